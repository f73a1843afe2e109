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

struct pa_work {
    // Fills a slot; false if nothing comes behind it.
    bool (*fill)(void *state, void *slot);
    void *state; // the thread's until pa_work_ahead_free()
    void *slots;
    size_t slot_size, slot_count; // of these at least 2
    bool thread;                  // is worth one
};

// Never NULL. Nothing is begun for which the caller of the library allows no thread.
struct pa_work_ahead *pa_work_ahead_new(const struct pa_work *work);
bool pa_work_ahead_has_thread(const struct pa_work_ahead *ahead);
// The next slot, filled; the one before is filled anew from now on. Not behind the last one.
void *pa_work_ahead_next(struct pa_work_ahead *ahead);
void pa_work_ahead_free(struct pa_work_ahead *ahead); // at any time

#endif
