// SPDX-License-Identifier: Apache-2.0
// Dumps of one kind and one build, in the order of time: what can be compared.
#ifndef PA_DUMPS_GROUP_H
#define PA_DUMPS_GROUP_H

#include "dumps/dumps.h"

// The course of a series of levels, those of a site or of the whole group.
enum pa_dump_shape {
    PA_SHAPE_FLAT,   // all levels are equal, or what they vary by is noise
    PA_SHAPE_STEADY, // grows from some dump on, to the last one
    PA_SHAPE_STEP,   // grows from one dump to the next, and stays
    PA_SHAPE_SPIKE,  // falls below the middle again at the last dump
};
// Returns the word for a shape, a constant text: "flat", "steady", "step" or "spike".
const char *pa_dump_shape_name(enum pa_dump_shape shape);

struct pa_dump_site {
    pa_str name, inner, file;
    int64_t line;
    double *levels;       // by dump of the group
    double before, at;    // levels at the baseline and at the peak
    double growth, share; // share: of the growth of the whole
    double allocated;     // heaps: since the baseline; NaN: not known
    double slope, lo, hi; // change per hour (Theil-Sen) and its 95 % interval; NaN: too few dumps
    double p, q;          // that there is no trend (Mann-Kendall); NaN: not tested
    bool every;           // grows from each dump to the next one since `since`
    size_t since;         // the dump of the group that the growth begins with
    enum pa_dump_shape shape;
    bool certain; // grows more than noise explains: by a trend, or once and is low else
};

struct pa_dump_group {
    const char *kind, *build, *program, *unit; // unit: of levels
    bool moment;                               // profiles of a moment: heap, goroutine, threads
    bool rated;                                // each dump has a duration: levels are per second
    bool summed;   // values count since the process began: levels are differences per second
    size_t *dumps; // indexes into the list, by time
    size_t count;
    double *levels, *hours; // by dump of the group; hours since the first
    size_t baseline, peak;  // dumps of the group
    bool has_baseline;      // the baseline is another dump than the peak
    bool baseline_calm;     // dumps were triggered, but not the baseline
    double growth;          // from the baseline to the peak
    enum pa_dump_shape shape;
    size_t since;
    bool ramp;                  // a spike that rose little by little
    double certain;             // growth of all sites that are certain
    struct pa_dump_site *sites; // those that are certain first, each by growth, largest first
    size_t site_count;
    size_t *churn; // sites of heaps by what they allocated since the baseline, most first
    size_t churn_count;
    size_t *life;       // by dump: which process of those that followed each other, from 0
    size_t restarts;    // how often a count that only grows in a process fell
    bool in_turn;       // so often that there are several processes
    double typical_gap; // hours between dumps, the median
};

// Sorts the dumps that were read into dumps->groups, by kind (cpu, heap, goroutine, then others),
// type, unit and build, and fills these: levels over time, baseline, peak, and growth by site. All
// in dumps->arena. Once, after pa_dumps_load().
void pa_dump_groups_make(struct pa_dumps *dumps);

// Returns the i-th dump of a group, from 0, in order of time. Borrowed from dumps->list.
static inline const struct pa_dump *pa_dump_of(const struct pa_dumps *dumps,
                                               const struct pa_dump_group *group, size_t i)
{
    return &dumps->list.items[group->dumps[i]];
}

// Returns whether the time from dump i - 1 to dump i of a group is more than three times the
// median. False for i = 0, and in groups of fewer than four dumps.
bool pa_dump_is_gap(const struct pa_dump_group *group, size_t i);

// Returns the shape of n levels at hours[0..n-1], which ascend, and sets *since to the index that
// it begins with: a spike if the last level is not above the middle of lowest and highest, else a
// step or steady growth (a hinge), whichever leaves the smaller sum of squared residuals. FLAT,
// from index 0, if n is below 2 or all levels are equal.
enum pa_dump_shape pa_dump_shape_of(const double *hours, const double *levels, size_t n,
                                    size_t *since);
// The same for n >= 2 levels that are not all equal and known to be no spike.
enum pa_dump_shape pa_dump_rise_of(const double *hours, const double *levels, size_t n,
                                   size_t *since);

#endif
