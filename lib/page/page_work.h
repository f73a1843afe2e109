// SPDX-License-Identifier: Apache-2.0
// The state of a report while it is made, shared by its steps. Internal to page/.
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

// One kind of profile (of one sample type): compared, or of one side.
struct pa_page_kind {
    const char *name;
    struct pa_side_kind *sides;       // NULL: there is one side only
    struct pa_diff_compared compared; // two sides: the comparison
    struct pa_words files;            // one side: paths
    const struct pa_profile *loaded;  // one side: all files merged
    struct pa_view view;              // one side: of `loaded`; two: what pictures show
    struct pa_goroutines *goroutines; // of dumps of the new side; NULL: none
    const struct pa_words *dumps;     // paths of these dumps, in order of time
    struct pa_gate_outcome outcome;   // of the gate of profiles
    const char *anchor;               // of its section: "profile-cpu"
    struct pa_page_data *data;        // of its viewer (data.h); NULL: none
};

// Evidence of one side beside profiles and results: paths, and what was read of them. What is left
// out is taken from the lists.
struct pa_page_evidence {
    PA_VEC(const char *) logs, moments, notes; // of the collector, metrics, the compiler
    struct pa_gctrace **traces, *trace;        // one for each log; one of all, NULL: no logs
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
    const char *title, *anchor; // of its section
    const char *note;           // what a reader must know of the samples; NULL: nothing
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
    struct pa_input_opened *piped;              // evidence on standard input; NULL: none
    struct pa_page_compared *escapes, *metrics; // of both sides; NULL: not compared
    size_t leaks;                               // groups of goroutines that may leak
    // Histories of results (pa history add), of either side.
    struct pa_records history_set;
    struct pa_history history;
    size_t histories;               // files
    struct pa_gate rules, gates[2]; // all rules; those for benchmarks, those for profiles
    struct pa_doc sections;         // all but the verdict
    // The verdict.
    const char *sentence;
    const struct pa_page_moves *moves;
    const struct pa_page_counts *counts;
    const struct pa_table *rules_table; // NULL: no gate
};

extern const struct pa_graph_flags pa_page_graph_flags; // what commands use without options

// Returns whether both sides have benchmark results.
static inline bool pa_page_bench_compared(const struct pa_page_work *w)
{
    return w->bench_files[0] > 0 && w->bench_files[1] > 0;
}

// Returns whether rules that are not about profiles have something to judge: benchmark results,
// escapes or metrics of both sides.
static inline bool pa_page_is_judged(const struct pa_page_work *w)
{
    return pa_page_bench_compared(w) || w->escapes || w->metrics;
}

// Returns what side 0 or 1 is called: the input's label, or else "old" or "new".
static inline const char *pa_page_label(const struct pa_page_work *w, size_t side)
{
    static const char *const NAMES[] = {"old", "new"};
    return w->input->labels[side] ? w->input->labels[side] : NAMES[side];
}

// Opens all files and folders of the input, sorts them by what they are, and reads benchmark
// results and histories; paths of profiles and of evidence are noted. PA_ERROR_USAGE if nothing
// could be read; other errors name the file.
PA_MUST_CHECK bool pa_page_inputs_read(struct pa_page_work *work, struct pa_error *err);

// Parses the input's rules into two gates, one of rules about profiles (flat, cum, total) and one
// of the others. Without rules both stay empty. PA_ERROR_USAGE for a wrong rule.
PA_MUST_CHECK bool pa_page_gates_open(struct pa_page_work *work, struct pa_error *err);

// Does what pa_page_judged() says, for a report that is being made.
size_t pa_page_find_judged(const struct pa_page_work *work,
                           struct pa_gate_bench list[PA_PAGE_JUDGED]);

// Compares benchmark results, judges them by the gate, and adds their section.
PA_MUST_CHECK bool pa_page_bench_add(struct pa_page_work *work, struct pa_error *err);
// Reads all profiles and sets work->kinds: with a view of each kind, or the two sides of a
// comparison. Errors name the file.
PA_MUST_CHECK bool pa_page_profiles_load(struct pa_page_work *work, struct pa_error *err);
// Adds the sections of each kind of profile: its report, pictures and details. Errors name the
// kind.
PA_MUST_CHECK bool pa_page_profiles_add(struct pa_page_work *work, struct pa_error *err);
// Adds to the document which functions explain the changes of benchmarks, where both sides have
// benchmark results and profiles that fit to them; otherwise nothing.
void pa_page_join_add(struct pa_page_work *work);
// Adds flame graph and, for the first kind, call graph as figures to the section of the kind, and
// sets kind->data and for two sides kind->view. A profile without stacks has no flame graph.
PA_MUST_CHECK bool pa_page_pictures_add(struct pa_page_work *work, struct pa_page_kind *kind,
                                        struct pa_error *err);

// Adds sections of details after that of the kind: source lines of a few functions, values by
// label. Profiles of calls without stacks have none.
PA_MUST_CHECK bool pa_page_details_add(struct pa_page_work *work, struct pa_page_kind *kind,
                                       struct pa_error *err);

// Returns whether a file that was opened is a history of results, as pa history add writes it. Its
// bytes stay unread.
bool pa_page_history_is(const struct pa_input_opened *opened);
// Adds the results of such a file to work->history_set. Errors name the file.
PA_MUST_CHECK bool pa_page_history_read(struct pa_page_work *work, struct pa_input_opened *opened,
                                        struct pa_error *err);
// Adds the section of the history, with its changes; nothing if there was no such file.
PA_MUST_CHECK bool pa_page_history_add(struct pa_page_work *work, struct pa_error *err);

// Adds the section of load tests, with a picture, if there are any among the benchmark results.
// Evidence must have been read: its numbers stand beside those of the tests. Errors are those of
// drawing.
PA_MUST_CHECK bool pa_page_load_add(struct pa_page_work *work, struct pa_error *err);

// Adds a scene as a figure, in compact form: elements narrower than `tooltips` pixels have no
// tooltip (scene/compact.h). `figure` gives name and title. The scene is changed; the caller
// releases it.
PA_MUST_CHECK bool pa_page_figure_add(struct pa_page_work *work, struct pa_scene *scene,
                                      const struct pa_figure *figure, double tooltips,
                                      struct pa_error *err);

// Adds the head of the report to page->doc: the sentence, counts, gate, largest changes and the
// session's warnings. Sets the members of `work` under "The verdict", and page->gated and
// ->conclusion.
void pa_page_verdict_add(struct pa_page_work *work, struct pa_page *page);

#endif
