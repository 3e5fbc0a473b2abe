// The files of Migrations/, Seeds/ and the importer's Mappings/, compiled in, so that one copied
// program works anywhere.
// A new file needs a line in each of the two places below; a test finds one that is missing.

#pragma clang diagnostic ignored "-Wc23-extensions"

#include "embedded.h"

static const unsigned char mappings_epoch_hardware_json[] = {
#embed "../AlmanacImport/Mappings/epoch-hardware.json"
};
static const unsigned char mappings_epoch_models_json[] = {
#embed "../AlmanacImport/Mappings/epoch-models.json"
};
static const unsigned char mappings_federal_register_json[] = {
#embed "../AlmanacImport/Mappings/federal-register.json"
};
static const unsigned char migrations_0001_initial_sql[] = {
#embed "../../Migrations/0001-initial.sql"
};
static const unsigned char migrations_0002_candidates_sql[] = {
#embed "../../Migrations/0002-candidates.sql"
};
static const unsigned char migrations_0003_echoes_sql[] = {
#embed "../../Migrations/0003-echoes.sql"
};
static const unsigned char migrations_0004_resolutions_sql[] = {
#embed "../../Migrations/0004-resolutions.sql"
};
static const unsigned char migrations_0005_citations_sql[] = {
#embed "../../Migrations/0005-citations.sql"
};
static const unsigned char migrations_0006_versions_sql[] = {
#embed "../../Migrations/0006-versions.sql"
};
static const unsigned char seeds_accelerators_jsonl[] = {
#embed "../../Seeds/accelerators.jsonl"
};
static const unsigned char seeds_capex_jsonl[] = {
#embed "../../Seeds/capex.jsonl"
};
static const unsigned char seeds_country_groups_jsonl[] = {
#embed "../../Seeds/country-groups.jsonl"
};
static const unsigned char seeds_events_jsonl[] = {
#embed "../../Seeds/events.jsonl"
};
static const unsigned char seeds_exchange_rates_jsonl[] = {
#embed "../../Seeds/exchange-rates.jsonl"
};
static const unsigned char seeds_lag_jsonl[] = {
#embed "../../Seeds/lag.jsonl"
};
static const unsigned char seeds_model_scores_jsonl[] = {
#embed "../../Seeds/model-scores.jsonl"
};
static const unsigned char seeds_models_jsonl[] = {
#embed "../../Seeds/models.jsonl"
};
static const unsigned char seeds_organizations_jsonl[] = {
#embed "../../Seeds/organizations.jsonl"
};
static const unsigned char seeds_resolutions_jsonl[] = {
#embed "../../Seeds/resolutions.jsonl"
};
static const unsigned char seeds_rulings_jsonl[] = {
#embed "../../Seeds/rulings.jsonl"
};
static const unsigned char seeds_sources_jsonl[] = {
#embed "../../Seeds/sources.jsonl"
};
static const unsigned char seeds_statements_jsonl[] = {
#embed "../../Seeds/statements.jsonl"
};

#define FILE_OF(folder, name, bytes) {folder, name, bytes, sizeof(bytes)}

static const struct embedded_file files[] = {
    FILE_OF("Sources/AlmanacImport/Mappings", "epoch-hardware.json", mappings_epoch_hardware_json),
    FILE_OF("Sources/AlmanacImport/Mappings", "epoch-models.json", mappings_epoch_models_json),
    FILE_OF("Sources/AlmanacImport/Mappings", "federal-register.json", mappings_federal_register_json),
    FILE_OF("Migrations", "0001-initial.sql", migrations_0001_initial_sql),
    FILE_OF("Migrations", "0002-candidates.sql", migrations_0002_candidates_sql),
    FILE_OF("Migrations", "0003-echoes.sql", migrations_0003_echoes_sql),
    FILE_OF("Migrations", "0004-resolutions.sql", migrations_0004_resolutions_sql),
    FILE_OF("Migrations", "0005-citations.sql", migrations_0005_citations_sql),
    FILE_OF("Migrations", "0006-versions.sql", migrations_0006_versions_sql),
    FILE_OF("Seeds", "accelerators.jsonl", seeds_accelerators_jsonl),
    FILE_OF("Seeds", "capex.jsonl", seeds_capex_jsonl),
    FILE_OF("Seeds", "country-groups.jsonl", seeds_country_groups_jsonl),
    FILE_OF("Seeds", "events.jsonl", seeds_events_jsonl),
    FILE_OF("Seeds", "exchange-rates.jsonl", seeds_exchange_rates_jsonl),
    FILE_OF("Seeds", "lag.jsonl", seeds_lag_jsonl),
    FILE_OF("Seeds", "model-scores.jsonl", seeds_model_scores_jsonl),
    FILE_OF("Seeds", "models.jsonl", seeds_models_jsonl),
    FILE_OF("Seeds", "organizations.jsonl", seeds_organizations_jsonl),
    FILE_OF("Seeds", "resolutions.jsonl", seeds_resolutions_jsonl),
    FILE_OF("Seeds", "rulings.jsonl", seeds_rulings_jsonl),
    FILE_OF("Seeds", "sources.jsonl", seeds_sources_jsonl),
    FILE_OF("Seeds", "statements.jsonl", seeds_statements_jsonl),
};

const struct embedded_file *embedded_file_at(size_t index) {
  return index < sizeof(files) / sizeof(files[0]) ? &files[index] : NULL;
}
