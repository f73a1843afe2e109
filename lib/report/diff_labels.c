// SPDX-License-Identifier: Apache-2.0
#include "report/diff_labels.h"

#include "analysis/comparison_moved.h"
#include "base/quantity.h"
#include "profile/label_values.h"
#include "report/diff_cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_VALUES = 200 };

// One value.
struct part {
    struct pa_comparison_run *runs;
    struct pa_profile_comparison *comparison;
};

struct labels {
    struct pa_doc *doc;
    const struct pa_diff_labels_input *in;
    struct pa_comparison_options options;
    struct pa_label_values values;
    struct pa_table *totals, *functions;
};

// ---- The values

static int by_total(const void *pa, const void *pb)
{
    const struct pa_label_value *a = pa, *b = pb;
    if (a->total != b->total)
        return a->total > b->total ? -1 : 1;
    if (a->text != b->text)
        return a->text < b->text ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static bool find_values(struct labels *l, struct pa_error *err)
{
    const struct pa_strings *strings = l->in->shown->names.strings;
    l->values.key = pa_strings_find(strings, l->in->key, strlen(l->in->key));
    for (size_t r = 0; r < l->in->run_count; r++) {
        const struct pa_profile *p = l->in->runs[r].profile;
        uint32_t type;
        if (!pa_profile_type_index(p, l->options.type, &type, err))
            return false;
        pa_label_values_add(&l->values, p, type);
    }
    bool some = false;
    for (size_t i = 0; i < l->values.list.count; i++)
        some |= !l->values.list.items[i].missing;
    if (!some)
        return pa_error_set(err, PA_ERROR_USAGE, "--by-label: no sample has a label %s",
                            l->in->key);
    qsort(l->values.list.items, l->values.list.count, sizeof *l->values.list.items, by_total);
    return l->values.list.count <= MOST_VALUES ||
           pa_error_set(err, PA_ERROR_LIMIT, "--by-label: %s has %zu values, more than %d",
                        l->in->key, l->values.list.count, MOST_VALUES);
}

static const char *value_name(const struct labels *l, const struct pa_label_value *v)
{
    const struct pa_strings *strings = l->in->shown->names.strings;
    if (v->missing)
        return "(none)";
    if (!v->numeric)
        return pa_strings_text(strings, v->text);
    struct pa_strbuf text = {0};
    pa_quantity_label(&text, v->number, pa_strings_text(strings, v->unit), "auto");
    const char *name = pa_arena_strndup(l->doc->arena, text.text, text.size);
    pa_strbuf_release(&text);
    return name;
}

// ---- One value

static bool compare(struct labels *l, const struct pa_label_value *value, struct part *part,
                    struct pa_error *err)
{
    struct pa_arena *arena = l->doc->arena;
    struct pa_comparison_run *runs = pa_arena_calloc(arena, l->in->run_count, sizeof *runs);
    part->runs = runs;
    for (size_t r = 0; r < l->in->run_count; r++) {
        runs[r] = l->in->runs[r];
        runs[r].profile =
            pa_filter_label_value(l->in->runs[r].profile, l->values.key, value, arena);
    }
    const struct pa_comparison_runs all = {runs, l->in->run_count};
    return pa_compare_profiles(all, &l->options, arena, &part->comparison, err);
}

static void add_totals(struct labels *l, const char *name, const struct pa_profile_comparison *c,
                       size_t changed)
{
    struct pa_arena *arena = l->doc->arena;
    struct pa_diff_scale scale = pa_diff_scale_of(c, &l->in->shown->names);
    double per = l->in->shown->operations > 0 ? l->in->shown->operations : 1;
    double old = scale.old_total / per, new = scale.new_total / per;
    pa_table_row(l->totals, NULL,
                 pa_cell_shown(pa_cell_number(old), pa_diff_value_text(old, c->unit, false, arena)),
                 pa_cell_shown(pa_cell_number(new), pa_diff_value_text(new, c->unit, false, arena)),
                 pa_cell_shown(pa_cell_number(new - old),
                               pa_diff_value_text(new - old, c->unit, true, arena)),
                 pa_cell_delta(old > 0 ? new / old - 1 : NAN), pa_cell_count((int64_t)c->tested),
                 pa_cell_count((int64_t)changed), pa_cell_text(name));
}

static size_t add_functions(struct labels *l, const char *name,
                            const struct pa_profile_comparison *c)
{
    struct pa_diff_scale scale = pa_diff_scale_of(c, &l->in->shown->names);
    size_t changed = 0;
    scale.shares = l->in->shown->shares;
    scale.operations = l->in->shown->operations;
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_compared *f = &c->functions[i];
        const struct pa_change *ch = c->by_cum ? &f->cum : &f->flat;
        struct pa_cell cells[PA_DIFF_COLUMNS + 1];
        bool noise = ch->class == PA_CHANGE_NOISE || ch->class == PA_CHANGE_UNPROVED;
        if (noise && !l->in->shown->noise)
            continue;
        if (ch->old_value == 0 && ch->new_value == 0)
            continue;
        changed += !noise;
        if (l->functions->row_count >= l->in->shown->rows)
            continue;
        pa_diff_cells(ch, f->name, &scale, l->doc->arena, cells);
        cells[PA_DIFF_COLUMNS] = pa_cell_text(name);
        pa_table_add_row(l->functions, pa_diff_class_name(ch->class), cells, PA_DIFF_COLUMNS + 1);
    }
    return changed;
}

// A gate looks at what is shown: each value by itself.
static bool judge(struct labels *l, const char *name, const struct pa_profile_comparison *c,
                  struct pa_error *err)
{
    const struct pa_gate_profiles input = {
        .comparison = c,
        .strings = l->in->shown->names.strings,
        .label = pa_arena_printf(l->doc->arena, "%s=%s", l->in->key, name),
        .waivers = l->in->waivers,
    };
    return !l->in->outcome || pa_gate_profiles(l->in->outcome, &input, err);
}

// ---- The tables

static void make_tables(struct labels *l)
{
    const char *unit = l->in->comparison->unit, *key = l->in->key;
    const struct pa_column totals[] = {
        {.key = "old", .kind = PA_CELL_NUMBER, .unit = unit},
        {.key = "new", .kind = PA_CELL_NUMBER, .unit = unit},
        {.key = "delta", .kind = PA_CELL_NUMBER, .unit = unit},
        {.key = "change", .kind = PA_CELL_DELTA},
        {.key = "tested", .kind = PA_CELL_COUNT},
        {.key = "changed", .kind = PA_CELL_COUNT},
        {.key = "label", .title = key, .kind = PA_CELL_TEXT},
    };
    l->totals = pa_doc_table(l->doc, "labels");
    pa_table_add_columns(l->totals, totals, sizeof totals / sizeof *totals);
    l->functions = pa_doc_table(l->doc, "functions");
    struct pa_diff_scale scale = pa_diff_scale_of(l->in->comparison, &l->in->shown->names);
    scale.shares = l->in->shown->shares;
    scale.operations = l->in->shown->operations;
    pa_diff_columns(l->functions, &scale);
    pa_table_column(l->functions,
                    (struct pa_column){.key = "label", .title = key, .kind = PA_CELL_TEXT});
}

static bool compare_all(struct labels *l, struct part *parts, struct pa_error *err)
{
    size_t count = l->values.list.count;
    struct pa_profile_comparison **list = pa_arena_calloc(l->doc->arena, count, sizeof(void *));
    for (size_t i = 0; i < count; i++) {
        if (!compare(l, &l->values.list.items[i], &parts[i], err))
            return false;
        list[i] = parts[i].comparison;
    }
    pa_comparisons_pool(list, count, l->options.min_effect);
    for (size_t i = 0; i < count; i++) {
        if (!pa_comparison_find_moved(
                list[i], (struct pa_comparison_runs){parts[i].runs, l->in->run_count}, err))
            return false;
    }
    return true;
}

static bool run(struct labels *l, struct pa_error *err)
{
    if (!find_values(l, err))
        return false;
    make_tables(l);
    size_t count = l->values.list.count;
    struct part *parts = pa_arena_calloc(l->doc->arena, count, sizeof *parts);
    if (!compare_all(l, parts, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        const char *name = value_name(l, &l->values.list.items[i]);
        const struct pa_profile_comparison *c = parts[i].comparison;
        add_totals(l, name, c, add_functions(l, name, c));
        if (!judge(l, name, c, err))
            return false;
    }
    if (l->functions->row_count == 0) {
        l->functions->audience = PA_FOR_DATA;
        pa_doc_paragraph(l->doc, "No function changed beyond noise within any value.");
    }
    return true;
}

bool pa_diff_labels(struct pa_doc *doc, const struct pa_diff_labels_input *input,
                    struct pa_error *err)
{
    struct labels l = {.doc = doc, .in = input, .options = *input->options};
    l.options.like = input->comparison;
    bool ok = run(&l, err);
    pa_label_values_release(&l.values);
    return ok;
}
