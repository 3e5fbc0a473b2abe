#define _GNU_SOURCE
#include "CMeasure.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double seconds_of(struct timeval time) {
  return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

int measure_run(
  char *const arguments[], double *seconds, double *processor_seconds, double *mebibytes
) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  pid_t process;
  int code = posix_spawnp(&process, arguments[0], &actions, NULL, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (code) return -1;
  int status;
  struct rusage usage;
  if (wait4(process, &status, 0, &usage) != process) return -1;
  clock_gettime(CLOCK_MONOTONIC, &end);
  *seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) * 1e-9;
  *processor_seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
#ifdef __APPLE__
  *mebibytes = (double)usage.ru_maxrss / 1048576;
#else
  *mebibytes = (double)usage.ru_maxrss / 1024;
#endif
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
