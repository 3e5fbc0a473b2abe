-- What was decided about records that cannot all be right. A decision names the field in which they
-- differ, the record that is right, if one is, and each record with the checksum it had then: when
-- one of them changes, the conflict is open again.

CREATE TABLE resolution (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  field TEXT NOT NULL CHECK (field <> ''),
  -- TYPE:ID of one of resolution_side; NULL where none is preferred.
  prefers TEXT,
  decided TEXT NOT NULL,
  decided_earliest TEXT NOT NULL,
  decided_latest TEXT NOT NULL,
  why TEXT NOT NULL,
  note TEXT
) STRICT;

-- The records that were in conflict.
CREATE TABLE resolution_side (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  -- Of the record as it was decided on, in canonical form; NULL where that does not matter.
  sha256 TEXT CHECK (length(sha256) = 64),
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER resolution_is_never_deleted BEFORE DELETE ON resolution
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of resolution are never deleted');
END;

CREATE TRIGGER resolution_is_never_changed BEFORE UPDATE ON resolution
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of resolution are never changed');
END;

CREATE TRIGGER resolution_side_is_never_deleted BEFORE DELETE ON resolution_side
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of resolution_side are never deleted');
END;

CREATE TRIGGER resolution_side_is_never_changed BEFORE UPDATE ON resolution_side
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of resolution_side are never changed');
END;

CREATE VIEW current_resolutions AS
SELECT
  revision.id, resolution.*,
  (
    SELECT group_concat(target_type || ':' || target_id, ' ') FROM resolution_side
    WHERE resolution_side.revision_id = revision.revision_id
  ) AS between_records,
  revision.known_from
FROM revision JOIN resolution USING (revision_id)
WHERE revision.type = 'resolution' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

-- The identities may be of the new type from now on. A CHECK cannot be changed in place, so the table
-- is made anew, with foreign keys off and checked at the end, as https://sqlite.org/lang_altertable.html
-- describes under "Making Other Kinds Of Table Schema Changes".

CREATE TABLE record_with_resolutions (
  type TEXT NOT NULL CHECK (type IN ('source', 'organization', 'accelerator', 'model', 'country_group', 'exchange_rate', 'ruling', 'capex', 'lag', 'statement', 'event', 'score', 'resolution')),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 80 AND id NOT GLOB '*[^a-z0-9-]*'),
  PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;

INSERT INTO record_with_resolutions (type, id) SELECT type, id FROM record ORDER BY type, id;

DROP TABLE record;

ALTER TABLE record_with_resolutions RENAME TO record;

CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of record are never deleted');
END;

CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of record are never changed');
END;
