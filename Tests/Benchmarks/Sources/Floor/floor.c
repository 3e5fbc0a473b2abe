#include "floor.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

struct floor_database {
  sqlite3 *handle;
  sqlite3_stmt *insert;
  sqlite3_stmt *select;
};

static int prepare(sqlite3 *handle, const char *sql, sqlite3_stmt **statement) {
  return sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, 0);
}

floor_database *floor_open(void) {
  floor_database *database = calloc(1, sizeof *database);
  if (!database) return 0;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(":memory:", &database->handle, flags, 0) == SQLITE_OK
      && sqlite3_exec(
           database->handle,
           "CREATE TABLE source (id TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT NOT NULL,"
           " url TEXT NOT NULL, published TEXT NOT NULL) STRICT",
           0,
           0,
           0
         ) == SQLITE_OK
      && prepare(
           database->handle,
           "INSERT INTO source (id, title, publisher, url, published) VALUES (?1, ?2, ?3, ?4, ?5)",
           &database->insert
         ) == SQLITE_OK
      && prepare(
           database->handle,
           "SELECT id, title, publisher, url, published FROM source",
           &database->select
         ) == SQLITE_OK) {
    return database;
  }
  floor_close(database);
  return 0;
}

void floor_close(floor_database *database) {
  if (!database) return;
  sqlite3_finalize(database->insert);
  sqlite3_finalize(database->select);
  sqlite3_close(database->handle);
  free(database);
}

int floor_insert(
  floor_database *database,
  const floor_row *samples,
  int64_t distinct,
  int64_t count
) {
  sqlite3_stmt *insert = database->insert;
  if (sqlite3_exec(database->handle, "BEGIN IMMEDIATE", 0, 0, 0) != SQLITE_OK) return 1;
  for (int64_t number = 0; number < count; number++) {
    const floor_row *row = &samples[number % distinct];
    for (int column = 0; column < floor_columns; column++) {
      const floor_text *text = &row->columns[column];
      int code = sqlite3_bind_text(insert, column + 1, text->start, text->count, SQLITE_STATIC);
      if (code != SQLITE_OK) return 1;
    }
    if (sqlite3_step(insert) != SQLITE_DONE) return 1;
    if (sqlite3_reset(insert) != SQLITE_OK) return 1;
  }
  return sqlite3_exec(database->handle, "COMMIT", 0, 0, 0) != SQLITE_OK;
}

floor_row *floor_scan(floor_database *database, int64_t *count) {
  sqlite3_stmt *select = database->select;
  int64_t capacity = 64;
  floor_row *rows = malloc(sizeof *rows * (size_t)capacity);
  *count = 0;
  int code;
  while (rows && (code = sqlite3_step(select)) == SQLITE_ROW) {
    if (*count == capacity) {
      capacity *= 2;
      floor_row *grown = realloc(rows, sizeof *rows * (size_t)capacity);
      if (!grown) break;
      rows = grown;
    }
    floor_row *row = &rows[*count];
    for (int column = 0; column < floor_columns; column++) {
      if (sqlite3_column_type(select, column) != SQLITE_TEXT) return 0;
      const unsigned char *start = sqlite3_column_text(select, column);
      int length = sqlite3_column_bytes(select, column);
      char *copy = malloc((size_t)length + 1);
      if (!start || !copy) return 0;
      memcpy(copy, start, (size_t)length + 1);
      row->columns[column] = (floor_text){copy, length};
    }
    *count += 1;
  }
  if (sqlite3_reset(select) != SQLITE_OK) return 0;
  return rows;
}

void floor_free(floor_row *rows, int64_t count) {
  for (int64_t number = 0; number < count; number++) {
    for (int column = 0; column < floor_columns; column++) free(rows[number].columns[column].start);
  }
  free(rows);
}
