// SPDX-License-Identifier: Apache-2.0
#include "base/read_ahead.h"

#include "base/memory.h"
#include "base/work_ahead.h"

#include <stdlib.h>
#include <string.h>

enum { SLOTS = 4 };

struct slot {
    uint8_t *bytes;
    size_t size;
    bool failed;
    struct pa_error err;
};

struct pa_read_ahead {
    struct pa_unpack *from;
    size_t piece;
    uint8_t *memory; // of all slots
    struct slot slots[SLOTS];
    size_t used; // pieces given to the user; the last may still be in use
    struct pa_work_ahead *work;
};

static bool fill(void *state, void *slot)
{
    struct pa_read_ahead *a = state;
    struct slot *s = slot;
    s->failed = !pa_unpack_read(a->from, s->bytes, a->piece, &s->size, &s->err);
    return !s->failed && s->size > 0;
}

struct pa_read_ahead *pa_read_ahead_new(struct pa_unpack *from, size_t piece)
{
    struct pa_read_ahead *a = pa_xcalloc(1, sizeof *a);
    a->from = from;
    a->piece = piece;
    size_t slot = PA_READ_AHEAD_FRONT + piece + PA_BYTES_PADDING, all = SLOTS * slot;
    a->memory = pa_xmalloc(all < PA_LARGE_BLOCK ? PA_LARGE_BLOCK : all);
    for (size_t i = 0; i < SLOTS; i++)
        a->slots[i].bytes = a->memory + i * slot + PA_READ_AHEAD_FRONT;
    a->work = pa_work_ahead_new(&(struct pa_work){.fill = fill,
                                                  .state = a,
                                                  .slots = a->slots,
                                                  .slot_size = sizeof *a->slots,
                                                  .slot_count = SLOTS,
                                                  .thread = true});
    if (pa_work_ahead_has_thread(a->work))
        return a;
    pa_read_ahead_free(a);
    return NULL;
}

bool pa_read_ahead_next(struct pa_read_ahead *a, const uint8_t *keep, size_t kept,
                        struct pa_bytes *next, struct pa_error *err)
{
    if (kept) // nobody else writes in front of pieces
        memcpy(a->slots[a->used % SLOTS].bytes - kept, keep, kept);
    const struct slot *slot = pa_work_ahead_next(a->work);
    a->used++;
    *next = (struct pa_bytes){slot->bytes, slot->size};
    if (slot->failed)
        *err = slot->err;
    return !slot->failed;
}

void pa_read_ahead_free(struct pa_read_ahead *a)
{
    pa_work_ahead_free(a->work);
    free(a->memory);
    free(a);
}
