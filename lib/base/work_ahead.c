// SPDX-License-Identifier: Apache-2.0
#include "base/work_ahead.h"

#include "base/caller.h"
#include "base/memory.h"
#include "base/thread.h"

#include <stdlib.h>

// A ring of slots: the first `filled` - `taken` behind the one in use are full. Waking takes about
// as long as filling a small slot, so who waits is woken when there is more to do than that: the
// user when two slots are full or no more will be, the thread when half of them are free.
struct pa_work_ahead {
    struct pa_work work;
    const struct pa_caller *caller;
    pthread_t thread;
    pthread_mutex_t mutex;     // of all below
    pthread_cond_t full, room; // what the user and the thread wait for
    size_t filled, taken;      // slots so far; the last one taken is in use
    bool started, stop, done, user_waits, thread_waits;
};

static void *slot(const struct pa_work_ahead *a, size_t i)
{
    return (char *)a->work.slots + i % a->work.slot_count * a->work.slot_size;
}

// How many slots are full or in use.
static size_t busy(const struct pa_work_ahead *a)
{
    return a->filled - a->taken + (a->taken > 0);
}

static bool has_room(const struct pa_work_ahead *a)
{
    return a->stop || busy(a) <= a->work.slot_count / 2;
}

// Whether the slot that was taken last, and maybe the next one, are full.
static bool has_work(const struct pa_work_ahead *a)
{
    size_t full = a->filled + 1 - a->taken, wanted = a->work.slot_count > 2 ? 2 : 1;
    return full >= wanted || (a->done && full > 0);
}

// Waits for a slot that is neither full nor in use.
static bool wait_for_room(struct pa_work_ahead *a)
{
    pthread_mutex_lock(&a->mutex);
    a->thread_waits = busy(a) >= a->work.slot_count;
    while (a->thread_waits && !has_room(a))
        pthread_cond_wait(&a->room, &a->mutex);
    a->thread_waits = false;
    bool go_on = !a->stop;
    pthread_mutex_unlock(&a->mutex);
    return go_on;
}

static void *run(void *argument)
{
    struct pa_work_ahead *a = argument;
    pa_caller_set(a->caller);
    for (bool more = true; more && wait_for_room(a);) {
        more = a->work.fill(a->work.state, slot(a, a->filled));
        pthread_mutex_lock(&a->mutex);
        a->filled++;
        a->done = !more;
        bool wake = a->user_waits && has_work(a);
        pthread_mutex_unlock(&a->mutex);
        if (wake)
            pthread_cond_signal(&a->full);
    }
    return NULL;
}

struct pa_work_ahead *pa_work_ahead_new(const struct pa_work *work)
{
    struct pa_work_ahead *a = pa_xcalloc(1, sizeof *a);
    a->work = *work;
    a->caller = pa_caller();
    pthread_mutex_init(&a->mutex, NULL);
    pthread_cond_init(&a->full, NULL);
    pthread_cond_init(&a->room, NULL);
    a->started = work->thread && pa_thread_count(2) > 1 && pa_thread_start(&a->thread, run, a);
    return a;
}

bool pa_work_ahead_has_thread(const struct pa_work_ahead *a)
{
    return a->started;
}

void *pa_work_ahead_next(struct pa_work_ahead *a)
{
    if (!a->started) {
        a->work.fill(a->work.state, slot(a, 0));
        return slot(a, 0);
    }
    pthread_mutex_lock(&a->mutex);
    size_t next = a->taken++; // the one before is free
    if (a->thread_waits && has_room(a))
        pthread_cond_signal(&a->room);
    a->user_waits = a->filled == next;
    while (a->user_waits && !has_work(a))
        pthread_cond_wait(&a->full, &a->mutex);
    a->user_waits = false;
    pthread_mutex_unlock(&a->mutex);
    return slot(a, next);
}

void pa_work_ahead_free(struct pa_work_ahead *a)
{
    pthread_mutex_lock(&a->mutex);
    a->stop = true;
    pthread_cond_signal(&a->room);
    pthread_mutex_unlock(&a->mutex);
    if (a->started)
        pthread_join(a->thread, NULL);
    pthread_cond_destroy(&a->full);
    pthread_cond_destroy(&a->room);
    pthread_mutex_destroy(&a->mutex);
    free(a);
}
