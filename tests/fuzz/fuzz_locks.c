// SPDX-License-Identifier: Apache-2.0
// Any text: each blocked thread waits for one lock, and circles are closed.
#include "evidence/locks.h"

#include "fuzz.h"

static size_t next_of(const struct pa_locks *l, size_t lock)
{
    const struct pa_lock_thread *holder = &l->threads.items[l->locks.items[lock].holder];
    size_t i = 0;
    while (i < l->locks.count && l->locks.items[i].object != holder->waits)
        i++;
    return i;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_locks *l = pa_locks_new(&arena);
    uint8_t *copy = calloc(size + PA_BYTES_PADDING, 1);
    size_t waiters = 0, blocked = 0;
    require(copy);
    if (size)
        memcpy(copy, data, size);
    pa_locks_add_text(l, &(struct pa_bytes){copy, size});
    pa_locks_find(l);
    for (size_t i = 0; i < l->threads.count; i++)
        if (l->threads.items[i].blocked && l->threads.items[i].waits)
            blocked += l->threads.items[i].alike;
    for (size_t i = 0; i < l->locks.count; i++) {
        waiters += l->locks.items[i].waiters;
        require(l->locks.items[i].holder == SIZE_MAX || l->locks.items[i].candidates > 0);
    }
    require(waiters <= blocked && blocked <= l->total);
    for (size_t i = 0; i < l->cycles.count; i++) {
        const struct pa_lock_cycle *c = &l->cycles.items[i];
        for (size_t k = 0; k < c->count; k++)
            require(next_of(l, l->circle.items[c->first + k]) ==
                    l->circle.items[c->first + (k + 1) % c->count]);
    }
    free(copy);
    pa_arena_release(&arena);
    return 0;
}
