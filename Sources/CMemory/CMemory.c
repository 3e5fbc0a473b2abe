#include "CMemory.h"

#include <limits.h>
#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

// Swift does not see mallopt.
void almanac_keep_memory(void) {
#if defined(__GLIBC__)
  // The largest that is taken: half a heap of an arena.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
#endif
}
