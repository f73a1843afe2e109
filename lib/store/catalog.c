// SPDX-License-Identifier: Apache-2.0
#include "store/catalog_private.h"

#include "base/memory.h"
#include "base/strbuf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// The segments keep what is known of profiles. The catalogue has only what --where looks at, packed
// for all profiles of a whole together (spans: metas.h), and in which row of which segment the
// profile of a source is.
static const char schema[] =
    "PRAGMA page_size=2048;"
    "BEGIN;"
    "CREATE TABLE segment(id INTEGER PRIMARY KEY, path TEXT UNIQUE, day TEXT, profiles INTEGER,"
    " bytes INTEGER, hash INTEGER);"
    "CREATE TABLE source(hash BLOB PRIMARY KEY, segment INTEGER, row INTEGER) WITHOUT ROWID;"
    // Rollups (cells.h); hours of one profile are not listed. Profiles are rows from `row` on.
    "CREATE TABLE whole(segment INTEGER, row INTEGER, service TEXT, release TEXT, type TEXT,"
    " first INTEGER, last INTEGER, profiles INTEGER, place INTEGER, special INTEGER, span BLOB,"
    " PRIMARY KEY(segment, row)) WITHOUT ROWID;"
    "CREATE TABLE hour(segment INTEGER, whole INTEGER, hour INTEGER, first INTEGER, last INTEGER,"
    " profiles INTEGER, place INTEGER, special INTEGER, PRIMARY KEY(segment, whole, hour))"
    " WITHOUT ROWID;"
    "PRAGMA user_version=3;"
    "COMMIT;";

static bool make_folder(const char *path, struct pa_error *err)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST || pa_error_errno(err, path);
}

static bool make(const char *store, struct pa_arena *arena, struct pa_error *err)
{
    const char *db = pa_arena_printf(arena, "%s/catalog.db", store);
    const char *fresh = pa_arena_printf(arena, "%s/catalog.db.new", store);
    struct pa_db *handle;
    if (!make_folder(store, err) || !make_folder(pa_arena_printf(arena, "%s/seg", store), err))
        return false;
    if (access(db, F_OK) == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: is a store already", store);
    unlink(fresh);
    if (!pa_db_open(&handle, fresh, PA_DB_CREATE, err))
        return pa_error_prefix(err, "%s", fresh);
    bool ok = pa_db_exec(handle, schema, err) || pa_error_prefix(err, "%s", fresh);
    pa_db_close(handle);
    return ok && (rename(fresh, db) == 0 || pa_error_errno(err, db));
}

bool pa_catalog_create(const char *store, struct pa_error *err)
{
    struct pa_arena arena = {0};
    bool ok = make(store, &arena, err);
    pa_arena_release(&arena);
    return ok;
}

static void close_catalog(void *object)
{
    struct pa_catalog *c = object;
    pa_statement_free(c->has);
    pa_statement_free(c->span);
    pa_db_close(c->db);
}

static bool check_version(struct pa_catalog *c, struct pa_error *err)
{
    struct pa_statement *st = pa_db_prepare(c->db, "PRAGMA user_version", err);
    bool ok = st && (pa_statement_step(st) == SQLITE_ROW || pa_db_fail(c->db, err));
    int version = ok ? pa_column_int64(st, 0) : 0;
    pa_statement_free(st);
    return ok && (version == PA_SEGMENT_FORMAT ||
                  pa_error_set(err, PA_ERROR_UNSUPPORTED,
                               "a store of format %d: this pa reads and writes %d; add the "
                               "profiles to a new one",
                               version, PA_SEGMENT_FORMAT));
}

bool pa_catalog_open(const char *store, struct pa_arena *arena, struct pa_catalog **catalog,
                     struct pa_error *err)
{
    struct pa_catalog *c = pa_arena_calloc(arena, 1, sizeof *c);
    const char *db = pa_arena_printf(arena, "%s/catalog.db", store);
    c->store = pa_arena_strdup(arena, store);
    c->arena = arena;
    *catalog = c;
    if (access(db, F_OK) != 0)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: is no store (pa store init makes one)",
                            store);
    // Reading may have to undo what a killed writer began; SQLite reads only where it may not
    // write.
    if (!pa_db_open(&c->db, db, PA_DB_WRITE, err))
        return pa_error_prefix(err, "%s", db);
    pa_arena_defer(arena, close_catalog, c);
    if (!check_version(c, err))
        return pa_error_prefix(err, "%s", db);
    c->has = pa_db_prepare(c->db, "SELECT segment,row FROM source WHERE hash=?", err);
    c->span = c->has ? pa_db_prepare(c->db, "SELECT span FROM whole WHERE segment=? AND row=?", err)
                     : NULL;
    return c->span || pa_error_prefix(err, "%s", db);
}

// ---- Reading

bool pa_catalog_segments(struct pa_catalog *c, struct pa_arena *arena, struct pa_catalog_list *list,
                         struct pa_error *err)
{
    PA_VEC(struct pa_catalog_segment) all = {0};
    struct pa_statement *st = pa_db_prepare(
        c->db, "SELECT id,profiles,bytes,hash,path,day FROM segment ORDER BY day,path", err);
    int code = st ? SQLITE_ROW : SQLITE_ERROR;
    while (st && (code = pa_statement_step(st)) == SQLITE_ROW) {
        struct pa_catalog_segment s = {.id = pa_column_int64(st, 0),
                                       .profiles = pa_column_int64(st, 1),
                                       .bytes = pa_column_int64(st, 2),
                                       .hash = (uint64_t)pa_column_int64(st, 3)};
        s.path = pa_catalog_text(st, 4, arena);
        s.day = pa_catalog_text(st, 5, arena);
        s.file = pa_arena_printf(arena, "%s/%s", c->store, s.path);
        pa_vec_push(&all, s);
    }
    bool ok = code == SQLITE_DONE || (st && pa_db_fail(c->db, err));
    pa_statement_free(st);
    list->segment_count = all.count;
    list->segments = pa_arena_memdup(arena, all.items, all.count * sizeof *all.items);
    pa_vec_release(&all);
    return ok;
}

// The count is checked against the bytes: a profile's time takes at least one.
static bool unpack_span(struct pa_catalog_whole *whole, struct pa_pack_reader in,
                        struct pa_arena *arena, struct pa_error *err)
{
    bool ok = whole->profiles <= (size_t)(in.end - in.next);
    if (ok) {
        whole->rows = pa_xcalloc(whole->profiles + 1, sizeof *whole->rows);
        for (size_t i = 0; i < whole->profiles; i++)
            whole->rows[i].meta = whole->of;
        ok = pa_metas_unpack_span(&in, whole->rows, whole->profiles, arena) && in.next == in.end;
    }
    return ok || pa_error_set(err, PA_ERROR_FORMAT, "damaged: times of profiles");
}

bool pa_catalog_span(struct pa_catalog *c, struct pa_catalog_whole *whole, struct pa_arena *arena,
                     struct pa_error *err)
{
    struct pa_arena scratch = {0};
    struct pa_pack_reader in;
    whole->rows = NULL;
    pa_statement_reset(c->span);
    pa_bind_int64(c->span, 1, whole->segment);
    pa_bind_int64(c->span, 2, whole->row);
    int code = pa_statement_step(c->span);
    if (code != SQLITE_ROW)
        return (code != SQLITE_DONE && pa_db_fail(c->db, err)) ||
               pa_error_set(err, PA_ERROR_FORMAT, "damaged: profiles are missing");
    bool ok =
        pa_pack_open(pa_column_blob(c->span, 0), pa_column_size(c->span, 0), &scratch, &in, err) &&
        unpack_span(whole, in, arena, err);
    pa_statement_reset(c->span);
    pa_arena_release(&scratch);
    return ok;
}

static bool list_whole(struct pa_catalog *c, struct pa_catalog_whole *whole, size_t segment,
                       struct pa_catalog_find *find, struct pa_error *err)
{
    bool ok = pa_catalog_span(c, whole, find->arena, err);
    for (size_t i = 0; i < whole->profiles && ok; i++) {
        const struct pa_catalog_profile p = {whole->row + (int64_t)i, segment, whole->rows[i].meta};
        if (!find->where || pa_where_has(find->where, &p.meta))
            pa_vec_push(&find->profiles, p);
    }
    free(whole->rows);
    return ok;
}

// Lists the profiles of one segment that were asked for.
static bool list_profiles(struct pa_catalog *c, struct pa_statement *st, size_t segment,
                          struct pa_catalog_find *find, struct pa_error *err)
{
    int code;
    struct pa_catalog_segment *s = &find->list->segments[segment];
    pa_statement_reset(st);
    pa_bind_int64(st, 1, s->id);
    while ((code = pa_statement_step(st)) == SQLITE_ROW) {
        struct pa_catalog_whole whole = {.segment = s->id,
                                         .row = pa_column_int64(st, 0),
                                         .profiles = (size_t)pa_column_int64(st, 1)};
        whole.of.service = pa_catalog_text(st, 2, find->arena);
        whole.of.release = pa_catalog_text(st, 3, find->arena);
        whole.of.type = pa_catalog_text(st, 4, find->arena);
        if (!list_whole(c, &whole, segment, find, err))
            return false;
    }
    return code == SQLITE_DONE || pa_db_fail(c->db, err);
}

// Drops segments of which no profile was asked for.
static void drop_segments(struct pa_catalog_list *list)
{
    size_t kept = 0, at = 0;
    for (size_t i = 0; i < list->segment_count; i++) {
        if (at == list->profile_count || list->profiles[at].segment != i)
            continue;
        list->segments[kept] = list->segments[i];
        for (; at < list->profile_count && list->profiles[at].segment == i; at++)
            list->profiles[at].segment = kept;
        kept++;
    }
    list->segment_count = kept;
}

bool pa_catalog_find(struct pa_catalog *c, const struct pa_where *where, struct pa_arena *arena,
                     struct pa_catalog_list *list, struct pa_error *err)
{
    struct pa_catalog_find find = {.where = where, .arena = arena, .list = list};
    *list = (struct pa_catalog_list){0};
    // A savepoint reads all tables as of one moment, whatever is written meanwhile.
    if (!pa_db_exec(c->db, "SAVEPOINT reading", err))
        return pa_error_prefix(err, "%s", c->store);
    bool ok = pa_catalog_segments(c, arena, list, err);
    struct pa_statement *st =
        ok ? pa_db_prepare(c->db,
                           "SELECT row,profiles,service,release,type FROM whole WHERE segment=?"
                           " ORDER BY row",
                           err)
           : NULL;
    ok = st != NULL;
    for (size_t i = 0; i < list->segment_count && ok; i++)
        ok = list_profiles(c, st, i, &find, err);
    pa_statement_free(st);
    ok = pa_db_exec(c->db, "RELEASE reading", ok ? err : &(struct pa_error){0}) && ok;
    list->profile_count = find.profiles.count;
    list->profiles = pa_arena_memdup(arena, find.profiles.items,
                                     find.profiles.count * sizeof *find.profiles.items);
    pa_vec_release(&find.profiles);
    if (where)
        drop_segments(list);
    return ok || pa_error_prefix(err, "%s/catalog.db", c->store);
}
