// SPDX-License-Identifier: Apache-2.0
// Work on a thread of its own, a few pieces ahead of who uses them: the thread fills slots, which
// are the caller's, one after the other; the user gets them in that order.
//
//     struct piece slots[3] = {0};
//     struct pa_work_ahead *ahead = pa_work_ahead_new(&(struct pa_work){fill, &state, slots, …});
//     do
//         piece = pa_work_ahead_next(ahead);
//         … use it …
//     while (!piece->last);
//     pa_work_ahead_free(ahead);
//
// Without a thread the work is done when its result is asked for.
#ifndef PA_BASE_WORK_AHEAD_H
#define PA_BASE_WORK_AHEAD_H

#include <stdbool.h>
#include <stddef.h>

struct pa_work_ahead;

// What is to be done: `fill` is called with `state` and the slots in turn, each filled once before
// the first is filled again.
struct pa_work {
    // Fills a slot; false if nothing comes behind it.
    bool (*fill)(void *state, void *slot);
    void *state; // the thread's until pa_work_ahead_free()
    void *slots;
    size_t slot_size, slot_count; // of these at least 2
    bool thread;                  // is worth one
};

// Copies `work` and starts the thread if work->thread asks for one and pa_thread_count() allows
// two. Never NULL. Freed with pa_work_ahead_free().
struct pa_work_ahead *pa_work_ahead_new(const struct pa_work *work);
// Returns whether a thread was started; without one each slot is filled when it is asked for.
bool pa_work_ahead_has_thread(const struct pa_work_ahead *ahead);
// Waits for the next slot and returns it, filled. The slot returned before may be filled again from
// now on. Must not be called after the slot for which fill() returned false.
void *pa_work_ahead_next(struct pa_work_ahead *ahead);
// Stops the thread, at any time, waits for it, and frees `ahead`. Slots and state are the caller's
// again.
void pa_work_ahead_free(struct pa_work_ahead *ahead);

#endif
