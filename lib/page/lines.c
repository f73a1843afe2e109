// SPDX-License-Identifier: Apache-2.0
#include "base/number.h"
#include "page/details.h"
#include "page/line_sides.h"
#include "profile/merge.h"
#include "profile/sample.h"
#include "report/list.h"

#include <stdlib.h>

enum { HOT_FUNCTIONS = 3 };

const struct pa_profile *pa_page_side(struct pa_page_work *w, const struct pa_page_kind *kind,
                                      unsigned char side, struct pa_error *err)
{
    const struct pa_sides *sides = &kind->sides->sides;
    struct pa_merger *merger = pa_merger_new(w->arena, w->session->strings);
    for (size_t i = 0; i < sides->loaded.count; i++) {
        const struct pa_name_side *one = &sides->loaded.items[i];
        if (one->side == side && !pa_merger_add(merger, one->profile, NULL, err))
            return NULL;
    }
    return pa_merger_finish(merger, err);
}

bool pa_page_details_view(struct pa_page_work *w, const struct pa_profile *profile, bool lines,
                          struct pa_view *view, struct pa_error *err)
{
    static const struct pa_filter_options filters;
    const struct pa_value_options values = {
        .sample_index = w->input->sample_index, .divide_by = 1, .unit = "minimum"};
    const struct pa_view_options options = {
        .filters = &filters,
        .values = &values,
        .granularity = {.granularity = lines ? PA_GRANULARITY_LINES : PA_GRANULARITY_FUNCTIONS},
        .label_units = !lines,
        .utf8 = true,
        .quiet = true};
    return pa_view_make(w->session, profile, &options, view, err);
}

// ---- Which functions

struct hot {
    pa_str name;
    bool changed; // for the worse
    double cost;
};

static int hotter(const void *pa, const void *pb)
{
    const struct hot *a = pa, *b = pb;
    if (a->changed != b->changed)
        return a->changed ? -1 : 1;
    if (a->cost != b->cost)
        return a->cost > b->cost ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

// Lists functions by name with their flat values.
static size_t costs_of(const struct pa_view *view, struct pa_arena *arena, struct hot **list)
{
    const struct pa_profile *p = view->profile;
    size_t count = 0, names = p->strings->list.count;
    double *costs = pa_arena_calloc(arena, names + 1, sizeof *costs);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    r.skip_labels = true;
    while (pa_sample_next(&r)) {
        const struct pa_sample *s = &r.sample;
        const struct pa_location *leaf = s->depth ? &p->locations[s->location[s->depth - 1]] : NULL;
        if (leaf && leaf->line_count)
            costs[p->functions[p->lines[leaf->first_line].function].name] +=
                (double)s->value[view->measure.type];
    }
    pa_sample_reader_release(&r);
    *list = pa_arena_calloc(arena, names + 1, sizeof **list);
    for (size_t i = 1; i < names; i++) {
        if (costs[i] > 0)
            (*list)[count++] = (struct hot){.name = (pa_str)i, .cost = costs[i]};
    }
    return count;
}

// Lists the compared functions with their new flat values, marked if they got worse.
static size_t changes_of(const struct pa_profile_comparison *c, struct pa_arena *arena,
                         struct hot **list)
{
    size_t count = 0;
    *list = pa_arena_calloc(arena, c->count + 1, sizeof **list);
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_change *flat = &c->functions[i].flat;
        if (flat->new_value > 0)
            (*list)[count++] = (struct hot){.name = c->functions[i].name,
                                            .changed = flat->class == PA_CHANGE_REGRESSED ||
                                                       flat->class == PA_CHANGE_NEW,
                                            .cost = flat->new_value};
    }
    return count;
}

static const pa_str *names_of(const struct hot *list, size_t count, struct pa_arena *arena)
{
    pa_str *names = pa_arena_calloc(arena, count, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = list[i].name;
    return names;
}

static bool has_lines(const struct pa_profile *p)
{
    for (uint32_t i = 1; i <= p->location_count; i++) {
        const struct pa_location *l = &p->locations[i];
        if (l->line_count && p->lines[l->first_line].line > 0)
            return true;
    }
    return false;
}

// ---- The section

static const struct pa_source_path *find_sources(struct pa_page_work *w,
                                                 const struct pa_profile *profile)
{
    if (!w->input->sources)
        return NULL;
    struct pa_source_path *sources = pa_arena_memdup(w->arena, w->input->sources, sizeof *sources);
    pa_source_path_learn(sources, profile, w->arena);
    return sources;
}

// Makes the document of pa list for a side; it stays empty if the side has none of the functions.
static bool list_side(struct pa_page_work *w, const struct pa_profile *profile,
                      const struct pa_list_options *functions, struct pa_doc *doc,
                      struct pa_error *err)
{
    struct pa_view *view = pa_arena_calloc(w->arena, 1, sizeof *view);
    struct pa_list_options options = *functions;
    struct pa_error none = {0};
    pa_doc_init(doc, w->arena, "list", 1);
    options.sources = find_sources(w, profile);
    if (!pa_page_details_view(w, profile, true, view, err))
        return false;
    if (!pa_report_add_list(doc, view, &options, &none))
        pa_doc_init(doc, w->arena, "list", 1);
    return true;
}

static bool add_both(struct pa_page_work *w, const struct pa_page_kind *kind,
                     const struct pa_profile *new, const struct pa_list_options *functions,
                     struct pa_error *err)
{
    const struct pa_profile *old = pa_page_side(w, kind, 0, err);
    struct pa_doc docs[2];
    if (!old || !list_side(w, old, functions, &docs[0], err) ||
        !list_side(w, new, functions, &docs[1], err))
        return false;
    struct pa_item *item = pa_doc_section(&w->sections, "report-lines", 1);
    item->section.title = pa_arena_printf(w->arena, "Lines: %s", kind->name);
    item->section.anchor = pa_arena_printf(w->arena, "lines-%s", kind->anchor);
    pa_page_line_sides_add(w, kind, docs);
    return true;
}

static bool add_one(struct pa_page_work *w, const struct pa_page_kind *kind,
                    const struct pa_view *view, const struct pa_list_options *options,
                    struct pa_error *err)
{
    struct pa_item *item = pa_doc_section(&w->sections, "list", 1);
    item->section.title = pa_arena_printf(w->arena, "Lines: %s", kind->name);
    item->section.anchor = pa_arena_printf(w->arena, "lines-%s", kind->anchor);
    return pa_report_add_list(&w->sections, view, options, err);
}

bool pa_page_lines_add(struct pa_page_work *w, const struct pa_page_kind *kind,
                       const struct pa_profile *profile, struct pa_error *err)
{
    struct pa_view *view = pa_arena_calloc(w->arena, 1, sizeof *view);
    struct hot *list;
    if (!has_lines(profile))
        return true;
    if (!pa_page_details_view(w, profile, true, view, err))
        return false;
    size_t count = kind->sides ? changes_of(kind->compared.comparison, w->arena, &list)
                               : costs_of(view, w->arena, &list);
    qsort(list, count, sizeof *list, hotter);
    if (count == 0 || view->total == 0)
        return true;
    count = count < HOT_FUNCTIONS ? count : HOT_FUNCTIONS;
    const struct pa_list_options options = {.functions = names_of(list, count, w->arena),
                                            .function_count = count,
                                            .graph = &pa_page_graph_flags,
                                            .names = w->input->names,
                                            .sources = find_sources(w, profile),
                                            .around = 2,
                                            .quiet = true};
    return kind->sides ? add_both(w, kind, profile, &options, err)
                       : add_one(w, kind, view, &options, err);
}
