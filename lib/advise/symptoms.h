// SPDX-License-Identifier: Apache-2.0
// What rules look at: the profiles of one program, summed by kind. Heap and goroutine profiles are
// states, so they are kept one by one in the order of time; CPU profiles are added up, of block and
// mutex profiles, which count since the program's start, the last one counts.
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
    PA_SYMPTOM_OTHER, // nothing a rule knows
};

// What a profile is, by its types and by where its stacks end.
enum pa_symptoms_kind pa_symptoms_kind_of(const struct pa_profile *profile);
// "CPU", "heap", "goroutine", "block", "mutex" or "other".
const char *pa_symptoms_kind_name(enum pa_symptoms_kind kind);

// What a log of collections (GODEBUG=gctrace=1) says of the time after the program's start.
struct pa_collections {
    uint64_t count;
    double headroom; // (goal - live) / live, of the sums
    double live;     // bytes, the mean
    double share;    // of CPU
    int64_t processors;
    uint64_t all, forced; // cycles; those that the program asked for
    double assists;       // their share of the collector's CPU; NaN: not said
    double stw_p99;       // seconds
    double stacks;        // bytes at most; -1: not said
    double allocated;     // bytes a second; NaN: not said
    bool grows;           // the live heap, steadily
    double first, last;   // bytes live in the first and last third of the time after the start
};

// What metrics of the process say at the last moment, in bytes; NaN: nothing.
struct pa_process_memory {
    double resident, heap, stacks, system, released;
    double growth_low; // of the heap in use from moment to moment: the lower end of its slope
    double first, last;
    size_t moments;
};

// What metrics say of the container's processors; NaN: nothing.
struct pa_quota {
    double cores;      // that it may use
    double throttled;  // share of the periods in which it used them up
    double processors; // GOMAXPROCS
};

// What a load tester saw; NaN: nothing.
struct pa_load_seen {
    double rate, errors, p50, p99; // requests a second, errors, seconds
};

struct pa_symptoms {
    const struct pa_strings *strings;
    struct pa_tally *cpu; // never NULL; PA_FACT_ALL 0: there is none
    double cpu_seconds;   // of the CPU profiles together, 0: not said
    double cpu_period;    // seconds
    PA_VEC(struct pa_tally *) heaps;
    struct pa_tally *allocs; // a profile of allocations; NULL: none
    struct pa_tally *block;  // NULL: none
    struct pa_tally *mutex;
    double window; // seconds that block and mutex profiles are about; 0: not said
    PA_VEC(struct pa_groups *) dumps;
    struct pa_collections collections;
    struct pa_process_memory memory;
    struct pa_quota quota;
    const struct pa_locks *locks; // of the last dump, and who holds them; NULL: none
    struct pa_load_seen load;
    size_t others; // profiles that no rule knows
    size_t profiles[PA_SYMPTOM_OTHER + 1];
    pa_str binary, build_id; // of the first profile that says them
    bool mixed;              // another profile has another build id for that binary
};

struct pa_symptoms_options {
    const char *own; // regular expression of what is the user's; NULL: guessed
};

// Empty symptoms, in `arena`, to which all that is added belongs. `strings` are those of all
// profiles.
struct pa_symptoms *pa_symptoms_new(const struct pa_strings *strings, struct pa_arena *arena);
// Adds what a profile shows. Profiles are added in the order of time; texts live in `arena`. Fails
// for a bad expression of the options, or sums over 64 bits.
PA_MUST_CHECK bool pa_symptoms_add(struct pa_symptoms *evidence, const struct pa_profile *profile,
                                   const struct pa_symptoms_options *options,
                                   struct pa_arena *arena, struct pa_error *err);

// What a trace of the collector says. Its first third is left out, as start-up.
void pa_symptoms_add_trace(struct pa_symptoms *symptoms, const struct pa_gctrace *trace);
// What metrics at several moments say.
void pa_symptoms_add_metrics(struct pa_symptoms *symptoms, const struct pa_metrics *metrics);

// The heaps that rules compare; NULL if there are not two.
const struct pa_tally *pa_symptoms_first_heap(const struct pa_symptoms *evidence);
const struct pa_tally *pa_symptoms_last_heap(const struct pa_symptoms *evidence); // NULL: no heap

const struct pa_tally *pa_symptoms_allocs(const struct pa_symptoms *evidence); // NULL: neither

// The share of the CPU profiles' samples that has the fact, 0..1; 0 without CPU profiles.
double pa_symptoms_share(const struct pa_symptoms *evidence, enum pa_advise_fact fact);
// Whether a third or more of all that was allocated is still in use: such a program fills its heap
// and throws little away, and what the collector costs then ends with that.
bool pa_symptoms_is_loading(const struct pa_symptoms *symptoms);
// Cores in use on average; 0: not known.
double pa_symptoms_cores(const struct pa_symptoms *evidence);
// Whether nearly all processors that the program may use are in use: waits are then for a core as
// well. False where their number is not known.
bool pa_symptoms_is_full(const struct pa_symptoms *symptoms);
// Goroutines that wait for locks on average; 0: not known.
double pa_symptoms_waiting(const struct pa_symptoms *symptoms);

#endif
