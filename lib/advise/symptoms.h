// SPDX-License-Identifier: Apache-2.0
// What rules look at: the profiles of one program, summed by kind, and other evidence of it. Heap
// and goroutine profiles show a state, so they are kept one by one in the order of time. CPU
// profiles are added up. Block and mutex profiles count from the program's start, so the last one
// of each counts.
#ifndef PA_ADVISE_SYMPTOMS_H
#define PA_ADVISE_SYMPTOMS_H

#include "advise/groups.h"
#include "advise/tally.h"
#include "evidence/gctrace.h"
#include "evidence/locks.h"
#include "evidence/metrics.h"

enum pa_symptoms_kind {
    PA_SYMPTOM_CPU,
    PA_SYMPTOM_HEAP,
    PA_SYMPTOM_GOROUTINE,
    PA_SYMPTOM_BLOCK,
    PA_SYMPTOM_MUTEX,
    PA_SYMPTOM_OTHER, // no rule looks at it
};

// Returns the kind of a profile by its sample types; a profile of contentions is one of a mutex if
// some stack ends where a lock is released, else one of blocking.
enum pa_symptoms_kind pa_symptoms_kind_of(const struct pa_profile *profile);
// Returns "CPU", "heap", "goroutine", "block", "mutex" or "other".
const char *pa_symptoms_kind_name(enum pa_symptoms_kind kind);

// What a log of collections (GODEBUG=gctrace=1) says of the time after the program's start.
struct pa_collections {
    uint64_t count;       // collections after the first third of the log, without forced ones
    double headroom;      // (goal - live) / live, of the sums over these
    double live;          // bytes, the mean over these
    double share;         // 0 to 1, of the CPU time there was; 0: not said
    int64_t processors;   // the largest GOMAXPROCS
    uint64_t all, forced; // collections of the whole log; those that the program asked for
    double assists;       // share of assists in the collector's CPU time; NaN: not said
    double stw_p99;       // seconds that the world is stopped in a collection, 99th percentile
    double stacks;        // bytes, the most; -1: not said
    double allocated;     // bytes a second; NaN: not said
    bool grows;           // the live heap, steadily
    double first, last;   // bytes live in the first and last third of the time after the start
};

// What metrics of the process say at the last moment, in bytes; NaN: nothing.
struct pa_process_memory {
    double resident, heap, stacks, system, released;
    double growth_low;  // bytes a moment: lower end of the 95 % interval of the heap's slope
    double first, last; // of the heap
    size_t moments;     // files of metrics
};

// What metrics say of the container's processors; NaN: nothing.
struct pa_quota {
    double cores;      // that it may use
    double throttled;  // share of the periods in which it used them up and was stopped
    double processors; // GOMAXPROCS
};

// What a load tester saw; NaN: nothing.
struct pa_load_seen {
    double rate, errors, p50, p99; // requests a second, errors, seconds
};

struct pa_symptoms {
    const struct pa_strings *strings;
    struct pa_tally *cpu;             // never NULL; PA_FACT_ALL 0: there is none
    double cpu_seconds;               // durations of the CPU profiles together; 0: not said
    double cpu_period;                // seconds of CPU time a sample stands for; 0: not said
    PA_VEC(struct pa_tally *) heaps;  // in order of time
    struct pa_tally *allocs;          // a profile of allocations; NULL: none
    struct pa_tally *block, *mutex;   // the last of each; NULL: none
    double window;                    // duration of the last of them in seconds; 0: not said
    PA_VEC(struct pa_groups *) dumps; // of goroutines, in order of time
    struct pa_collections collections;
    struct pa_process_memory memory;
    struct pa_quota quota;
    const struct pa_locks *locks; // of the last dump, and who holds them; NULL: none
    struct pa_load_seen load;
    size_t others;                         // profiles that no rule knows
    size_t profiles[PA_SYMPTOM_OTHER + 1]; // by kind
    pa_str binary, build_id;               // of the first profile that says them
    bool mixed;                            // another profile has another build id for that binary
};

struct pa_symptoms_options {
    const char *own; // regular expression of what is the user's; NULL: guessed
};

// Returns empty symptoms in `arena`, which releases them. `strings` is the table of all profiles
// that will be added; texts are borrowed from it.
struct pa_symptoms *pa_symptoms_new(const struct pa_strings *strings, struct pa_arena *arena);
// Adds what a profile shows; profiles come in the order of time. `arena` must live as long as the
// symptoms. Sums over 64 bits stay at the largest number. Fails only if options->own is no regular
// expression, or meets its limits.
PA_MUST_CHECK bool pa_symptoms_add(struct pa_symptoms *evidence, const struct pa_profile *profile,
                                   const struct pa_symptoms_options *options,
                                   struct pa_arena *arena, struct pa_error *err);

// Sets symptoms->collections by a trace of the collector. For counts, live heap and headroom the
// first third of the trace is left out as start-up.
void pa_symptoms_add_trace(struct pa_symptoms *symptoms, const struct pa_gctrace *trace);
// Sets symptoms->memory and ->quota by metrics of the process and its container at one or more
// moments.
void pa_symptoms_add_metrics(struct pa_symptoms *symptoms, const struct pa_metrics *metrics);

// Returns the earliest heap profile, to compare the last one with; NULL if there are not two.
const struct pa_tally *pa_symptoms_first_heap(const struct pa_symptoms *evidence);
// Returns the last heap profile, or else the profile of allocations, which has the same types;
// NULL if there is neither.
const struct pa_tally *pa_symptoms_last_heap(const struct pa_symptoms *evidence);

// Returns the profile of allocations, or else the last heap profile, which has the same types;
// NULL if there is neither.
const struct pa_tally *pa_symptoms_allocs(const struct pa_symptoms *evidence);

// Returns the share (0 to 1) of the CPU samples that have the fact; 0 without CPU profiles.
double pa_symptoms_share(const struct pa_symptoms *evidence, enum pa_advise_fact fact);
// Returns whether a third or more of all bytes that were allocated is still in use: the program is
// filling its heap and throws little away, so what the collector costs will fall when that ends.
bool pa_symptoms_is_loading(const struct pa_symptoms *symptoms);
// Returns how many cores the CPU profiles kept busy on average (samples × period / duration; a
// period of 10 ms if none is said); 0 if the duration is not known.
double pa_symptoms_cores(const struct pa_symptoms *evidence);
// Returns whether at least 90 % of the processors that the program may use were busy, so that some
// waiting is for a core. True for one processor; false where their number is not known.
bool pa_symptoms_is_full(const struct pa_symptoms *symptoms);
// Returns how many goroutines waited for locks on average, by the block profile or else the mutex
// profile, over its duration or else that of the CPU profiles; 0 if that is not known.
double pa_symptoms_waiting(const struct pa_symptoms *symptoms);

#endif
