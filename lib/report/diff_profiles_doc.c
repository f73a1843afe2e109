// SPDX-License-Identifier: Apache-2.0
#include "report/diff_profiles_doc.h"

#include "base/number.h"
#include "report/diff_cells.h"

#include <math.h>
#include <string.h>

// ---- The head

static void say_exposure(struct pa_doc *doc, const struct pa_profile_comparison *c,
                         struct pa_arena *arena)
{
    static const double almost_all = .95;
    if (!c->sampled)
        return;
    if (c->distance > almost_all) {
        pa_doc_paragraph(doc,
                         pa_arena_printf(arena,
                                         "The sides have %s in common: %.1f%% of the samples lie "
                                         "elsewhere. Are these profiles of the same program?",
                                         c->distance > .9995 ? "nothing" : "almost nothing",
                                         c->distance * 100));
        return;
    }
    const char *work = pa_comparison_work_text(c, arena);
    if (work)
        pa_doc_paragraph(doc, pa_arena_printf(arena, "%s.", work));
}

static bool total_is_tested(const struct pa_profile_comparison *c)
{
    return !isnan(c->total.p);
}

// ", +5.6% [+2.3%, +8.9%] p=.002"
static const char *total_change(const struct pa_profile_comparison *c, struct pa_arena *arena)
{
    double change = c->old_total > 0 ? c->new_total / c->old_total - 1 : NAN;
    if (isnan(change))
        return "";
    if (!total_is_tested(c))
        return pa_arena_printf(arena, ", %+.1f%%", change * 100);
    const char *per = c->norm == PA_NORM_WORK ? "; per operation " : ", ";
    if (c->norm == PA_NORM_WORK)
        change = expm1(c->total.log_ratio);
    const char *p = c->total.p < .001 ? "p<.001" : pa_arena_printf(arena, "p=%.3f", c->total.p);
    return pa_arena_printf(arena, "%s%+.1f%% [%+.1f%%, %+.1f%%] %s", per, change * 100,
                           expm1(c->total.lo) * 100, expm1(c->total.hi) * 100, p);
}

static const char *behind_it(const struct pa_profile_comparison *c, struct pa_arena *arena)
{
    if (!c->sampled)
        return "";
    return pa_arena_printf(arena, ", %.0f and %.0f samples", c->old_samples, c->new_samples);
}

static void say_totals(struct pa_doc *doc, const struct pa_profile_comparison *c,
                       struct pa_arena *arena)
{
    pa_doc_paragraph(
        doc, pa_arena_printf(arena, "%s: %s -> %s%s (means of %zu and %zu profiles%s%s)", c->type,
                             pa_diff_value_text(c->old_total, c->unit, false, arena),
                             pa_diff_value_text(c->new_total, c->unit, false, arena),
                             total_change(c, arena), c->old_runs, c->new_runs,
                             c->paired ? " in pairs" : "", behind_it(c, arena)));
    say_exposure(doc, c, arena);
}

static const char *caveat(const struct pa_profile_comparison *c)
{
    switch (c->method) {
    case PA_METHOD_SINGLE:
        return "Indicative: one profile a side, so noise between runs is guessed; five a side or "
               "more make it a test.";
    case PA_METHOD_SAMPLING:
        return "Noise is that of the sampling alone: a program that allocates differently from run "
               "to run varies more, which only more profiles show.";
    case PA_METHOD_CENSUS:
        return "Everything was counted, so differences are real; whether they last only more "
               "profiles can tell.";
    case PA_METHOD_NONE:
        return "No noise estimate: these values are sums of measured times or events, not counts "
               "of samples; three profiles a side or more give one.";
    case PA_METHOD_REPLICATED:
        break;
    }
    return c->sampled ? NULL : "Noise is what the profiles of a side differ by.";
}

static void say_method(struct pa_doc *doc, const struct pa_profile_comparison *c,
                       struct pa_arena *arena)
{
    const char *text = caveat(c);
    if (text)
        pa_doc_paragraph(doc, text);
    if (c->sampled)
        pa_doc_paragraph(
            doc, pa_arena_printf(
                     arena,
                     "%zu of %zu functions had the %.0f samples it takes to be tested; noise is "
                     "%.2f times that of counting.",
                     c->tested, c->count, ceil(c->least_samples), c->dispersion));
}

static void add_facts(struct pa_doc *doc, const struct pa_profile_comparison *c)
{
    static const char *const METHODS[] = {"replicated", "single", "sampling", "census", "none"};
    const struct {
        const char *key;
        struct pa_cell cell;
    } facts[] = {
        {"type", pa_cell_text(c->type)},
        {"method", pa_cell_text(METHODS[c->method])},
        {"old_profiles", pa_cell_count((int64_t)c->old_runs)},
        {"new_profiles", pa_cell_count((int64_t)c->new_runs)},
        {"old_total", pa_cell_in(pa_cell_number(c->old_total), c->unit)},
        {"new_total", pa_cell_in(pa_cell_number(c->new_total), c->unit)},
        {"exposure", pa_cell_number(c->exposure)},
        {"dispersion", pa_cell_number(c->dispersion)},
        {"distance", pa_cell_ratio(c->distance)},
        {"expected_distance", pa_cell_ratio(c->expected_distance)},
        {"paired", pa_cell_text(c->paired ? "yes" : "no")},
        {"tested", pa_cell_count((int64_t)c->tested)},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        pa_doc_fact(doc, facts[i].key, NULL, facts[i].cell)->audience = PA_FOR_DATA;
    if (!total_is_tested(c))
        return;
    pa_doc_fact(doc, "total_ratio", NULL,
                pa_cell_interval(exp(c->total.lo), exp(c->total.log_ratio), exp(c->total.hi)))
        ->audience = PA_FOR_DATA;
    pa_doc_fact(doc, "total_p", NULL, pa_cell_number(c->total.p))->audience = PA_FOR_DATA;
}

// ---- The table

struct listing {
    const struct pa_profile_comparison *c;
    const struct pa_diff_shown *shown;
    struct pa_diff_scale scale;
    struct pa_doc *doc;
    bool all; // noise, too
};

static bool is_noise(const struct pa_change *ch)
{
    return ch->class == PA_CHANGE_NOISE || ch->class == PA_CHANGE_UNPROVED;
}

static bool is_listed(const struct listing *l, const struct pa_change *ch, bool noise)
{
    return (l->all || is_noise(ch) == noise) && (ch->old_value != 0 || ch->new_value != 0);
}

static const struct pa_change *judged(const struct listing *l, size_t i)
{
    const struct pa_compared *f = &l->c->functions[i];
    return l->c->by_cum ? &f->cum : &f->flat;
}

// A table of what is noise, or of what is not; gives how many did not fit.
static size_t list(struct listing *l, struct pa_table *t, bool noise, size_t most)
{
    size_t cut = 0;
    pa_diff_columns(t, &l->scale);
    for (size_t i = 0; i < l->c->count; i++) {
        const struct pa_change *ch = judged(l, i);
        struct pa_cell cells[PA_DIFF_COLUMNS];
        if (!is_listed(l, ch, noise))
            continue;
        if (t->row_count == most) {
            cut++;
            continue;
        }
        pa_diff_cells(ch, &l->scale, l->c->functions[i].name, &l->shown->names, t->arena, cells);
        pa_table_add_row(t, pa_diff_class_name(ch->class), cells, PA_DIFF_COLUMNS);
    }
    return cut;
}

static void say_cut(struct pa_doc *doc, size_t cut)
{
    if (cut)
        pa_doc_paragraph(doc,
                         pa_arena_printf(doc->arena, "%zu more functions (see --nodecount)", cut));
}

// The function in which the least change would have been found; SIZE_MAX: none was tested.
static size_t find_sharpest(const struct listing *l)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < l->c->count; i++) {
        double detectable = judged(l, i)->detectable;
        if (isfinite(detectable) && (best == SIZE_MAX || detectable < judged(l, best)->detectable))
            best = i;
    }
    return best;
}

static const double LITTLE = 2.3; // log ratio: a tenfold change

static const char *sight_text(const struct listing *l)
{
    size_t best = find_sharpest(l);
    if (best == SIZE_MAX)
        return "";
    if (judged(l, best)->detectable > LITTLE)
        return "; so few samples could have proved little";
    return pa_arena_printf(l->doc->arena, "; the least that could be proved: %+.0f%% (%s)",
                           expm1(judged(l, best)->detectable) * 100,
                           pa_diff_name_shown(&l->shown->names, l->c->functions[best].name));
}

static const char *noise_text(const struct listing *l, size_t noise)
{
    bool counted = l->c->method == PA_METHOD_CENSUS;
    if (noise == l->c->count)
        return counted ? "No function changed enough to matter"
                       : "No function changed beyond noise";
    return pa_arena_printf(l->doc->arena,
                           counted ? "%zu function%s changed too little to matter"
                                   : "%zu function%s changed no more than noise does",
                           noise, pa_plural(noise));
}

// What was left out as noise: for pages a table that is folded away.
static void say_noise(struct listing *l, size_t noise)
{
    static const size_t MOST_FOLDED = 50;
    struct pa_arena *arena = l->doc->arena;
    if (l->all || noise == 0)
        return;
    const char *text = noise_text(l, noise), *sight = sight_text(l);
    pa_doc_paragraph(l->doc, pa_arena_printf(arena, "%s (see --noise)%s", text, sight))->audience =
        PA_FOR_TEXT;
    struct pa_item *heading = pa_doc_heading(l->doc, pa_arena_printf(arena, "%s%s", text, sight));
    heading->audience = PA_FOR_PAGES;
    heading->folded = true;
    struct pa_table *t = pa_doc_table(l->doc, "noise");
    t->audience = PA_FOR_PAGES;
    l->scale.detectable = true;
    size_t cut = list(l, t, true, MOST_FOLDED);
    if (cut)
        pa_doc_paragraph(l->doc, pa_arena_printf(arena, "%zu more", cut))->audience = PA_FOR_PAGES;
}

// Where nothing is proved: the largest change that alone would be called significant, that is
// before it is counted in how many functions one was looked for.
static void say_nearest(const struct listing *l)
{
    static const double alone = .05, many = 1000;
    struct pa_arena *arena = l->doc->arena;
    size_t i = 0;
    while (i < l->c->count && !(judged(l, i)->p <= alone))
        i++;
    if (l->c->method != PA_METHOD_REPLICATED || i == l->c->count)
        return;
    const struct pa_change *ch = judged(l, i);
    bool total = total_is_tested(l->c) && l->c->total.p <= alone;
    double needed = pa_comparison_profiles_needed(l->c, ch);
    pa_doc_paragraph(
        l->doc,
        pa_arena_printf(arena, "%s %s, %s (p=%.3f, q=%.3f)%s",
                        total ? "The total did change; the largest part that is nearly proved:"
                              : "Nearest to proof:",
                        pa_diff_name_shown(&l->shown->names, l->c->functions[i].name),
                        pa_diff_value_text(ch->new_value - ch->old_value, l->c->unit, true, arena),
                        ch->p, ch->q,
                        needed <= many
                            ? pa_arena_printf(arena,
                                              "; if it is real, some %.0f profiles a side would "
                                              "show it",
                                              needed)
                            : ""));
}

void pa_diff_functions(struct pa_doc *doc, const struct pa_profile_comparison *c,
                       const struct pa_diff_shown *shown)
{
    struct listing l = {.c = c, .shown = shown, .scale = pa_diff_scale_of(c), .doc = doc};
    struct pa_table *t = pa_doc_table(doc, "functions");
    size_t noise = 0;
    l.all = shown->noise || c->method == PA_METHOD_NONE;
    l.scale.shares = shown->shares;
    l.scale.operations = shown->operations;
    l.scale.detectable = shown->noise && c->method != PA_METHOD_NONE;
    for (size_t i = 0; i < c->count; i++)
        noise += is_noise(judged(&l, i));
    size_t cut = list(&l, t, false, shown->rows);
    if (t->row_count == 0)
        t->audience = PA_FOR_DATA;
    say_cut(doc, cut);
    say_noise(&l, noise);
    if (noise == c->count)
        say_nearest(&l);
}

void pa_diff_profiles_head(struct pa_doc *doc, const struct pa_profile_comparison *c)
{
    doc->title = "Profiles";
    add_facts(doc, c);
    say_totals(doc, c, doc->arena);
    say_method(doc, c, doc->arena);
}
