// SPDX-License-Identifier: Apache-2.0
#include "page/page_work.h"
#include "report/diff_join.h"
#include "report/diff_profiles.h"
#include "report/top.h"

#include <ctype.h>
#include <string.h>

const struct pa_graph_flags pa_page_graph_flags = {
    .node_count = -1, .node_fraction = .005, .edge_fraction = .001, .trim = true};

// ---- Two sides

static bool load_sides(struct pa_page_work *w, struct pa_error *err)
{
    const struct pa_side_files files = {.words = {w->profiles[0], w->profiles[1]}};
    const struct pa_side_options options = {.source = w->input->source,
                                            .sample_index = w->input->sample_index};
    if (!pa_sides_load(w->session, &files, &options, &w->sides, err))
        return false;
    pa_side_kinds_find(&w->sides, w->input->sample_index, w->arena, w->session->warnings,
                       &w->side_kinds);
    w->profiles_compared = true;
    for (size_t i = 0; i < w->side_kinds.list.count; i++) {
        struct pa_side_kind *sides = &w->side_kinds.list.items[i];
        const struct pa_diff_how how = {
            .comparison = {.type = w->input->sample_index, .min_effect = w->input->min_effect}};
        struct pa_page_kind kind = {.name = sides->name, .sides = sides};
        if (!pa_diff_compare(&sides->sides, &how, w->arena, &kind.compared, err))
            return *sides->name ? pa_error_prefix(err, "%s", sides->name) : false;
        pa_vec_push(&w->kinds, kind);
    }
    return true;
}

static bool add_compared(struct pa_page_work *w, struct pa_page_kind *kind, struct pa_error *err)
{
    pa_gate_begin(&kind->outcome, &w->gates[1], &w->input->policy, w->arena);
    const struct pa_diff_report report = {
        .names = w->input->names,
        .warnings = w->session->warnings,
        .outcome = w->gates[1].rule_count ? &kind->outcome : NULL,
        .waivers = w->input->waivers,
    };
    return pa_report_add_diff(&w->sections, &kind->compared, &report, err);
}

// ---- One side

static struct pa_page_kind *kind_named(struct pa_page_work *w, const char *name)
{
    for (size_t i = 0; i < w->kinds.count; i++) {
        if (strcmp(w->kinds.items[i].name, name) == 0)
            return &w->kinds.items[i];
    }
    struct pa_page_kind kind = {.name = name};
    size_t all = w->profiles[0].count + w->profiles[1].count;
    kind.files.items = pa_arena_calloc(w->arena, all + 1, sizeof(char *));
    pa_vec_push(&w->kinds, kind);
    return &w->kinds.items[w->kinds.count - 1];
}

// What kind of profile a file holds.
static bool sort_file(struct pa_page_work *w, const char *path, struct pa_error *err)
{
    struct pa_arena arena = {0};
    const struct pa_profile *profile;
    const char *name = "";
    bool ok = w->profiles[0].count + w->profiles[1].count == 1; // read once: it may be a pipe
    if (!ok) {
        profile = pa_session_read(w->session, path, &w->input->source, &arena, err);
        ok = profile != NULL;
        name = ok ? pa_arena_strdup(w->arena, pa_side_kind_name(profile, path, &arena)) : "";
    }
    pa_arena_release(&arena);
    if (ok) {
        struct pa_page_kind *kind = kind_named(w, name);
        kind->files.items[kind->files.count++] = path;
    }
    return ok;
}

static bool load_view(struct pa_page_work *w, struct pa_page_kind *kind, struct pa_error *err)
{
    static const struct pa_filter_options filters;
    const struct pa_value_options values = {
        .sample_index = w->input->sample_index, .divide_by = 1, .unit = "minimum"};
    const struct pa_view_options options = {.filters = &filters, .values = &values, .utf8 = true};
    if (!pa_session_load(w->session, &kind->files, &w->input->source, &kind->loaded, err) ||
        !pa_view_make(w->session, kind->loaded, &options, &kind->view, err))
        return false;
    kind->name = kind->view.type;
    return true;
}

static bool load_one(struct pa_page_work *w, struct pa_error *err)
{
    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; i < w->profiles[side].count; i++) {
            if (!sort_file(w, w->profiles[side].items[i], err))
                return false;
        }
    }
    for (size_t i = 0; i < w->kinds.count; i++) {
        if (!load_view(w, &w->kinds.items[i], err))
            return false;
    }
    return true;
}

// ---- Both

bool pa_page_profiles_load(struct pa_page_work *w, struct pa_error *err)
{
    if (w->profiles[0].count && w->profiles[1].count)
        return load_sides(w, err);
    return load_one(w, err);
}

static bool is_taken(const struct pa_page_work *w, const struct pa_page_kind *kind,
                     const char *anchor)
{
    for (const struct pa_page_kind *k = w->kinds.items; k < kind; k++) {
        if (strcmp(k->anchor, anchor) == 0)
            return true;
    }
    return false;
}

// "profile-cpu": part of names of files as well, so it is short, and no two are equal.
static const char *anchor_of(const struct pa_page_work *w, const struct pa_page_kind *kind)
{
    char *anchor =
        pa_arena_strdup(w->arena, pa_arena_printf(w->arena, "profile-%.40s", kind->name));
    for (char *c = anchor; *c; c++) {
        if (!isalnum((unsigned char)*c))
            *c = '-';
    }
    const char *own = anchor;
    for (size_t n = 2; is_taken(w, kind, own); n++)
        own = pa_arena_printf(w->arena, "%s-%zu", anchor, n);
    return own;
}

static bool add_kind(struct pa_page_work *w, struct pa_page_kind *kind, struct pa_error *err)
{
    struct pa_item *item = pa_doc_section(&w->sections, kind->sides ? "diff-profiles" : "top", 1);
    const struct pa_top_options top = {&pa_page_graph_flags, w->input->names, NULL, NULL};
    kind->anchor = anchor_of(w, kind);
    item->section.title =
        kind->sides ? pa_arena_printf(w->arena, "Profiles: %s", kind->compared.comparison->type)
                    : pa_arena_printf(w->arena, "Profile: %s", kind->name);
    item->section.anchor = kind->anchor;
    return (kind->sides ? add_compared(w, kind, err)
                        : pa_report_add_top(&w->sections, &kind->view, &top, err)) &&
           pa_page_pictures_add(w, kind, err);
}

bool pa_page_profiles_add(struct pa_page_work *w, struct pa_error *err)
{
    for (size_t i = 0; i < w->kinds.count; i++) {
        struct pa_page_kind *kind = &w->kinds.items[i];
        if (!add_kind(w, kind, err) || !pa_page_details_add(w, kind, err))
            return pa_error_prefix(err, "%s", kind->name);
    }
    return true;
}

// ---- What explains benchmarks

// Errors are ignored: they mean that benchmarks and this kind of profile do not belong together.
void pa_page_join_add(struct pa_page_work *w)
{
    const struct pa_diff_benchmarks benchmarks = {&w->set,
                                                  {pa_page_label(w, 0), pa_page_label(w, 1)}};
    if (!pa_page_bench_compared(w) || !w->profiles_compared || w->effects.count == 0)
        return;
    bool any = false;
    for (size_t i = 0; i < w->kinds.count; i++) {
        const struct pa_page_kind *kind = &w->kinds.items[i];
        const struct pa_diff_compared *d = &kind->compared;
        const struct pa_strings *strings = d->sides->runs.items[0].profile->strings;
        struct pa_diff_names names =
            pa_diff_names_at(d->comparison, strings, w->input->names, w->arena);
        const struct pa_diff_join_input input = {
            &benchmarks, d->sides->runs.items, d->sides->runs.count, &d->how, d->comparison, &names,
            10};
        struct pa_doc doc;
        struct pa_error ignored = {0};
        pa_doc_init(&doc, w->arena, "explained", 1);
        if (!pa_diff_join(&doc, &input, &ignored) || !doc.items)
            continue;
        if (!any) {
            struct pa_item *item = pa_doc_section(&w->sections, "report-why", 1);
            item->section.title = "What explains it";
            item->section.anchor = "why";
        }
        any = true;
        pa_doc_heading(&w->sections, d->comparison->type)->audience = PA_FOR_PAGES | PA_FOR_DATA;
        for (const struct pa_item *item = doc.items; item; item = item->next)
            pa_doc_item(&w->sections, item);
    }
}
