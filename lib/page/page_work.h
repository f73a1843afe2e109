// SPDX-License-Identifier: Apache-2.0
// What a report is made of, between its steps. Internal to page/.
#ifndef PA_PAGE_PAGE_WORK_H
#define PA_PAGE_PAGE_WORK_H

#include "bench/effect.h"
#include "bench/health.h"
#include "evidence/escape.h"
#include "evidence/gctrace.h"
#include "evidence/metrics.h"
#include "history/history.h"
#include "input/identify.h"
#include "page/page.h"
#include "report/diff_compare.h"
#include "view/side_kinds.h"

struct pa_goroutines;

// One kind of profile: compared, or of one side.
struct pa_page_kind {
    const char *name;
    struct pa_side_kind *sides;       // NULL: of one side
    struct pa_diff_compared compared; // of two
    struct pa_words files;            // of one
    const struct pa_profile *loaded;  // of one: all files as one profile
    struct pa_view view;
    struct pa_goroutines *goroutines; // of dumps of the new side; NULL: none
    const struct pa_words *dumps;     // their names
    struct pa_gate_outcome outcome;
    const char *anchor;
    struct pa_page_data *data; // of its viewer (data.h); NULL: none
};

// What a side has that is neither a profile nor results. Lists of paths, and what was read of them.
struct pa_page_evidence {
    PA_VEC(const char *) logs, moments, notes;
    struct pa_gctrace **traces, *trace; // of each log, of all; NULL: none
    size_t trace_count;
    struct pa_metrics *metrics; // NULL: none
    struct pa_escape *escape;   // NULL: none
};

// Evidence of both sides, compared as benchmark results.
struct pa_page_compared {
    struct pa_records set;
    struct pa_pivot pivot;
    struct pa_bench_comparison comparison;
    struct pa_effects effects;
    const char *title, *anchor;
    const char *note; // what a reader must know of the samples; NULL: nothing
};

struct pa_scene;
struct pa_page_moves;
struct pa_page_counts;

struct pa_page_work {
    const struct pa_page_input *input;
    struct pa_session *session;
    struct pa_arena *arena;
    bool skipped;
    // By side: paths of profiles, and how many files of results.
    struct pa_words profiles[2];
    size_t bench_files[2];
    // Benchmark results, in the columns "old" and "new".
    struct pa_records set;
    struct pa_pivot pivot;
    struct pa_bench_comparison comparison;
    struct pa_effects effects;
    struct pa_health health;
    struct pa_gate_outcome outcome;
    // Profiles.
    struct pa_sides sides;
    struct pa_side_kinds side_kinds;
    PA_VEC(struct pa_page_kind) kinds;
    bool profiles_compared;
    // Evidence, by side.
    struct pa_page_evidence evidence[2];
    struct pa_input_opened *piped; // what of it comes from standard input; NULL: nothing
    struct pa_page_compared *escapes, *metrics; // of both sides; NULL: not compared
    size_t leaks;                               // groups of goroutines that may
    // Files that pa history add keeps, of either side.
    struct pa_records history_set;
    struct pa_history history;
    size_t histories;
    // Rules: of benchmarks, of profiles.
    struct pa_gate rules, gates[2];
    struct pa_doc sections; // all but the verdict
    // The verdict.
    const char *sentence;
    const struct pa_page_moves *moves;
    const struct pa_page_counts *counts;
    const struct pa_table *rules_table; // NULL: no gate
};

extern const struct pa_graph_flags pa_page_graph_flags; // as without options

// Whether both sides have benchmark results.
static inline bool pa_page_bench_compared(const struct pa_page_work *w)
{
    return w->bench_files[0] > 0 && w->bench_files[1] > 0;
}

// Whether rules that are not about profiles have something to judge.
static inline bool pa_page_is_judged(const struct pa_page_work *w)
{
    return pa_page_bench_compared(w) || w->escapes || w->metrics;
}

// What a side is called.
static inline const char *pa_page_label(const struct pa_page_work *w, size_t side)
{
    static const char *const NAMES[] = {"old", "new"};
    return w->input->labels[side] ? w->input->labels[side] : NAMES[side];
}

// Sorts the files by what they are and reads the results.
PA_MUST_CHECK bool pa_page_inputs_read(struct pa_page_work *work, struct pa_error *err);

// Rules for benchmarks and those for profiles become two gates.
PA_MUST_CHECK bool pa_page_gates_open(struct pa_page_work *work, struct pa_error *err);

// As pa_page_judged().
size_t pa_page_find_judged(const struct pa_page_work *work,
                           struct pa_gate_bench list[PA_PAGE_JUDGED]);

// The sections of benchmarks and of each kind of profile.
PA_MUST_CHECK bool pa_page_bench_add(struct pa_page_work *work, struct pa_error *err);
// Reads all profiles and makes a view of each kind, or the sides of a comparison. Errors name the
// file.
PA_MUST_CHECK bool pa_page_profiles_load(struct pa_page_work *work, struct pa_error *err);
// Adds a section for each kind.
PA_MUST_CHECK bool pa_page_profiles_add(struct pa_page_work *work, struct pa_error *err);
// Which functions explain what became of the benchmarks, if profiles say so.
void pa_page_join_add(struct pa_page_work *work);
// Flame graph and call graph of a kind, as figures of its section.
PA_MUST_CHECK bool pa_page_pictures_add(struct pa_page_work *work, struct pa_page_kind *kind,
                                        struct pa_error *err);

// Behind it, sections of its own: the lines of the functions that got worse or cost most, labels.
PA_MUST_CHECK bool pa_page_details_add(struct pa_page_work *work, struct pa_page_kind *kind,
                                       struct pa_error *err);

// Whether a file is one that pa history add keeps: results over commits.
bool pa_page_history_is(const struct pa_input_opened *opened);
// Reads one file of it.
PA_MUST_CHECK bool pa_page_history_read(struct pa_page_work *work, struct pa_input_opened *opened,
                                        struct pa_error *err);
// Adds the section, if there was such a file.
PA_MUST_CHECK bool pa_page_history_add(struct pa_page_work *work, struct pa_error *err);

// What load tests say of a side, the medians over all of its runs; NaN: not said.
struct pa_page_load_means {
    double rate, p50, p99;                    // requests a second, seconds
    const struct pa_record_source *over_time; // of a test that tells how it was over time; or NULL
    bool given;
};
// Adds a picture of the load and of the evidence on one axis of time; nothing if neither has times.
PA_MUST_CHECK bool pa_page_load_time_add(struct pa_page_work *work,
                                         const struct pa_page_load_means means[2],
                                         struct pa_error *err);

// The panel of load tests, if results of any are among the benchmark results; after the evidence,
// which stands beside them.
PA_MUST_CHECK bool pa_page_load_add(struct pa_page_work *work, struct pa_error *err);

// A picture as a figure of the page: smaller than by itself, with tooltips of what is at least so
// many pixels wide (scene/compact.h). `figure` has its name and title.
PA_MUST_CHECK bool pa_page_figure_add(struct pa_page_work *work, struct pa_scene *scene,
                                      const struct pa_figure *figure, double tooltips,
                                      struct pa_error *err);

// The head of the document: sentence, counts, gate, what moved.
void pa_page_verdict_add(struct pa_page_work *work, struct pa_page *page);

#endif
