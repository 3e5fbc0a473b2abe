#include "durable.h"
#include "faulty_disk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { sector = 512 };

/// A change that is not synced: a write, or a truncation if it has no bytes.
typedef struct change {
  struct change *next;
  int64_t offset;
  size_t count;
  unsigned char bytes[];
} change;

struct durable_file {
  durable_file *next;
  char *path;
  unsigned char *synced;
  size_t size;
  change *first;
  change *last;
};

static void *checked(void *memory) {
  if (!memory) {
    fputs("faulty disk: out of memory\n", stderr);
    abort();
  }
  return memory;
}

static void read_synced(durable_file *file) {
  free(file->synced);
  file->synced = 0;
  file->size = 0;
  FILE *stream = fopen(file->path, "rb");
  if (!stream) return;
  fseek(stream, 0, SEEK_END);
  file->size = (size_t)ftell(stream);
  rewind(stream);
  file->synced = checked(malloc(file->size + 1));
  file->size = fread(file->synced, 1, file->size, stream);
  fclose(stream);
}

static void drop_changes(durable_file *file) {
  while (file->first) {
    change *next = file->first->next;
    free(file->first);
    file->first = next;
  }
  file->last = 0;
}

static durable_file *find(durable_files *files, const char *path, int creates) {
  durable_file *file = files->first;
  while (file && strcmp(file->path, path) != 0) file = file->next;
  if (file || !creates) return file;
  file = checked(calloc(1, sizeof *file));
  file->path = checked(strdup(path));
  read_synced(file);
  file->next = files->first;
  files->first = file;
  return file;
}

static void append(
  durable_files *files,
  const char *path,
  const void *bytes,
  size_t count,
  int64_t offset
) {
  durable_file *file = find(files, path, 1);
  change *added = checked(malloc(sizeof *added + count));
  added->next = 0;
  added->offset = offset;
  added->count = count;
  if (count) memcpy(added->bytes, bytes, count);
  if (file->last) file->last->next = added; else file->first = added;
  file->last = added;
}

void durable_write(
  durable_files *files,
  const char *path,
  const void *bytes,
  size_t count,
  int64_t offset
) {
  if (count) append(files, path, bytes, count, offset);
}

void durable_truncate(durable_files *files, const char *path, int64_t size) {
  append(files, path, 0, 0, size);
}

void durable_sync(durable_files *files, const char *path) {
  durable_file *file = find(files, path, 0);
  if (!file) return;
  drop_changes(file);
  read_synced(file);
}

void durable_forget(durable_files *files, const char *path) {
  durable_file **link = &files->first;
  while (*link && strcmp((*link)->path, path) != 0) link = &(*link)->next;
  durable_file *file = *link;
  if (!file) return;
  *link = file->next;
  drop_changes(file);
  free(file->synced);
  free(file->path);
  free(file);
}

void durable_clear(durable_files *files) {
  while (files->first) durable_forget(files, files->first->path);
}

/// SplitMix64, so that a seed names one outcome.
static uint64_t next_random(uint64_t *state) {
  uint64_t z = *state += 0x9E3779B97F4A7C15u;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
  z = (z ^ z >> 27) * 0x94D049BB133111EBu;
  return z ^ z >> 31;
}

static void resize(durable_file *file, size_t size) {
  file->synced = checked(realloc(file->synced, size + 1));
  if (size > file->size) memset(file->synced + file->size, 0, size - file->size);
  file->size = size;
}

static void apply(durable_file *file, const change *change, size_t from, size_t to) {
  size_t end = (size_t)change->offset + to;
  if (end > file->size) resize(file, end);
  memcpy(file->synced + change->offset + from, change->bytes + from, to - from);
}

static void crash_file(durable_file *file, int survivors, uint64_t *random) {
  for (const change *change = file->first; change; change = change->next) {
    // 0 and 1: lost; 2 and 3: kept; 4: torn, if it is a write.
    uint64_t fate = survivors == faulty_survive_all ? 2 : next_random(random) % 5;
    if (fate < 2) continue;
    if (change->count == 0) {
      resize(file, (size_t)change->offset);
    } else if (fate < 4) {
      apply(file, change, 0, change->count);
    } else {
      for (size_t from = 0; from < change->count; from += sector) {
        size_t to = from + sector < change->count ? from + sector : change->count;
        if (next_random(random) % 2) apply(file, change, from, to);
      }
    }
  }
}

void durable_crash(durable_files *files, int survivors, uint64_t seed) {
  for (durable_file *file = files->first; file; file = file->next) {
    if (!file->first) continue;
    if (survivors != faulty_survive_none) crash_file(file, survivors, &seed);
    FILE *stream = fopen(file->path, "wb");
    if (!stream) continue;
    if (file->size) fwrite(file->synced, 1, file->size, stream);
    fclose(stream);
  }
}
