// SPDX-License-Identifier: Apache-2.0
#include "report/diff_profiles.h"

#include "base/visible.h"
#include "report/diff_cells.h"
#include "report/diff_functions.h"
#include "report/diff_labels.h"
#include "report/diff_profiles_doc.h"
#include "report/diff_tree.h"
#include "report/gate.h"
#include "report/report_header.h"

#include <string.h>

enum { MOST_JOINED = 10 }; // functions of a benchmark, unless the number of rows is asked for

struct builder {
    struct pa_doc *doc;
    const struct pa_diff_compared *compared;
    const struct pa_diff_report *report;
    struct pa_diff_shown shown;
};

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

// One line for both sides, unless a guess found other code on the new side.
static void add_mine(struct builder *b)
{
    const struct pa_mine_rule *mine = b->compared->sides->mine;
    if (b->compared->sides->whole.count == 0)
        return;
    pa_report_header_mine(b->doc, &mine[0]);
    if (same_text(mine[0].pattern, mine[1].pattern) && same_text(mine[0].binary, mine[1].binary))
        return;
    const char *what = mine[1].pattern ? mine[1].pattern : mine[1].binary ? mine[1].binary : "";
    struct pa_strbuf line = {0};
    pa_strbuf_adds(&line, "Mine on the new side: ");
    pa_visible_line(&line, what, strlen(what));
    pa_strbuf_addc(&line, '\n');
    pa_doc_verbatim(b->doc, pa_strbuf_keep(&line, b->doc->arena));
    pa_doc_fact(b->doc, "mine_new", "Mine on the new side", pa_cell_text(what))->audience =
        PA_FOR_PAGES | PA_FOR_DATA;
}

static void say_matched(struct builder *b)
{
    const char *text = pa_matched_names_text(&b->compared->sides->matched, b->doc->arena);
    if (text)
        pa_doc_paragraph(b->doc, pa_arena_printf(b->doc->arena,
                                                 "Names that differ from build to build or run to "
                                                 "run were matched: %s.",
                                                 text));
}

// What was compared, for pages: the first file of each side, and how many more there are.
static void add_files(struct builder *b)
{
    static const struct {
        const char *key, *title;
    } FACTS[] = {{"old_file", "Old"}, {"new_file", "New"}};
    const struct pa_sides *sides = b->compared->sides;
    const char *first[2] = {NULL, NULL};
    size_t more[2] = {0, 0};
    for (size_t r = 0; r < sides->runs.count; r++) {
        unsigned char side = sides->runs.items[r].side;
        more[side] += first[side] != NULL;
        first[side] = first[side] ? first[side] : sides->paths.items[r];
    }
    for (size_t side = 0; side < 2; side++) {
        const char *text =
            more[side] ? pa_arena_printf(b->doc->arena, "%s and %zu more", first[side], more[side])
                       : first[side];
        pa_doc_fact(b->doc, FACTS[side].key, FACTS[side].title, pa_cell_text(text))->audience =
            PA_FOR_PAGES;
    }
}

static bool add_labels(struct builder *b, struct pa_error *err)
{
    const struct pa_diff_compared *d = b->compared;
    const struct pa_diff_labels_input input = {
        b->report->by_label, d->sides->runs.items, d->sides->runs.count, &d->how, d->comparison,
        &b->shown,           b->report->outcome,   b->report->waivers};
    return pa_diff_labels(b->doc, &input, err);
}

static struct pa_gate_profiles gate_input(const struct builder *b)
{
    return (struct pa_gate_profiles){.comparison = b->compared->comparison,
                                     .strings = b->shown.names.strings,
                                     .waivers = b->report->waivers};
}

static bool add_tree(struct builder *b, struct pa_error *err)
{
    const struct pa_diff_compared *d = b->compared;
    const struct pa_comparison_runs runs = {d->sides->runs.items, d->sides->runs.count};
    const struct pa_compared_tree *tree =
        pa_compare_trees(d->comparison, runs, &d->how, b->doc->arena, err);
    if (!tree)
        return false;
    pa_diff_tree_document(b->doc, tree, d->comparison, &b->shown);
    const struct pa_gate_profiles input = gate_input(b);
    return !b->report->outcome || pa_gate_tree(b->report->outcome, &input, tree, err);
}

static bool add_functions(struct builder *b, struct pa_error *err)
{
    const struct pa_gate_profiles input = gate_input(b);
    pa_diff_functions(b->doc, b->compared->comparison, &b->shown);
    return !b->report->outcome || pa_gate_profiles(b->report->outcome, &input, err);
}

static bool add_join(struct builder *b, struct pa_error *err)
{
    const struct pa_diff_compared *d = b->compared;
    const struct pa_diff_join_input input = {b->report->benchmarks,
                                             d->sides->runs.items,
                                             d->sides->runs.count,
                                             &d->how,
                                             d->comparison,
                                             &b->shown.names,
                                             b->report->rows ? b->report->rows : MOST_JOINED};
    return !input.benchmarks || pa_diff_join(b->doc, &input, err);
}

// Numbers of samples, of profiles that were sampled at different rates: they tell the rates.
static void warn_of_rates(const struct builder *b)
{
    const struct pa_diff_compared *d = b->compared;
    const struct pa_profile *first = d->sides->runs.items[0].profile;
    const char *unit = pa_profile_text(first, first->period_type.unit);
    struct pa_arena *arena = b->doc->arena;
    size_t r = 1;
    while (r < d->sides->runs.count && d->sides->runs.items[r].profile->period == first->period)
        r++;
    if (r == d->sides->runs.count || strcmp(d->comparison->type, "samples") != 0)
        return;
    const struct pa_profile *other = d->sides->runs.items[r].profile;
    if (first->period <= 0 || other->period <= 0 ||
        strcmp(unit, pa_profile_text(other, other->period_type.unit)) != 0)
        return;
    const char *type = pa_profile_text(first, first->period_type.type);
    pa_warnings_add(
        b->report->warnings,
        "a sample stands for %s in some profiles and for %s in others: more samples are not more "
        "%s (--sample-index=%s compares that)",
        pa_diff_value_text((double)first->period, unit, false, arena),
        pa_diff_value_text((double)other->period, unit, false, arena), type, type);
}

static bool build(struct builder *b, struct pa_error *err)
{
    const struct pa_diff_compared *d = b->compared;
    if (d->how.paired && !d->comparison->paired)
        pa_warnings_add(b->report->warnings, "--paired: too few pairs to be tested as such");
    warn_of_rates(b);
    add_files(b);
    pa_diff_profiles_head(b->doc, d->comparison, !b->report->by_label && !b->report->tree);
    add_mine(b);
    bool ok = true;
    if (b->report->by_label)
        ok = add_labels(b, err);
    else if (b->report->tree)
        ok = add_tree(b, err);
    else
        ok = add_functions(b, err);
    if (ok) {
        pa_diff_method(b->doc, d->comparison);
        say_matched(b);
    }
    ok = ok && add_join(b, err);
    if (ok && b->report->outcome) {
        const struct pa_gate_words words = {"function", "quantity", &b->shown.names};
        pa_gate_finish(b->report->outcome);
        pa_report_add_gate(b->doc, b->report->outcome, &words);
    }
    return ok;
}

bool pa_report_add_diff(struct pa_doc *doc, const struct pa_diff_compared *compared,
                        const struct pa_diff_report *report, struct pa_error *err)
{
    struct builder b = {.doc = doc, .compared = compared, .report = report};
    const struct pa_strings *strings = compared->sides->runs.items[0].profile->strings;
    b.shown = (struct pa_diff_shown){
        .names = pa_diff_names_at(compared->comparison, strings, report->names, doc->arena),
        .noise = report->noise,
        .shares = report->shares,
        .operations = compared->operations,
        .rows = report->rows ? report->rows : SIZE_MAX,
    };
    return build(&b, err);
}
