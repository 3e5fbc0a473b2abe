#include "EmbeddedLanguages.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// To add a language, add its file to ../AlmanacExtract/Languages, one array here, and one
// row to the table below. A test compares the table with the folder.

static const unsigned char file_ar[] = {
#embed "../AlmanacExtract/Languages/ar.json"
};
static const unsigned char file_de[] = {
#embed "../AlmanacExtract/Languages/de.json"
};
static const unsigned char file_en[] = {
#embed "../AlmanacExtract/Languages/en.json"
};
static const unsigned char file_es[] = {
#embed "../AlmanacExtract/Languages/es.json"
};
static const unsigned char file_fr[] = {
#embed "../AlmanacExtract/Languages/fr.json"
};
static const unsigned char file_it[] = {
#embed "../AlmanacExtract/Languages/it.json"
};
static const unsigned char file_ja[] = {
#embed "../AlmanacExtract/Languages/ja.json"
};
static const unsigned char file_ko[] = {
#embed "../AlmanacExtract/Languages/ko.json"
};
static const unsigned char file_pt[] = {
#embed "../AlmanacExtract/Languages/pt.json"
};
static const unsigned char file_ru[] = {
#embed "../AlmanacExtract/Languages/ru.json"
};
static const unsigned char file_und[] = {
#embed "../AlmanacExtract/Languages/und.json"
};
static const unsigned char file_zh[] = {
#embed "../AlmanacExtract/Languages/zh.json"
};

#define ROW(name) {#name, file_##name, sizeof file_##name}

static const almanac_embedded_language table[] = {
    ROW(ar), ROW(de), ROW(en), ROW(es), ROW(fr),  ROW(it),
    ROW(ja), ROW(ko), ROW(pt), ROW(ru), ROW(und), ROW(zh),
};

unsigned long almanac_embedded_language_count(void) {
  return sizeof table / sizeof table[0];
}

almanac_embedded_language almanac_embedded_language_at(unsigned long index) {
  return table[index];
}
