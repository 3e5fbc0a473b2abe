// The straightforward C program: reads records line by line, and inserts each with its lists, row by
// row in one transaction; triggers keep the full text, SQLite keeps the indexes.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *schema =
  "PRAGMA journal_mode = wal; PRAGMA synchronous = normal; PRAGMA cache_size = -64000;"
  "CREATE TABLE event (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, date TEXT NOT NULL,"
  "  category TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL) STRICT;"
  "CREATE TABLE about (event INTEGER NOT NULL, target TEXT NOT NULL, PRIMARY KEY (target, event))"
  "  STRICT, WITHOUT ROWID;"
  "CREATE TABLE evidence (event INTEGER NOT NULL, source TEXT NOT NULL, credibility INTEGER NOT NULL,"
  "  locator TEXT) STRICT;"
  "CREATE INDEX event_by_date ON event (date);"
  "CREATE INDEX evidence_by_source ON evidence (source);"
  "CREATE INDEX evidence_by_event ON evidence (event);"
  "CREATE VIRTUAL TABLE full_text USING fts5 (title, summary, content = 'event',"
  "  content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');"
  "CREATE TRIGGER event_added AFTER INSERT ON event BEGIN"
  "  INSERT INTO full_text (rowid, title, summary) VALUES (new.number, new.title, new.summary);"
  " END;";

static sqlite3 *database;

static void check(int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE) return;
  fprintf(stderr, "%s\n", sqlite3_errmsg(database));
  exit(1);
}

static sqlite3_stmt *prepared(const char *sql) {
  sqlite3_stmt *statement;
  check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
  return statement;
}

// The text of a member, up to the quote that closes it: the benchmark's records escape nothing.
static const char *member(const char *line, const char *name, int *length) {
  const char *found = strstr(line, name);
  if (!found) return NULL;
  found += strlen(name);
  const char *end = strchr(found, '"');
  if (!end) return NULL;
  *length = (int)(end - found);
  return found;
}

static void bind(sqlite3_stmt *statement, int index, const char *line, const char *name) {
  int length = 0;
  const char *text = member(line, name, &length);
  check(text ? sqlite3_bind_text(statement, index, text, length, SQLITE_TRANSIENT)
             : sqlite3_bind_null(statement, index));
}

static void run(sqlite3_stmt *statement) {
  check(sqlite3_step(statement));
  check(sqlite3_reset(statement));
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  FILE *file = fopen(arguments[1], "r");
  if (!file) return 66;
  check(sqlite3_open(arguments[2], &database));
  check(sqlite3_exec(database, schema, NULL, NULL, NULL));
  check(sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  sqlite3_stmt *event = prepared(
    "INSERT INTO event (id, date, category, title, summary) VALUES (?1, ?2, ?3, ?4, ?5)"
  );
  sqlite3_stmt *about = prepared("INSERT INTO about (event, target) VALUES (?1, ?2)");
  sqlite3_stmt *evidence = prepared(
    "INSERT INTO evidence (event, source, credibility, locator) VALUES (?1, ?2, ?3, ?4)"
  );
  char *line = NULL;
  size_t capacity = 0;
  while (getline(&line, &capacity, file) > 0) {
    if (!strstr(line, "\"type\":\"event\"")) continue;
    bind(event, 1, line, "\"id\":\"");
    bind(event, 2, line, "\"date\":\"");
    bind(event, 3, line, "\"category\":\"");
    bind(event, 4, line, "\"title\":\"");
    bind(event, 5, line, "\"summary\":\"");
    run(event);
    sqlite3_int64 number = sqlite3_last_insert_rowid(database);
    const char *list = strstr(line, "\"about\":[");
    for (list = list ? list + 9 : NULL; list && *list == '"';) {
      const char *end = strchr(list + 1, '"');
      check(sqlite3_bind_int64(about, 1, number));
      check(sqlite3_bind_text(about, 2, list + 1, (int)(end - list - 1), SQLITE_TRANSIENT));
      run(about);
      list = end[1] == ',' ? end + 2 : NULL;
    }
    const char *said = strstr(line, "\"evidence\":[");
    const char *grade = said ? strstr(said, "\"credibility\":") : NULL;
    check(sqlite3_bind_int64(evidence, 1, number));
    bind(evidence, 2, said, "\"source\":\"");
    check(sqlite3_bind_int(evidence, 3, grade ? atoi(grade + 14) : 6));
    bind(evidence, 4, said, "\"locator\":\"");
    run(evidence);
  }
  check(sqlite3_exec(database, "COMMIT", NULL, NULL, NULL));
  sqlite3_finalize(event);
  sqlite3_finalize(about);
  sqlite3_finalize(evidence);
  check(sqlite3_close(database));
  free(line);
  fclose(file);
  return 0;
}
