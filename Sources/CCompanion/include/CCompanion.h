#ifndef ALMANAC_COMPANION_H
#define ALMANAC_COMPANION_H

#include <stddef.h>
#include <stdint.h>

// Another program that is given some bytes on standard input and answers on standard output.
typedef struct almanac_companion almanac_companion;

// Starts a command of the shell in a process group of its own; NULL, with errno, if that fails.
almanac_companion *almanac_companion_start(
  const char *command, const uint8_t *input, size_t count, size_t most_output
);

// Gives and takes for at most some milliseconds.
// Returns 0 while the program runs, 1 once it has ended, 2 if it printed more than it may.
int almanac_companion_step(almanac_companion *companion, int milliseconds);

// How it ended: its exit code, or 128 and the signal.
int almanac_companion_code(const almanac_companion *companion);

// What it printed on standard output, and the end of what it printed on standard error.
const uint8_t *almanac_companion_output(const almanac_companion *companion, size_t *count);
const uint8_t *almanac_companion_errors(const almanac_companion *companion, size_t *count);

// Kills it with all that it started, if it still runs, and frees everything.
void almanac_companion_end(almanac_companion *companion);

#endif
