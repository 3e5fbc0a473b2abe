#define _DEFAULT_SOURCE
#include "CMemory.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

// Has the heap take so much address space at once, and asks for it in huge pages: a text's arrays
// are filled once, and each small page would be a fault of its own. What is never touched costs
// nothing; where there are no huge pages, or not so much space, all is as before.
static void almanac_widen_heap(size_t size) {
  const uintptr_t page = (uintptr_t)2 << 20;
  mallopt(M_TOP_PAD, (int)size);
  // More than the heap has left, so that it grows.
  void *grown = malloc(1 << 20);
  mallopt(M_TOP_PAD, 4 << 20);
  uintptr_t start = ((uintptr_t)grown + page - 1) & ~(page - 1);
  uintptr_t end = (uintptr_t)sbrk(0) & ~(page - 1);
  if (grown != NULL && (uintptr_t)grown < end && start < end) {
    madvise((void *)start, end - start, MADV_HUGEPAGE);
  }
  free(grown);
}
#endif

// Swift does not see mallopt.
void almanac_keep_memory(void) {
#if defined(__GLIBC__)
  // Nothing is mapped by itself, however large: it would go back to the system when it is freed.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, INT_MAX);
  almanac_widen_heap(256 << 20);
#endif
}
