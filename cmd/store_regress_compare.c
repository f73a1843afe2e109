// SPDX-License-Identifier: Apache-2.0
#include "cmd/store_regress.h"

#include "report/diff_compare.h"
#include "report/diff_sentence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double MIN_EFFECT = 0.05; // as pa diff has it

struct reader {
    struct pa_side_reader reader; // first: what give() gets
    struct pa_store_run *run;
    struct pa_session *session; // of this comparison
    PA_VEC(const struct pa_profile *) profiles;
    struct pa_words words[2]; // their sources
    size_t given;
    struct pa_store_opened opened;
};

// In the order in which they were read.
static bool give(struct pa_side_reader *reader, const char *name, const struct pa_profile **profile,
                 struct pa_error *err)
{
    struct reader *r = (struct reader *)reader;
    (void)name;
    (void)err;
    *profile = r->profiles.items[r->given++];
    return true;
}

static bool read_one(struct reader *r, const struct pa_catalog_profile *p,
                     struct pa_stored_meta *meta, const struct pa_profile **profile,
                     struct pa_error *err)
{
    const struct pa_catalog_segment *s = &r->run->list.segments[p->segment];
    if (!pa_store_open(&r->opened, s, r->session->strings, err))
        return false;
    r->run->regress.segments += !r->run->regress_opened[p->segment];
    r->run->regress_opened[p->segment] = true;
    return pa_segment_meta(r->opened.segment, p->row, r->session->arena, meta, err) &&
           pa_segment_profile(r->opened.segment, p->row, r->session->arena, profile, err);
}

static void take(struct reader *r, struct pa_words *words, const char *path,
                 const struct pa_profile *profile)
{
    r->run->regress.profiles++;
    words->items[words->count++] = path;
    pa_vec_push(&r->profiles, profile);
}

struct slot {
    const struct pa_catalog_profile *of;
    const char *path;
    const struct pa_profile *profile; // NULL: could not be read
};

static int by_segment(const void *pa, const void *pb)
{
    const struct pa_catalog_profile *a = (*(struct slot *const *)pa)->of,
                                    *b = (*(struct slot *const *)pb)->of;
    return a->segment != b->segment ? (a->segment > b->segment) - (a->segment < b->segment)
                                    : (a->row > b->row) - (a->row < b->row);
}

static void read_slot(struct reader *r, struct slot *slot)
{
    struct pa_stored_meta meta;
    struct pa_error why;
    if (read_one(r, slot->of, &meta, &slot->profile, &why)) {
        slot->path = meta.path;
        return;
    }
    slot->profile = NULL;
    pa_store_miss_one(r->run, &r->opened, &r->run->regress,
                      &r->run->list.segments[slot->of->segment], &why);
}

// Read a segment after the other, and taken in the order of `indexes`.
static void read_from_store(struct reader *r, const size_t *indexes, size_t count,
                            struct pa_words *words)
{
    struct slot *slots = pa_arena_calloc(r->session->arena, count + 1, sizeof *slots);
    struct slot **reading = pa_arena_calloc(r->session->arena, count + 1, sizeof *reading);
    for (size_t i = 0; i < count; i++) {
        slots[i].of = &r->run->list.profiles[indexes[i]];
        reading[i] = &slots[i];
    }
    qsort(reading, count, sizeof *reading, by_segment);
    for (size_t i = 0; i < count; i++)
        read_slot(r, reading[i]);
    for (size_t i = 0; i < count; i++) {
        if (slots[i].profile)
            take(r, words, slots[i].path, slots[i].profile);
    }
}

static bool read_from_engine(struct reader *r, const size_t *indexes, size_t count,
                             struct pa_words *words, struct pa_error *err)
{
    struct pa_store_run *run = r->run;
    struct pa_arena *arena = r->session->arena;
    const struct pa_engine_list some = pa_engine_some(&run->there, indexes, count, arena);
    struct pa_engine_samples *samples;
    bool ok = pa_engine_load(run->engine, &some, arena, &samples, err);
    for (size_t i = 0; i < count && ok; i++) {
        const struct pa_catalog_profile *p = &some.list.profiles[i];
        const struct pa_profile *profile;
        ok = pa_engine_profile(samples, i, arena, &profile, err);
        if (!ok)
            break;
        take(r, words, p->meta.path, profile);
        run->regress.segments += !run->regress_opened[p->segment];
        run->regress_opened[p->segment] = true;
    }
    return ok;
}

static bool read_side(struct reader *r, const struct pa_regress_pair *pair, size_t side,
                      struct pa_error *err)
{
    struct pa_arena *arena = r->session->arena;
    size_t all = pair->sides[side].list.count, most = PA_STORE_REGRESS_RUNS;
    size_t count = all < most ? all : most;
    size_t *indexes = pa_arena_calloc(arena, count + 1, sizeof *indexes);
    struct pa_words *words = &r->words[side];
    words->items = pa_arena_calloc(arena, count + 1, sizeof *words->items);
    for (size_t i = 0; i < count; i++)
        indexes[i] = pair->sides[side].list.items[i * all / count];
    if (r->run->engine)
        return read_from_engine(r, indexes, count, words, err);
    read_from_store(r, indexes, count, words);
    return true;
}

static bool is_worse(const struct pa_change *ch)
{
    return ch->class == PA_CHANGE_REGRESSED || ch->class == PA_CHANGE_NEW;
}

static int by_size(const void *a, const void *b)
{
    const struct pa_regress_function *x = a, *y = b;
    if (x->share != y->share)
        return x->share > y->share ? -1 : 1;
    return strcmp(x->name, y->name);
}

static void list_worse(const struct pa_profile_comparison *c, const struct pa_strings *strings,
                       struct pa_arena *arena, struct pa_regress_result *result)
{
    result->worse = pa_arena_calloc(arena, c->count + 1, sizeof *result->worse);
    result->tested = c->tested;
    result->note = pa_diff_proves(c) ? "" : "too few profiles to prove anything";
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_change *ch = pa_diff_judged(c, i);
        if (!is_worse(ch))
            continue;
        bool is_new = ch->class == PA_CHANGE_NEW;
        result->worse[result->count++] = (struct pa_regress_function){
            .name = pa_arena_strdup(arena, pa_strings_text(strings, c->functions[i].name)),
            .change = is_new ? INFINITY : expm1(ch->log_ratio),
            .low = expm1(ch->lo),
            .high = is_new ? INFINITY : expm1(ch->hi),
            .share = c->new_total > 0 ? ch->new_value / c->new_total : 0,
            .q = ch->q};
    }
    if (result->count)
        qsort(result->worse, result->count, sizeof *result->worse, by_size);
}

static bool compare(struct reader *r, struct pa_arena *arena, struct pa_regress_result *result,
                    struct pa_error *err)
{
    const char *type = pa_value_type(&r->run->o->report.values);
    const struct pa_side_options options = {.filters = r->run->o->report.filters,
                                            .sample_index = type};
    const struct pa_diff_how how = {.comparison = {.type = type, .min_effect = MIN_EFFECT}};
    struct pa_side_files files = {.words = {r->words[0], r->words[1]}, .reader = &r->reader};
    struct pa_diff_compared compared;
    struct pa_sides sides = {0};
    bool ok = pa_sides_load(r->session, &files, &options, &sides, err) &&
              pa_diff_compare(&sides, &how, r->session->arena, &compared, err);
    if (ok) {
        result->runs[0] = compared.comparison->old_runs;
        result->runs[1] = compared.comparison->new_runs;
        list_worse(compared.comparison, r->session->strings, arena, result);
    }
    pa_sides_release(&sides);
    return ok;
}

bool pa_regress_compare(struct pa_store_run *run, const struct pa_regress_pair *pair,
                        struct pa_arena *arena, struct pa_regress_result *result,
                        struct pa_error *err)
{
    struct pa_arena own = {0};
    struct reader r = {.reader.read = give, .run = run};
    r.session = pa_session_new(&own, run->ctx->warnings);
    *result = (struct pa_regress_result){.note = ""};
    if (run->engine) // its profiles have the names of the run
        r.session->strings = run->session->strings;
    bool ok = read_side(&r, pair, 0, err) && read_side(&r, pair, 1, err);
    pa_store_close(&r.opened);
    if (ok && r.words[0].count && r.words[1].count) {
        ok = compare(&r, arena, result, err) ||
             pa_error_prefix(err, "%s, %s", *pair->service ? pair->service : "no service",
                             pair->type);
    } else if (ok) {
        result->note = "cannot be read";
    }
    pa_vec_release(&r.profiles);
    pa_arena_release(&own);
    return ok;
}
