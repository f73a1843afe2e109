// SPDX-License-Identifier: Apache-2.0
#include "view/files_ahead.h"

#include "base/caller.h"
#include "base/memory.h"
#include "base/thread.h"

#include <stdlib.h>
#include <sys/stat.h>

enum { SLOTS = 4 };

// A ring of files: slot i % SLOTS is the thread's until opened > i, then the user's until used > i.
struct pa_files_ahead {
    const char *const *paths;
    size_t count, max_size;
    const struct pa_caller *caller;
    pthread_t thread;
    struct pa_input_opened slots[SLOTS];
    size_t given;          // to the user
    pthread_mutex_t mutex; // of what follows
    pthread_cond_t changed;
    size_t opened, used;
    bool stop;
};

// Pipes are opened by who reads them; so is what has an error.
static void open_file(struct pa_files_ahead *a, const char *path, struct pa_input_opened *slot)
{
    struct stat info;
    struct pa_error err;
    *slot = (struct pa_input_opened){0};
    if (stat(path, &info) == 0 && S_ISREG(info.st_mode) &&
        pa_stream_open(&slot->stream, path, a->max_size, &err))
        slot->path = path;
}

static bool wait_for_room(struct pa_files_ahead *a, size_t file)
{
    pthread_mutex_lock(&a->mutex);
    while (file >= a->used + SLOTS && !a->stop)
        pthread_cond_wait(&a->changed, &a->mutex);
    bool go_on = !a->stop;
    pthread_mutex_unlock(&a->mutex);
    return go_on;
}

static void *run(void *argument)
{
    struct pa_files_ahead *a = argument;
    pa_caller_set(a->caller);
    for (size_t i = 0; i < a->count && wait_for_room(a, i); i++) {
        open_file(a, a->paths[i], &a->slots[i % SLOTS]);
        pthread_mutex_lock(&a->mutex);
        a->opened = i + 1;
        pthread_cond_signal(&a->changed);
        pthread_mutex_unlock(&a->mutex);
    }
    return NULL;
}

struct pa_files_ahead *pa_files_ahead_new(const char *const *paths, size_t count, size_t max_size)
{
    if (count < 2 || pa_thread_count(2) < 2)
        return NULL;
    struct pa_files_ahead *a = pa_xcalloc(1, sizeof *a);
    a->paths = paths;
    a->count = count;
    a->max_size = max_size ? max_size : PA_DEFAULT_MAX_SIZE;
    a->caller = pa_caller();
    pthread_mutex_init(&a->mutex, NULL);
    pthread_cond_init(&a->changed, NULL);
    if (pa_thread_start(&a->thread, run, a))
        return a;
    pthread_cond_destroy(&a->changed);
    pthread_mutex_destroy(&a->mutex);
    free(a);
    return NULL;
}

static void close_before(struct pa_files_ahead *a, size_t end)
{
    for (; a->used < end; a->used++)
        pa_input_close(&a->slots[a->used % SLOTS]);
}

struct pa_input_opened *pa_files_ahead_next(struct pa_files_ahead *a)
{
    if (!a)
        return NULL;
    size_t file = a->given++;
    pthread_mutex_lock(&a->mutex);
    close_before(a, file);
    pthread_cond_signal(&a->changed);
    while (a->opened <= file)
        pthread_cond_wait(&a->changed, &a->mutex);
    pthread_mutex_unlock(&a->mutex);
    return &a->slots[file % SLOTS];
}

void pa_files_ahead_free(struct pa_files_ahead *a)
{
    if (!a)
        return;
    pthread_mutex_lock(&a->mutex);
    a->stop = true;
    pthread_cond_signal(&a->changed);
    pthread_mutex_unlock(&a->mutex);
    pthread_join(a->thread, NULL);
    close_before(a, a->opened);
    pthread_cond_destroy(&a->changed);
    pthread_mutex_destroy(&a->mutex);
    free(a);
}
