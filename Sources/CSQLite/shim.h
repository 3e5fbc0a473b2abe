// SQLite's C interface, with what Swift cannot import from it: macros that cast, and functions
// that take a variable number of arguments.

#ifndef ALMANAC_CSQLITE_SHIM_H
#define ALMANAC_CSQLITE_SHIM_H

#include <sqlite3.h>

/// `SQLITE_TRANSIENT` is a cast of -1 to a function pointer, which Swift cannot import: SQLite
/// copies the bytes before the call returns.
static inline sqlite3_destructor_type almanac_sqlite_transient(void) {
  return SQLITE_TRANSIENT;
}

/// Sets an on/off option of one connection (`sqlite3_db_config` is variadic).
static inline int almanac_sqlite_configure(sqlite3 *database, int option, int value) {
  return sqlite3_db_config(database, option, value, (int *)0);
}

/// Has SQLite count no memory (`sqlite3_config` is variadic); refused once SQLite is in use.
static inline int almanac_sqlite_forgo_memory_counts(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

#endif
