-- Who repeats whom: a source that tells another's story names it, and the two are one independent
-- source.

ALTER TABLE source ADD COLUMN echoes TEXT;

CREATE INDEX source_by_echo ON source (echoes) WHERE echoes IS NOT NULL;
