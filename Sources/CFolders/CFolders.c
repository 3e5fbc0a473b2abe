#define _GNU_SOURCE
#include "CFolders.h"

#include <fcntl.h>
#include <stdio.h>

// Swift does not see renameat2, which glibc shows only under _GNU_SOURCE.
int almanac_exchange(const char *first, const char *second) {
#if defined(__linux__) && defined(RENAME_EXCHANGE)
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
#else
  (void)first;
  (void)second;
  return -1;
#endif
}
