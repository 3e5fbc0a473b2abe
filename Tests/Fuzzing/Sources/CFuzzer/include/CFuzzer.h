#ifndef ALMANAC_FUZZER_H
#define ALMANAC_FUZZER_H

#include <stddef.h>
#include <stdint.h>

// libFuzzer's loop; it comes with the compiler's runtime and has no header.
int LLVMFuzzerRunDriver(
  int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size)
);

#endif
