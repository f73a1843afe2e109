// SPDX-License-Identifier: Apache-2.0
// Collects the data of the viewer from the profiles of a kind.
#include "base/path_end.h"
#include "page/data.h"
#include "profile/mine.h"

#include <string.h>

enum { MOST_RUNS = 60 }; // that stay apart on one side; more files are one

static const char *run_name(const char *path, struct pa_arena *arena)
{
    char *name = pa_arena_strdup(arena, pa_path_end(path, 1));
    char *dot = strchr(name, '.');
    if (dot && dot > name)
        *dot = '\0';
    return name;
}

static bool add_own(struct pa_page_work *w, struct pa_page_data *d, const struct pa_profile *p,
                    struct pa_error *err)
{
    const struct pa_mine_rule rule = pa_mine_guess(p, w->arena);
    const bool *mine = pa_mine_functions(p, &rule, w->arena, err);
    if (!mine)
        return false;
    for (uint32_t i = 1; i <= p->function_count; i++) {
        if (mine[i])
            pa_vec_push(&d->own, p->functions[i].name);
    }
    return true;
}

// The forms of one profile: as read, with lines and files, and aggregated by function.
struct forms {
    const struct pa_profile *whole, *shown;
};

static bool add_run(struct pa_page_work *w, struct pa_page_data *d, const struct forms *p,
                    const struct pa_page_run *run, struct pa_error *err)
{
    const struct pa_profile *whole = p->whole;
    bool first =
        d->calls.runs.count == 0 || d->calls.runs.items[d->calls.runs.count - 1].side != run->side;
    if (!pa_page_calls_add(&d->calls, p->shown, run, err))
        return false;
    const struct pa_value_type *type = &d->calls.types[d->type];
    for (uint32_t t = 0; t < whole->type_count; t++) {
        if (whole->types[t].type == type->type && whole->types[t].unit == type->unit) {
            pa_page_parts_add(&d->parts, whole, t, run->side);
            break;
        }
    }
    if (first && w->input->sources) {
        d->sources = pa_arena_memdup(w->arena, w->input->sources, sizeof *d->sources);
        pa_source_path_learn(d->sources, whole, w->arena);
    }
    return !first || add_own(w, d, whole, err);
}

static uint32_t type_named(const struct pa_profile *p, const char *name)
{
    for (uint32_t t = 0; t < p->type_count; t++) {
        if (strcmp(pa_profile_text(p, p->types[t].type), name) == 0)
            return t;
    }
    return p->type_count - 1;
}

// Profiles in order of time, if all say when they were taken; else as they are.
static const uint32_t *time_order(const struct pa_sides *s, struct pa_arena *arena)
{
    uint32_t *order = pa_arena_calloc(arena, s->runs.count + 1, sizeof *order);
    bool known = true;
    for (uint32_t i = 0; i < s->runs.count; i++) {
        order[i] = i;
        known &= s->loaded.items[i].profile->time_nanos != 0;
    }
    for (uint32_t i = 1; known && i < s->runs.count; i++) {
        int64_t time = s->loaded.items[i].profile->time_nanos;
        uint32_t k = i;
        for (; k > 0 && s->loaded.items[order[k - 1]].profile->time_nanos > time; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    return order;
}

static bool collect_sides(struct pa_page_work *w, const struct pa_page_kind *kind,
                          struct pa_page_data *d, struct pa_error *err)
{
    const struct pa_sides *s = &kind->sides->sides;
    const uint32_t *order = time_order(s, w->arena);
    d->type = type_named(s->runs.items[order[0]].profile, kind->compared.comparison->type);
    for (size_t n = 0; n < s->runs.count; n++) {
        uint32_t i = order[n];
        const struct pa_profile *whole = s->loaded.items[i].profile;
        const struct pa_page_run run = {s->runs.items[i].side,
                                        run_name(s->paths.items[i], w->arena), whole->time_nanos};
        if (!add_run(w, d, &(struct forms){whole, s->runs.items[i].profile}, &run, err))
            return pa_error_prefix(err, "%s", s->paths.items[i]);
    }
    return true;
}

static bool collect_file(struct pa_page_work *w, struct pa_page_data *d, const char *path,
                         struct pa_error *err)
{
    static const struct pa_filter_options filters;
    const struct pa_value_options values = {
        .sample_index = w->input->sample_index, .divide_by = 1, .unit = "minimum"};
    const struct pa_view_options options = {
        .filters = &filters, .values = &values, .utf8 = true, .quiet = true};
    const struct pa_words one = {&path, 1};
    const struct pa_profile *profile;
    struct pa_view view;
    if (!pa_session_load(w->session, &one, &w->input->source, &profile, err) ||
        !pa_view_make(w->session, profile, &options, &view, err))
        return false;
    const struct pa_page_run run = {1, run_name(path, w->arena), profile->time_nanos};
    return add_run(w, d, &(struct forms){view.whole, view.profile}, &run, err);
}

static bool collect_view(struct pa_page_work *w, const struct pa_page_kind *kind,
                         struct pa_page_data *d, struct pa_error *err)
{
    d->type = kind->view.measure.type;
    if (kind->files.count < 2 || kind->files.count > MOST_RUNS) {
        const struct pa_page_run run = {1, "all", kind->view.whole->time_nanos};
        return add_run(w, d, &(struct forms){kind->view.whole, kind->view.profile}, &run, err);
    }
    for (size_t i = 0; i < kind->files.count; i++) {
        if (!collect_file(w, d, kind->files.items[i], err))
            return false;
    }
    return true;
}

bool pa_page_data_collect(struct pa_page_work *w, struct pa_page_kind *kind, struct pa_error *err)
{
    struct pa_error ignored = {0};
    if (!pa_profile_needs_stacks(kind->view.profile, "a viewer", &ignored))
        return true;
    kind->data = pa_arena_calloc(w->arena, 1, sizeof *kind->data);
    kind->data->calls.arena = w->arena;
    return (kind->sides ? collect_sides : collect_view)(w, kind, kind->data, err);
}

void pa_page_data_release(struct pa_page_data *data)
{
    pa_page_calls_release(&data->calls);
    pa_page_parts_release(&data->parts);
    pa_vec_release(&data->own);
}
