#ifndef ALMANAC_FOLDERS_H
#define ALMANAC_FOLDERS_H

// Swaps two paths of one file system in a single step: 0, or -1 where the system cannot.
int almanac_exchange(const char *first, const char *second);

#endif
