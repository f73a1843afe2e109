// SPDX-License-Identifier: Apache-2.0
#include "evidence/locks_keep.h"

#include <stdlib.h>
#include <string.h>

void pa_locks_keep_release(struct pa_locks_keep *k)
{
    pa_vec_release(&k->addresses);
    pa_vec_release(&k->sorted);
    pa_index_release(&k->index);
    pa_index_release(&k->kept);
}

void pa_locks_rest_release(struct pa_locks_rest *rest)
{
    pa_vec_release(&rest->threads);
    pa_vec_release(&rest->frames);
}

// ---- Addresses

static int by_address(const void *pa, const void *pb)
{
    uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;
    return (a > b) - (a < b);
}

// From now on goroutines are kept, by the addresses met so far.
static void filter(struct pa_locks_keep *k)
{
    k->pass = PA_LOCKS_FILTER;
    k->sorted.count = 0;
    for (size_t i = 0; i < k->addresses.count; i++)
        pa_vec_push(&k->sorted, k->addresses.items[i]);
    if (k->sorted.count)
        qsort(k->sorted.items, k->sorted.count, sizeof *k->sorted.items, by_address);
}

bool pa_locks_keep_has(const struct pa_locks_keep *k, uint64_t address)
{
    uint64_t hash = pa_hash_u64(address);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&k->index, hash); pa_index_at(&k->index, slot, hash, &i);
         slot = pa_index_next(&k->index, slot)) {
        if (i != UINT32_MAX && k->addresses.items[i] == address)
            return true;
    }
    return false;
}

// What was kept is kept by too few addresses then.
static void add_address(struct pa_locks_keep *k, uint64_t address)
{
    if (pa_locks_keep_has(k, address))
        return;
    pa_index_add(&k->index, pa_hash_u64(address), (uint32_t)k->addresses.count);
    pa_vec_push(&k->addresses, address);
    k->pass = PA_LOCKS_COLLECT;
}

bool pa_locks_keep_wants(const struct pa_locks_keep *k, uint64_t receiver)
{
    size_t low = 0, high = k->sorted.count;
    if (!high || receiver > k->sorted.items[high - 1] ||
        receiver + PA_LOCKS_LARGEST_OBJECT <= k->sorted.items[0]) // most are far off
        return false;
    while (low < high) { // to the first address from the receiver on
        size_t middle = low + (high - low) / 2;
        if (k->sorted.items[middle] < receiver)
            low = middle + 1;
        else
            high = middle;
    }
    return receiver && low < k->sorted.count &&
           k->sorted.items[low] - receiver < PA_LOCKS_LARGEST_OBJECT;
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

// The index of the first thread that is as this one, the last: its own if there is none before.
static size_t fold(struct pa_locks_keep *k, struct pa_locks *l, const struct pa_lock_thread *t)
{
    uint64_t hash = pa_hash_combine(t->waits, t->waits_in);
    uint32_t i;
    if (t->count)
        hash = pa_hash_combine(
            hash, pa_hash_bytes(frames_of(l, t), t->count * sizeof(struct pa_lock_frame)));
    hash = pa_hash_u64(hash);
    for (uint32_t slot = pa_index_first(&k->kept, hash); pa_index_at(&k->kept, slot, hash, &i);
         slot = pa_index_next(&k->kept, slot)) {
        if (i != UINT32_MAX && alike(l, &l->threads.items[i], t)) {
            l->threads.items[i].alike += t->alike;
            return i;
        }
    }
    pa_index_add(&k->kept, hash, (uint32_t)(l->threads.count - 1));
    return l->threads.count - 1;
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

static void drop_last(struct pa_locks *l)
{
    const struct pa_lock_thread *t = &l->threads.items[--l->threads.count];
    l->frames.count = t->first;
    l->held.count = t->first_held;
}

size_t pa_locks_keep_last(struct pa_locks_keep *k, struct pa_locks *l)
{
    size_t last = l->threads.count - 1, found = SIZE_MAX;
    struct pa_lock_thread *t = &l->threads.items[last];
    t->alike = 1;
    if (k->pass == PA_LOCKS_ALL)
        return last;
    if (t->blocked && (t->waits || t->waits_in))
        add_address(k, t->waits ? t->waits : t->waits_in);
    if (k->pass == PA_LOCKS_FILTER && matters(k, l, t))
        found = fold(k, l, t);
    if (found != last)
        drop_last(l);
    return found;
}

// ---- Two readings

static void forget(struct pa_locks_keep *k, struct pa_locks *l)
{
    l->threads.count = l->frames.count = l->held.count = 0;
    pa_index_release(&k->kept);
}

bool pa_locks_keep_anew(struct pa_locks_keep *k, struct pa_locks *l)
{
    // The more were read, the less often, so that it is worth the sorting.
    if (k->pass != PA_LOCKS_COLLECT || !k->addresses.count ||
        l->total < k->again + k->again / 4 + 8)
        return false;
    filter(k);
    forget(k, l);
    k->again = l->total;
    return true;
}

void pa_locks_keep_second(struct pa_locks_keep *k, struct pa_locks *l, struct pa_locks_rest *rest)
{
    *rest = (struct pa_locks_rest){0};
    if (l->java) {
        k->pass = PA_LOCKS_ALL;
        forget(k, l);
        return;
    }
    if (k->pass == PA_LOCKS_COLLECT) // an address was met behind the last beginning, or none at all
        k->again = k->addresses.count ? l->total : 0;
    for (size_t i = 0; i < l->threads.count && k->pass == PA_LOCKS_FILTER; i++)
        pa_vec_push(&rest->threads, l->threads.items[i]);
    for (size_t i = 0; i < l->frames.count && k->pass == PA_LOCKS_FILTER; i++)
        pa_vec_push(&rest->frames, l->frames.items[i]);
    forget(k, l);
    filter(k);
}

void pa_locks_keep_append(struct pa_locks_keep *k, struct pa_locks *l,
                          const struct pa_locks_rest *rest)
{
    for (size_t i = 0; i < rest->threads.count; i++) {
        struct pa_lock_thread t = rest->threads.items[i];
        size_t first = t.first;
        t.first = l->frames.count;
        for (size_t f = 0; f < t.count; f++)
            pa_vec_push(&l->frames, rest->frames.items[first + f]);
        pa_vec_push(&l->threads, t);
        if (fold(k, l, &t) != l->threads.count - 1)
            drop_last(l);
    }
}
