// SPDX-License-Identifier: Apache-2.0
#include "base/read_ahead.h"

#include "base/caller.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/thread.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 4 };

// A ring of pieces: the thread fills those that are not full, the user empties the others.
struct pa_read_ahead {
    struct pa_unpack *from;
    size_t piece;
    const struct pa_caller *caller;
    uint8_t *memory; // of all slots
    pthread_t thread;
    pthread_mutex_t mutex; // of all below but bytes, which are whose turn it is
    pthread_cond_t changed;
    struct slot {
        uint8_t *bytes;
        size_t size;
        bool full, failed;
    } slots[SLOTS];
    bool stop;
    struct pa_error err; // of the slot that failed, after which none comes
    size_t used;         // pieces given to the user; the last may still be in use
};

static bool wait_until_empty(struct pa_read_ahead *a, struct slot *slot)
{
    pthread_mutex_lock(&a->mutex);
    while (slot->full && !a->stop)
        pthread_cond_wait(&a->changed, &a->mutex);
    bool go_on = !a->stop;
    pthread_mutex_unlock(&a->mutex);
    return go_on;
}

static void *run(void *argument)
{
    struct pa_read_ahead *a = argument;
    bool more = true;
    pa_caller_set(a->caller);
    for (size_t i = 0; more; i++) {
        struct slot *slot = &a->slots[i % SLOTS];
        size_t size;
        struct pa_error err = {0};
        if (!wait_until_empty(a, slot))
            break;
        bool ok = pa_unpack_read(a->from, slot->bytes, a->piece, &size, &err);
        more = ok && size > 0;
        pthread_mutex_lock(&a->mutex);
        slot->size = size;
        slot->full = true;
        slot->failed = !ok;
        if (!ok)
            a->err = err;
        pthread_cond_signal(&a->changed);
        pthread_mutex_unlock(&a->mutex);
    }
    return NULL;
}

struct pa_read_ahead *pa_read_ahead_new(struct pa_unpack *from, size_t piece)
{
    if (pa_caller()->threads == 1)
        return NULL;
    struct pa_read_ahead *a = pa_xcalloc(1, sizeof *a);
    a->from = from;
    a->caller = pa_caller();
    a->piece = piece;
    size_t slot = PA_READ_AHEAD_FRONT + piece + PA_BYTES_PADDING, all = SLOTS * slot;
    a->memory = pa_xmalloc(all < PA_LARGE_BLOCK ? PA_LARGE_BLOCK : all);
    for (size_t i = 0; i < SLOTS; i++)
        a->slots[i].bytes = a->memory + i * slot + PA_READ_AHEAD_FRONT;
    pthread_mutex_init(&a->mutex, NULL);
    pthread_cond_init(&a->changed, NULL);
    if (pa_thread_start(&a->thread, run, a))
        return a;
    a->stop = true; // there is no thread to wait for
    pa_read_ahead_free(a);
    return NULL;
}

bool pa_read_ahead_next(struct pa_read_ahead *a, const uint8_t *keep, size_t kept,
                        struct pa_bytes *next, struct pa_error *err)
{
    struct slot *slot = &a->slots[a->used % SLOTS];
    if (kept)
        memcpy(slot->bytes - kept, keep, kept); // nobody else writes in front of pieces
    pthread_mutex_lock(&a->mutex);
    if (a->used > 0)
        a->slots[(a->used - 1) % SLOTS].full = false;
    pthread_cond_signal(&a->changed);
    while (!slot->full)
        pthread_cond_wait(&a->changed, &a->mutex);
    bool ok = !slot->failed;
    if (!ok)
        *err = a->err;
    pthread_mutex_unlock(&a->mutex);
    *next = (struct pa_bytes){slot->bytes, slot->size};
    a->used++;
    return ok;
}

void pa_read_ahead_free(struct pa_read_ahead *a)
{
    pthread_mutex_lock(&a->mutex);
    bool started = !a->stop;
    a->stop = true;
    pthread_cond_signal(&a->changed);
    pthread_mutex_unlock(&a->mutex);
    if (started)
        pthread_join(a->thread, NULL);
    free(a->memory);
    pthread_cond_destroy(&a->changed);
    pthread_mutex_destroy(&a->mutex);
    free(a);
}
