// What a plain C program on the same SQLite needs for the same work: the floor.

#ifndef ALMANAC_FLOOR_H
#define ALMANAC_FLOOR_H

#include <stdint.h>

/// Columns of the table that is written and read.
enum { floor_columns = 5 };

/// A text of known length.
typedef struct {
  char *start;
  int count;
} floor_text;

/// A row, decoded.
typedef struct {
  floor_text columns[floor_columns];
} floor_row;

/// An open database with its statements, prepared once.
typedef struct floor_database floor_database;

/// Opens a database in memory with the table; null if SQLite refuses.
floor_database *floor_open(void);

/// Closes it.
void floor_close(floor_database *database);

/// Inserts `count` rows in one transaction, taking turns over `distinct` samples.
/// Returns 0 if every call succeeded.
int floor_insert(
  floor_database *database,
  const floor_row *samples,
  int64_t distinct,
  int64_t count
);

/// Reads every row into a growing array of structs, each text copied. Returns the array, and its
/// length through `count`; null on failure.
floor_row *floor_scan(floor_database *database, int64_t *count);

/// Frees what `floor_scan` returned.
void floor_free(floor_row *rows, int64_t count);

#endif
