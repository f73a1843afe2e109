// SPDX-License-Identifier: Apache-2.0
// Goroutines of one or several dumps in groups: equal stacks (without what the runtime adds for
// waiting, and whatever the depth of recursion), states and creators. Dumps are profiles, whatever
// form they had.
//
//     struct pa_goroutines *g = pa_goroutines_new(arena, strings, dump_count);
//     for (…) pa_goroutines_add(g, profile);
//     pa_goroutines_judge(g);
#ifndef PA_EVIDENCE_GOROUTINES_H
#define PA_EVIDENCE_GOROUTINES_H

#include "base/hash.h"
#include "base/vec.h"
#include "profile/profile.h"

enum pa_goroutine_leak {
    PA_GOROUTINE_NO_LEAK,
    PA_GOROUTINE_MAYBE,
    PA_GOROUTINE_LIKELY,
    PA_GOROUTINE_PROVED, // the runtime found that nothing can wake them
};

struct pa_goroutine_group {
    const char *state;   // "chan receive"; of dumps that do not say it, by what they wait in; ""
    const char *creator; // function with the go statement; ""
    const char *thread;  // of Java: a name of one of them; ""
    const char *site;    // the frame nearest to the leaf that is not of a standard library
    const char *place;   // "main.go:64" of it, ""
    const char *stack;   // functions from the root, separated by ';'
    bool own;            // the site is outside of standard libraries
    int64_t *counts;     // by dump
    int64_t wait_least, wait_most; // minutes, -1: not said
    bool leaked;                   // Go says so
    const char *labels;            // of one of them, set by the program: "job=reindex tenant=7"; ""
    bool more_labels;              // others have others
    enum pa_goroutine_leak leak;
    const char *evidence; // of the leak; NULL: none
    // private
    const uint32_t *key;
    uint32_t key_size;
};

struct pa_goroutines {
    struct pa_arena *arena;
    struct pa_strings *strings;
    size_t dump_count, dumps;                 // room for, added
    int64_t *totals;                          // by dump
    PA_VEC(struct pa_goroutine_group) groups; // in order of arrival; judge() sorts
    bool java;                                // some of the dumps is of threads
    bool labelled;                            // some goroutine has labels of the program's
    // private
    struct pa_index index;
    PA_VEC(uint32_t) scratch;
};

struct pa_goroutine_dump {
    const struct pa_profile *profile;
    const char *path;
};

// Puts dumps in order of time, if all of them say when they were taken; else they stay as they are.
void pa_goroutine_dumps_sort(struct pa_goroutine_dump *list, size_t count);

// Empty groups of `dump_count` dumps, in the arena, which releases them. `strings` is the table of
// all profiles.
struct pa_goroutines *pa_goroutines_new(struct pa_arena *arena, struct pa_strings *strings,
                                        size_t dump_count);

// Adds the next dump, in order of time. False if the profile counts no goroutines or threads.
PA_MUST_CHECK bool pa_goroutines_add(struct pa_goroutines *g, const struct pa_profile *profile,
                                     struct pa_error *err);

// Says what is a leak and why, and sorts the groups: the largest in the last dump first.
void pa_goroutines_judge(struct pa_goroutines *g);

// Whether the group's count rises from each dump to the next; false for one dump.
bool pa_goroutine_group_grows(const struct pa_goroutine_group *group, size_t dumps);
// Whether goroutines in this state wait for others of the program: not for input, not for time. So
// they may where a dump does not say the state.
bool pa_goroutine_is_blocked(const char *state);
// Whether goroutines (or threads of Java) in this state wait for a lock.
bool pa_goroutine_waits_for_lock(const char *state);

#endif
