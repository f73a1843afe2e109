// SPDX-License-Identifier: Apache-2.0
#include "base/wire.h"
#include "store/columns.h"
#include "store/db.h"
#include "store/segment_encode.h"

#include <fcntl.h>
#include <unistd.h>

struct row {
    struct pa_stored_meta meta;
    int64_t profile_time, duration;
    uint32_t head;
    struct pa_strbuf samples; // a blob
    uint32_t type_count, main_type;
    struct pa_columns_type *types; // their bytes are blobs
    pa_str *type_names;            // numbers in the segment: type, unit of each
};

struct pa_segment_writer {
    struct pa_arena arena;
    struct pa_dict tables[PA_TABLE_COUNT];
    PA_VEC(struct row) rows;
    size_t blobs; // bytes
};

struct pa_segment_writer *pa_segment_writer_new(void)
{
    struct pa_arena arena = {0};
    struct pa_segment_writer *w = pa_arena_calloc(&arena, 1, sizeof *w);
    w->arena = arena;
    pa_dict_add(&w->tables[PA_TABLE_STRINGS], "", 0);
    return w;
}

static void release_row(struct row *row)
{
    pa_strbuf_release(&row->samples);
    for (uint32_t i = 0; i < row->type_count; i++)
        pa_strbuf_release(&row->types[i].bytes);
}

void pa_segment_writer_free(struct pa_segment_writer *w)
{
    for (size_t i = 0; i < w->rows.count; i++)
        release_row(&w->rows.items[i]);
    for (int i = 0; i < PA_TABLE_COUNT; i++)
        pa_dict_release(&w->tables[i]);
    pa_vec_release(&w->rows);
    struct pa_arena arena = w->arena; // it is in there itself
    pa_arena_release(&arena);
}

size_t pa_segment_writer_count(const struct pa_segment_writer *w)
{
    return w->rows.count;
}

const struct pa_stored_meta *pa_segment_writer_meta(const struct pa_segment_writer *w, size_t i)
{
    return &w->rows.items[i].meta;
}

size_t pa_segment_writer_size(const struct pa_segment_writer *w)
{
    size_t size = w->blobs;
    for (int i = 0; i < PA_TABLE_COUNT; i++)
        size += w->tables[i].bytes.size + w->tables[i].ends.count * 20;
    return size;
}

static void become_blob(struct pa_strbuf *bytes, enum pa_pack_codec codec, size_t *sum)
{
    struct pa_strbuf blob = {0};
    pa_pack_blob(&blob, pa_strbuf_text(bytes), bytes->size, codec);
    *sum += blob.size;
    pa_strbuf_release(bytes);
    *bytes = blob;
}

static struct pa_stored_meta keep_meta(struct pa_arena *arena, const struct pa_stored_meta *meta)
{
    struct pa_stored_meta kept = *meta;
    kept.path = pa_arena_strdup(arena, meta->path);
    kept.service = pa_arena_strdup(arena, meta->service);
    kept.release = pa_arena_strdup(arena, meta->release);
    kept.type = pa_arena_strdup(arena, meta->type);
    kept.labels = pa_arena_strdup(arena, meta->labels);
    return kept;
}

bool pa_segment_writer_add(struct pa_segment_writer *w, const struct pa_profile *profile,
                           const struct pa_stored_meta *meta, struct pa_error *err)
{
    struct pa_segment_encoder e = {.tables = w->tables, .profile = profile};
    if (profile->type_count >> PA_SEGMENT_TYPE_BITS)
        return pa_error_set(err, PA_ERROR_LIMIT, "too many sample types for a store");
    struct row row = {.meta = keep_meta(&w->arena, meta),
                      .profile_time = profile->time_nanos,
                      .duration = profile->duration_nanos,
                      .type_count = profile->type_count};
    struct pa_arena scratch = {0};
    e.location = pa_arena_calloc(&scratch, (size_t)profile->location_count + 1, sizeof *e.location);
    row.types = pa_arena_calloc(&w->arena, row.type_count + 1, sizeof *row.types);
    row.type_names = pa_arena_calloc(&w->arena, row.type_count + 1, 2 * sizeof(pa_str));
    bool ok = pa_profile_type_index(profile, NULL, &row.main_type, err) &&
              pa_columns_make(&e, row.types, err);
    if (ok) {
        pa_segment_encode_samples(&e, &row.samples);
        row.head = pa_segment_encode_head(&e);
    }
    pa_arena_release(&scratch);
    for (uint32_t i = 0; i < row.type_count && ok; i++) {
        row.type_names[2 * i] = pa_segment_encode_string(&e, profile->types[i].type);
        row.type_names[2 * i + 1] = pa_segment_encode_string(&e, profile->types[i].unit);
        become_blob(&row.types[i].bytes, PA_PACK_RAW, &w->blobs);
    }
    pa_strbuf_release(&e.record);
    become_blob(&row.samples, PA_PACK_DEFLATED, &w->blobs);
    if (ok)
        pa_vec_push(&w->rows, row);
    else
        release_row(&row);
    return ok;
}

// ---- Into a file

static bool write_tables(struct pa_segment_writer *w, sqlite3 *db, struct pa_error *err)
{
    sqlite3_stmt *st = pa_db_prepare(db, "INSERT INTO dict VALUES(?,?)", err);
    bool ok = st != NULL;
    for (int i = 0; i < PA_TABLE_COUNT && ok; i++) {
        struct pa_strbuf blob = {0};
        pa_dict_pack(&w->tables[i], &blob);
        sqlite3_bind_int(st, 1, i);
        sqlite3_bind_blob64(st, 2, blob.text, blob.size, SQLITE_STATIC);
        ok = pa_db_run(st, err);
        pa_strbuf_release(&blob);
    }
    sqlite3_finalize(st);
    return ok;
}

static bool write_types(const struct row *row, sqlite3_int64 id, sqlite3_stmt *st,
                        struct pa_error *err)
{
    bool ok = true;
    for (uint32_t i = 0; i < row->type_count && ok; i++) {
        sqlite3_bind_int64(st, 1, id << PA_SEGMENT_TYPE_BITS | i);
        sqlite3_bind_int64(st, 2, row->type_names[2 * i]);
        sqlite3_bind_int64(st, 3, row->type_names[2 * i + 1]);
        sqlite3_bind_int64(st, 4, row->types[i].total);
        sqlite3_bind_int(st, 5, i == row->main_type);
        sqlite3_bind_blob64(st, 6, row->types[i].bytes.text, row->types[i].bytes.size,
                            SQLITE_STATIC);
        ok = pa_db_run(st, err);
    }
    return ok;
}

static bool write_row(const struct row *row, sqlite3_int64 id, sqlite3_stmt *st,
                      struct pa_error *err)
{
    const struct pa_stored_meta *m = &row->meta;
    sqlite3_bind_int64(st, 1, id);
    sqlite3_bind_blob(st, 2, m->hash, PA_SOURCE_HASH, SQLITE_STATIC);
    sqlite3_bind_text(st, 3, m->path, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 4, m->service, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 5, m->release, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 6, m->labels, -1, SQLITE_STATIC);
    sqlite3_bind_text(st, 12, m->type, -1, SQLITE_STATIC);
    sqlite3_bind_int64(st, 7, m->time);
    sqlite3_bind_int64(st, 8, row->profile_time);
    sqlite3_bind_int64(st, 9, row->duration);
    sqlite3_bind_int64(st, 10, row->head);
    sqlite3_bind_blob64(st, 11, row->samples.text, row->samples.size, SQLITE_STATIC);
    return pa_db_run(st, err);
}

static bool write_rows(struct pa_segment_writer *w, sqlite3 *db, struct pa_error *err)
{
    sqlite3_stmt *profile =
        pa_db_prepare(db, "INSERT INTO profile VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", err);
    sqlite3_stmt *data =
        profile ? pa_db_prepare(db, "INSERT INTO pdata VALUES(?,?,?,?,?,?)", err) : NULL;
    bool ok = data != NULL;
    for (size_t i = 0; i < w->rows.count && ok; i++)
        ok = write_row(&w->rows.items[i], (sqlite3_int64)i + 1, profile, err) &&
             write_types(&w->rows.items[i], (sqlite3_int64)i + 1, data, err);
    sqlite3_finalize(profile);
    sqlite3_finalize(data);
    return ok;
}

static bool fill(struct pa_segment_writer *w, sqlite3 *db, struct pa_error *err)
{
    static const char schema[] =
        "PRAGMA page_size=4096;PRAGMA journal_mode=OFF;PRAGMA synchronous=OFF;BEGIN;"
        "CREATE TABLE dict(id INTEGER PRIMARY KEY, data BLOB);"
        "CREATE TABLE profile(id INTEGER PRIMARY KEY, hash BLOB, path TEXT, service TEXT,"
        " release TEXT, labels TEXT, time INTEGER, profile_time INTEGER, duration INTEGER,"
        " head INTEGER, samples BLOB, type TEXT);"
        "CREATE TABLE pdata(id INTEGER PRIMARY KEY, type INTEGER, unit INTEGER, total INTEGER,"
        " main INTEGER, funcs BLOB);"
        "PRAGMA user_version=1;";
    return pa_db_exec(db, schema, err) && write_tables(w, db, err) && write_rows(w, db, err) &&
           pa_db_exec(db, "COMMIT", err);
}

static bool to_disk(const char *path, struct pa_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (!ok)
        pa_error_errno(err, path);
    if (fd >= 0)
        close(fd);
    return ok;
}

bool pa_segment_writer_write(struct pa_segment_writer *w, const char *path, struct pa_error *err)
{
    sqlite3 *db;
    unlink(path); // what an ended process left
    if (!pa_db_open(&db, path, PA_DB_CREATE, err))
        return pa_error_prefix(err, "%s", path);
    bool ok = fill(w, db, err) || pa_error_prefix(err, "%s", path);
    ok = (sqlite3_close(db) == SQLITE_OK) && ok;
    ok = ok && to_disk(path, err);
    if (!ok)
        unlink(path);
    return ok;
}
