// SPDX-License-Identifier: Apache-2.0
#include "engine/engine_private.h"

#include <string.h>

struct finding {
    struct pa_arena *arena;
    struct pa_engine_list *found;
    PA_VEC(struct pa_catalog_profile) profiles;
    PA_VEC(struct pa_engine_profile) rows;
    PA_VEC(struct pa_catalog_segment) segments;
};

static const char *get_text(struct finding *f, struct pa_rows *in)
{
    size_t size;
    const char *text = pa_rows_get_bytes(in, &size);
    return pa_arena_strndup(f->arena, text, size);
}

static void get_types(struct finding *f, struct pa_rows *in, struct pa_engine_profile *row)
{
    row->type_count = pa_rows_get_size(in, 1);
    struct pa_engine_type *types = pa_arena_calloc(f->arena, row->type_count + 1, sizeof *types);
    for (size_t i = 0; i < row->type_count; i++)
        types[i].type = get_text(f, in);
    in->bad |= pa_rows_get_size(in, 1) != row->type_count;
    for (size_t i = 0; i < row->type_count; i++)
        types[i].unit = get_text(f, in);
    in->bad |= pa_rows_get_size(in, sizeof(int64_t)) != row->type_count;
    for (size_t i = 0; i < row->type_count; i++)
        types[i].total = (int64_t)pa_rows_get_u64(in);
    row->types = types;
    row->main_type = pa_rows_get_u8(in);
    in->bad |= row->main_type >= row->type_count;
}

// In the order of the columns of QUERY.
static const char QUERY[] =
    "SELECT segment, batch, row, source, t, service, release, type, labels, path, kind, samples, "
    "functions, head, types, units, totals, main FROM pa_profile WHERE ";

static void get_profile(struct finding *f, struct pa_rows *in)
{
    struct pa_catalog_profile p = {0};
    struct pa_engine_profile row = {0};
    const char *segment = get_text(f, in);
    if (!f->segments.count || strcmp(f->segments.items[f->segments.count - 1].path, segment) != 0)
        pa_vec_push(&f->segments,
                    (struct pa_catalog_segment){.path = segment, .file = segment, .day = ""});
    p.segment = f->segments.count - 1;
    f->segments.items[p.segment].profiles++;
    row.batch = pa_rows_get_u64(in);
    row.row = pa_rows_get_u32(in);
    p.row = row.row;
    const void *source = pa_rows_get_fixed(in, PA_SOURCE_HASH);
    if (source)
        memcpy(p.meta.hash, source, PA_SOURCE_HASH);
    p.meta.time = (int64_t)pa_rows_get_u64(in);
    p.meta.service = get_text(f, in);
    p.meta.release = get_text(f, in);
    p.meta.type = get_text(f, in);
    p.meta.labels = get_text(f, in);
    p.meta.path = get_text(f, in);
    row.kind = pa_rows_get_u64(in);
    row.samples = pa_rows_get_u64(in);
    row.functions = pa_rows_get_u64(in);
    const char *head = pa_rows_get_bytes(in, &row.head_size);
    row.head = pa_arena_memdup(f->arena, head, row.head_size);
    get_types(f, in, &row);
    pa_vec_push(&f->profiles, p);
    pa_vec_push(&f->rows, row);
}

static void keep(struct finding *f)
{
    struct pa_catalog_list *list = &f->found->list;
    list->profile_count = f->profiles.count;
    list->profiles =
        pa_arena_memdup(f->arena, f->profiles.items, f->profiles.count * sizeof *f->profiles.items);
    list->segment_count = f->segments.count;
    list->segments =
        pa_arena_memdup(f->arena, f->segments.items, f->segments.count * sizeof *f->segments.items);
    f->found->profiles =
        pa_arena_memdup(f->arena, f->rows.items, f->rows.count * sizeof *f->rows.items);
    pa_vec_release(&f->profiles);
    pa_vec_release(&f->segments);
    pa_vec_release(&f->rows);
}

// A profile that several batches have is taken from the first; pa_sql_chosen() says the same.
bool pa_engine_find(struct pa_engine *e, const struct pa_where *where, struct pa_arena *arena,
                    struct pa_engine_list *list, struct pa_error *err)
{
    struct finding f = {.arena = arena, .found = list};
    struct pa_engine_answer answer;
    struct pa_strbuf sql = {0};
    *list = (struct pa_engine_list){.where = where};
    pa_strbuf_printf(&sql, "SELECT * FROM (%s", QUERY);
    pa_sql_where(&sql, where);
    pa_strbuf_adds(&sql, " ORDER BY batch, row LIMIT 1 BY source) ORDER BY segment, row "
                         "FORMAT RowBinary");
    bool ok = pa_engine_ask(e, &sql, &answer, err);
    while (ok && pa_rows_more(&answer.rows))
        get_profile(&f, &answer.rows);
    if (ok && answer.rows.bad)
        ok = pa_engine_damaged(e, "the rows of pa_profile are not those of this version", err);
    keep(&f);
    pa_engine_answer_release(&answer);
    pa_strbuf_release(&sql);
    return ok;
}

struct pa_engine_list pa_engine_some(const struct pa_engine_list *list, const size_t *indexes,
                                     size_t count, struct pa_arena *arena)
{
    struct pa_engine_list some = {.list = list->list};
    some.list.profile_count = count;
    some.list.profiles = pa_arena_calloc(arena, count + 1, sizeof *some.list.profiles);
    some.profiles = pa_arena_calloc(arena, count + 1, sizeof *some.profiles);
    for (size_t i = 0; i < count; i++) {
        some.list.profiles[i] = list->list.profiles[indexes[i]];
        some.profiles[i] = list->profiles[indexes[i]];
    }
    return some;
}
