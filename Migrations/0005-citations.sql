-- Answers that were cited, and the records that each rested on. A citation is no fact: it says that
-- somebody was given an answer, and names the state of the almanac that gave it. What is retracted or
-- revised later can so be traced to the answers that used it.

CREATE TABLE citation (
  citation_id INTEGER PRIMARY KEY,
  -- All that is needed to ask again, on any machine.
  token TEXT NOT NULL UNIQUE,
  -- The question as it was typed, without the program's name.
  question TEXT NOT NULL,
  cited_at TEXT NOT NULL CHECK (cited_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT;

-- What the answer rested on: facts, what they name, and their sources, with the digest of each.
CREATE TABLE citation_record (
  citation_id INTEGER NOT NULL REFERENCES citation (citation_id),
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  PRIMARY KEY (citation_id, type, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX citation_by_record ON citation_record (type, id);

CREATE TRIGGER citation_is_never_deleted BEFORE DELETE ON citation
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of citation are never deleted');
END;

CREATE TRIGGER citation_is_never_changed BEFORE UPDATE ON citation
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of citation are never changed');
END;

CREATE TRIGGER citation_record_is_never_deleted BEFORE DELETE ON citation_record
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of citation_record are never deleted');
END;

CREATE TRIGGER citation_record_is_never_changed BEFORE UPDATE ON citation_record
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of citation_record are never changed');
END;
