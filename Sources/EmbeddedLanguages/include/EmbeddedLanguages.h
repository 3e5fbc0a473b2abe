#ifndef ALMANAC_EMBEDDED_LANGUAGES_H
#define ALMANAC_EMBEDDED_LANGUAGES_H

/// One language file, compiled into the program.
typedef struct {
  /// The file's name without its ending, as in "pt".
  const char *name;
  /// The file's bytes.
  const unsigned char *bytes;
  /// How many bytes there are.
  unsigned long count;
} almanac_embedded_language;

/// How many files are compiled in.
unsigned long almanac_embedded_language_count(void);

/// The file at a position from 0 to the count, sorted by name.
almanac_embedded_language almanac_embedded_language_at(unsigned long index);

#endif
