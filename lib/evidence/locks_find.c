// SPDX-License-Identifier: Apache-2.0
// Finds which lock a thread waits for, who may hold it, and deadlocks.
#include "evidence/locks_keep.h"

#include <stdlib.h>
#include <string.h>

static int by_address(const void *pa, const void *pb)
{
    uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;
    return (a > b) - (a < b);
}

// All receivers of all stacks, sorted.
struct receivers {
    PA_VEC(uint64_t) list;
};

static void collect(struct receivers *r, const struct pa_locks *l)
{
    for (size_t i = 0; i < l->frames.count; i++)
        if (l->frames.items[i].receiver)
            pa_vec_push(&r->list, l->frames.items[i].receiver);
    if (r->list.count)
        qsort(r->list.items, r->list.count, sizeof *r->list.items, by_address);
}

// The nearest receiver at or below the lock; the lock itself if none is near.
static uint64_t object_of(const struct receivers *r, const struct pa_lock_thread *t)
{
    size_t low = 0, high = r->list.count;
    if (!t->waits)
        return t->waits_in;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->list.items[middle] <= t->waits)
            low = middle + 1;
        else
            high = middle;
    }
    uint64_t near = low > 0 ? r->list.items[low - 1] : 0;
    return near && t->waits - near < PA_LOCKS_LARGEST_OBJECT ? near : t->waits;
}

// ---- Holders

static size_t frames_in(const struct pa_locks *l, const struct pa_lock_thread *t, uint64_t object)
{
    size_t count = 0;
    for (size_t i = 0; i < t->count; i++)
        count += l->frames.items[t->first + i].receiver == object;
    return count;
}

static bool holds_java(const struct pa_locks *l, const struct pa_lock_thread *t, uint64_t object)
{
    for (size_t i = 0; i < t->held; i++)
        if (l->held.items[t->first_held + i] == object)
            return true;
    return false;
}

// Returns the length of "main.(*journal)" in a method's name; 0 if it is no method.
static size_t type_of(const char *function)
{
    const char *close = strstr(function, ").");
    return close && strstr(function, "(*") ? (size_t)(close - function) + 1 : 0;
}

// Whether a goroutine that waits for minutes may hold the lock itself: a method further up is of
// the type of the one that waits, and nobody else has the object on the stack.
static bool may_wait_for_itself(const struct pa_locks *l, const struct pa_lock_thread *t)
{
    const struct pa_lock_frame *site = pa_lock_site(l, t);
    size_t size = site ? type_of(site->function) : 0, count = 0;
    for (size_t i = 0; size && i < t->count; i++)
        count += strncmp(l->frames.items[t->first + i].function, site->function, size) == 0;
    return t->minutes >= 1 && count > 1;
}

// Returns how likely the thread holds the lock. 0: it cannot; 1: it waits for that lock itself; 2:
// it waits for another one; 3: it waits for none.
static int may_hold(const struct pa_locks *l, const struct pa_lock_thread *t, uint64_t object)
{
    if (l->java)
        return holds_java(l, t, object) ? 3 : 0;
    size_t frames = frames_in(l, t, object);
    if (!t->blocked)
        return frames ? 3 : 0;
    if (t->waits != object)
        return frames ? 2 : 0;
    return may_wait_for_itself(l, t) ? 1 : 0;
}

static void find_holder(const struct pa_locks *l, struct pa_lock *lock)
{
    int best = 0;
    for (size_t i = 0; i < l->threads.count; i++) {
        int may = may_hold(l, &l->threads.items[i], lock->object);
        lock->candidates = may > best ? 0 : lock->candidates;
        lock->candidates += may && may >= best ? l->threads.items[i].alike : 0;
        if (may > best) {
            best = may;
            lock->holder = i;
        }
    }
    lock->itself = lock->holder != SIZE_MAX && l->threads.items[lock->holder].waits == lock->object;
}

static size_t find_lock(const struct pa_locks *l, uint64_t object)
{
    size_t i = 0;
    while (i < l->locks.count && l->locks.items[i].object != object)
        i++;
    return i;
}

static int by_waiters(const void *pa, const void *pb)
{
    const struct pa_lock *a = pa, *b = pb;
    if (a->waiters != b->waiters)
        return a->waiters > b->waiters ? -1 : 1;
    return a->waiter < b->waiter ? -1 : 1;
}

static void find_locks(struct pa_locks *l)
{
    struct pa_index index = {0};
    for (size_t i = 0; i < l->threads.count; i++) {
        const struct pa_lock_thread *t = &l->threads.items[i];
        uint64_t hash = pa_hash_u64(t->waits);
        uint32_t slot, at, found = UINT32_MAX;
        if (!t->blocked || !t->waits)
            continue;
        for (slot = pa_index_first(&index, hash); pa_index_at(&index, slot, hash, &at);
             slot = pa_index_next(&index, slot))
            if (at != UINT32_MAX && l->locks.items[at].object == t->waits)
                found = at;
        if (found == UINT32_MAX) {
            found = (uint32_t)l->locks.count;
            pa_index_add(&index, hash, found);
            pa_vec_push(&l->locks,
                        (struct pa_lock){.object = t->waits, .waiter = i, .holder = SIZE_MAX});
        }
        l->locks.items[found].waiters += t->alike;
    }
    pa_index_release(&index);
    if (l->locks.count)
        qsort(l->locks.items, l->locks.count, sizeof *l->locks.items, by_waiters);
}

// ---- Circles

// The lock that the holder of a lock waits for; locks.count: none.
static size_t next_of(const struct pa_locks *l, size_t lock)
{
    size_t holder = l->locks.items[lock].holder;
    if (holder == SIZE_MAX || !l->threads.items[holder].blocked)
        return l->locks.count;
    return find_lock(l, l->threads.items[holder].waits);
}

static void add_cycle(struct pa_locks *l, size_t start)
{
    struct pa_lock_cycle cycle = {.first = l->circle.count};
    size_t i = start;
    do {
        pa_vec_push(&l->circle, i);
        cycle.count++;
        i = next_of(l, i);
    } while (i != start);
    pa_vec_push(&l->cycles, cycle);
}

// Follows each lock's holder to the lock that it waits for. A walk marks locks with its own number;
// meeting that mark again, it has found a cycle.
static void find_cycles(struct pa_locks *l)
{
    size_t *mark = pa_arena_calloc(l->arena, l->locks.count + 1, sizeof *mark);
    for (size_t start = 0; start < l->locks.count; start++) {
        size_t i = start;
        while (i < l->locks.count && !mark[i]) {
            mark[i] = start + 1;
            i = next_of(l, i);
        }
        if (i < l->locks.count && mark[i] == start + 1)
            add_cycle(l, i);
    }
}

// The most locks to look at, the ones with most waiters: each needs a look at all frames.
static size_t most_locks(const struct pa_locks *l)
{
    enum { LOOKS = 100000000, LEAST = 10 };
    size_t most = LOOKS / (l->frames.count + l->threads.count + 1);
    return most < LEAST ? LEAST : most;
}

void pa_locks_find(struct pa_locks *l)
{
    struct receivers r = {0};
    if (!l->java) {
        collect(&r, l);
        for (size_t i = 0; i < l->threads.count; i++)
            if (l->threads.items[i].blocked)
                l->threads.items[i].waits = object_of(&r, &l->threads.items[i]);
        pa_vec_release(&r.list);
    }
    find_locks(l);
    if (l->locks.count > most_locks(l))
        l->locks.count = most_locks(l);
    for (size_t i = 0; i < l->locks.count; i++)
        find_holder(l, &l->locks.items[i]);
    find_cycles(l);
}
