// Files that are compiled into the program.

#ifndef ALMANAC_EMBEDDED_H
#define ALMANAC_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
  const char *folder;
  const char *name;
  const unsigned char *bytes;
  size_t size;
};

/// The file at an index, or a null pointer past the last.
const struct embedded_file *embedded_file_at(size_t index);

#endif
