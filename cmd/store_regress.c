// SPDX-License-Identifier: Apache-2.0
// `pa store regress`: what costs more than before, service by service: the newest release against
// the one before it, the newest day against the day before, or two sets that are named. Each
// profile is a run of the test that `pa diff` makes.
#include "cmd/store_regress.h"

#include "base/moment.h"
#include "store/by_function.h"

#include <math.h>
#include <string.h>

// ---- The sides of a service

// Those of one service and type, by release or day.
struct key {
    const char *name;
    int64_t first; // time
};

struct keys {
    PA_VEC(struct key) list;
};

static const char *day_of(int64_t time, struct pa_arena *arena)
{
    enum { DAY = 10 };
    char text[PA_MOMENT_TEXT];
    if (!time)
        return "undated";
    pa_moment_text(time, text);
    return pa_arena_strndup(arena, text, DAY);
}

static const char *key_of(const struct pa_store_run *run, enum pa_function_by by,
                          const struct pa_catalog_profile *p)
{
    return by == PA_BY_RELEASE ? p->meta.release : day_of(p->meta.time, run->ctx->arena);
}

static void add_key(struct keys *keys, const char *name, int64_t time)
{
    size_t i = 0;
    while (i < keys->list.count && strcmp(keys->list.items[i].name, name) != 0)
        i++;
    if (i == keys->list.count)
        pa_vec_push(&keys->list, (struct key){name, time});
    if (time < keys->list.items[i].first)
        keys->list.items[i].first = time;
}

static bool is_newer(const struct key *a, const struct key *b)
{
    return a->first != b->first ? a->first > b->first : strcmp(a->name, b->name) > 0;
}

// The newest one, and the newest of the others. False if there are not two.
static bool newest_two(const struct keys *keys, const char *names[2])
{
    const struct key *newest = NULL, *before = NULL;
    for (size_t i = 0; i < keys->list.count; i++) {
        const struct key *k = &keys->list.items[i];
        if (!newest || is_newer(k, newest)) {
            before = newest;
            newest = k;
        } else if (!before || is_newer(k, before)) {
            before = k;
        }
    }
    names[0] = before ? before->name : "";
    names[1] = newest ? newest->name : "";
    return before != NULL;
}

static bool is_of(const struct pa_catalog_profile *p, const struct pa_regress_pair *pair)
{
    return strcmp(p->meta.service, pair->service) == 0 && strcmp(p->meta.type, pair->type) == 0;
}

// False if there are not two.
static bool choose_by_key(struct pa_store_run *run, struct pa_regress_pair *pair,
                          enum pa_function_by by)
{
    struct keys keys = {0};
    for (size_t i = 0; i < run->list.profile_count; i++) {
        const struct pa_catalog_profile *p = &run->list.profiles[i];
        if (is_of(p, pair))
            add_key(&keys, key_of(run, by, p), p->meta.time);
    }
    bool two = newest_two(&keys, pair->names);
    for (size_t i = 0; i < run->list.profile_count && two; i++) {
        const struct pa_catalog_profile *p = &run->list.profiles[i];
        for (size_t side = 0; side < 2; side++) {
            if (is_of(p, pair) && strcmp(key_of(run, by, p), pair->names[side]) == 0)
                pa_vec_push(&pair->sides[side].list, i);
        }
    }
    pa_vec_release(&keys.list);
    return two;
}

static const char *choose(struct pa_store_run *run, struct pa_regress_pair *pair)
{
    int by = run->o->by;
    if ((by == PA_BY_UNSAID || by == PA_BY_RELEASE) && choose_by_key(run, pair, PA_BY_RELEASE))
        return "";
    if (by == PA_BY_RELEASE)
        return "one release only";
    return choose_by_key(run, pair, PA_BY_DAY) ? "" : by ? "one day only" : "one release, one day";
}

static const char *words_text(const struct pa_words *words, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < words->count; i++)
        pa_strbuf_printf(&text, "%s%s", i ? "," : "", words->items[i]);
    return pa_strbuf_keep(&text, arena);
}

static bool choose_by_words(struct pa_store_run *run, struct pa_regress_pair *pair,
                            struct pa_error *err)
{
    const struct pa_words *words[2] = {&run->o->old_side, &run->o->new_side};
    for (size_t side = 0; side < 2; side++) {
        struct pa_where where;
        if (!pa_where_parse(words[side], run->ctx->arena, &where, err))
            return false;
        pair->names[side] = words_text(words[side], run->ctx->arena);
        for (size_t i = 0; i < run->list.profile_count; i++) {
            const struct pa_catalog_profile *p = &run->list.profiles[i];
            if (is_of(p, pair) && pa_where_has(&where, &p->meta))
                pa_vec_push(&pair->sides[side].list, i);
        }
    }
    return true;
}

// ---- The answer

struct answer {
    struct pa_doc doc;
    struct pa_table *worse, *compared;
    size_t functions; // that got worse
};

static void begin(struct pa_store_run *run, struct answer *a)
{
    static const struct pa_column worse[] = {
        {.key = "service", .kind = PA_CELL_TEXT},
        {.key = "type", .kind = PA_CELL_TEXT},
        {.key = "change", .kind = PA_CELL_DELTA},
        {.key = "interval", .title = "95 % interval", .kind = PA_CELL_TEXT},
        {.key = "low", .kind = PA_CELL_DELTA, .audience = PA_FOR_DATA},
        {.key = "high", .kind = PA_CELL_DELTA, .audience = PA_FOR_DATA},
        {.key = "share", .title = "of total", .kind = PA_CELL_RATIO},
        {.key = "q", .kind = PA_CELL_NUMBER},
        {.key = "function", .kind = PA_CELL_TEXT, .names = true},
    };
    static const struct pa_column compared[] = {
        {.key = "service", .kind = PA_CELL_TEXT},
        {.key = "type", .kind = PA_CELL_TEXT},
        {.key = "old", .kind = PA_CELL_TEXT},
        {.key = "new", .kind = PA_CELL_TEXT},
        {.key = "old_profiles", .title = "profiles", .kind = PA_CELL_COUNT},
        {.key = "new_profiles", .title = "and", .kind = PA_CELL_COUNT},
        {.key = "functions", .kind = PA_CELL_COUNT},
        {.key = "worse", .kind = PA_CELL_COUNT},
        {.key = "note", .kind = PA_CELL_TEXT},
    };
    pa_doc_init(&a->doc, run->ctx->arena, "store", 1);
    a->worse = pa_doc_table(&a->doc, "worse");
    pa_table_add_columns(a->worse, worse, sizeof worse / sizeof *worse);
    a->compared = pa_doc_table(&a->doc, "compared");
    pa_table_add_columns(a->compared, compared, sizeof compared / sizeof *compared);
}

static void add_worse(struct answer *a, const struct pa_regress_pair *pair,
                      const struct pa_regress_result *r)
{
    struct pa_arena *arena = a->doc.arena;
    for (size_t i = 0; i < r->count; i++) {
        const struct pa_regress_function *f = &r->worse[i];
        bool whole = isfinite(f->low) && isfinite(f->high);
        pa_table_row(
            a->worse, NULL, pa_cell_text(pair->service), pa_cell_text(pair->type),
            isfinite(f->change) ? pa_cell_delta(f->change) : pa_cell_shown(pa_cell_empty(), "new"),
            whole ? pa_cell_text(
                        pa_arena_printf(arena, "%+.0f%% to %+.0f%%", f->low * 100, f->high * 100))
                  : pa_cell_empty(),
            whole ? pa_cell_delta(f->low) : pa_cell_empty(),
            whole ? pa_cell_delta(f->high) : pa_cell_empty(), pa_cell_ratio(f->share),
            isnan(f->q) ? pa_cell_empty()
                        : pa_cell_shown(pa_cell_number(f->q), pa_arena_printf(arena, "%.2g", f->q)),
            pa_cell_text(pa_arena_strdup(arena, f->name)));
    }
    a->functions += r->count;
}

static bool compare(struct pa_store_run *run, struct answer *a, struct pa_regress_pair *pair,
                    struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_regress_result result = {.note = "not on both sides"};
    bool words = run->o->old_side.count > 0, ok = true;
    if (words)
        ok = choose_by_words(run, pair, err);
    else
        result.note = choose(run, pair);
    if (ok && pair->sides[0].list.count && pair->sides[1].list.count)
        ok = pa_regress_compare(run, pair, &arena, &result, err);
    if (ok) {
        add_worse(a, pair, &result);
        pa_table_row(a->compared, NULL, pa_cell_text(pair->service), pa_cell_text(pair->type),
                     pa_cell_text(pair->names[0]), pa_cell_text(pair->names[1]),
                     pa_cell_count((int64_t)result.runs[0]), pa_cell_count((int64_t)result.runs[1]),
                     pa_cell_count((int64_t)result.tested), pa_cell_count((int64_t)result.count),
                     pa_cell_text(pa_arena_strdup(a->doc.arena, result.note)));
    }
    pa_arena_release(&arena);
    return ok;
}

static bool each_pair(struct pa_store_run *run, struct answer *a, struct pa_error *err)
{
    PA_VEC(struct pa_regress_pair) seen = {0};
    bool ok = true;
    for (size_t i = 0; i < run->list.profile_count && ok; i++) {
        const struct pa_stored_meta *m = &run->list.profiles[i].meta;
        struct pa_regress_pair pair = {.service = m->service, .type = m->type};
        size_t k = 0;
        while (k < seen.count && !is_of(&run->list.profiles[i], &seen.items[k]))
            k++;
        if (k < seen.count)
            continue;
        pa_vec_push(&seen, pair);
        ok = compare(run, a, &pair, err);
        pa_vec_release(&pair.sides[0].list);
        pa_vec_release(&pair.sides[1].list);
    }
    pa_vec_release(&seen);
    return ok;
}

bool pa_store_verb_regress(struct pa_store_run *run, struct pa_error *err)
{
    struct answer a = {0};
    if (!run->o->old_side.count != !run->o->new_side.count)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "pa store regress wants both --old COND and --new COND, or neither");
    if (run->o->by && run->o->by != PA_BY_DAY && run->o->by != PA_BY_RELEASE)
        return pa_error_set(err, PA_ERROR_USAGE, "pa store regress --by is release or day");
    if (!pa_store_select(run, err))
        return false;
    pa_store_in_order(run);
    run->regress_opened =
        pa_arena_calloc(run->ctx->arena, run->list.segment_count + 1, sizeof *run->regress_opened);
    begin(run, &a);
    if (!each_pair(run, &a, err))
        return false;
    pa_doc_fact(&a.doc, "worse", "Functions that got worse", pa_cell_count((int64_t)a.functions));
    pa_store_tell(run, &run->regress);
    return pa_output_print(&run->ctx->output, &a.doc, err);
}
