// SPDX-License-Identifier: Apache-2.0
#include "base/wire.h"
#include "store/cells.h"
#include "store/db.h"
#include "store/locations.h"
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

// The table's record, and a byte that is known only now.
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
    if (table == PA_TABLE_LOCATIONS)
        p->place = pa_locations_pack(&p->m->tables[table], &p->arena, &raw);
    else if (table == PA_TABLE_STACKS)
        pa_stacks_pack(&p->m->stacks, p->place, &raw);
    else
        pack_function_names(p->m, &raw);
    pa_pack_blob(blob, pa_strbuf_text(&raw), raw.size,
                 table == PA_TABLE_STACKS ? PA_PACK_FAST : PA_PACK_DEFLATED);
    pa_strbuf_release(&raw);
}

static bool write_tables(struct pa_segment_writer *w, struct pa_db *db, struct pa_error *err)
{
    struct pa_statement *st = pa_db_prepare(db, "INSERT INTO dict VALUES(?,?)", err);
    struct packing packing = {.m = &w->making};
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

// ---- Columns of functions, of profiles and of rollups

struct column {
    int64_t id, type, unit, total;
    bool main;
    const struct pa_strbuf *costs, *stacks; // stacks: of rollups
};

static bool write_column(struct pa_statement *st, const struct column *c, struct pa_error *err)
{
    struct pa_strbuf costs = {0}, stacks = {0};
    // Rollups are what questions are answered from.
    pa_pack_blob(&costs, pa_strbuf_text(c->costs), c->costs->size,
                 c->stacks ? PA_PACK_RAW : PA_PACK_CODES);
    pa_bind_int64(st, 1, c->id);
    pa_bind_int64(st, 2, c->type);
    pa_bind_int64(st, 3, c->unit);
    pa_bind_int64(st, 4, c->total);
    pa_bind_int64(st, 5, c->main);
    pa_bind_blob(st, 6, costs.text, costs.size);
    if (c->stacks && c->stacks->size) {
        pa_pack_blob(&stacks, c->stacks->text, c->stacks->size, PA_PACK_FAST);
        pa_bind_blob(st, 7, stacks.text, stacks.size);
    }
    bool ok = pa_db_run(st, err);
    pa_strbuf_release(&costs);
    pa_strbuf_release(&stacks);
    return ok;
}

static struct column column_of(const struct pa_segment_row *row, int64_t place, uint32_t type)
{
    return (struct column){.id = place << PA_SEGMENT_TYPE_BITS | type,
                           .type = row->type_names[2 * type],
                           .unit = row->type_names[2 * type + 1],
                           .main = type == row->main_type};
}

static bool write_types(const struct pa_segment_row *row, int64_t id, struct pa_statement *st,
                        struct pa_error *err)
{
    bool ok = true;
    for (uint32_t i = 0; i < row->type_count && ok; i++) {
        struct column c = column_of(row, id, i);
        c.total = row->types[i].total;
        c.costs = &row->types[i].bytes;
        ok = write_column(st, &c, err);
    }
    return ok;
}

static bool write_row(const struct pa_segment_row *row, int64_t id, struct pa_statement *st,
                      struct pa_error *err)
{
    const struct pa_stored_meta *m = &row->meta;
    pa_bind_int64(st, 1, id);
    pa_bind_blob(st, 2, m->hash, PA_SOURCE_HASH);
    pa_bind_text(st, 3, m->path);
    pa_bind_text(st, 4, m->service);
    pa_bind_text(st, 5, m->release);
    pa_bind_text(st, 6, m->labels);
    pa_bind_text(st, 12, m->type);
    pa_bind_int64(st, 7, m->time);
    pa_bind_int64(st, 8, row->profile_time);
    pa_bind_int64(st, 9, row->duration);
    pa_bind_int64(st, 10, row->head);
    pa_bind_blob(st, 11, row->samples.text, row->samples.size);
    return pa_db_run(st, err);
}

static bool write_rows(struct pa_segment_writer *w, struct pa_db *db, struct pa_error *err)
{
    struct pa_statement *profile =
        pa_db_prepare(db, "INSERT INTO profile VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", err);
    struct pa_statement *data =
        profile ? pa_db_prepare(db, "INSERT INTO pdata VALUES(?,?,?,?,?,?)", err) : NULL;
    bool ok = data != NULL;
    for (size_t i = 0; i < w->rows.count && ok; i++)
        ok = write_row(&w->rows.items[i], (int64_t)i + 1, profile, err) &&
             write_types(&w->rows.items[i], (int64_t)i + 1, data, err);
    pa_statement_free(profile);
    pa_statement_free(data);
    return ok;
}

// ---- Rollups

struct cell_statements {
    struct pa_statement *cell, *data;
};

static bool write_heads(struct pa_segment_writer *w, const struct pa_cell *cell,
                        struct pa_statement *st, struct pa_error *err)
{
    struct pa_strbuf heads = {0}, blob = {0};
    pa_cell_heads(w, cell, &heads);
    pa_pack_blob(&blob, heads.text, heads.size, PA_PACK_DEFLATED);
    pa_bind_int64(st, 1, cell->place);
    pa_bind_blob(st, 2, blob.text, blob.size);
    bool ok = pa_db_run(st, err);
    pa_strbuf_release(&heads);
    pa_strbuf_release(&blob);
    return ok;
}

static bool write_cell(struct pa_segment_writer *w, const struct pa_cell *cell,
                       const struct cell_statements *st, struct pa_error *err)
{
    const struct pa_segment_row *row = &w->rows.items[w->cells->rows[cell->first]];
    bool ok = write_heads(w, cell, st->cell, err);
    for (uint32_t i = 0; i < row->type_count && ok; i++) {
        struct pa_cell_column sums = {0};
        struct column c = column_of(row, cell->place, i);
        ok = pa_cell_roll_up(w, cell, i, &sums, err);
        c.total = sums.total;
        c.costs = &sums.costs;
        c.stacks = &sums.stacks;
        ok = ok && write_column(st->data, &c, err);
        pa_strbuf_release(&sums.costs);
        pa_strbuf_release(&sums.stacks);
    }
    return ok;
}

// Sums that do not fit are no reason to lose profiles: there is no rollup then.
static bool give_up(struct pa_cells *cells, int64_t place, const struct cell_statements *st,
                    struct pa_error *err)
{
    struct pa_db *db = st->cell->db;
    char sql[128];
    for (size_t i = 0; i < cells->count; i++) {
        if (cells->list[i].place == place) {
            cells->list[i].place = 0;
            cells->list[i].special = true;
        }
    }
    snprintf(sql, sizeof sql, "DELETE FROM cell WHERE id=%lld;DELETE FROM cdata WHERE id>>16=%lld",
             (long long)place, (long long)place);
    return pa_db_exec(db, sql, err);
}

static bool write_cells(struct pa_segment_writer *w, struct pa_db *db, struct pa_error *err)
{
    struct cell_statements st = {.cell = pa_db_prepare(db, "INSERT INTO cell VALUES(?,?)", err)};
    st.data = st.cell ? pa_db_prepare(db, "INSERT INTO cdata VALUES(?,?,?,?,?,?,?)", err) : NULL;
    bool ok = st.data != NULL;
    int64_t done = 0; // an hour that is all of a whole is written with it
    pa_cells_make(w);
    for (size_t i = 0; i < w->cells->count && ok; i++) {
        const struct pa_cell *cell = &w->cells->list[i];
        if (cell->place <= done)
            continue;
        done = cell->place;
        ok = write_cell(w, cell, &st, err) ||
             (err->code == PA_ERROR_LIMIT && give_up(w->cells, done, &st, err));
    }
    pa_statement_free(st.cell);
    pa_statement_free(st.data);
    return ok;
}

// ---- The file

static bool fill(struct pa_segment_writer *w, struct pa_db *db, struct pa_error *err)
{
    static const char schema[] =
        "PRAGMA page_size=4096;PRAGMA journal_mode=OFF;PRAGMA synchronous=OFF;BEGIN;"
        "CREATE TABLE dict(id INTEGER PRIMARY KEY, data BLOB);"
        "CREATE TABLE profile(id INTEGER PRIMARY KEY, hash BLOB, path TEXT, service TEXT,"
        " release TEXT, labels TEXT, time INTEGER, profile_time INTEGER, duration INTEGER,"
        " head INTEGER, samples BLOB, type TEXT);"
        "CREATE TABLE pdata(id INTEGER PRIMARY KEY, type INTEGER, unit INTEGER, total INTEGER,"
        " main INTEGER, funcs BLOB);"
        "CREATE TABLE cell(id INTEGER PRIMARY KEY, heads BLOB);"
        "CREATE TABLE cdata(id INTEGER PRIMARY KEY, type INTEGER, unit INTEGER, total INTEGER,"
        " main INTEGER, funcs BLOB, stacks BLOB);"
        "PRAGMA user_version=2;";
    return pa_db_exec(db, schema, err) && write_tables(w, db, err) && write_rows(w, db, err) &&
           write_cells(w, db, err) && pa_db_exec(db, "COMMIT", err);
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
    ok = pa_db_close(db) && ok;
    ok = ok && to_disk(path, err);
    if (!ok)
        unlink(path);
    return ok;
}
