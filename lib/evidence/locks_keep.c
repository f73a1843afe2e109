// SPDX-License-Identifier: Apache-2.0
#include "evidence/locks_keep.h"

#include <stdlib.h>
#include <string.h>

void pa_locks_keep_release(struct pa_locks_keep *k)
{
    pa_vec_release(&k->addresses);
    pa_index_release(&k->index);
}

static int by_address(const void *pa, const void *pb)
{
    uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;
    return (a > b) - (a < b);
}

void pa_locks_keep_filter(struct pa_locks_keep *k)
{
    k->pass = PA_LOCKS_FILTER;
    pa_index_release(&k->index);
    if (k->addresses.count)
        qsort(k->addresses.items, k->addresses.count, sizeof *k->addresses.items, by_address);
}

static void add_address(struct pa_locks_keep *k, uint64_t address)
{
    uint64_t hash = pa_hash_u64(address);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&k->index, hash); pa_index_at(&k->index, slot, hash, &i);
         slot = pa_index_next(&k->index, slot)) {
        if (i != UINT32_MAX && k->addresses.items[i] == address)
            return;
    }
    pa_index_add(&k->index, hash, (uint32_t)k->addresses.count);
    pa_vec_push(&k->addresses, address);
}

bool pa_locks_keep_wants(const struct pa_locks_keep *k, uint64_t receiver)
{
    size_t low = 0, high = k->addresses.count;
    while (low < high) { // to the first address from the receiver on
        size_t middle = low + (high - low) / 2;
        if (k->addresses.items[middle] < receiver)
            low = middle + 1;
        else
            high = middle;
    }
    return receiver && low < k->addresses.count &&
           k->addresses.items[low] - receiver < PA_LOCKS_LARGEST_OBJECT;
}

// ---- Threads that are alike

static struct pa_lock_frame *frames_of(const struct pa_locks *l, const struct pa_lock_thread *t)
{
    return t->count ? &l->frames.items[t->first] : NULL;
}

static bool alike(const struct pa_locks *l, const struct pa_lock_thread *a,
                  const struct pa_lock_thread *b)
{
    return a->count == b->count && a->state == b->state && a->blocked == b->blocked &&
           a->waits == b->waits && a->waits_in == b->waits_in &&
           (a->minutes > 0) == (b->minutes > 0) &&
           (!a->count ||
            memcmp(frames_of(l, a), frames_of(l, b), a->count * sizeof(struct pa_lock_frame)) == 0);
}

static bool fold(struct pa_locks_keep *k, struct pa_locks *l, const struct pa_lock_thread *t)
{
    uint64_t hash = pa_hash_combine(t->waits, t->waits_in);
    uint32_t i;
    if (t->count)
        hash = pa_hash_combine(
            hash, pa_hash_bytes(frames_of(l, t), t->count * sizeof(struct pa_lock_frame)));
    hash = pa_hash_u64(hash);
    for (uint32_t slot = pa_index_first(&k->index, hash); pa_index_at(&k->index, slot, hash, &i);
         slot = pa_index_next(&k->index, slot)) {
        if (i != UINT32_MAX && alike(l, &l->threads.items[i], t)) {
            l->threads.items[i].alike++;
            return true;
        }
    }
    pa_index_add(&k->index, hash, (uint32_t)(l->threads.count - 1));
    return false;
}

// Receivers that matter for no lock are forgotten: they are what tells threads apart.
static bool matters(const struct pa_locks_keep *k, struct pa_locks *l, struct pa_lock_thread *t)
{
    bool some = t->blocked;
    t->waits_in = t->waits ? 0 : t->waits_in; // which says where the lock is if nothing else does
    struct pa_lock_frame *f = frames_of(l, t);
    for (size_t i = 0; i < t->count; i++) {
        if (pa_locks_keep_wants(k, f[i].receiver))
            some = true;
        else
            f[i].receiver = 0;
    }
    return some;
}

bool pa_locks_keep_last(struct pa_locks_keep *k, struct pa_locks *l)
{
    struct pa_lock_thread *t = &l->threads.items[l->threads.count - 1];
    t->alike = 1;
    if (k->pass == PA_LOCKS_ALL)
        return true;
    if (k->pass == PA_LOCKS_COLLECT && t->blocked && (t->waits || t->waits_in))
        add_address(k, t->waits ? t->waits : t->waits_in);
    if (k->pass == PA_LOCKS_FILTER && matters(k, l, t) && !fold(k, l, t))
        return true;
    l->frames.count = t->first;
    l->held.count = t->first_held;
    l->threads.count--;
    return false;
}
