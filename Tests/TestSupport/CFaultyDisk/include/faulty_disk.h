// A disk that fails on purpose: a SQLite VFS over the default one.
//
// The VFS becomes the default of the process. It passes everything through, except for files below
// the folder of a faulty disk, so that tests that run at the same time do not meet.

#ifndef ALMANAC_FAULTY_DISK_H
#define ALMANAC_FAULTY_DISK_H

#include <stdint.h>

/// What can be done to a file, as bits.
enum {
  faulty_read = 1,
  faulty_write = 2,
  faulty_sync = 4,
  faulty_truncate = 8,
  faulty_delete = 16,
  faulty_open = 32,
  faulty_lock = 64,
  faulty_map = 128,
  faulty_kinds = 8,
};

/// What becomes of writes that were not synced when the power was cut.
enum {
  faulty_survive_none = 0,
  faulty_survive_all = 1,
  faulty_survive_random = 2,
};

typedef struct faulty_disk faulty_disk;

/// Makes the folder a faulty disk, healthy at first; null if memory ran out.
faulty_disk *faulty_disk_create(const char *folder);

/// Makes the folder an ordinary one again. No file of it may be open.
void faulty_disk_destroy(faulty_disk *disk);

/// Counts from 0 again and lets every operation succeed.
void faulty_disk_heal(faulty_disk *disk);

/// Fails the operation number `at`, counted from 1 over those of the kinds, and if `lasting` all
/// that follow.
void faulty_disk_fail(faulty_disk *disk, int kinds, int64_t at, int lasting);

/// From write number `at` on, refuses every write that makes a file longer.
void faulty_disk_fill(faulty_disk *disk, int64_t at);

/// Cuts the power at change number `at` (writes, syncs, truncations and deletions): nothing is
/// changed any more, and of the changes not yet synced only the survivors are kept.
void faulty_disk_cut(faulty_disk *disk, int64_t at, int survivors, uint64_t seed);

/// How many operations of the kinds were asked for since the disk was healed or a fault was set.
int64_t faulty_disk_count(faulty_disk *disk, int kinds);

/// How many operations failed since then.
int64_t faulty_disk_strikes(faulty_disk *disk);

#endif
