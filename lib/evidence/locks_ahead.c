// SPDX-License-Identifier: Apache-2.0
#include "evidence/locks_ahead.h"

#include "base/caller.h"
#include "base/thread.h"

#include <string.h>
#include <sys/stat.h>

struct pa_locks_ahead {
    const char *path;
    struct pa_caller caller;
    struct pa_arena arena; // the thread's, until it has ended
    pthread_t thread;
    bool running;
    const struct pa_locks *locks; // NULL: err says why
    struct pa_error err;
};

static const struct pa_locks *find(struct pa_arena *arena, const char *path, struct pa_error *err)
{
    struct pa_locks *locks = pa_locks_new(arena);
    if (!pa_locks_read(locks, path, err))
        return NULL;
    pa_locks_find(locks);
    return locks;
}

static void *run(void *argument)
{
    struct pa_locks_ahead *a = argument;
    pa_caller_set(&a->caller);
    a->locks = find(&a->arena, a->path, &a->err);
    return NULL;
}

static void wait_for(struct pa_locks_ahead *a)
{
    if (a->running)
        pthread_join(a->thread, NULL);
    a->running = false;
}

static void release(void *object)
{
    struct pa_locks_ahead *a = object;
    wait_for(a);
    pa_arena_release(&a->arena);
}

// What a pipe holds can be read once only.
static bool is_worth_it(const char *path)
{
    enum { LARGE = 4 << 20 };
    struct stat info;
    return pa_thread_count(2) > 1 && stat(path, &info) == 0 && S_ISREG(info.st_mode) &&
           info.st_size >= LARGE;
}

struct pa_locks_ahead *pa_locks_ahead_new(struct pa_arena *arena, const char *path)
{
    if (!is_worth_it(path))
        return NULL;
    struct pa_locks_ahead *a = pa_arena_calloc(arena, 1, sizeof *a);
    a->path = path;
    a->caller = *pa_caller();
    a->running = pa_thread_start(&a->thread, run, a);
    pa_arena_defer(arena, release, a);
    return a->running ? a : NULL;
}

const struct pa_locks *pa_locks_ahead_take(struct pa_locks_ahead *a, struct pa_arena *arena,
                                           const char *path, struct pa_error *err)
{
    if (!a || strcmp(a->path, path) != 0)
        return find(arena, path, err);
    wait_for(a);
    if (!a->locks)
        *err = a->err;
    return a->locks;
}
