// What a power cut leaves of files: what was synced, and some of what was not.

#ifndef ALMANAC_DURABLE_H
#define ALMANAC_DURABLE_H

#include <stddef.h>
#include <stdint.h>

typedef struct durable_file durable_file;

/// The files of a disk that were changed.
typedef struct {
  durable_file *first;
} durable_files;

/// Remembers a write, which is about to happen.
void durable_write(
  durable_files *files,
  const char *path,
  const void *bytes,
  size_t count,
  int64_t offset
);

/// Remembers a truncation, which is about to happen.
void durable_truncate(durable_files *files, const char *path, int64_t size);

/// Everything in the file is on the disk now.
void durable_sync(durable_files *files, const char *path);

/// The file was deleted.
void durable_forget(durable_files *files, const char *path);

/// Rewrites every file to what was synced, and those changes since that survive. A surviving write
/// may be torn between sectors.
void durable_crash(durable_files *files, int survivors, uint64_t seed);

/// Forgets all.
void durable_clear(durable_files *files);

#endif
