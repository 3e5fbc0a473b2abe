-- The first schema of an almanac. Every fact lives in revisions that are only ever added or closed.
--
-- Times are UTC text, days are text 'YYYY-MM-DD'; both sort as they read. Open ends are sentinels:
-- '0000-01-01' and '9999-12-31' for days, '9999-12-31T23:59:59.999999Z' for record time.
-- All intervals are half-open, except day bounds (earliest, latest), which include both ends.

-- Which migrations made this file, with the checksum of each as it was run.
CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

-- The ledger: every write belongs to a batch. A batch is sealed when its transaction ends, and its
-- rows are never changed again.
CREATE TABLE batch (
  batch_id INTEGER PRIMARY KEY,
  action TEXT NOT NULL CHECK (action IN ('seed', 'import', 'restore', 'add', 'revise', 'retract', 'undo', 'merge', 'erase', 'accept', 'reject')),
  origin TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  program TEXT NOT NULL,
  recorded_at TEXT NOT NULL UNIQUE CHECK (recorded_at GLOB '????-??-??T??:??:??.??????Z'),
  added INTEGER NOT NULL DEFAULT 0,
  revised INTEGER NOT NULL DEFAULT 0,
  retracted INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0,
  why TEXT,
  sealed INTEGER NOT NULL DEFAULT 0 CHECK (sealed IN (0, 1)),
  CHECK (sealed = 0 OR length(sha256) = 64)
) STRICT;

-- The identity of a record: what revisions and evidence refer to.
CREATE TABLE record (
  type TEXT NOT NULL CHECK (type IN ('source', 'organization', 'accelerator', 'model', 'country_group', 'exchange_rate', 'ruling', 'capex', 'lag', 'statement', 'event', 'score')),
  id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 80 AND id NOT GLOB '*[^a-z0-9-]*'),
  PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;

-- One version of a record, on the three clocks: event time (event, with its day bounds), public time
-- (known_from until known_to), record time (recorded_from until recorded_to).
CREATE TABLE revision (
  revision_id INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES batch (batch_id),
  closing_batch_id INTEGER REFERENCES batch (batch_id),
  recorded_from TEXT NOT NULL,
  recorded_to TEXT NOT NULL DEFAULT '9999-12-31T23:59:59.999999Z',
  known_from TEXT NOT NULL DEFAULT '0000-01-01',
  known_to TEXT NOT NULL DEFAULT '9999-12-31',
  event TEXT NOT NULL,
  event_earliest TEXT NOT NULL,
  event_latest TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  FOREIGN KEY (type, id) REFERENCES record (type, id),
  CHECK (recorded_from < recorded_to),
  CHECK (event_earliest <= event_latest)
) STRICT;

CREATE UNIQUE INDEX revision_current ON revision (type, id)
  WHERE recorded_to = '9999-12-31T23:59:59.999999Z';
CREATE INDEX revision_history ON revision (type, id, recorded_from);
CREATE INDEX revision_by_event ON revision (event_earliest, event_latest, type, id) WHERE event <> '';
CREATE INDEX revision_by_batch ON revision (batch_id);
CREATE INDEX revision_by_closing_batch ON revision (closing_batch_id)
  WHERE closing_batch_id IS NOT NULL;

-- Where something was published.
CREATE TABLE source (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  url TEXT,
  title TEXT NOT NULL,
  publisher TEXT,
  language TEXT NOT NULL,
  published TEXT NOT NULL,
  published_earliest TEXT NOT NULL,
  published_latest TEXT NOT NULL,
  retracted TEXT,
  retracted_earliest TEXT,
  retracted_latest TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('regulation', 'filing', 'dataset', 'research', 'press-release', 'news', 'analysis', 'datasheet')),
  reliability TEXT NOT NULL CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
  via TEXT,
  note TEXT
) STRICT;

CREATE INDEX source_by_url ON source (url) WHERE url IS NOT NULL;

-- The text of a source that was imported as a news item.
CREATE TABLE article (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  text TEXT NOT NULL
) STRICT;

-- Where an article names what the almanac knows; positions count Unicode scalars.
CREATE TABLE mention (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  CHECK (start < "end"),
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

-- Companies, authorities, laboratories and groups of them.
CREATE TABLE organization (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  name TEXT NOT NULL,
  country TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('chipmaker', 'foundry', 'cloud', 'lab', 'regulator', 'legislature', 'government', 'analyst', 'media', 'group')),
  note TEXT
) STRICT;

-- The organizations that a group consists of.
CREATE TABLE group_member (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  organization TEXT NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

-- Other names of organizations, accelerators and models.
CREATE TABLE alias (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  alias TEXT NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

-- Chips for AI computing. Rates by number format stand in dense_tops.
CREATE TABLE accelerator (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  name TEXT NOT NULL,
  vendor TEXT NOT NULL,
  architecture TEXT,
  announced TEXT,
  announced_earliest TEXT,
  announced_latest TEXT,
  released TEXT,
  released_earliest TEXT,
  released_latest TEXT,
  process TEXT,
  dies INTEGER CHECK (dies > 0),
  die_area_mm2 REAL CHECK (die_area_mm2 > 0),
  transistors_billion REAL,
  memory_gb REAL,
  memory_kind TEXT,
  memory_bandwidth_gb_s REAL,
  interconnect_gb_s REAL,
  tdp_w REAL,
  published_tpp REAL,
  variant_of TEXT,
  market TEXT CHECK (market IN ('datacenter', 'consumer', 'workstation')),
  note TEXT
) STRICT;

-- Dense rates of accelerators, in 10^12 operations a second.
CREATE TABLE dense_tops (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  format TEXT NOT NULL,
  tops REAL NOT NULL CHECK (tops > 0),
  PRIMARY KEY (revision_id, format)
) STRICT, WITHOUT ROWID;

-- AI models.
CREATE TABLE model (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  name TEXT NOT NULL,
  developer TEXT NOT NULL,
  released TEXT,
  released_earliest TEXT,
  released_latest TEXT,
  country TEXT,
  note TEXT
) STRICT;

-- Memberships of country groups: first day, and first day no longer a member.
CREATE TABLE country_group (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  group_name TEXT NOT NULL,
  country TEXT NOT NULL,
  name TEXT NOT NULL,
  member_from TEXT,
  member_to TEXT,
  as_of TEXT,
  note TEXT
) STRICT;

-- What one unit of a currency was worth on average.
CREATE TABLE exchange_rate (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  currency TEXT NOT NULL,
  period TEXT NOT NULL,
  period_earliest TEXT NOT NULL,
  period_latest TEXT NOT NULL,
  usd_per_unit REAL NOT NULL CHECK (usd_per_unit > 0),
  basis TEXT NOT NULL CHECK (basis IN ('daily', 'monthly')),
  observations INTEGER NOT NULL,
  partial_through TEXT,
  note TEXT
) STRICT;

-- What authorities decided, announced or proposed.
CREATE TABLE ruling (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  title TEXT NOT NULL,
  authority TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  instrument TEXT NOT NULL CHECK (instrument IN ('rule', 'license-requirement', 'guidance', 'proclamation', 'announcement', 'bill', 'statute', 'import-restriction', 'enforcement', 'review')),
  track TEXT NOT NULL CHECK (track IN ('export-license', 'import', 'tariff', 'entity-list', 'end-use', 'revenue', 'other')),
  force TEXT NOT NULL CHECK (force IN ('law', 'directed', 'announced', 'reported')),
  status TEXT NOT NULL CHECK (status IN ('proposed', 'announced', 'in-force', 'amended', 'rescinded', 'superseded', 'expired', 'under-review', 'failed')),
  effect TEXT NOT NULL CHECK (effect IN ('restrict', 'ease', 'condition', 'rescind', 'tariff', 'clarify')),
  announced TEXT NOT NULL,
  announced_earliest TEXT NOT NULL,
  announced_latest TEXT NOT NULL,
  effective TEXT,
  effective_earliest TEXT,
  effective_latest TEXT,
  applies_from TEXT,
  applies_from_earliest TEXT,
  applies_from_latest TEXT,
  ended TEXT,
  ended_earliest TEXT,
  ended_latest TEXT,
  citation TEXT,
  rate_percent REAL,
  review_policy TEXT CHECK (review_policy IN ('prohibited', 'policy-of-denial', 'presumption-of-denial', 'case-by-case', 'presumption-of-approval', 'license-exception', 'granted', 'none')),
  summary TEXT NOT NULL,
  note TEXT
) STRICT;

-- Where a ruling reaches: countries, groups, '*' for anywhere abroad, '?' after what is not certain.
CREATE TABLE ruling_place (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  role TEXT NOT NULL CHECK (role IN ('destination', 'except', 'headquarters')),
  position INTEGER NOT NULL CHECK (position >= 0),
  place TEXT NOT NULL,
  PRIMARY KEY (revision_id, role, position)
) STRICT, WITHOUT ROWID;

-- What a ruling governs; none listed: export, reexport and transfer.
CREATE TABLE ruling_transaction (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('export', 'reexport', 'transfer', 'remote-access')),
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

-- The accelerators that a ruling names as covered ('*' for all) or as not covered.
CREATE TABLE ruling_accelerator (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  role TEXT NOT NULL CHECK (role IN ('named', 'exempt')),
  position INTEGER NOT NULL CHECK (position >= 0),
  accelerator TEXT NOT NULL,
  PRIMARY KEY (revision_id, role, position)
) STRICT, WITHOUT ROWID;

-- The makers whose chips a letter binds; none listed: all.
CREATE TABLE ruling_maker (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  organization TEXT NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

-- Conditions attached to a ruling, and buyers or uses it is limited to.
CREATE TABLE ruling_phrase (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  role TEXT NOT NULL CHECK (role IN ('condition', 'only-for')),
  position INTEGER NOT NULL CHECK (position >= 0),
  phrase TEXT NOT NULL,
  PRIMARY KEY (revision_id, role, position)
) STRICT, WITHOUT ROWID;

-- How rulings bear on each other.
CREATE TABLE ruling_relation (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  role TEXT NOT NULL CHECK (role IN ('amends', 'supersedes', 'narrows', 'implements')),
  position INTEGER NOT NULL CHECK (position >= 0),
  ruling TEXT NOT NULL,
  PRIMARY KEY (revision_id, role, position)
) STRICT, WITHOUT ROWID;

-- The alternatives by which a ruling covers accelerators it does not name: one that holds is enough.
CREATE TABLE threshold_alternative (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  alternative INTEGER NOT NULL,
  label TEXT NOT NULL,
  applies_to TEXT NOT NULL CHECK (applies_to IN ('datacenter', 'non-datacenter', 'any')),
  PRIMARY KEY (revision_id, alternative)
) STRICT, WITHOUT ROWID;

-- The conditions of an alternative: all of them must hold.
CREATE TABLE threshold_condition (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  alternative INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  metric TEXT NOT NULL CHECK (metric IN ('tpp', 'performance_density', 'interconnect_gb_s', 'memory_bandwidth_gb_s', 'memory_gb', 'total_bandwidth_gb_s')),
  op TEXT NOT NULL CHECK (op IN ('>=', '>', '<=', '<')),
  value REAL NOT NULL,
  PRIMARY KEY (revision_id, alternative, position)
) STRICT, WITHOUT ROWID;

-- Where a ruling's review policy differs: the first case that fits counts.
CREATE TABLE review_case (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  review_case INTEGER NOT NULL,
  policy TEXT NOT NULL CHECK (policy IN ('prohibited', 'policy-of-denial', 'presumption-of-denial', 'case-by-case', 'presumption-of-approval', 'license-exception', 'granted', 'none')),
  PRIMARY KEY (revision_id, review_case)
) STRICT, WITHOUT ROWID;

-- The destinations and seats that a case fits; none listed: all.
CREATE TABLE review_case_place (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  review_case INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('destination', 'headquarters')),
  position INTEGER NOT NULL CHECK (position >= 0),
  place TEXT NOT NULL,
  PRIMARY KEY (revision_id, review_case, role, position)
) STRICT, WITHOUT ROWID;

-- What organizations spent on compute or mean to spend, in whole units of the currency.
CREATE TABLE capex (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  subject TEXT NOT NULL,
  period TEXT NOT NULL,
  period_earliest TEXT NOT NULL,
  period_latest TEXT NOT NULL,
  fiscal_label TEXT,
  amount_value REAL,
  amount_min REAL,
  amount_max REAL,
  amount_approximate INTEGER CHECK (amount_approximate = 1),
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  basis TEXT NOT NULL CHECK (basis IN ('reported', 'guidance', 'estimate')),
  scope TEXT NOT NULL CHECK (scope IN ('total-capex', 'ai-infrastructure', 'datacenter')),
  published TEXT NOT NULL,
  published_earliest TEXT NOT NULL,
  published_latest TEXT NOT NULL,
  supersedes TEXT,
  note TEXT,
  CHECK (coalesce(amount_value, amount_min, amount_max) IS NOT NULL)
) STRICT;

-- How far one side's models trail another's, in months.
CREATE TABLE lag (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  behind_country TEXT,
  behind_organization TEXT,
  behind_model TEXT,
  ahead_country TEXT,
  ahead_organization TEXT,
  ahead_model TEXT,
  months_value REAL,
  months_min REAL,
  months_max REAL,
  months_approximate INTEGER CHECK (months_approximate = 1),
  observed TEXT NOT NULL,
  observed_earliest TEXT NOT NULL,
  observed_latest TEXT NOT NULL,
  published TEXT NOT NULL,
  published_earliest TEXT NOT NULL,
  published_latest TEXT NOT NULL,
  method TEXT NOT NULL,
  summary TEXT NOT NULL,
  note TEXT,
  CHECK (coalesce(months_value, months_min, months_max) IS NOT NULL),
  CHECK (coalesce(behind_country, behind_organization, behind_model) IS NOT NULL),
  CHECK (coalesce(ahead_country, ahead_organization, ahead_model) IS NOT NULL)
) STRICT;

-- What somebody said, and in what sense.
CREATE TABLE statement (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  speaker TEXT NOT NULL,
  made TEXT NOT NULL,
  made_earliest TEXT NOT NULL,
  made_latest TEXT NOT NULL,
  modality TEXT NOT NULL CHECK (modality IN ('assertion', 'admission', 'forecast', 'rumor', 'denial', 'proposal')),
  summary TEXT NOT NULL,
  note TEXT
) STRICT;

-- What happened.
CREATE TABLE event (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  date TEXT NOT NULL,
  date_earliest TEXT NOT NULL,
  date_latest TEXT NOT NULL,
  category TEXT NOT NULL CHECK (category IN ('launch', 'order', 'shipment', 'import-block', 'smuggling', 'investigation', 'earnings', 'legislation', 'policy-signal', 'other')),
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  note TEXT
) STRICT;

-- What statements and events are about, as they were written.
CREATE TABLE about (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

-- Models' results on a metric, by vintage.
CREATE TABLE score (
  revision_id INTEGER PRIMARY KEY REFERENCES revision (revision_id),
  model TEXT NOT NULL,
  name TEXT NOT NULL,
  developer TEXT,
  country TEXT,
  released TEXT,
  released_earliest TEXT,
  released_latest TEXT,
  metric TEXT NOT NULL,
  value REAL NOT NULL,
  low REAL,
  high REAL,
  as_of TEXT NOT NULL,
  accessibility TEXT,
  note TEXT
) STRICT;

-- The countries of a model that has several.
CREATE TABLE score_country (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  country TEXT NOT NULL,
  PRIMARY KEY (revision_id, position)
) STRICT, WITHOUT ROWID;

-- Who says so: the sources of a fact, each with its credibility (1 confirmed to 5 improbable, 6 cannot
-- be judged) and, for facts read out of an article, the characters that say so.
CREATE TABLE evidence (
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  position INTEGER NOT NULL CHECK (position >= 0),
  source TEXT NOT NULL,
  locator TEXT,
  credibility INTEGER NOT NULL CHECK (credibility BETWEEN 1 AND 6),
  start INTEGER,
  "end" INTEGER,
  PRIMARY KEY (revision_id, position),
  CHECK ((start IS NULL) = ("end" IS NULL) AND (start IS NULL OR start < "end"))
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_by_source ON evidence (source);

-- Everything that a revision names, under the field that names it: records (by type), countries,
-- country groups, architectures. This is what "about" and "country" filters read.
CREATE TABLE link (
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  revision_id INTEGER NOT NULL REFERENCES revision (revision_id),
  field TEXT NOT NULL,
  PRIMARY KEY (target_type, target_id, revision_id, field)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_by_revision ON link (revision_id);

-- Full text, by revision_id as rowid. Text is stored nowhere else than in the tables above; Chinese,
-- Japanese and Korean characters are indexed one by one, so search for them with spaces between
-- them, in quotes: '"出 口 管 制"'. Accents do not matter.
CREATE VIRTUAL TABLE full_text USING fts5 (
  title, names, body, text,
  content = '',
  tokenize = "unicode61 remove_diacritics 2"
);

-- Append-only: nothing is deleted, and of a sealed batch nothing is changed but that a later batch
-- closes a revision.

CREATE TRIGGER migration_is_never_deleted BEFORE DELETE ON migration
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of migration are never deleted');
END;

CREATE TRIGGER migration_is_never_changed BEFORE UPDATE ON migration
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of migration are never changed');
END;

CREATE TRIGGER batch_is_never_deleted BEFORE DELETE ON batch
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of batch are never deleted');
END;

CREATE TRIGGER batch_is_sealed_once BEFORE UPDATE ON batch
WHEN OLD.sealed = 1
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: a sealed batch is never changed');
END;

CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of record are never deleted');
END;

CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of record are never changed');
END;

CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of revision are never deleted');
END;

CREATE TRIGGER revision_is_only_closed BEFORE UPDATE ON revision
WHEN NOT (
  OLD.revision_id = NEW.revision_id AND OLD.type = NEW.type AND OLD.id = NEW.id
  AND OLD.batch_id = NEW.batch_id AND OLD.recorded_from = NEW.recorded_from
  AND OLD.event = NEW.event AND OLD.event_earliest = NEW.event_earliest
  AND OLD.event_latest = NEW.event_latest AND OLD.sha256 = NEW.sha256
  AND (
    (
      OLD.known_from = NEW.known_from AND OLD.known_to = NEW.known_to
      AND OLD.recorded_to = '9999-12-31T23:59:59.999999Z'
      AND OLD.closing_batch_id IS NULL AND NEW.closing_batch_id IS NOT NULL
    )
    OR (
      OLD.recorded_to = NEW.recorded_to AND OLD.closing_batch_id IS NEW.closing_batch_id
      AND EXISTS (SELECT 1 FROM batch WHERE batch_id = OLD.batch_id AND sealed = 0)
    )
  )
)
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: a revision is only ever closed');
END;

CREATE TRIGGER source_is_never_deleted BEFORE DELETE ON source
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of source are never deleted');
END;

CREATE TRIGGER source_is_never_changed BEFORE UPDATE ON source
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of source are never changed');
END;

CREATE TRIGGER article_is_never_deleted BEFORE DELETE ON article
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of article are never deleted');
END;

CREATE TRIGGER article_is_never_changed BEFORE UPDATE ON article
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of article are never changed');
END;

CREATE TRIGGER mention_is_never_deleted BEFORE DELETE ON mention
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of mention are never deleted');
END;

CREATE TRIGGER mention_is_never_changed BEFORE UPDATE ON mention
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of mention are never changed');
END;

CREATE TRIGGER organization_is_never_deleted BEFORE DELETE ON organization
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of organization are never deleted');
END;

CREATE TRIGGER organization_is_never_changed BEFORE UPDATE ON organization
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of organization are never changed');
END;

CREATE TRIGGER group_member_is_never_deleted BEFORE DELETE ON group_member
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of group_member are never deleted');
END;

CREATE TRIGGER group_member_is_never_changed BEFORE UPDATE ON group_member
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of group_member are never changed');
END;

CREATE TRIGGER alias_is_never_deleted BEFORE DELETE ON alias
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of alias are never deleted');
END;

CREATE TRIGGER alias_is_never_changed BEFORE UPDATE ON alias
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of alias are never changed');
END;

CREATE TRIGGER accelerator_is_never_deleted BEFORE DELETE ON accelerator
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of accelerator are never deleted');
END;

CREATE TRIGGER accelerator_is_never_changed BEFORE UPDATE ON accelerator
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of accelerator are never changed');
END;

CREATE TRIGGER dense_tops_is_never_deleted BEFORE DELETE ON dense_tops
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of dense_tops are never deleted');
END;

CREATE TRIGGER dense_tops_is_never_changed BEFORE UPDATE ON dense_tops
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of dense_tops are never changed');
END;

CREATE TRIGGER model_is_never_deleted BEFORE DELETE ON model
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of model are never deleted');
END;

CREATE TRIGGER model_is_never_changed BEFORE UPDATE ON model
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of model are never changed');
END;

CREATE TRIGGER country_group_is_never_deleted BEFORE DELETE ON country_group
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of country_group are never deleted');
END;

CREATE TRIGGER country_group_is_never_changed BEFORE UPDATE ON country_group
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of country_group are never changed');
END;

CREATE TRIGGER exchange_rate_is_never_deleted BEFORE DELETE ON exchange_rate
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of exchange_rate are never deleted');
END;

CREATE TRIGGER exchange_rate_is_never_changed BEFORE UPDATE ON exchange_rate
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of exchange_rate are never changed');
END;

CREATE TRIGGER ruling_is_never_deleted BEFORE DELETE ON ruling
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling are never deleted');
END;

CREATE TRIGGER ruling_is_never_changed BEFORE UPDATE ON ruling
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling are never changed');
END;

CREATE TRIGGER ruling_place_is_never_deleted BEFORE DELETE ON ruling_place
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_place are never deleted');
END;

CREATE TRIGGER ruling_place_is_never_changed BEFORE UPDATE ON ruling_place
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_place are never changed');
END;

CREATE TRIGGER ruling_transaction_is_never_deleted BEFORE DELETE ON ruling_transaction
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_transaction are never deleted');
END;

CREATE TRIGGER ruling_transaction_is_never_changed BEFORE UPDATE ON ruling_transaction
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_transaction are never changed');
END;

CREATE TRIGGER ruling_accelerator_is_never_deleted BEFORE DELETE ON ruling_accelerator
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_accelerator are never deleted');
END;

CREATE TRIGGER ruling_accelerator_is_never_changed BEFORE UPDATE ON ruling_accelerator
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_accelerator are never changed');
END;

CREATE TRIGGER ruling_maker_is_never_deleted BEFORE DELETE ON ruling_maker
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_maker are never deleted');
END;

CREATE TRIGGER ruling_maker_is_never_changed BEFORE UPDATE ON ruling_maker
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_maker are never changed');
END;

CREATE TRIGGER ruling_phrase_is_never_deleted BEFORE DELETE ON ruling_phrase
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_phrase are never deleted');
END;

CREATE TRIGGER ruling_phrase_is_never_changed BEFORE UPDATE ON ruling_phrase
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_phrase are never changed');
END;

CREATE TRIGGER ruling_relation_is_never_deleted BEFORE DELETE ON ruling_relation
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_relation are never deleted');
END;

CREATE TRIGGER ruling_relation_is_never_changed BEFORE UPDATE ON ruling_relation
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of ruling_relation are never changed');
END;

CREATE TRIGGER threshold_alternative_is_never_deleted BEFORE DELETE ON threshold_alternative
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of threshold_alternative are never deleted');
END;

CREATE TRIGGER threshold_alternative_is_never_changed BEFORE UPDATE ON threshold_alternative
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of threshold_alternative are never changed');
END;

CREATE TRIGGER threshold_condition_is_never_deleted BEFORE DELETE ON threshold_condition
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of threshold_condition are never deleted');
END;

CREATE TRIGGER threshold_condition_is_never_changed BEFORE UPDATE ON threshold_condition
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of threshold_condition are never changed');
END;

CREATE TRIGGER review_case_is_never_deleted BEFORE DELETE ON review_case
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of review_case are never deleted');
END;

CREATE TRIGGER review_case_is_never_changed BEFORE UPDATE ON review_case
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of review_case are never changed');
END;

CREATE TRIGGER review_case_place_is_never_deleted BEFORE DELETE ON review_case_place
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of review_case_place are never deleted');
END;

CREATE TRIGGER review_case_place_is_never_changed BEFORE UPDATE ON review_case_place
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of review_case_place are never changed');
END;

CREATE TRIGGER capex_is_never_deleted BEFORE DELETE ON capex
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of capex are never deleted');
END;

CREATE TRIGGER capex_is_never_changed BEFORE UPDATE ON capex
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of capex are never changed');
END;

CREATE TRIGGER lag_is_never_deleted BEFORE DELETE ON lag
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of lag are never deleted');
END;

CREATE TRIGGER lag_is_never_changed BEFORE UPDATE ON lag
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of lag are never changed');
END;

CREATE TRIGGER statement_is_never_deleted BEFORE DELETE ON statement
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of statement are never deleted');
END;

CREATE TRIGGER statement_is_never_changed BEFORE UPDATE ON statement
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of statement are never changed');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of event are never deleted');
END;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of event are never changed');
END;

CREATE TRIGGER about_is_never_deleted BEFORE DELETE ON about
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of about are never deleted');
END;

CREATE TRIGGER about_is_never_changed BEFORE UPDATE ON about
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of about are never changed');
END;

CREATE TRIGGER score_is_never_deleted BEFORE DELETE ON score
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of score are never deleted');
END;

CREATE TRIGGER score_is_never_changed BEFORE UPDATE ON score
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of score are never changed');
END;

CREATE TRIGGER score_country_is_never_deleted BEFORE DELETE ON score_country
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of score_country are never deleted');
END;

CREATE TRIGGER score_country_is_never_changed BEFORE UPDATE ON score_country
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of score_country are never changed');
END;

CREATE TRIGGER evidence_is_never_deleted BEFORE DELETE ON evidence
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of evidence are never deleted');
END;

CREATE TRIGGER evidence_is_never_changed BEFORE UPDATE ON evidence
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of evidence are never changed');
END;

CREATE TRIGGER link_is_never_deleted BEFORE DELETE ON link
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of link are never deleted');
END;

CREATE TRIGGER link_is_never_changed BEFORE UPDATE ON link
BEGIN
  SELECT RAISE(ABORT, 'an almanac is append-only: rows of link are never changed');
END;

-- Views for people. They show what is recorded now; the tables hold every revision.

CREATE VIEW current_sources AS
SELECT revision.id, source.*, revision.known_from
FROM revision JOIN source USING (revision_id)
WHERE revision.type = 'source' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_organizations AS
SELECT revision.id, organization.*, revision.known_from
FROM revision JOIN organization USING (revision_id)
WHERE revision.type = 'organization' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_accelerators AS
SELECT revision.id, accelerator.*, revision.known_from
FROM revision JOIN accelerator USING (revision_id)
WHERE revision.type = 'accelerator' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_models AS
SELECT revision.id, model.*, revision.known_from
FROM revision JOIN model USING (revision_id)
WHERE revision.type = 'model' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_country_groups AS
SELECT revision.id, country_group.*, revision.known_from
FROM revision JOIN country_group USING (revision_id)
WHERE revision.type = 'country_group' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_exchange_rates AS
SELECT revision.id, exchange_rate.*, revision.known_from
FROM revision JOIN exchange_rate USING (revision_id)
WHERE revision.type = 'exchange_rate' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_rulings AS
SELECT revision.id, ruling.*, revision.known_from
FROM revision JOIN ruling USING (revision_id)
WHERE revision.type = 'ruling' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_capex AS
SELECT revision.id, capex.*, revision.known_from
FROM revision JOIN capex USING (revision_id)
WHERE revision.type = 'capex' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_lags AS
SELECT revision.id, lag.*, revision.known_from
FROM revision JOIN lag USING (revision_id)
WHERE revision.type = 'lag' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_statements AS
SELECT revision.id, statement.*, revision.known_from
FROM revision JOIN statement USING (revision_id)
WHERE revision.type = 'statement' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_events AS
SELECT revision.id, event.*, revision.known_from
FROM revision JOIN event USING (revision_id)
WHERE revision.type = 'event' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

CREATE VIEW current_scores AS
SELECT revision.id, score.*, revision.known_from
FROM revision JOIN score USING (revision_id)
WHERE revision.type = 'score' AND revision.recorded_to = '9999-12-31T23:59:59.999999Z';

-- Evidence of what is recorded now, with the source it rests on and its Admiralty grade.
CREATE VIEW current_evidence AS
SELECT
  revision.type, revision.id, evidence.source, source.reliability || evidence.credibility AS grade,
  evidence.locator, source.publisher, source.published, source.url
FROM revision
JOIN evidence USING (revision_id)
JOIN revision AS cited
  ON cited.type = 'source' AND cited.id = evidence.source
  AND cited.recorded_to = '9999-12-31T23:59:59.999999Z'
JOIN source ON source.revision_id = cited.revision_id
WHERE revision.recorded_to = '9999-12-31T23:59:59.999999Z';

-- What happened, in order.
CREATE VIEW timeline AS
SELECT
  revision.event AS date, revision.type AS kind, revision.id,
  coalesce(
    ruling.title, event.title, statement.summary, lag.summary, accelerator.name, model.name,
    source.title,
    capex.subject || ': ' || capex.basis || ' ' || capex.scope || ' of '
      || coalesce(
        printf('%.0f', capex.amount_value),
        coalesce(printf('%.0f', capex.amount_min), '') || '..'
          || coalesce(printf('%.0f', capex.amount_max), '')
      ) || ' ' || capex.currency
  ) AS what,
  (
    SELECT min(grade) FROM current_evidence
    WHERE current_evidence.type = revision.type AND current_evidence.id = revision.id
  ) AS grade,
  revision.known_from
FROM revision
LEFT JOIN ruling USING (revision_id)
LEFT JOIN event USING (revision_id)
LEFT JOIN statement USING (revision_id)
LEFT JOIN lag USING (revision_id)
LEFT JOIN accelerator USING (revision_id)
LEFT JOIN model USING (revision_id)
LEFT JOIN capex USING (revision_id)
LEFT JOIN source USING (revision_id)
WHERE revision.recorded_to = '9999-12-31T23:59:59.999999Z' AND revision.event <> ''
  AND (
    revision.type IN ('ruling', 'event', 'statement', 'lag', 'accelerator', 'model', 'capex')
    OR EXISTS (SELECT 1 FROM article WHERE article.revision_id = revision.revision_id)
  )
ORDER BY revision.event_earliest, revision.event_latest, revision.type, revision.id;
