#include "faulty_disk.h"
#include "durable.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { changes = faulty_write | faulty_sync | faulty_truncate | faulty_delete };

typedef enum { healthy, failing, full, cut } fault;

struct faulty_disk {
  faulty_disk *next;
  char *folder;
  pthread_mutex_t mutex;
  int64_t counts[faulty_kinds];
  int64_t strikes;
  fault fault;
  int kinds;
  int64_t at;
  int lasting;
  int survivors;
  uint64_t seed;
  int is_dark;
  durable_files durable;
};

/// A file: ours, followed in memory by the one of the default VFS.
typedef struct {
  sqlite3_file base;
  faulty_disk *disk;
  const char *path;
} faulty_file;

static pthread_mutex_t registry = PTHREAD_MUTEX_INITIALIZER;
static faulty_disk *disks;
static sqlite3_vfs *original;
static sqlite3_vfs faulty_vfs;

static sqlite3_file *real(sqlite3_file *file) {
  return (sqlite3_file *)((faulty_file *)file + 1);
}

// MARK: Deciding

static int64_t counted(const faulty_disk *disk, int kinds) {
  int64_t sum = 0;
  for (int kind = 0; kind < faulty_kinds; kind++) {
    if (kinds & 1 << kind) sum += disk->counts[kind];
  }
  return sum;
}

/// Counts an operation and says whether it fails. The mutex is held.
static int strikes(faulty_disk *disk, int kind, int grows) {
  for (int index = 0; index < faulty_kinds; index++) {
    if (kind == 1 << index) disk->counts[index]++;
  }
  if (disk->fault == healthy || !(kind & disk->kinds)) return 0;
  int64_t number = counted(disk, disk->kinds);
  int struck = 0;
  switch (disk->fault) {
    case healthy: break;
    case failing: struck = disk->lasting ? number >= disk->at : number == disk->at; break;
    case full: struck = number >= disk->at && grows; break;
    case cut: struck = number >= disk->at; break;
  }
  disk->strikes += struck;
  return struck;
}

static int error_code(const faulty_disk *disk, int kind) {
  if (disk->fault == full) return SQLITE_FULL;
  switch (kind) {
    case faulty_read: return SQLITE_IOERR_READ;
    case faulty_write: return SQLITE_IOERR_WRITE;
    case faulty_sync: return SQLITE_IOERR_FSYNC;
    case faulty_truncate: return SQLITE_IOERR_TRUNCATE;
    case faulty_delete: return SQLITE_IOERR_DELETE;
    case faulty_open: return SQLITE_CANTOPEN;
    case faulty_lock: return SQLITE_IOERR_LOCK;
    default: return SQLITE_IOERR_SHMMAP;
  }
}

/// The power goes out during a change, which is the first that may be lost.
static void go_dark(faulty_disk *disk) {
  if (disk->fault != cut || disk->is_dark) return;
  disk->is_dark = 1;
  durable_crash(&disk->durable, disk->survivors, disk->seed);
}

/// An operation that changes no file: fails it, or lets it through.
#define PASS(file, kind, call) \
  faulty_disk *disk = ((faulty_file *)(file))->disk; \
  if (!disk) return call; \
  pthread_mutex_lock(&disk->mutex); \
  int struck = strikes(disk, kind, 0); \
  int code = struck ? error_code(disk, kind) : SQLITE_OK; \
  pthread_mutex_unlock(&disk->mutex); \
  return struck ? code : call;

// MARK: Files

static int file_close(sqlite3_file *file) {
  return real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
}

static int file_read(sqlite3_file *file, void *into, int count, sqlite3_int64 offset) {
  PASS(file, faulty_read, real(file)->pMethods->xRead(real(file), into, count, offset))
}

static int file_write(sqlite3_file *file, const void *from, int count, sqlite3_int64 offset) {
  faulty_disk *disk = ((faulty_file *)file)->disk;
  if (!disk) return real(file)->pMethods->xWrite(real(file), from, count, offset);
  const char *path = ((faulty_file *)file)->path;
  pthread_mutex_lock(&disk->mutex);
  sqlite3_int64 size = 0;
  int code = real(file)->pMethods->xFileSize(real(file), &size);
  if (code == SQLITE_OK) {
    int struck = strikes(disk, faulty_write, offset + count > size);
    if (disk->fault == cut && !disk->is_dark && path) {
      durable_write(&disk->durable, path, from, (size_t)count, offset);
    }
    if (struck) go_dark(disk);
    code = struck
      ? error_code(disk, faulty_write)
      : real(file)->pMethods->xWrite(real(file), from, count, offset);
  }
  pthread_mutex_unlock(&disk->mutex);
  return code;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
  faulty_disk *disk = ((faulty_file *)file)->disk;
  if (!disk) return real(file)->pMethods->xTruncate(real(file), size);
  const char *path = ((faulty_file *)file)->path;
  pthread_mutex_lock(&disk->mutex);
  int struck = strikes(disk, faulty_truncate, 0);
  if (disk->fault == cut && !disk->is_dark && path) {
    durable_truncate(&disk->durable, path, size);
  }
  if (struck) go_dark(disk);
  int code = struck
    ? error_code(disk, faulty_truncate)
    : real(file)->pMethods->xTruncate(real(file), size);
  pthread_mutex_unlock(&disk->mutex);
  return code;
}

static int file_sync(sqlite3_file *file, int flags) {
  faulty_disk *disk = ((faulty_file *)file)->disk;
  if (!disk) return real(file)->pMethods->xSync(real(file), flags);
  const char *path = ((faulty_file *)file)->path;
  pthread_mutex_lock(&disk->mutex);
  int struck = strikes(disk, faulty_sync, 0);
  if (struck) go_dark(disk);
  // The real disk need not be waited for: what is durable here is what the model says.
  int code = struck ? error_code(disk, faulty_sync) : SQLITE_OK;
  if (code == SQLITE_OK && disk->fault == cut && path) durable_sync(&disk->durable, path);
  pthread_mutex_unlock(&disk->mutex);
  return code;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}

static int file_lock(sqlite3_file *file, int level) {
  PASS(file, faulty_lock, real(file)->pMethods->xLock(real(file), level))
}

static int file_unlock(sqlite3_file *file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}

static int file_check_lock(sqlite3_file *file, int *result) {
  return real(file)->pMethods->xCheckReservedLock(real(file), result);
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int file_sector_size(sqlite3_file *file) {
  return real(file)->pMethods->xSectorSize(real(file));
}

static int file_characteristics(sqlite3_file *file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int file_map(sqlite3_file *file, int page, int size, int extend, void volatile **region) {
  PASS(file, faulty_map, real(file)->pMethods->xShmMap(real(file), page, size, extend, region))
}

static int file_shared_lock(sqlite3_file *file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void file_barrier(sqlite3_file *file) {
  real(file)->pMethods->xShmBarrier(real(file));
}

static int file_unmap(sqlite3_file *file, int delete) {
  return real(file)->pMethods->xShmUnmap(real(file), delete);
}

/// Version 2: shared memory for the write-ahead log, and no mapped pages, which would be written
/// past this VFS.
static const sqlite3_io_methods methods = {
  2,
  file_close,
  file_read,
  file_write,
  file_truncate,
  file_sync,
  file_size,
  file_lock,
  file_unlock,
  file_check_lock,
  file_control,
  file_sector_size,
  file_characteristics,
  file_map,
  file_shared_lock,
  file_barrier,
  file_unmap,
  0,
  0,
};

// MARK: The file system

static faulty_disk *disk_of(const char *path) {
  if (!path) return 0;
  pthread_mutex_lock(&registry);
  faulty_disk *disk = disks;
  while (disk && strncmp(path, disk->folder, strlen(disk->folder)) != 0) disk = disk->next;
  pthread_mutex_unlock(&registry);
  return disk;
}

static int vfs_open(
  sqlite3_vfs *vfs,
  const char *path,
  sqlite3_file *file,
  int flags,
  int *out_flags
) {
  faulty_file *mine = (faulty_file *)file;
  memset(mine, 0, sizeof *mine);
  faulty_disk *disk = disk_of(path);
  if (disk) {
    pthread_mutex_lock(&disk->mutex);
    int struck = strikes(disk, faulty_open, 0) || disk->is_dark;
    pthread_mutex_unlock(&disk->mutex);
    if (struck) return SQLITE_CANTOPEN;
  }
  int code = original->xOpen(original, path, real(file), flags, out_flags);
  // A file with methods is closed by SQLite even if opening failed.
  if (real(file)->pMethods) {
    mine->base.pMethods = &methods;
    mine->disk = disk;
    mine->path = path;
  }
  return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync_folder) {
  faulty_disk *disk = disk_of(path);
  if (!disk) return original->xDelete(original, path, sync_folder);
  pthread_mutex_lock(&disk->mutex);
  int struck = strikes(disk, faulty_delete, 0);
  if (struck) go_dark(disk);
  int code = struck
    ? error_code(disk, faulty_delete)
    : original->xDelete(original, path, sync_folder);
  if (code == SQLITE_OK) durable_forget(&disk->durable, path);
  pthread_mutex_unlock(&disk->mutex);
  return code;
}

static void install(void) {
  original = sqlite3_vfs_find(0);
  faulty_vfs = *original;
  faulty_vfs.pNext = 0;
  faulty_vfs.zName = "faulty-disk";
  faulty_vfs.szOsFile = (int)sizeof(faulty_file) + original->szOsFile;
  faulty_vfs.xOpen = vfs_open;
  faulty_vfs.xDelete = vfs_delete;
  sqlite3_vfs_register(&faulty_vfs, 1);
}

// MARK: Disks

faulty_disk *faulty_disk_create(const char *folder) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  sqlite3_initialize();
  pthread_once(&once, install);
  faulty_disk *disk = calloc(1, sizeof *disk);
  if (!disk) return 0;
  size_t length = strlen(folder);
  disk->folder = malloc(length + 2);
  if (!disk->folder) {
    free(disk);
    return 0;
  }
  memcpy(disk->folder, folder, length);
  memcpy(disk->folder + length, "/", 2);
  pthread_mutex_init(&disk->mutex, 0);
  pthread_mutex_lock(&registry);
  disk->next = disks;
  disks = disk;
  pthread_mutex_unlock(&registry);
  return disk;
}

void faulty_disk_destroy(faulty_disk *disk) {
  pthread_mutex_lock(&registry);
  faulty_disk **link = &disks;
  while (*link && *link != disk) link = &(*link)->next;
  if (*link) *link = disk->next;
  pthread_mutex_unlock(&registry);
  durable_clear(&disk->durable);
  pthread_mutex_destroy(&disk->mutex);
  free(disk->folder);
  free(disk);
}

static void set(faulty_disk *disk, fault fault, int kinds, int64_t at) {
  memset(disk->counts, 0, sizeof disk->counts);
  disk->strikes = 0;
  disk->fault = fault;
  disk->kinds = kinds;
  disk->at = at;
  disk->is_dark = 0;
  durable_clear(&disk->durable);
}

void faulty_disk_heal(faulty_disk *disk) {
  pthread_mutex_lock(&disk->mutex);
  set(disk, healthy, 0, 0);
  pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_fail(faulty_disk *disk, int kinds, int64_t at, int lasting) {
  pthread_mutex_lock(&disk->mutex);
  set(disk, failing, kinds, at);
  disk->lasting = lasting;
  pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_fill(faulty_disk *disk, int64_t at) {
  pthread_mutex_lock(&disk->mutex);
  set(disk, full, faulty_write, at);
  pthread_mutex_unlock(&disk->mutex);
}

void faulty_disk_cut(faulty_disk *disk, int64_t at, int survivors, uint64_t seed) {
  pthread_mutex_lock(&disk->mutex);
  set(disk, cut, changes, at);
  disk->survivors = survivors;
  disk->seed = seed;
  pthread_mutex_unlock(&disk->mutex);
}

int64_t faulty_disk_count(faulty_disk *disk, int kinds) {
  pthread_mutex_lock(&disk->mutex);
  int64_t count = counted(disk, kinds);
  pthread_mutex_unlock(&disk->mutex);
  return count;
}

int64_t faulty_disk_strikes(faulty_disk *disk) {
  pthread_mutex_lock(&disk->mutex);
  int64_t strikes = disk->strikes;
  pthread_mutex_unlock(&disk->mutex);
  return strikes;
}
