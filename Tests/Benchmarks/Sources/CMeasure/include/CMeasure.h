#ifndef ALMANAC_MEASURE_H
#define ALMANAC_MEASURE_H

// Runs a program to its end, its output thrown away.
// Returns its exit code, or -1; what it took is its time from start to end, the time of all its
// threads on processors, and its memory at most.
int measure_run(
  char *const arguments[], double *seconds, double *processor_seconds, double *mebibytes
);

#endif
