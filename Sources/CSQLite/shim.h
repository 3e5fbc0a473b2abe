// SQLite's C interface, with what Swift cannot import from it: macros that cast.

#ifndef ALMANAC_CSQLITE_SHIM_H
#define ALMANAC_CSQLITE_SHIM_H

#include <sqlite3.h>

/// `SQLITE_TRANSIENT` is a cast of -1 to a function pointer, which Swift cannot import: SQLite
/// copies the bytes before the call returns.
static inline sqlite3_destructor_type almanac_sqlite_transient(void) {
  return SQLITE_TRANSIENT;
}

#endif
