// SPDX-License-Identifier: Apache-2.0
#include "report/diff_profiles_doc.h"

#include "base/number.h"
#include "report/diff_cells.h"
#include "report/diff_sentence.h"

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
    double change = pa_comparison_total_ratio(c) - 1;
    if (isnan(change))
        return "";
    if (!total_is_tested(c))
        return pa_arena_printf(arena, ", %+.1f%%", change * 100);
    const char *per = c->norm == PA_NORM_WORK ? "; per operation " : ", ";
    const char *p = c->total.p < .001 ? "p<.001" : pa_arena_printf(arena, "p=%.3f", c->total.p);
    return pa_arena_printf(arena, "%s%+.1f%% [%+.1f%%, %+.1f%%] %s", per, change * 100,
                           expm1(c->total.lo) * 100, expm1(c->total.hi) * 100, p);
}

static const char *behind_it(const struct pa_profile_comparison *c, struct pa_arena *arena)
{
    if (!c->sampled)
        return "";
    return pa_arena_printf(arena, ", %.0f and %.0f samples%s", c->old_samples, c->new_samples,
                           c->rates_differ ? ", counted at the slowest rate" : "");
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
        return "Noise between runs is guessed; five profiles a side or more make it a test.";
    case PA_METHOD_SAMPLING:
        return "Noise is that of the sampling alone: a program that allocates differently from run "
               "to run varies more, which only more profiles show.";
    case PA_METHOD_CENSUS:
        return "Whether the differences last only more profiles can tell.";
    case PA_METHOD_NONE:
        return "These values are sums of measured times or events, not counts of samples; three "
               "profiles a side or more give an estimate of their noise.";
    case PA_METHOD_REPLICATED:
        break;
    }
    return c->sampled ? NULL : "Noise is what the profiles of a side differ by.";
}

// Noise is learnt from all functions that are tested: of a few, one may be all there is to it.
static const char *noise_of(const struct pa_profile_comparison *c, struct pa_arena *arena)
{
    static const size_t few = 10;
    static const double much = 5;
    const char *text =
        pa_arena_printf(arena, "noise is %.2f times that of counting", c->dispersion);
    if (c->dispersion < much || c->tested == 0)
        return text;
    if (c->tested < few)
        return pa_arena_printf(arena,
                               "%s, as far as %zu function%s can tell, of which one may be all "
                               "there is to it",
                               text, c->tested, pa_plural(c->tested));
    return pa_arena_printf(arena, "%s in most of them, not in one alone", text);
}

void pa_diff_method(struct pa_doc *doc, const struct pa_profile_comparison *c)
{
    struct pa_arena *arena = doc->arena;
    const char *text = caveat(c);
    if (c->sampled)
        pa_doc_paragraph(
            doc, pa_arena_printf(
                     arena, "%zu of %zu functions had the %.0f samples it takes to be tested; %s.",
                     c->tested, c->count, ceil(c->least_samples), noise_of(c, arena)));
    if (text)
        pa_doc_paragraph(doc, text);
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

void pa_diff_profiles_head(struct pa_doc *doc, const struct pa_profile_comparison *c, bool lists)
{
    doc->title = "Profiles";
    add_facts(doc, c);
    pa_doc_paragraph(doc, pa_diff_sentence(c, lists, doc->arena));
    say_totals(doc, c, doc->arena);
}
