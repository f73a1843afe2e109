// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_profiles_doc.h"

#include "base/quantity.h"

#include <math.h>
#include <string.h>

static const char *class_name(enum pa_change_class class)
{
    static const char *const NAMES[] = {"noise", "regressed", "improved", "new",
                                        "gone",  "moved",     "unknown"};
    return NAMES[class];
}

static const char *value_text(const struct pa_profile_comparison *c, double value, bool sign,
                              struct pa_arena *arena)
{
    double scaled;
    const char *unit;
    pa_quantity_scale_double(value, c->unit, "auto", &scaled, &unit);
    return pa_arena_printf(arena, sign ? "%+.2f%s" : "%.2f%s", scaled, unit);
}

static const char *ratio_text(const struct pa_change *ch, struct pa_arena *arena)
{
    if (isnan(ch->lo) || isnan(ch->hi))
        return isfinite(ch->log_ratio) ? pa_arena_printf(arena, "%.2f", exp(ch->log_ratio)) : "";
    if (isinf(ch->log_ratio))
        return ch->log_ratio > 0 ? "new" : "gone";
    return pa_arena_printf(arena, "%.2f [%.2f, %.2f]", exp(ch->log_ratio), exp(ch->lo),
                           exp(ch->hi));
}

// ---- The head

static const char *work_text(const struct pa_profile_comparison *c, struct pa_arena *arena)
{
    static const char *const BY[] = {[PA_NORM_MEDIAN] = "what most functions agree on",
                                     [PA_NORM_TOTAL] = "totals",
                                     [PA_NORM_WORK] = "the operations of each run"};
    if (c->norm == PA_NORM_NONE)
        return "All runs are taken to have done the same work";
    return pa_arena_printf(arena, "By %s, the new side did %.3f times the work", BY[c->norm],
                           c->exposure);
}

static void say_exposure(struct pa_doc *doc, const struct pa_profile_comparison *c,
                         struct pa_arena *arena)
{
    if (!c->sampled)
        return;
    pa_doc_paragraph(
        doc,
        pa_arena_printf(arena, "%s; %.1f%% of the samples lie elsewhere, %.1f%% would by chance.",
                        work_text(c, arena), c->distance * 100, c->expected_distance * 100));
}

// ", +5.6% [+2.3%, +8.9%] p=.002": where runs differ in work, what their totals do says nothing.
static const char *total_change(const struct pa_profile_comparison *c, struct pa_arena *arena)
{
    bool tested = !isnan(c->total.p) && (c->norm == PA_NORM_NONE || c->norm == PA_NORM_WORK);
    double change = c->old_total > 0 ? c->new_total / c->old_total - 1 : NAN;
    if (isnan(change))
        return "";
    if (!tested)
        return pa_arena_printf(arena, ", %+.1f%%", change * 100);
    return pa_arena_printf(arena, ", %+.1f%% [%+.1f%%, %+.1f%%] p=%.3f", change * 100,
                           expm1(c->total.lo) * 100, expm1(c->total.hi) * 100, c->total.p);
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
    pa_doc_paragraph(doc, pa_arena_printf(arena, "%s: %s -> %s%s (means of %zu and %zu profiles%s)",
                                          c->type, value_text(c, c->old_total, false, arena),
                                          value_text(c, c->new_total, false, arena),
                                          total_change(c, arena), c->old_runs, c->new_runs,
                                          behind_it(c, arena)));
    say_exposure(doc, c, arena);
}

static const char *caveat(const struct pa_profile_comparison *c)
{
    switch (c->method) {
    case PA_METHOD_SINGLE:
        return "Indicative: one profile a side, so noise between runs is guessed; five a side or "
               "more make it a test.";
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
    static const char *const METHODS[] = {"replicated", "single", "census", "none"};
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
        {"tested", pa_cell_count((int64_t)c->tested)},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        pa_doc_fact(doc, facts[i].key, NULL, facts[i].cell)->audience = PA_FOR_DATA;
}

// ---- The table

static struct pa_table *make_table(struct pa_doc *doc, const struct pa_profile_comparison *c)
{
    struct pa_table *t = pa_doc_table(doc, "functions");
    pa_table_column(t, (struct pa_column){.key = "class", .title = "", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "old", .kind = PA_CELL_NUMBER, .unit = c->unit});
    pa_table_column(t, (struct pa_column){.key = "new", .kind = PA_CELL_NUMBER, .unit = c->unit});
    pa_table_column(t, (struct pa_column){.key = "delta", .kind = PA_CELL_NUMBER, .unit = c->unit});
    pa_table_column(t, (struct pa_column){.key = "ratio", .kind = PA_CELL_INTERVAL});
    pa_table_column(t, (struct pa_column){.key = "q", .kind = PA_CELL_NUMBER});
    pa_table_column(t, (struct pa_column){.key = "function", .kind = PA_CELL_TEXT});
    pa_table_column(
        t, (struct pa_column){.key = "partner", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA});
    return t;
}

static const char *q_text(double q, struct pa_arena *arena)
{
    return isnan(q) ? "" : q < .001 ? "<.001" : pa_arena_printf(arena, "%.3f", q);
}

// Where the cost of a function that moved went to or came from.
static const char *moved_text(const struct pa_change *ch, const char *name, const char *partner,
                              struct pa_arena *arena)
{
    bool from = ch->new_value > ch->old_value;
    const char *how = ch->renamed ? from ? "renamed from" : "renamed to" : from ? "from" : "to";
    return pa_arena_printf(arena, "%s (%s %s)", name, how, partner);
}

static void add_row(struct pa_table *t, const struct pa_profile_comparison *c,
                    const struct pa_change *ch, const char *name, const char *partner)
{
    struct pa_arena *arena = t->arena;
    double delta = ch->new_value - ch->old_value;
    bool tested = !isnan(ch->lo) && !isnan(ch->hi);
    pa_table_row(
        t, class_name(ch->class), pa_cell_text(class_name(ch->class)),
        pa_cell_shown(pa_cell_number(ch->old_value), value_text(c, ch->old_value, false, arena)),
        pa_cell_shown(pa_cell_number(ch->new_value), value_text(c, ch->new_value, false, arena)),
        pa_cell_shown(pa_cell_number(delta), value_text(c, delta, true, arena)),
        tested ? pa_cell_shown(pa_cell_interval(exp(ch->lo), exp(ch->log_ratio), exp(ch->hi)),
                               ratio_text(ch, arena))
               : pa_cell_empty(),
        pa_cell_shown(pa_cell_number(ch->q), q_text(ch->q, arena)),
        partner ? pa_cell_shown(pa_cell_text(name), moved_text(ch, name, partner, arena))
                : pa_cell_text(name),
        pa_cell_text(partner));
}

static void say_rest(struct pa_doc *doc, const struct pa_profile_comparison *c, size_t noise,
                     size_t cut, bool shown_noise)
{
    struct pa_arena *arena = doc->arena;
    if (cut)
        pa_doc_paragraph(doc, pa_arena_printf(arena, "%zu more functions (see --nodecount)", cut));
    if (shown_noise || c->method == PA_METHOD_NONE)
        return;
    if (noise == c->count)
        pa_doc_paragraph(doc, "No function changed beyond noise.");
    else if (noise)
        pa_doc_paragraph(doc, pa_arena_printf(arena,
                                              "%zu functions changed no more than noise does "
                                              "(see --noise)",
                                              noise));
}

static bool has_nothing_to_show(const struct pa_profile_comparison *c,
                                const struct pa_diff_shown *shown)
{
    if (shown->noise || c->method == PA_METHOD_NONE)
        return c->count == 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_compared *f = &c->functions[i];
        if ((c->by_cum ? f->cum : f->flat).class != PA_CHANGE_NOISE)
            return false;
    }
    return true;
}

void pa_diff_profiles_document(struct pa_doc *doc, struct pa_arena *arena,
                               const struct pa_profile_comparison *c,
                               const struct pa_diff_shown *shown)
{
    pa_doc_init(doc, arena, "diff-profiles", 1);
    add_facts(doc, c);
    say_totals(doc, c, arena);
    say_method(doc, c, arena);
    struct pa_table *t = make_table(doc, c);
    if (has_nothing_to_show(c, shown))
        t->audience = PA_FOR_DATA;
    bool all = shown->noise || c->method == PA_METHOD_NONE;
    size_t rows = 0, noise = 0, cut = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_compared *f = &c->functions[i];
        const struct pa_change *ch = c->by_cum ? &f->cum : &f->flat;
        bool is_noise = ch->class == PA_CHANGE_NOISE;
        noise += is_noise;
        if ((is_noise && !all) || (ch->old_value == 0 && ch->new_value == 0))
            continue;
        if (rows == shown->rows) {
            cut++;
            continue;
        }
        rows++;
        add_row(t, c, ch, pa_strings_text(shown->strings, f->name),
                ch->class == PA_CHANGE_MOVED ? pa_strings_text(shown->strings, ch->partner) : NULL);
    }
    say_rest(doc, c, noise, cut, all);
}
