// SPDX-License-Identifier: Apache-2.0
#include "report/diff_join.h"

#include "analysis/attribution.h"
#include "base/quantity.h"
#include "bench/effect.h"
#include "profile/name_filter.h"
#include "report/diff_cells.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

// Benchmarks whose samples cannot be told apart.
struct group {
    const char *base;            // "Encode"; NULL: all there are
    const char *name;            // "Encode/json-8", or "Encode (2 benchmarks)"
    size_t count;                // of benchmarks
    double old, new;             // sums of their costs
    const struct pa_effect *one; // if there is one
};

struct join {
    struct pa_arena *arena;
    const struct pa_diff_benchmarks *source;
    const struct pa_diff_join_input *in; // of pa_diff_join()
    struct pa_doc *doc;
    struct pa_table *table;
    struct pa_pivot pivot;
    struct pa_bench_comparison benchmarks;
    struct pa_effects effects;
    const char *type;            // of the profiles
    const char *unit, *of_value; // "sec/op", "seconds"
    PA_VEC(struct group) groups;
};

// ---- The benchmarks

static bool find_unit(struct join *j, struct pa_error *err)
{
    static const char *const UNITS[][3] = {
        {"alloc_space", "B/op", "bytes"}, {"alloc_objects", "allocs/op", ""},
        {"cpu", "sec/op", "seconds"},     {"wall", "sec/op", "seconds"},
        {"samples", "sec/op", "seconds"}, {"cycles", "sec/op", "seconds"}};
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        if (strcmp(j->type, UNITS[i][0]) == 0) {
            j->unit = UNITS[i][1];
            j->of_value = UNITS[i][2];
            return true;
        }
    }
    return pa_error_set(err, PA_ERROR_USAGE, "--bench: no benchmark measures %s", j->type);
}

static bool compare_benchmarks(struct join *j, struct pa_error *err)
{
    const struct pa_compare_options statistics = {.alpha = .05, .confidence = .95};
    // All of a side is one column, whatever else the files say of their machines.
    if (!pa_pivot_init(&j->pivot, &(struct pa_pivot_options){.table = "pkg"}, err))
        return false;
    if (!pa_pivot_run(&j->pivot, j->source->set, err))
        return false;
    pa_compare(&j->pivot, j->source->set, &statistics, j->arena, &j->benchmarks);
    pa_effects_find(&j->benchmarks, j->arena, &j->effects);
    return true;
}

// "Encode" of "Encode/format=json-8", "BM_Encode" of "BM_Encode/64".
static const char *base_of(const char *row, struct pa_arena *arena)
{
    size_t size = strcspn(row, "/ "), end = size;
    while (end > 0 && isdigit((unsigned char)row[end - 1]))
        end--;
    if (!row[size] && end > 0 && end < size && row[end - 1] == '-')
        size = end - 1;
    return pa_arena_strndup(arena, row, size);
}

static void add_to_group(struct join *j, const struct pa_effect *e, const char *base)
{
    struct group *g = j->groups.items, *end = g + j->groups.count;
    while (g < end && base && strcmp(g->base, base) != 0)
        g++;
    if (g == end) {
        pa_vec_push(&j->groups, (struct group){.base = base});
        g = &j->groups.items[j->groups.count - 1];
    }
    g->old += e->cell->base->centre;
    g->new += e->cell->centre;
    g->one = g->count++ ? NULL : e;
    g->name = g->one ? e->row
                     : pa_arena_printf(j->arena, "%s (%zu benchmarks together)",
                                       base ? base : "all", g->count);
}

static bool find_groups(struct join *j, bool together, struct pa_error *err)
{
    j->groups.count = 0;
    for (size_t i = 0; i < j->effects.count; i++) {
        const struct pa_effect *e = &j->effects.list[i];
        if (strcmp(e->table->unit, j->unit) == 0)
            add_to_group(j, e, together ? NULL : base_of(e->row, j->arena));
    }
    return j->groups.count ||
           pa_error_set(err, PA_ERROR_FORMAT, "--bench: no benchmark with %s is in both %s and %s",
                        j->unit, j->source->files[0], j->source->files[1]);
}

// ---- Their samples

static void quote(struct pa_strbuf *out, const char *text)
{
    for (; *text; text++)
        pa_strbuf_printf(
            out, isalnum((unsigned char)*text) || (unsigned char)*text > 127 ? "%c" : "\\%c",
            *text);
}

// The runs with only the samples of a benchmark; *found: there are some.
static bool focus(struct join *j, const struct group *g, struct pa_comparison_run *runs,
                  bool *found, struct pa_error *err)
{
    struct pa_strbuf pattern = {0};
    pa_strbuf_adds(&pattern, "(^|[.:])(Benchmark)?");
    quote(&pattern, g->base);
    pa_strbuf_adds(&pattern, "($|[.(<\\[])");
    struct pa_name_patterns patterns = {.focus = pa_strbuf_text(&pattern)};
    bool ok = true;
    *found = false;
    for (size_t r = 0; ok && r < j->in->run_count; r++) {
        struct pa_name_matches matches;
        runs[r] = j->in->runs[r];
        runs[r].profile = pa_filter_names(runs[r].profile, &patterns, &matches, j->arena, err);
        ok = runs[r].profile != NULL;
        *found |= ok && matches.focus;
    }
    pa_strbuf_release(&pattern);
    return ok;
}

static bool compare_group(struct join *j, const struct group *g,
                          const struct pa_profile_comparison **c, bool *found, struct pa_error *err)
{
    struct pa_comparison_run *runs = pa_arena_calloc(j->arena, j->in->run_count, sizeof *runs);
    struct pa_profile_comparison *of_group;
    if (!focus(j, g, runs, found, err) ||
        !pa_compare_profiles((struct pa_comparison_runs){runs, j->in->run_count}, j->in->options,
                             j->arena, &of_group, err))
        return false;
    *c = of_group;
    return true;
}

// Whether every group of benchmarks has samples of its own.
static bool all_have_samples(struct join *j, bool *all, struct pa_error *err)
{
    struct pa_comparison_run *runs = pa_arena_calloc(j->arena, j->in->run_count, sizeof *runs);
    *all = true;
    for (size_t i = 0; *all && i < j->groups.count; i++) {
        if (!focus(j, &j->groups.items[i], runs, all, err))
            return false;
    }
    return true;
}

// Processor time to time passed; 1 if that is not known.
static double seen(const struct join *j, unsigned char side)
{
    const struct pa_profile_comparison *c = j->in->comparison;
    double duration = 0;
    size_t count = side ? c->new_runs : c->old_runs;
    double total = (side ? c->new_total : c->old_total) * (double)count;
    for (size_t r = 0; r < j->in->run_count; r++) {
        const struct pa_profile *p = j->in->runs[r].profile;
        if (j->in->runs[r].side != side)
            continue;
        if (p->duration_nanos <= 0)
            return 1;
        duration += (double)p->duration_nanos;
    }
    bool is_time = strcmp(c->type, "cpu") == 0 && strcmp(c->unit, "nanoseconds") == 0;
    return is_time && total > 0 ? total / duration : 1;
}

// ---- The table

static void make_table(struct join *j)
{
    const struct pa_column columns[] = {
        {.key = "benchmark", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA},
        {.key = "part", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA},
        {.key = "class", .title = "", .kind = PA_CELL_TEXT},
        {.key = "old", .kind = PA_CELL_NUMBER, .unit = j->unit},
        {.key = "new", .kind = PA_CELL_NUMBER, .unit = j->unit},
        {.key = "delta", .kind = PA_CELL_NUMBER, .unit = j->unit},
        {.key = "change", .kind = PA_CELL_DELTA},
        {.key = "function", .title = "per operation", .kind = PA_CELL_TEXT, .names = true},
    };
    j->table = pa_doc_table(j->doc, "benchmarks");
    pa_table_add_columns(j->table, columns, sizeof columns / sizeof *columns);
}

struct line {
    const char *part, *class, *function, *shown;
    double old, new;
    double of; // what a change is relative to
};

static struct pa_cell cost_cell(const struct join *j, double value, bool sign)
{
    return pa_cell_shown(pa_cell_number(value),
                         pa_diff_value_text(value, j->of_value, sign, j->arena));
}

static void add_line(struct join *j, const struct group *g, const struct line *l)
{
    double delta = l->new - l->old;
    if (fabs(delta) <= 1e-12 * (fabs(l->new) + fabs(l->old)))
        delta = 0; // what rounding left of none
    pa_table_row(j->table, l->class, pa_cell_text(g->name), pa_cell_text(l->part),
                 pa_cell_text(l->class), cost_cell(j, l->old, false), cost_cell(j, l->new, false),
                 cost_cell(j, delta, true), pa_cell_delta(l->of > 0 ? delta / l->of : NAN),
                 l->function ? pa_cell_shown(pa_cell_text(l->function), l->shown)
                             : pa_cell_shown(pa_cell_text(l->part), l->shown));
}

static void add_total(struct join *j, const struct group *g)
{
    const char *verdict = g->one ? pa_effect_verdict_name(g->one->verdict) : NULL;
    add_line(j, g, &(struct line){"total", verdict, NULL, g->name, g->old, g->new, g->old});
}

static void add_functions(struct join *j, const struct group *g, const struct pa_attribution *a)
{
    struct pa_arena *arena = j->arena;
    double old = a->old - a->old_off, new = a->new - a->new_off; // of what is left
    size_t i = 0;
    for (; i < a->count && i < j->in->rows; i++) {
        const struct pa_attributed *row = &a->rows[i];
        pa_str name = row->function->name;
        old -= row->old;
        new -= row->new;
        add_line(
            j, g,
            &(struct line){"function", pa_diff_class_name(row->function->flat.class),
                           pa_diff_name(j->in->names, name),
                           pa_arena_printf(arena, "  %s", pa_diff_name_shown(j->in->names, name)),
                           row->old, row->new, a->old});
    }
    if (i < a->count)
        add_line(j, g,
                 &(struct line){"others", NULL, NULL,
                                pa_arena_printf(arena, "  %zu other functions", a->count - i), old,
                                new, a->old});
}

static void attribute(struct join *j, const struct group *g, const struct pa_profile_comparison *c,
                      bool alone)
{
    struct pa_attribution_input input = {{g->old, alone ? seen(j, 0) : 1},
                                         {g->new, alone ? seen(j, 1) : 1}};
    struct pa_attribution a;
    pa_attribute(c, &input, j->arena, &a);
    add_total(j, g);
    add_functions(j, g, &a);
    if (alone && (input.old.seen != 1 || input.new.seen != 1))
        add_line(j, g,
                 &(struct line){"off_cpu", NULL, NULL,
                                "  off the processors, less what ran in parallel", a.old_off,
                                a.new_off, a.old});
}

static bool attribute_all(struct join *j, struct pa_error *err)
{
    bool alone = j->groups.count == 1;
    for (size_t i = 0; i < j->groups.count; i++) {
        const struct group *g = &j->groups.items[i];
        const struct pa_profile_comparison *c = j->in->comparison;
        bool found;
        if (!alone && !compare_group(j, g, &c, &found, err))
            return false;
        attribute(j, g, c, alone);
    }
    return true;
}

static void say_how(struct join *j, bool together)
{
    if (together)
        pa_doc_paragraph(j->doc,
                         "These profiles do not tell the benchmarks apart: the sum of their "
                         "costs is attributed.");
    else if (j->groups.count > 1)
        pa_doc_paragraph(j->doc, "Each benchmark by the samples below its own frame; time off the "
                                 "processors cannot be told apart.");
}

static bool start(struct join *j, struct pa_error *err)
{
    return find_unit(j, err) && compare_benchmarks(j, err) && find_groups(j, false, err);
}

static bool run(struct join *j, struct pa_error *err)
{
    bool all;
    if (!start(j, err))
        return false;
    if (j->groups.count > 1) {
        if (!all_have_samples(j, &all, err) || (!all && !find_groups(j, true, err)))
            return false;
        say_how(j, !all);
    }
    make_table(j);
    return attribute_all(j, err);
}

static void release(struct join *j)
{
    pa_vec_release(&j->groups);
    pa_pivot_release(&j->pivot);
}

bool pa_diff_join(struct pa_doc *doc, const struct pa_diff_join_input *input, struct pa_error *err)
{
    struct join j = {.arena = doc->arena,
                     .source = input->benchmarks,
                     .in = input,
                     .doc = doc,
                     .type = input->comparison->type};
    bool ok = run(&j, err);
    release(&j);
    return ok;
}

// What a unit of the profile's values is in the benchmark's.
static double unit_of(const struct pa_profile *profile, uint32_t type, const char *of_value)
{
    double scaled;
    const char *unit;
    pa_quantity_scale_double(1, pa_profile_text(profile, profile->types[type].unit), of_value,
                             &scaled, &unit);
    return scaled;
}

bool pa_diff_join_cost(const struct pa_diff_cost_input *in, double cost[2], struct pa_error *err)
{
    const struct pa_profile *profile = in->profile;
    struct join j = {.arena = in->arena,
                     .source = in->benchmarks,
                     .type = pa_profile_text(profile, profile->types[in->type].type)};
    bool ok = start(&j, err);
    if (ok && (j.groups.count > 1 || j.groups.items[0].count > 1))
        ok = pa_error_set(err, PA_ERROR_USAGE,
                          "--norm ops: %s has several benchmarks with %s: give --ops OLD NEW",
                          in->benchmarks->files[0], j.unit);
    for (int side = 0; ok && side < 2; side++)
        cost[side] = (side ? j.groups.items[0].new : j.groups.items[0].old) /
                     unit_of(profile, in->type, j.of_value);
    if (ok && !(cost[0] > 0 && cost[1] > 0))
        ok = pa_error_set(err, PA_ERROR_USAGE, "--norm ops: an operation costs nothing");
    release(&j);
    return ok;
}
