-- One index of a record's versions instead of two: what one said last, and what it said before. No two
-- versions of a record end at the same time, and the one that holds has not ended.

DROP INDEX revision_current;
DROP INDEX revision_history;

CREATE UNIQUE INDEX revision_by_record ON revision (type, id, recorded_to);
