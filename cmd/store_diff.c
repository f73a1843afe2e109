// SPDX-License-Identifier: Apache-2.0
// `pa store diff`: two sets of profiles of a store compared as `pa diff` compares files, each
// profile a run.
#include "cmd/store_options.h"
#include "report/diff_profiles.h"
#include "view/side_kinds.h"

#include <string.h>

static const double MIN_EFFECT = 0.05; // as pa diff has it

struct reader {
    struct pa_side_reader reader; // first: what read() gets
    struct pa_store_run *run;
    struct pa_catalog_list lists[2];
    struct pa_engine_list there[2]; // of an engine, with the samples of each side
    struct pa_engine_samples *samples[2];
    const struct pa_profile **profiles[2]; // of a store, by place in the list; NULL: not read yet
    struct pa_store_opened opened;
    struct pa_store_read done;
};

// Finds the profile whose path this is: a pointer is enough, as a list has each path once.
static bool find(const struct reader *r, const char *name, size_t *side, size_t *i)
{
    for (*side = 0; *side < 2; ++*side) {
        const struct pa_catalog_list *list = &r->lists[*side];
        for (*i = 0; *i < list->profile_count; ++*i) {
            if (list->profiles[*i].meta.path == name)
                return true;
        }
    }
    return false;
}

static bool read_from_engine(struct reader *r, size_t side, size_t i,
                             const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_store_run *run = r->run;
    if (!r->samples[side] &&
        !pa_engine_load(run->engine, &r->there[side], run->ctx->arena, &r->samples[side], err))
        return false;
    r->done.profiles++;
    return pa_engine_profile(r->samples[side], i, run->ctx->arena, profile, err);
}

// NULL, which leaves it out, if it cannot be read: as for other questions, the rest answers.
static const struct pa_profile *read_one(struct reader *r, const struct pa_catalog_list *list,
                                         const struct pa_catalog_profile *p)
{
    const struct pa_catalog_segment *s = &list->segments[p->segment];
    const struct pa_profile *profile;
    struct pa_error why;
    bool ok = pa_store_open(&r->opened, s, r->run->session->strings, &why) &&
              pa_segment_profile(r->opened.segment, p->row, r->run->ctx->arena, &profile, &why);
    r->done.profiles += ok;
    if (!ok)
        pa_store_miss_one(r->run, &r->opened, &r->done, s, &why);
    return ok ? profile : NULL;
}

// All of a side, a segment after the other, though they are asked for in another order.
static void read_side(struct reader *r, size_t side)
{
    const struct pa_catalog_list *list = &r->lists[side];
    r->profiles[side] =
        pa_arena_calloc(r->run->ctx->arena, list->profile_count + 1, sizeof *r->profiles[side]);
    for (size_t i = 0; i < list->profile_count; i++)
        r->profiles[side][i] = read_one(r, list, &list->profiles[i]);
}

static bool read_profile(struct pa_side_reader *reader, const char *name,
                         const struct pa_profile **profile, struct pa_error *err)
{
    struct reader *r = (struct reader *)reader;
    size_t side, i;
    if (!find(r, name, &side, &i))
        return pa_error_set(err, PA_ERROR_USAGE, "%s: is not in the store", name);
    if (r->run->engine)
        return read_from_engine(r, side, i, profile, err);
    if (!r->profiles[side])
        read_side(r, side);
    *profile = r->profiles[side][i];
    return true;
}

// Thins the profiles of a side to PA_STORE_DIFF_RUNS, evenly spread over their order
// (store/order.h); those that stay are in the order of the list.
static void thin(struct reader *r, size_t side)
{
    struct pa_arena *arena = r->run->ctx->arena;
    struct pa_catalog_list *list = &r->lists[side];
    size_t all = list->profile_count, most = PA_STORE_DIFF_RUNS, count = 0;
    if (all <= most)
        return;
    const size_t *order = pa_store_order_of(r->run, list);
    bool *chosen = pa_arena_calloc(arena, all, sizeof *chosen);
    size_t *indexes = pa_arena_calloc(arena, most, sizeof *indexes);
    for (size_t i = 0; i < most; i++)
        chosen[order[i * all / most]] = true;
    for (size_t i = 0; i < all; i++) {
        if (chosen[i])
            indexes[count++] = i;
    }
    if (r->run->engine) {
        r->there[side] = pa_engine_some(&r->there[side], indexes, most, arena);
        *list = r->there[side].list;
    }
    for (size_t i = 0; i < most && !r->run->engine; i++)
        list->profiles[i] = list->profiles[indexes[i]];
    list->profile_count = most;
    pa_warnings_add(r->run->ctx->warnings,
                    "of the %s side %zu of %zu profiles are compared, spread over all",
                    side ? "new" : "old", most, all);
}

static bool find_side(struct reader *r, const struct pa_where *where, size_t side,
                      struct pa_error *err)
{
    struct pa_arena *arena = r->run->ctx->arena;
    if (!r->run->engine) {
        if (!pa_catalog_find(r->run->catalog, where, arena, &r->lists[side], err))
            return false;
        thin(r, side);
        struct pa_warnings later = {0}; // reading them says what is damaged
        pa_store_name_sources(r->run, &r->lists[side], &later);
        pa_warnings_release(&later);
        return true;
    }
    bool ok = pa_engine_find(r->run->engine, where, arena, &r->there[side], err);
    r->lists[side] = r->there[side].list;
    if (ok)
        thin(r, side);
    return ok;
}

static bool select_side(struct reader *r, const struct pa_words *words, size_t side,
                        struct pa_words *names, struct pa_error *err)
{
    struct pa_arena *arena = r->run->ctx->arena;
    struct pa_words all = {
        pa_arena_calloc(arena, words->count + r->run->o->where.count + 1, sizeof *all.items), 0};
    struct pa_where *where = pa_arena_calloc(arena, 1, sizeof *where);
    for (size_t i = 0; i < words->count; i++)
        all.items[all.count++] = words->items[i];
    for (size_t i = 0; i < r->run->o->where.count; i++)
        all.items[all.count++] = r->run->o->where.items[i];
    if (!pa_where_parse(&all, arena, where, err) || !find_side(r, where, side, err))
        return false;
    const struct pa_catalog_list *list = &r->lists[side];
    *names = (struct pa_words){
        pa_arena_calloc(arena, list->profile_count + 1, sizeof *names->items), list->profile_count};
    const size_t *order = pa_store_order_of(r->run, list);
    for (size_t i = 0; i < list->profile_count; i++)
        names->items[i] = list->profiles[order[i]].meta.path;
    return list->profile_count ||
           pa_error_set(err, PA_ERROR_USAGE, "%s: no profiles of the %s side", r->run->store,
                        side ? "new" : "old");
}

static bool report(struct pa_store_run *run, struct pa_side_kinds *kinds, struct pa_error *err)
{
    struct pa_doc doc;
    bool several = kinds->list.count > 1;
    const struct pa_diff_how how = {.comparison = {.type = pa_value_type(&run->o->report.values),

                                                   .min_effect = MIN_EFFECT}};
    const struct pa_diff_report shown = {.names = pa_command_names(&run->o->report),
                                         .warnings = run->ctx->warnings};
    pa_doc_init(&doc, run->ctx->arena, several ? "diff-kinds" : "diff-profiles", 1);
    for (size_t i = 0; i < kinds->list.count; i++) {
        struct pa_diff_compared compared;
        if (several)
            pa_doc_section(&doc, "diff-profiles", 1)->section.title = kinds->list.items[i].name;
        if (!pa_diff_compare(&kinds->list.items[i].sides, &how, run->ctx->arena, &compared, err) ||
            !pa_report_add_diff(&doc, &compared, &shown, err))
            return false;
    }
    return pa_output_print(&run->ctx->output, &doc, err);
}

// Of both sides, each once.
static size_t count_segments(const struct reader *r)
{
    size_t count = r->lists[1].segment_count;
    for (size_t i = 0; i < r->lists[0].segment_count; i++) {
        bool both = false;
        for (size_t k = 0; k < r->lists[1].segment_count && !both; k++)
            both = strcmp(r->lists[0].segments[i].path, r->lists[1].segments[k].path) == 0;
        count += !both;
    }
    return count;
}

bool pa_store_verb_diff(struct pa_store_run *run, struct pa_error *err)
{
    struct reader r = {.reader.read = read_profile, .run = run};
    struct pa_side_files files = {.reader = &r.reader};
    const struct pa_side_options options = {.filters = run->o->report.filters,
                                            .sample_index = pa_value_type(&run->o->report.values)};
    struct pa_sides sides = {0};
    struct pa_side_kinds kinds = {0};
    if (!run->o->old_side.count || !run->o->new_side.count)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "pa store diff wants --old COND and --new COND: release=r1");
    bool ok = select_side(&r, &run->o->old_side, 0, &files.words[0], err) &&
              select_side(&r, &run->o->new_side, 1, &files.words[1], err) &&
              pa_sides_load(run->session, &files, &options, &sides, err);
    if (ok) {
        r.done.segments = count_segments(&r) - r.done.missing_segments;
        pa_store_tell(run, &r.done);
        pa_side_kinds_find(&sides, options.sample_index, run->ctx->arena, run->ctx->warnings,
                           &kinds);
        ok = report(run, &kinds, err);
    }
    pa_store_close(&r.opened);
    pa_side_kinds_release(&kinds);
    pa_sides_release(&sides);
    return ok;
}
