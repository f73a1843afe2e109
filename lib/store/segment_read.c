// SPDX-License-Identifier: Apache-2.0
#include "store/segment_read.h"

#include <string.h>

static void close_segment(void *object)
{
    struct pa_segment *s = object;
    pa_arena_release(&s->column_bytes);
    pa_statement_free(s->samples);
    pa_statement_free(s->column);
    pa_statement_free(s->rollup);
    pa_statement_free(s->heads);
    pa_db_close(s->db);
}

// ---- Tables

static enum pa_segment_part part_of(int table)
{
    switch (table) {
    case PA_TABLE_STRINGS:
    case PA_TABLE_NAMES:
        return PA_PART_NAMES;
    case PA_TABLE_MAPPINGS:
    case PA_TABLE_HEADS:
        return PA_PART_HEADS;
    case PA_TABLE_METAS:
        return PA_PART_METAS;
    case PA_TABLE_SOURCES:
        return PA_PART_SOURCES;
    default:
        return PA_PART_STACKS;
    }
}

static bool take_table(struct pa_segment *s, enum pa_segment_table table, const void *blob,
                       size_t size, struct pa_error *err)
{
    struct pa_dict_view records;
    struct pa_pack_reader in;
    if (!pa_segment_tables_is_packed(table))
        return pa_dict_open(blob, size, s->arena, &records, err) &&
               pa_segment_tables_add(&s->tables, table, &records, s->arena, err);
    struct pa_arena scratch = {0};
    bool ok = pa_pack_open(blob, size, &scratch, &in, err) &&
              pa_segment_tables_add_packed(&s->tables, table, in, s->arena, err);
    pa_arena_release(&scratch);
    return ok;
}

static bool read_table(struct pa_segment *s, struct pa_statement *st, enum pa_segment_table table,
                       struct pa_error *err)
{
    pa_bind_int64(st, 1, (int)table);
    if (pa_statement_step(st) != SQLITE_ROW)
        return pa_db_fail(s->db, err) ||
               pa_error_set(err, PA_ERROR_FORMAT, "damaged: a table is missing");
    size_t size = pa_column_size(st, 0);
    // A raw blob is not copied when it is opened, so it must live in the arena.
    const void *blob = size ? pa_arena_memdup(s->arena, pa_column_blob(st, 0), size) : "";
    pa_statement_reset(st);
    return take_table(s, table, blob, size, err);
}

bool pa_segment_need(struct pa_segment *s, enum pa_segment_part part, struct pa_error *err)
{
    if (s->has[part])
        return true;
    if ((part == PA_PART_STACKS && !pa_segment_need(s, PA_PART_HEADS, err)) ||
        (part == PA_PART_SOURCES && !pa_segment_need(s, PA_PART_METAS, err)))
        return false;
    struct pa_statement *st = pa_db_prepare(s->db, "SELECT data FROM dict WHERE id=?", err);
    bool ok = st != NULL;
    for (int i = 0; i < PA_TABLE_COUNT && ok; i++) {
        if (part_of(i) == part)
            ok = read_table(s, st, (enum pa_segment_table)i, err);
    }
    pa_statement_free(st);
    s->has[part] = ok;
    return ok;
}

bool pa_segment_all_tables(struct pa_segment *s, const struct pa_segment_tables **tables,
                           struct pa_error *err)
{
    *tables = &s->tables;
    return pa_segment_need(s, PA_PART_STACKS, err);
}

const struct pa_segment_name *pa_segment_names(const struct pa_segment *s, uint32_t *count)
{
    *count = s->tables.name_count;
    return s->tables.names;
}

// ---- The file

static bool check_version(struct pa_segment *s, struct pa_error *err)
{
    struct pa_statement *st = pa_db_prepare(s->db, "PRAGMA user_version", err);
    bool ok = st && (pa_statement_step(st) == SQLITE_ROW || pa_db_fail(s->db, err));
    int version = ok ? pa_column_int64(st, 0) : 0;
    pa_statement_free(st);
    return ok && (version == PA_SEGMENT_FORMAT ||
                  pa_error_set(err, PA_ERROR_UNSUPPORTED, "segment of format %d: this pa reads %d",
                               version, PA_SEGMENT_FORMAT));
}

static bool prepare(struct pa_segment *s, struct pa_error *err)
{
    const struct {
        struct pa_statement **statement;
        const char *sql;
    } all[] = {
        {&s->samples, "SELECT samples FROM pdata WHERE id=?<<16"},
        {&s->column, "SELECT funcs FROM pdata WHERE id BETWEEN ?1<<16 AND (?1<<16)+65535"
                     " ORDER BY id"},
        {&s->rollup, "SELECT funcs,stacks FROM cdata WHERE id BETWEEN ?1<<16 AND (?1<<16)+65535"
                     " ORDER BY id"},
        {&s->heads, "SELECT heads FROM cell WHERE id=?"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        *all[i].statement = pa_db_prepare(s->db, all[i].sql, err);
        if (!*all[i].statement)
            return false;
    }
    return true;
}

bool pa_segment_open(const char *path, struct pa_strings *strings, struct pa_arena *arena,
                     struct pa_segment **segment, struct pa_error *err)
{
    struct pa_segment *s = pa_arena_calloc(arena, 1, sizeof *s);
    s->arena = arena;
    s->tables.strings = strings;
    *segment = s;
    if (!pa_db_open(&s->db, path, PA_DB_IMMUTABLE, err))
        return false;
    pa_arena_defer(arena, close_segment, s);
    return check_version(s, err) && pa_segment_need(s, PA_PART_NAMES, err) && prepare(s, err);
}

bool pa_segment_count(struct pa_segment *s, size_t *count, struct pa_error *err)
{
    bool ok = pa_segment_need(s, PA_PART_METAS, err);
    *count = ok ? s->tables.row_count : 0;
    return ok;
}

// ---- Profiles

const struct pa_stored_row *pa_segment_row(struct pa_segment *s, int64_t row, struct pa_error *err)
{
    if (!pa_segment_need(s, PA_PART_METAS, err))
        return NULL;
    if (row >= 1 && row <= s->tables.row_count)
        return &s->tables.rows[row - 1];
    pa_error_set(err, PA_ERROR_FORMAT, "damaged: profile %lld is missing", (long long)row);
    return NULL;
}

bool pa_segment_meta(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                     struct pa_stored_meta *meta, struct pa_error *err)
{
    const struct pa_stored_row *r = pa_segment_row(s, row, err);
    if (!r || !pa_segment_need(s, PA_PART_SOURCES, err))
        return false;
    *meta = r->meta;
    meta->path = pa_arena_strdup(arena, meta->path);
    meta->service = pa_arena_strdup(arena, meta->service);
    meta->release = pa_arena_strdup(arena, meta->release);
    meta->labels = pa_arena_strdup(arena, meta->labels);
    meta->type = pa_arena_strdup(arena, meta->type);
    return true;
}

bool pa_segment_head_of(struct pa_segment *s, int64_t row, uint32_t *head, struct pa_error *err)
{
    const struct pa_stored_row *r = pa_segment_row(s, row, err);
    *head = r ? r->head : 0;
    return r != NULL;
}

// Appends the samples of a row.
static bool take_samples(struct pa_segment *s, int64_t row, struct pa_stored_samples *samples,
                         struct pa_error *err)
{
    struct pa_arena scratch = {0};
    struct pa_pack_reader in;
    const struct pa_stored_limits limits = {samples->type_count, s->tables.stacks.count,
                                            s->tables.labels.count};
    pa_statement_reset(s->samples);
    pa_bind_int64(s->samples, 1, row);
    int code = pa_statement_step(s->samples);
    if (code != SQLITE_ROW)
        return (code != SQLITE_DONE && pa_db_fail(s->db, err)) ||
               pa_error_set(err, PA_ERROR_FORMAT, "damaged: samples are missing");
    bool ok = pa_pack_open(pa_column_blob(s->samples, 0), pa_column_size(s->samples, 0), &scratch,
                           &in, err) &&
              pa_stored_samples_unpack(samples, in, &limits, err);
    pa_arena_release(&scratch);
    return ok;
}

bool pa_segment_sum_add(struct pa_segment *s, int64_t row, struct pa_segment_sum *sum,
                        struct pa_error *err)
{
    enum { MOST = 1 << 18 }; // samples, before they are joined
    uint32_t types;
    const struct pa_stored_row *r = pa_segment_row(s, row, err);
    if (!r || !pa_segment_need(s, PA_PART_STACKS, err) ||
        !pa_segment_head_types(&s->tables, sum->head, &types, err))
        return false;
    int64_t time = r->profile_time;
    if (time && (!sum->time || time < sum->time))
        sum->time = time;
    if (__builtin_add_overflow(sum->duration, r->duration, &sum->duration))
        return pa_error_set(err, PA_ERROR_LIMIT, "the sum of durations does not fit into 64 bits");
    sum->samples.type_count = types;
    if (!take_samples(s, row, &sum->samples, err))
        return false;
    if (sum->samples.list.count < MOST || sum->samples.list.count < 2 * sum->joined)
        return true;
    bool fits = pa_stored_samples_join(&sum->samples);
    sum->joined = sum->samples.list.count;
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
}

bool pa_segment_sum_profile(struct pa_segment *s, struct pa_segment_sum *sum,
                            struct pa_arena *arena, const struct pa_profile **profile,
                            struct pa_error *err)
{
    const struct pa_stored_profile row = {
        .time = sum->time, .duration = sum->duration, .head = sum->head, .samples = &sum->samples};
    if (!pa_stored_samples_join(&sum->samples))
        return pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
    return pa_segment_decode(&s->tables, &row, arena, profile, err);
}

bool pa_segment_profile(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                        const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_stored_samples samples = {0};
    const struct pa_stored_row *r = pa_segment_row(s, row, err);
    bool ok = r && pa_segment_need(s, PA_PART_STACKS, err);
    if (ok) {
        const struct pa_stored_profile p = {
            .time = r->profile_time, .duration = r->duration, .head = r->head, .samples = &samples};
        ok = pa_segment_head_types(&s->tables, r->head, &samples.type_count, err) &&
             take_samples(s, row, &samples, err) &&
             pa_segment_decode(&s->tables, &p, arena, profile, err);
    }
    pa_stored_samples_release(&samples);
    return ok;
}
