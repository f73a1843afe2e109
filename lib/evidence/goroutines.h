// SPDX-License-Identifier: Apache-2.0
// Goroutines (or threads) of one or several dumps in groups of equal stack, state and creator.
// Frames of the runtime at the leaf are left out, and repeated frames of a recursion count once,
// so its depth makes no groups. Dumps are profiles, whatever form they had.
//
//     struct pa_goroutines *g = pa_goroutines_new(arena, strings, dump_count);
//     for (…) if (!pa_goroutines_add(g, profile, err)) …
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
    const char *state;   // "chan receive"; where a dump has none, by its frames; "": not known
    const char *creator; // function with the go statement; "": not known
    const char *thread;  // of Java: the name of one of them; ""
    const char *site;    // the frame nearest to the leaf that is not of a standard library
    const char *place;   // of the site: "main.go:64"; "": not known
    const char *stack;   // functions from the root, separated by ';'
    bool own;            // the site is outside of standard libraries
    int64_t *counts;     // goroutines, by dump
    int64_t wait_least, wait_most; // minutes of waiting; -1: not said
    bool leaked;                   // the runtime says so (goroutineleak)
    const char *labels;            // of one of them, set by the program: "job=reindex tenant=7"; ""
    bool more_labels;              // not all have these labels
    enum pa_goroutine_leak leak;
    const char *evidence; // of the leak; NULL: none
    // private
    const uint32_t *key;
    uint32_t key_size;
};

struct pa_goroutines {
    struct pa_arena *arena;
    struct pa_strings *strings;
    size_t dump_count, dumps; // room for; added
    int64_t *totals;          // goroutines, by dump
    int64_t *times;           // of dumps, as they say: nanoseconds since 1970; 0: not said
    PA_VEC(struct pa_goroutine_group) groups; // in order of arrival; judge() sorts
    bool java;                                // some dump is of Java's threads
    bool labelled;                            // some goroutine has labels of the program's
    // private
    struct pa_index index;
    PA_VEC(uint32_t) scratch;
};

struct pa_goroutine_dump {
    const struct pa_profile *profile;
    const char *path;
};

// Sorts dumps by the time at which they were taken, if all of them say it, else by their names
// (pa_names_keys()); equal times keep their order.
void pa_goroutine_dumps_sort(struct pa_goroutine_dump *list, size_t count);

// Returns an empty list of groups with room for `dump_count` dumps (1 at least), in the arena,
// which releases it. `strings` is the table of all profiles that will be added.
struct pa_goroutines *pa_goroutines_new(struct pa_arena *arena, struct pa_strings *strings,
                                        size_t dump_count);

// Adds the next dump, in order of time; no more than dump_count. PA_ERROR_UNSUPPORTED if the
// profile has no sample type that counts goroutines or threads, PA_ERROR_LIMIT if a sum does not
// fit into 64 bits. The profile is not needed afterwards; its strings are.
PA_MUST_CHECK bool pa_goroutines_add(struct pa_goroutines *g, const struct pa_profile *profile,
                                     struct pa_error *err);

// Sets leak and evidence of each group (goroutine_leaks.c has the rules: growth in every dump,
// 10,000 blocked at one place as in Uber's LeakProf, or the runtime's own finding) and sorts the
// groups by the count of the last dump, largest first. At least one dump has been added.
void pa_goroutines_judge(struct pa_goroutines *g);

// Returns whether the group's count rises from each of `dumps` dumps to the next; false for one
// dump.
bool pa_goroutine_group_grows(const struct pa_goroutine_group *group, size_t dumps);
// Returns whether goroutines in this state may wait for others of the program, and not for input
// or for time. True for "", where a dump does not say the state.
bool pa_goroutine_is_blocked(const char *state);
// Returns whether goroutines, or threads of Java, in this state wait for a lock.
bool pa_goroutine_waits_for_lock(const char *state);

#endif
