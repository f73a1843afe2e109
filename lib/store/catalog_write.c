// SPDX-License-Identifier: Apache-2.0
#include "store/catalog_private.h"

#include "base/hash.h"
#include "base/siphash.h"
#include "store/cells.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool pa_catalog_begin(struct pa_catalog *c, struct pa_error *err)
{
    if (!pa_db_exec(c->db, "PRAGMA synchronous=FULL;BEGIN IMMEDIATE", err))
        return pa_error_prefix(err, "%s/catalog.db", c->store);
    pa_catalog_sweep(c);
    return true;
}

bool pa_catalog_commit(struct pa_catalog *c, struct pa_error *err)
{
    return pa_db_exec(c->db, "COMMIT", err) || pa_error_prefix(err, "%s/catalog.db", c->store);
}

void pa_catalog_rollback(struct pa_catalog *c)
{
    struct pa_error none = {0};
    if (!c->db->calls->get_autocommit(c->db->handle) && !pa_db_exec(c->db, "ROLLBACK", &none))
        return; // closing does it
}

bool pa_catalog_source(struct pa_catalog *c, const uint8_t hash[PA_SOURCE_HASH],
                       struct pa_catalog_place *place, struct pa_error *err)
{
    pa_statement_reset(c->has);
    pa_bind_blob(c->has, 1, hash, PA_SOURCE_HASH);
    int code = pa_statement_step(c->has);
    place->known = code == SQLITE_ROW;
    place->segment = place->known ? pa_column_int64(c->has, 0) : 0;
    place->row = place->known ? pa_column_int64(c->has, 1) : 0;
    pa_statement_reset(c->has);
    return place->known || code == SQLITE_DONE || pa_db_fail(c->db, err);
}

// ---- A new segment

static uint64_t content_id(const struct pa_segment_writer *w)
{
    const struct pa_siphash_key key = {0x70612073746f7265, 0x7365676d656e74};
    uint64_t id = pa_segment_writer_count(w);
    for (size_t i = 0; i < pa_segment_writer_count(w); i++)
        id = pa_hash_combine(id,
                             pa_siphash(&key, pa_segment_writer_meta(w, i)->hash, PA_SOURCE_HASH));
    return id;
}

bool pa_catalog_hash_file(const char *path, uint64_t *hash, int64_t *size, struct pa_error *err)
{
    enum { PIECE = 1 << 16 };
    uint8_t piece[PIECE];
    const struct pa_siphash_key key = {0x70612073746f7265, 0x66696c65};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd < 0 ? -1 : 1;
    *hash = 0;
    *size = 0;
    while (got > 0 && (got = read(fd, piece, sizeof piece)) > 0) {
        *hash = pa_hash_combine(*hash, pa_siphash(&key, piece, (size_t)got));
        *size += got;
    }
    if (got < 0)
        pa_error_errno(err, path);
    if (fd >= 0)
        close(fd);
    return got == 0;
}

static bool sync_folder(const char *path, struct pa_error *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (!ok)
        pa_error_errno(err, path);
    if (fd >= 0)
        close(fd);
    return ok;
}

static bool enter_sources(struct pa_catalog *c, const struct pa_segment_writer *w, int64_t segment,
                          struct pa_error *err)
{
    struct pa_statement *st = pa_db_prepare(c->db, "INSERT INTO source VALUES(?,?,?)", err);
    bool ok = st != NULL;
    for (size_t i = 0; i < pa_segment_writer_count(w) && ok; i++) {
        pa_bind_blob(st, 1, pa_segment_writer_meta(w, i)->hash, PA_SOURCE_HASH);
        pa_bind_int64(st, 2, segment);
        pa_bind_int64(st, 3, (int64_t)i + 1);
        ok = pa_db_run(st, err);
    }
    pa_statement_free(st);
    return ok;
}

static void bind_span(struct pa_statement *st, int from, const struct pa_cell *cell)
{
    pa_bind_int64(st, from, cell->from);
    pa_bind_int64(st, from + 1, cell->to);
    pa_bind_int64(st, from + 2, (int64_t)cell->profiles);
    pa_bind_int64(st, from + 3, cell->place);
    pa_bind_int64(st, from + 4, cell->special);
}

static bool enter_whole(struct pa_statement *st, const struct pa_segment_writer *w,
                        const struct pa_cell *cell, struct pa_error *err)
{
    struct pa_strbuf span = {0}, blob = {0};
    pa_metas_pack_span(w, cell->first, cell->profiles, &span);
    pa_pack_blob(&blob, span.text, span.size, PA_PACK_DEFLATED);
    pa_bind_int64(st, 2, (int64_t)cell->first + 1);
    pa_bind_text(st, 3, cell->of->service);
    pa_bind_text(st, 4, cell->of->release);
    pa_bind_text(st, 5, cell->of->type);
    bind_span(st, 6, cell);
    pa_bind_blob(st, 11, blob.text, blob.size);
    bool ok = pa_db_run(st, err);
    pa_strbuf_release(&span);
    pa_strbuf_release(&blob);
    return ok;
}

static bool enter_hour(struct pa_statement *st, const struct pa_segment_writer *w,
                       const struct pa_cell *cell, struct pa_error *err)
{
    const struct pa_cell *whole = &pa_segment_writer_cells(w)->list[cell->whole];
    pa_bind_int64(st, 2, (int64_t)whole->first + 1);
    pa_bind_int64(st, 3, cell->hour);
    bind_span(st, 4, cell);
    return pa_db_run(st, err);
}

static bool enter_cells(struct pa_catalog *c, const struct pa_segment_writer *w, int64_t segment,
                        struct pa_error *err)
{
    struct pa_statement *whole =
        pa_db_prepare(c->db, "INSERT INTO whole VALUES(?,?,?,?,?,?,?,?,?,?,?)", err);
    struct pa_statement *hour =
        whole ? pa_db_prepare(c->db, "INSERT INTO hour VALUES(?,?,?,?,?,?,?,?)", err) : NULL;
    const struct pa_cells *cells = pa_segment_writer_cells(w);
    bool ok = hour != NULL;
    for (size_t i = 0; i < cells->count && ok; i++) {
        const struct pa_cell *cell = &cells->list[i];
        struct pa_statement *st = cell->hour == PA_CELL_WHOLE ? whole : hour;
        if (st == hour && cell->place <= 0)
            continue;
        pa_bind_int64(st, 1, segment);
        ok = st == whole ? enter_whole(st, w, cell, err) : enter_hour(st, w, cell, err);
    }
    pa_statement_free(whole);
    pa_statement_free(hour);
    return ok;
}

static bool enter(struct pa_catalog *c, const struct pa_segment_writer *w,
                  const struct pa_catalog_segment *s, struct pa_error *err)
{
    struct pa_statement *st = pa_db_prepare(
        c->db, "INSERT INTO segment(path,day,profiles,bytes,hash) VALUES(?,?,?,?,?)", err);
    if (!st)
        return false;
    pa_bind_text(st, 1, s->path);
    pa_bind_text(st, 2, s->day);
    pa_bind_int64(st, 3, (int64_t)pa_segment_writer_count(w));
    pa_bind_int64(st, 4, s->bytes);
    pa_bind_int64(st, 5, (int64_t)s->hash);
    bool ok = pa_db_run(st, err);
    pa_statement_free(st);
    int64_t id = c->db->calls->last_insert_rowid(c->db->handle);
    return ok && enter_sources(c, w, id, err) && enter_cells(c, w, id, err);
}

// A name that no file has: what is there is listed, or was until this transaction began and may be
// again.
static void name_segment(struct pa_catalog *c, uint64_t id, struct pa_catalog_segment *s)
{
    do {
        s->path = pa_arena_printf(c->arena, "seg/%s/%016" PRIx64 ".pas", s->day, id++);
        s->file = pa_arena_printf(c->arena, "%s/%s", c->store, s->path);
    } while (access(s->file, F_OK) == 0);
}

bool pa_catalog_publish(struct pa_catalog *c, struct pa_segment_writer *w, const char *day,
                        struct pa_error *err)
{
    struct pa_arena *arena = c->arena;
    struct pa_catalog_segment s = {.day = day};
    const char *folder = pa_arena_printf(arena, "%s/seg/%s", c->store, day);
    name_segment(c, content_id(w), &s);
    const char *fresh = pa_arena_printf(arena, "%s.new", s.file);
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return pa_error_errno(err, folder);
    if (!pa_segment_writer_write(w, fresh, err) ||
        !pa_catalog_hash_file(fresh, &s.hash, &s.bytes, err))
        return false;
    if (rename(fresh, s.file) != 0)
        return pa_error_errno(err, s.file);
    return sync_folder(folder, err) &&
           (enter(c, w, &s, err) || pa_error_prefix(err, "%s/catalog.db", c->store));
}

bool pa_catalog_remove(struct pa_catalog *c, int64_t segment, struct pa_error *err)
{
    char sql[400];
    snprintf(sql, sizeof sql,
             "DELETE FROM source WHERE segment=%" PRId64 ";DELETE FROM whole WHERE segment=%" PRId64
             ";DELETE FROM hour WHERE segment=%" PRId64 ";DELETE FROM segment WHERE id=%" PRId64,
             segment, segment, segment, segment);
    return pa_db_exec(c->db, sql, err) || pa_error_prefix(err, "%s/catalog.db", c->store);
}

// ---- What is left of writers that were killed

static bool is_listed(struct pa_statement *st, const char *path)
{
    pa_statement_reset(st);
    pa_bind_text(st, 1, path);
    return pa_statement_step(st) != SQLITE_DONE; // in doubt, a file stays
}

static void sweep_day(struct pa_catalog *c, const char *day, struct pa_statement *st)
{
    struct pa_arena arena = {0};
    DIR *folder = opendir(pa_arena_printf(&arena, "%s/seg/%s", c->store, day));
    for (struct dirent *e; folder && (e = readdir(folder));) {
        const char *path = pa_arena_printf(&arena, "seg/%s/%s", day, e->d_name);
        const char *end = strstr(e->d_name, ".pas");
        if (end && !is_listed(st, path))
            unlink(pa_arena_printf(&arena, "%s/%s", c->store, path));
    }
    if (folder)
        closedir(folder);
    rmdir(pa_arena_printf(&arena, "%s/seg/%s", c->store, day)); // if it is empty
    pa_arena_release(&arena);
}

void pa_catalog_sweep(struct pa_catalog *c)
{
    struct pa_error none = {0};
    struct pa_arena arena = {0};
    struct pa_statement *st = pa_db_prepare(c->db, "SELECT 1 FROM segment WHERE path=?", &none);
    DIR *folder = st ? opendir(pa_arena_printf(&arena, "%s/seg", c->store)) : NULL;
    for (struct dirent *e; folder && (e = readdir(folder));) {
        if (*e->d_name != '.')
            sweep_day(c, e->d_name, st);
    }
    if (folder)
        closedir(folder);
    pa_statement_free(st);
    pa_arena_release(&arena);
}
