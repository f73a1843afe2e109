// SPDX-License-Identifier: Apache-2.0
// Benchmark results over commits: a series for each benchmark and unit, where each of them changed,
// and which changed together.
//
//     struct pa_history history;
//     ok = pa_history_make(&history, &set, &(struct pa_history_options){0}, arena, err);
//
// Configuration keys that are the same in all results of each commit (a version, a host) do not
// tell series apart; those that differ within a commit (pkg:) do. Machines are told by cpu: and, if
// they are the same within each commit, goos: and goarch:.
#ifndef PA_HISTORY_HISTORY_H
#define PA_HISTORY_HISTORY_H

#include "bench/pivot.h"
#include "history/points.h"
#include "stats/change_points.h"

struct pa_history_options {
    const char *filter;          // bench/filter.h; NULL: all
    enum pa_history_order order; // of the points
    const char *since; // the label of a point: changes behind it; or a time: changes from then on;
                       // NULL: all
    double fdr;        // false discovery rate over all series; 0: .05
};

struct pa_history_series;

// A change of one series, its places as points of the history.
struct pa_history_change {
    const struct pa_change_point *point;
    struct pa_history_series *series;
    size_t lo, hi;            // interval of the place: the new level begins in [lo, hi]
    size_t at, end;           // most likely place; the point behind the last one of the new level
    double size, low, high;   // relative if the series is of logarithms, else in the unit
    double old, new;          // levels in the unit
    double q;                 // of steps; NaN: none
    int verdict;              // +1 better, -1 worse, 0: not known
    bool confirmed;           // the step is certain among all series
    bool alarm;               // and large enough for the noise of its series
    bool unlike;              // MACHINE: its size differs from that of the other series of the unit
    const char *acknowledged; // the reason of the waiver that covers it; NULL: none does
};

struct pa_history_series {
    const char *name, *unit, *package, *config; // package, config "": all have the same, or none
    int better;                                 // +1: higher values, -1: lower ones, 0: not known
    size_t n;
    const size_t *points;  // of the history, ascending
    const double *values;  // midmean of the samples of each point, in the unit
    const size_t *samples; // number of samples of each point
    struct pa_change_points found;
    enum pa_noise_class class; // by all samples, where commits have several
    double detectable; // minimum detectable step with 15 commits a side, as a relative change
    struct pa_history_change *changes;
    size_t change_count;
    const char **machines; // of each value, by name; "": not known
};

// Steps of several series at one commit, or of one.
struct pa_history_event {
    size_t at, lo, hi; // points: the most likely place; [lo, hi] is in the interval of each change
    struct pa_history_change **changes;
    size_t count, worse, better;
};

struct pa_history {
    struct pa_history_points points;
    struct pa_history_series *series;
    size_t series_count;
    struct pa_history_event *events; // by place
    size_t event_count;
    size_t since; // the first point whose changes are shown
    struct pa_pivot pivot;
};

// Sorts the results of `set` into series over commits and finds their changes. *history lives in
// `arena` but for its pivot: pa_history_release() must follow in either case. It borrows the set,
// to which strings are added. Series with fewer than two points are left out. False, with `err`
// set, for a wrong filter or a `since` that is neither a point nor a time.
PA_MUST_CHECK bool pa_history_make(struct pa_history *history, struct pa_records *set,
                                   const struct pa_history_options *options, struct pa_arena *arena,
                                   struct pa_error *err);
// Frees the pivot of a history. The rest belongs to the arena.
void pa_history_release(struct pa_history *history);

#endif
