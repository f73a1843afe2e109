// SPDX-License-Identifier: Apache-2.0
#include "store/db.h"
#include "store/segment_decode.h"

#include <string.h>

struct pa_segment {
    sqlite3 *db;
    struct pa_arena *arena;
    struct pa_segment_tables tables;
    bool has_stacks; // tables but strings and names were read
    sqlite3_stmt *profile, *column;
};

static void close_segment(void *object)
{
    struct pa_segment *s = object;
    sqlite3_finalize(s->profile);
    sqlite3_finalize(s->column);
    sqlite3_close(s->db);
}

static bool read_table(struct pa_segment *s, sqlite3_stmt *st, enum pa_segment_table table,
                       struct pa_error *err)
{
    struct pa_dict_view records;
    sqlite3_bind_int(st, 1, (int)table);
    if (sqlite3_step(st) != SQLITE_ROW)
        return pa_db_fail(s->db, err) ||
               pa_error_set(err, PA_ERROR_FORMAT, "damaged: a table is missing");
    size_t size = (size_t)sqlite3_column_bytes(st, 0);
    // What is raw is borrowed, so the arena has it.
    const void *blob = size ? pa_arena_memdup(s->arena, sqlite3_column_blob(st, 0), size) : "";
    sqlite3_reset(st);
    return pa_dict_open(blob, size, s->arena, &records, err) &&
           pa_segment_tables_add(&s->tables, table, &records, s->arena, err);
}

static bool read_tables(struct pa_segment *s, bool stacks, struct pa_error *err)
{
    sqlite3_stmt *st = pa_db_prepare(s->db, "SELECT data FROM dict WHERE id=?", err);
    bool ok = st != NULL;
    for (int i = 0; i < PA_TABLE_COUNT && ok; i++) {
        bool names = i == PA_TABLE_STRINGS || i == PA_TABLE_NAMES;
        if (names != stacks)
            ok = read_table(s, st, (enum pa_segment_table)i, err);
    }
    sqlite3_finalize(st);
    return ok;
}

static bool check_version(struct pa_segment *s, struct pa_error *err)
{
    sqlite3_stmt *st = pa_db_prepare(s->db, "PRAGMA user_version", err);
    bool ok = st && (sqlite3_step(st) == SQLITE_ROW || pa_db_fail(s->db, err));
    int version = ok ? sqlite3_column_int(st, 0) : 0;
    sqlite3_finalize(st);
    return ok && (version == PA_SEGMENT_FORMAT ||
                  pa_error_set(err, PA_ERROR_UNSUPPORTED, "segment of format %d: this pa reads %d",
                               version, PA_SEGMENT_FORMAT));
}

bool pa_segment_open(const char *path, struct pa_strings *strings, struct pa_arena *arena,
                     struct pa_segment **segment, struct pa_error *err)
{
    struct pa_segment *s = pa_arena_calloc(arena, 1, sizeof *s);
    s->arena = arena;
    s->tables.strings = strings;
    if (!pa_db_open(&s->db, path, PA_DB_IMMUTABLE, err))
        return false;
    pa_arena_defer(arena, close_segment, s);
    if (!check_version(s, err) || !read_tables(s, false, err))
        return false;
    s->profile = pa_db_prepare(s->db,
                               "SELECT hash,path,service,release,labels,time,profile_time,"
                               "duration,head,samples,type FROM profile WHERE id=?",
                               err);
    s->column = s->profile ? pa_db_prepare(s->db,
                                           "SELECT id,type,unit,total,funcs,main FROM pdata WHERE"
                                           " id BETWEEN ?1<<16 AND (?1<<16)+65535 ORDER BY id",
                                           err)
                           : NULL;
    *segment = s;
    return s->column != NULL;
}

bool pa_segment_count(struct pa_segment *s, size_t *count, struct pa_error *err)
{
    sqlite3_stmt *st = pa_db_prepare(s->db, "SELECT count(*) FROM profile", err);
    bool ok = st && (sqlite3_step(st) == SQLITE_ROW || pa_db_fail(s->db, err));
    *count = ok ? (size_t)sqlite3_column_int64(st, 0) : 0;
    sqlite3_finalize(st);
    return ok;
}

static bool find_row(struct pa_segment *s, int64_t row, struct pa_error *err)
{
    sqlite3_reset(s->profile);
    sqlite3_bind_int64(s->profile, 1, row);
    int code = sqlite3_step(s->profile);
    return code == SQLITE_ROW || (code != SQLITE_DONE && pa_db_fail(s->db, err)) ||
           pa_error_set(err, PA_ERROR_FORMAT, "damaged: profile %lld is missing", (long long)row);
}

static const char *column_text(sqlite3_stmt *st, int column, struct pa_arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(st, column);
    return pa_arena_strdup(arena, text ? text : "");
}

bool pa_segment_meta(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                     struct pa_stored_meta *meta, struct pa_error *err)
{
    if (!find_row(s, row, err))
        return false;
    const void *hash = sqlite3_column_blob(s->profile, 0);
    if (sqlite3_column_bytes(s->profile, 0) != PA_SOURCE_HASH)
        return pa_error_set(err, PA_ERROR_FORMAT, "damaged: a profile without the source's hash");
    memcpy(meta->hash, hash, PA_SOURCE_HASH);
    meta->path = column_text(s->profile, 1, arena);
    meta->service = column_text(s->profile, 2, arena);
    meta->release = column_text(s->profile, 3, arena);
    meta->labels = column_text(s->profile, 4, arena);
    meta->time = sqlite3_column_int64(s->profile, 5);
    meta->type = column_text(s->profile, 10, arena);
    return true;
}

bool pa_segment_profile(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                        const struct pa_profile **profile, struct pa_error *err)
{
    if (!s->has_stacks && !read_tables(s, true, err))
        return false;
    s->has_stacks = true;
    if (!find_row(s, row, err))
        return false;
    struct pa_arena scratch = {0};
    struct pa_segment_row r = {.time = sqlite3_column_int64(s->profile, 6),
                               .duration = sqlite3_column_int64(s->profile, 7),
                               .head = (uint64_t)sqlite3_column_int64(s->profile, 8)};
    bool ok =
        pa_pack_open(sqlite3_column_blob(s->profile, 9),
                     (size_t)sqlite3_column_bytes(s->profile, 9), &scratch, &r.samples, err) &&
        pa_segment_decode(&s->tables, &r, arena, profile, err);
    pa_arena_release(&scratch);
    return ok;
}

// Whether the row that the statement is at is of this type.
static bool is_type(struct pa_segment *s, struct pa_segment_column *column)
{
    const char *type = column->wanted;
    uint64_t name = (uint64_t)sqlite3_column_int64(s->column, 1);
    uint64_t unit = (uint64_t)sqlite3_column_int64(s->column, 2);
    if (name >= s->tables.string_count || unit >= s->tables.string_count)
        return false;
    column->type = s->tables.string[name];
    column->unit = s->tables.string[unit];
    if (!type || !*type)
        return sqlite3_column_int(s->column, 5) != 0;
    return strcmp(pa_strings_text(s->tables.strings, column->type), type) == 0;
}

static bool start_column(struct pa_segment *s, struct pa_segment_column *column,
                         struct pa_error *err)
{
    column->total = sqlite3_column_int64(s->column, 3);
    if (!pa_pack_open(sqlite3_column_blob(s->column, 4), (size_t)sqlite3_column_bytes(s->column, 4),
                      s->arena, &column->in, err))
        return false;
    column->left = pa_pack_get_below(&column->in, (uint64_t)s->tables.name_count + 1);
    column->step = pa_pack_get(&column->in);
    column->name = 0;
    return true;
}

bool pa_segment_column(struct pa_segment *s, int64_t row, struct pa_segment_column *column,
                       struct pa_error *err)
{
    int code;
    column->found = false;
    sqlite3_reset(s->column);
    sqlite3_bind_int64(s->column, 1, row);
    while ((code = sqlite3_step(s->column)) == SQLITE_ROW) {
        if (is_type(s, column)) {
            column->found = true;
            return start_column(s, column, err);
        }
    }
    return code == SQLITE_DONE || pa_db_fail(s->db, err);
}

bool pa_segment_column_next(struct pa_segment *s, struct pa_segment_column *column,
                            struct pa_segment_cost *cost)
{
    if (!column->left)
        return false;
    column->left--;
    uint64_t name = column->name + pa_pack_get(&column->in);
    uint64_t flat = (uint64_t)pa_pack_get_signed(&column->in);
    uint64_t cum = flat + (uint64_t)pa_pack_get_signed(&column->in);
    cost->flat = (int64_t)(flat * column->step);
    cost->cum = (int64_t)(cum * column->step);
    if (column->in.bad || name >= s->tables.name_count) {
        column->in.bad = true;
        return false;
    }
    column->name = (uint32_t)name;
    cost->name = s->tables.names[name];
    return true;
}
