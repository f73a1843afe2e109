// SPDX-License-Identifier: Apache-2.0
// What else there is to say of a kind of profile: the lines of its hottest functions, its labels.
#include "base/number.h"
#include "page/page_work.h"
#include "profile/merge.h"
#include "profile/sample.h"
#include "report/diff_profiles.h"
#include "report/list.h"
#include "report/tags.h"

#include <stdlib.h>
#include <string.h>

enum {
    HOT_FUNCTIONS = 3,
    MOST_KEYS = 2,     // of labels, compared
    MOST_VALUES = 100, // a key with more tells single requests apart
};

// ---- The profile of the side that is looked at

static bool merge_new(struct pa_page_work *w, const struct pa_page_kind *kind,
                      const struct pa_profile **profile, struct pa_error *err)
{
    const struct pa_sides *sides = &kind->sides->sides;
    struct pa_merger *merger = pa_merger_new(w->arena, w->session->strings);
    for (size_t i = 0; i < sides->loaded.count; i++) {
        const struct pa_name_side *one = &sides->loaded.items[i];
        if (one->side == 1 && !pa_merger_add(merger, one->profile, NULL, err))
            return false;
    }
    *profile = pa_merger_finish(merger, err);
    return *profile != NULL;
}

static bool make_view(struct pa_page_work *w, const struct pa_profile *profile, bool lines,
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

// ---- Lines

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

// What functions cost themselves, by name.
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

// What got worse stands before what costs most.
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

static bool add_lines(struct pa_page_work *w, const struct pa_page_kind *kind,
                      const struct pa_profile *profile, struct pa_error *err)
{
    struct pa_view *view = pa_arena_calloc(w->arena, 1, sizeof *view);
    struct pa_source_path *sources = NULL;
    struct hot *list;
    if (!has_lines(profile) || !make_view(w, profile, true, view, err))
        return has_lines(profile) ? false : true;
    size_t count = kind->sides ? changes_of(kind->compared.comparison, w->arena, &list)
                               : costs_of(view, w->arena, &list);
    qsort(list, count, sizeof *list, hotter);
    if (count == 0 || view->total == 0)
        return true;
    if (w->input->sources) {
        sources = pa_arena_memdup(w->arena, w->input->sources, sizeof *sources);
        pa_source_path_learn(sources, profile, w->arena);
    }
    count = count < HOT_FUNCTIONS ? count : HOT_FUNCTIONS;
    const struct pa_list_options options = {.functions = names_of(list, count, w->arena),
                                            .function_count = count,
                                            .graph = &pa_page_graph_flags,
                                            .names = w->input->names,
                                            .sources = sources,
                                            .around = 2,
                                            .quiet = true};
    struct pa_item *item = pa_doc_section(&w->sections, "list", 1);
    item->section.title =
        pa_arena_printf(w->arena, kind->sides ? "Lines: %s, %s side" : "Lines: %s", kind->name,
                        pa_page_label(w, 1));
    item->section.anchor = pa_arena_printf(w->arena, "lines-%s", kind->anchor);
    return pa_report_add_list(&w->sections, view, &options, err);
}

// ---- Labels

struct key {
    pa_str key, values[MOST_VALUES];
    size_t count; // of values; MOST_VALUES + 1: more than are of use
    double cost;
};

struct keys {
    PA_VEC(struct key) list;
};

static struct key *key_of(struct keys *keys, pa_str name)
{
    for (size_t i = 0; i < keys->list.count; i++) {
        if (keys->list.items[i].key == name)
            return &keys->list.items[i];
    }
    pa_vec_push(&keys->list, (struct key){.key = name});
    return &keys->list.items[keys->list.count - 1];
}

static void count_value(struct key *key, pa_str value)
{
    size_t i = 0;
    while (i < key->count && i < MOST_VALUES && key->values[i] != value)
        i++;
    if (i == MOST_VALUES)
        key->count = MOST_VALUES + 1;
    else if (i == key->count)
        key->values[key->count++] = value;
}

enum { MOST_LABELS = 32 }; // keys that are looked at

static void find_keys(const struct pa_view *view, struct keys *keys)
{
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, view->profile);
    while (pa_sample_next(&r)) {
        for (uint32_t i = 0; i < r.sample.label_count; i++) {
            const struct pa_label *l = &r.sample.label[i];
            struct key *key = l->numeric ? NULL : key_of(keys, l->key);
            if (!key || keys->list.count > MOST_LABELS)
                continue;
            key->cost += (double)r.sample.value[view->measure.type];
            if (key->count <= MOST_VALUES)
                count_value(key, l->text);
        }
    }
    pa_sample_reader_release(&r);
}

static int covers_more(const void *pa, const void *pb)
{
    const struct key *a = pa, *b = pb;
    return a->cost != b->cost ? (a->cost > b->cost ? -1 : 1)
                              : (a->key > b->key) - (a->key < b->key);
}

// Those that divide the profile, and do not name single requests.
static void choose_keys(struct keys *keys)
{
    size_t kept = 0;
    for (size_t i = 0; i < keys->list.count; i++) {
        const struct key *key = &keys->list.items[i];
        if (key->count <= MOST_VALUES && key->cost > 0)
            keys->list.items[kept++] = *key;
    }
    keys->list.count = kept;
    if (kept)
        qsort(keys->list.items, kept, sizeof *keys->list.items, covers_more);
}

static bool add_compared_labels(struct pa_page_work *w, struct pa_page_kind *kind,
                                const struct keys *keys, struct pa_error *err)
{
    for (size_t i = 0; i < keys->list.count && i < MOST_KEYS; i++) {
        const char *key = pa_strings_text(w->session->strings, keys->list.items[i].key);
        const struct pa_diff_report report = {
            .names = w->input->names, .by_label = key, .warnings = w->session->warnings};
        struct pa_item *item = pa_doc_section(&w->sections, "diff-profiles", 1);
        item->section.title = pa_arena_printf(w->arena, "Profiles: %s by %s", kind->name, key);
        item->section.anchor = pa_arena_printf(w->arena, "tags-%zu-%s", i + 1, kind->anchor);
        if (!pa_report_add_diff(&w->sections, &kind->compared, &report, err))
            return false;
    }
    return true;
}

static bool add_labels(struct pa_page_work *w, struct pa_page_kind *kind,
                       const struct pa_profile *profile, struct pa_error *err)
{
    struct pa_view *view = pa_arena_calloc(w->arena, 1, sizeof *view);
    struct keys keys = {0};
    bool ok = make_view(w, profile, false, view, err);
    if (ok)
        find_keys(view, &keys);
    size_t all = keys.list.count;
    choose_keys(&keys);
    if (ok && kind->sides) {
        ok = add_compared_labels(w, kind, &keys, err);
    } else if (ok && all && all == keys.list.count) { // pa tags shows all of them
        struct pa_item *item = pa_doc_section(&w->sections, "tags", 1);
        item->section.title = pa_arena_printf(w->arena, "Labels: %s", kind->name);
        item->section.anchor = pa_arena_printf(w->arena, "tags-%s", kind->anchor);
        pa_report_add_tags(&w->sections, view);
    }
    pa_vec_release(&keys.list);
    return ok;
}

bool pa_page_details_add(struct pa_page_work *w, struct pa_page_kind *kind, struct pa_error *err)
{
    const struct pa_profile *profile = kind->loaded;
    if (kind->sides && !merge_new(w, kind, &profile, err))
        return false;
    if (profile->calls_only)
        return true;
    return add_lines(w, kind, profile, err) && add_labels(w, kind, profile, err);
}
