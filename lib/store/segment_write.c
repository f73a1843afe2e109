// SPDX-License-Identifier: Apache-2.0
#include "base/wire.h"
#include "store/cells.h"
#include "store/db.h"
#include "store/locations.h"
#include "store/metas.h"
#include "store/segment_writer.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

// ---- Tables

static void pack_function_names(const struct pa_segment_making *m, struct pa_strbuf *out)
{
    for (size_t i = 0; i < m->names.of_function.count; i++)
        pa_wire_add_varint(out, m->names.of_function.items[i]);
}

// Appends to each record a byte that says whether the name is inlined somewhere, known only now.
static void pack_names(const struct pa_segment_making *m, struct pa_strbuf *blob)
{
    const struct pa_dict *names = &m->tables[PA_TABLE_NAMES];
    struct pa_dict full = {0};
    for (size_t i = 0, start = 0; i < names->ends.count; start = names->ends.items[i++]) {
        char record[2 * PA_VARINT_MAX];
        size_t size = names->ends.items[i] - start;
        memcpy(record, names->bytes.text + start, size);
        record[size] = (char)m->names.inlined.items[i];
        pa_dict_add(&full, record, size + 1);
    }
    pa_dict_pack(&full, blob);
    pa_dict_release(&full);
}

struct packing {
    const struct pa_segment_writer *w;
    const struct pa_segment_making *m;
    struct pa_arena arena;
    const uint32_t *place; // of locations; set when those are packed, before stacks
};

static void pack_table(struct packing *p, enum pa_segment_table table, struct pa_strbuf *blob)
{
    struct pa_strbuf raw = {0};
    if (table == PA_TABLE_NAMES) {
        pack_names(p->m, blob);
        return;
    }
    if (!pa_segment_tables_is_packed(table)) {
        pa_dict_pack(&p->m->tables[table], blob);
        return;
    }
    if (table == PA_TABLE_METAS)
        pa_metas_pack(p->w, &raw);
    else if (table == PA_TABLE_SOURCES)
        pa_metas_pack_sources(p->w, &raw);
    else if (table == PA_TABLE_LOCATIONS)
        p->place = pa_locations_pack(&p->m->tables[table], &p->arena, &raw);
    else if (table == PA_TABLE_STACKS)
        pa_stacks_pack(&p->m->stacks, p->place, &raw);
    else
        pack_function_names(p->m, &raw);
    pa_pack_blob(blob, pa_strbuf_text(&raw), raw.size,
                 table == PA_TABLE_STACKS ? PA_PACK_NUMBERS : PA_PACK_DEFLATED);
    pa_strbuf_release(&raw);
}

static bool write_tables(struct pa_segment_writer *w, struct pa_db *db, struct pa_error *err)
{
    struct pa_statement *st = pa_db_prepare(db, "INSERT INTO dict VALUES(?,?)", err);
    struct packing packing = {.w = w, .m = &w->making};
    bool ok = st != NULL;
    for (int i = 0; i < PA_TABLE_COUNT && ok; i++) {
        struct pa_strbuf blob = {0};
        pack_table(&packing, (enum pa_segment_table)i, &blob);
        pa_bind_int64(st, 1, i);
        pa_bind_blob(st, 2, blob.text, blob.size);
        ok = pa_db_run(st, err);
        pa_strbuf_release(&blob);
    }
    pa_statement_free(st);
    pa_arena_release(&packing.arena);
    return ok;
}

// ---- The file

static bool fill(struct pa_segment_writer *w, struct pa_db *db, struct pa_error *err)
{
    static const char schema[] =
        "PRAGMA page_size=4096;PRAGMA journal_mode=OFF;PRAGMA synchronous=OFF;BEGIN;"
        "CREATE TABLE dict(id INTEGER PRIMARY KEY, data BLOB);"
        "CREATE TABLE pdata(id INTEGER PRIMARY KEY, funcs BLOB, samples BLOB);"
        "CREATE TABLE cell(id INTEGER PRIMARY KEY, heads BLOB);"
        "CREATE TABLE cdata(id INTEGER PRIMARY KEY, funcs BLOB, stacks BLOB);"
        "PRAGMA user_version=3;";
    pa_cells_make(w);
    return pa_db_exec(db, schema, err) && write_tables(w, db, err) &&
           pa_segment_write_rows(w, db, err) && pa_segment_write_cells(w, db, err) &&
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
    struct pa_db *db;
    unlink(path); // what an ended process left
    if (!pa_db_open(&db, path, PA_DB_CREATE, err))
        return pa_error_prefix(err, "%s", path);
    bool ok = fill(w, db, err) || pa_error_prefix(err, "%s", path);
    if (!pa_db_close(db) && ok)
        ok = pa_error_set(err, PA_ERROR_IO, "%s: cannot be closed", path);
    ok = ok && to_disk(path, err);
    if (!ok)
        unlink(path);
    return ok;
}
