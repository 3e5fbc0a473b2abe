#ifndef ALMANAC_MEASURE_H
#define ALMANAC_MEASURE_H

// Runs a program to its end, its output thrown away.
// Returns its exit code, or -1; `seconds` and `mebibytes` are what it took, at most at once.
int measure_run(char *const arguments[], double *seconds, double *mebibytes);

#endif
