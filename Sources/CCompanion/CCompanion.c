#define _GNU_SOURCE
#include "CCompanion.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Swift sees neither the macros of waitpid nor the sets of signals that posix_spawn needs.

extern char **environ;

enum { piece_size = 65536, most_errors = 4096 };

typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
} buffer;

struct almanac_companion {
  pid_t process;
  int is_ended;
  int status;
  int input;
  int output;
  int errors;
  uint8_t *given;
  size_t given_count;
  size_t given_done;
  size_t most_output;
  buffer printed;
  buffer said;
};

static int append(buffer *all, const uint8_t *bytes, size_t count) {
  if (all->count + count > all->capacity) {
    size_t capacity = (all->count + count) * 2;
    uint8_t *grown = realloc(all->bytes, capacity);
    if (!grown) return -1;
    all->bytes = grown;
    all->capacity = capacity;
  }
  memcpy(all->bytes + all->count, bytes, count);
  all->count += count;
  return 0;
}

static void shut(int *descriptor) {
  if (*descriptor >= 0) close(*descriptor);
  *descriptor = -1;
}

// A pipe whose ends no other program inherits; our end does not block.
static int make_pipe(int ends[2], int ours) {
  if (pipe(ends) != 0) return -1;
  for (int end = 0; end < 2; end++) fcntl(ends[end], F_SETFD, FD_CLOEXEC);
  return fcntl(ends[ours], F_SETFL, O_NONBLOCK);
}

static int spawn(pid_t *process, const char *command, int in, int out, int errors) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, in, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  posix_spawn_file_actions_adddup2(&actions, errors, 2);
  sigset_t none, usual;
  sigemptyset(&none);
  sigemptyset(&usual);
  int numbers[] = {SIGINT, SIGTERM, SIGPIPE, SIGHUP, SIGQUIT};
  for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++) {
    sigaddset(&usual, numbers[index]);
  }
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &usual);
  // A group of its own, so that it can be killed with all that it started.
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(
    &attributes,
    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
  );
  char *arguments[] = {"sh", "-c", (char *)command, NULL};
  int code = posix_spawn(process, "/bin/sh", &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return code;
}

almanac_companion *almanac_companion_start(
  const char *command, const uint8_t *input, size_t count, size_t most_output
) {
  almanac_companion *companion = calloc(1, sizeof *companion);
  int in[2] = {-1, -1}, out[2] = {-1, -1}, errors[2] = {-1, -1};
  if (!companion) return NULL;
  companion->given = malloc(count + 1);
  int code = companion->given ? 0 : ENOMEM;
  if (!code && (make_pipe(in, 1) || make_pipe(out, 0) || make_pipe(errors, 0))) code = errno;
  if (!code) code = spawn(&companion->process, command, in[0], out[1], errors[1]);
  shut(&in[0]);
  shut(&out[1]);
  shut(&errors[1]);
  if (code) {
    shut(&in[1]);
    shut(&out[0]);
    shut(&errors[0]);
    free(companion->given);
    free(companion);
    errno = code;
    return NULL;
  }
  memcpy(companion->given, input, count);
  companion->given_count = count;
  companion->most_output = most_output;
  companion->input = in[1];
  companion->output = out[0];
  companion->errors = errors[0];
  return companion;
}

// Writes without being killed when the program has stopped reading.
static ssize_t write_quietly(int descriptor, const uint8_t *bytes, size_t count) {
  sigset_t pipe_signal, before;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_signal, &before);
  ssize_t written = write(descriptor, bytes, count);
  int code = errno;
#ifdef __linux__
  if (written < 0 && code == EPIPE) {
    struct timespec now = {0, 0};
    while (sigtimedwait(&pipe_signal, NULL, &now) < 0 && errno == EINTR) {}
  }
#endif
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = code;
  return written;
}

static void give(almanac_companion *companion) {
  while (companion->given_done < companion->given_count) {
    ssize_t written = write_quietly(
      companion->input,
      companion->given + companion->given_done,
      companion->given_count - companion->given_done
    );
    if (written < 0) {
      if (errno == EAGAIN || errno == EINTR) return;
      break;
    }
    companion->given_done += (size_t)written;
  }
  shut(&companion->input);
}

// Takes what is there: 0, or 2 if it is more than there may be.
static int take(int *descriptor, buffer *all, size_t most, int keeps_end) {
  uint8_t piece[piece_size];
  while (*descriptor >= 0) {
    ssize_t count = read(*descriptor, piece, sizeof piece);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
    if (count <= 0) {
      shut(descriptor);
      return 0;
    }
    if (append(all, piece, (size_t)count)) return 2;
    if (all->count > most) {
      if (!keeps_end) return 2;
      memmove(all->bytes, all->bytes + all->count - most, most);
      all->count = most;
    }
  }
  return 0;
}

int almanac_companion_step(almanac_companion *companion, int milliseconds) {
  if (!companion->is_ended) {
    struct pollfd waits[3] = {
      {companion->input, POLLOUT, 0}, {companion->output, POLLIN, 0}, {companion->errors, POLLIN, 0}
    };
    int is_quiet = companion->output < 0 && companion->errors < 0;
    poll(waits, 3, is_quiet && milliseconds > 5 ? 5 : milliseconds);
    pid_t ended = waitpid(companion->process, &companion->status, WNOHANG);
    companion->is_ended = ended == companion->process || (ended < 0 && errno == ECHILD);
  }
  if (companion->input >= 0) give(companion);
  if (take(&companion->errors, &companion->said, most_errors, 1)) return 2;
  if (take(&companion->output, &companion->printed, companion->most_output, 0)) return 2;
  return companion->is_ended;
}

int almanac_companion_code(const almanac_companion *companion) {
  if (WIFSIGNALED(companion->status)) return 128 + WTERMSIG(companion->status);
  return WEXITSTATUS(companion->status);
}

const uint8_t *almanac_companion_output(const almanac_companion *companion, size_t *count) {
  *count = companion->printed.count;
  return companion->printed.bytes;
}

const uint8_t *almanac_companion_errors(const almanac_companion *companion, size_t *count) {
  *count = companion->said.count;
  return companion->said.bytes;
}

void almanac_companion_end(almanac_companion *companion) {
  // What the program left behind in its group goes, too.
  kill(-companion->process, SIGKILL);
  if (!companion->is_ended) {
    while (waitpid(companion->process, &companion->status, 0) < 0 && errno == EINTR) {}
  }
  shut(&companion->input);
  shut(&companion->output);
  shut(&companion->errors);
  free(companion->given);
  free(companion->printed.bytes);
  free(companion->said.bytes);
  free(companion);
}
