-- What was read out of articles and waits for a person: candidate facts. They are not facts: nothing
-- but review reads them. Accepting one adds a record with the characters as evidence; a rejected one
-- is remembered, and does not come back when the article is read again.

CREATE TABLE candidate (
  candidate_id INTEGER PRIMARY KEY,
  -- The type of record it would be.
  type TEXT NOT NULL CHECK (type IN ('event', 'capex', 'lag', 'statement')),
  source TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
  -- Of source, type and fields: the same reading is staged once.
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  CHECK (start < "end")
) STRICT;

-- The fields that were read, as a person would type them for 'almanac add'.
CREATE TABLE candidate_field (
  candidate_id INTEGER NOT NULL REFERENCES candidate (candidate_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (candidate_id, position)
) STRICT, WITHOUT ROWID;

-- What a person decided, once for each candidate.
CREATE TABLE candidate_decision (
  candidate_id INTEGER PRIMARY KEY REFERENCES candidate (candidate_id),
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'rejected')),
  -- The record that an accepted one became.
  id TEXT,
  why TEXT,
  batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
  CHECK ((decision = 'accepted') = (id IS NOT NULL))
) STRICT;

CREATE TRIGGER candidate_is_never_deleted BEFORE DELETE ON candidate
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of candidate are never deleted');
END;

CREATE TRIGGER candidate_is_never_changed BEFORE UPDATE ON candidate
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of candidate are never changed');
END;

CREATE TRIGGER candidate_field_is_never_deleted BEFORE DELETE ON candidate_field
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of candidate_field are never deleted');
END;

CREATE TRIGGER candidate_field_is_never_changed BEFORE UPDATE ON candidate_field
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of candidate_field are never changed');
END;

CREATE TRIGGER candidate_decision_is_never_deleted BEFORE DELETE ON candidate_decision
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of candidate_decision are never deleted');
END;

CREATE TRIGGER candidate_decision_is_never_changed BEFORE UPDATE ON candidate_decision
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of candidate_decision are never changed');
END;

-- What waits for review, the surest first.
CREATE VIEW open_candidates AS
SELECT
  candidate_id, type, source, confidence,
  (
    SELECT group_concat(field || '=' || value, '; ') FROM candidate_field
    WHERE candidate_field.candidate_id = candidate.candidate_id AND field <> 'evidence'
  ) AS fields
FROM candidate
WHERE candidate_id NOT IN (SELECT candidate_id FROM candidate_decision)
ORDER BY confidence DESC, candidate_id;
