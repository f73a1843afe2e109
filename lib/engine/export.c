// SPDX-License-Identifier: Apache-2.0
#include "engine/batch.h"

// ---- What is there already

static bool read_known(struct pa_engine *e, const char *condition, struct pa_dict *known,
                       struct pa_error *err)
{
    struct pa_strbuf sql = {0};
    struct pa_engine_answer answer;
    pa_strbuf_printf(&sql, "SELECT DISTINCT source FROM pa_profile WHERE %s FORMAT RowBinary",
                     condition);
    bool ok = pa_engine_ask(e, &sql, &answer, err);
    while (ok && pa_rows_more(&answer.rows)) {
        const void *source = pa_rows_get_fixed(&answer.rows, PA_SOURCE_HASH);
        if (source)
            pa_dict_add(known, source, PA_SOURCE_HASH);
    }
    pa_engine_answer_release(&answer);
    pa_strbuf_release(&sql);
    return ok;
}

struct exporting {
    struct pa_engine *e;
    const struct pa_engine_export *job;
    struct pa_engine_exported *done;
    struct pa_dict known;
};

// Reads which sources the engine has among the days of the profiles [from, to) of the list.
static bool find_known(struct exporting *x, size_t from, size_t to, struct pa_error *err)
{
    int64_t first = INT64_MAX, last = 0;
    struct pa_arena arena = {0};
    for (size_t i = from; i < to; i++) {
        int64_t day = pa_engine_seconds(&x->job->list->profiles[i].meta) / PA_ENGINE_DAY_SECONDS;
        first = day < first ? day : first;
        last = day > last ? day : last;
    }
    pa_dict_release(&x->known);
    x->known = (struct pa_dict){0};
    bool ok = read_known(x->e,
                         pa_arena_printf(&arena, "d BETWEEN toDate(%lld) AND toDate(%lld)",
                                         (long long)first, (long long)last),
                         &x->known, err);
    pa_arena_release(&arena);
    return ok;
}

// ---- A segment is a batch

static bool send_profile(struct exporting *x, struct pa_batch *batch, struct pa_segment *segment,
                         const struct pa_catalog_profile *p, struct pa_error *err)
{
    struct pa_arena arena = {0};
    const struct pa_profile *profile;
    bool ok = pa_segment_profile(segment, p->row, &arena, &profile, err) &&
              pa_batch_add(batch, segment, p, profile, err);
    x->done->profiles += ok;
    pa_arena_release(&arena);
    return ok;
}

// Sends the profiles [from, to) of the list, which are of one segment, as a batch.
static bool send_segment(struct exporting *x, size_t from, size_t to, struct pa_error *err)
{
    const struct pa_catalog_list *list = x->job->list;
    const struct pa_catalog_segment *s = &list->segments[list->profiles[from].segment];
    struct pa_arena arena = {0};
    struct pa_segment *segment;
    struct pa_batch *batch = pa_batch_new(x->e, s, x->job->attempt);
    bool ok = pa_segment_open(s->file, x->e->strings, &arena, &segment, err) ||
              pa_error_prefix(err, "segment %s", s->file);
    for (size_t i = from; i < to && ok; i++) {
        struct pa_catalog_profile p = list->profiles[i];
        ok = pa_segment_meta(segment, p.row, &arena, &p.meta, err);
        if (ok && pa_dict_has(&x->known, p.meta.hash, PA_SOURCE_HASH))
            x->done->known++;
        else
            ok = ok && send_profile(x, batch, segment, &p, err);
    }
    ok = ok && pa_batch_finish(batch, err);
    x->done->rows += pa_batch_rows(batch);
    x->done->segments += ok;
    pa_batch_free(batch);
    pa_arena_release(&arena);
    return ok;
}

bool pa_engine_export(struct pa_engine *e, const struct pa_engine_export *job,
                      struct pa_engine_exported *done, struct pa_error *err)
{
    struct exporting x = {.e = e, .job = job, .done = done};
    const struct pa_catalog_list *list = job->list;
    *done = (struct pa_engine_exported){0};
    bool ok = pa_engine_make_tables(e, err);
    for (size_t from = 0, to; from < list->profile_count && ok; from = to) {
        for (to = from; to < list->profile_count &&
                        list->profiles[to].segment == list->profiles[from].segment;)
            to++;
        ok = find_known(&x, from, to, err) && send_segment(&x, from, to, err);
    }
    pa_dict_release(&x.known);
    return ok;
}
