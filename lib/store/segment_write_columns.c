// SPDX-License-Identifier: Apache-2.0
// Writes columns of functions, samples and stacks of a segment's profiles and rollups.
#include "store/cells.h"
#include "store/column_head.h"
#include "store/db.h"
#include "store/segment_writer.h"

#include <stdio.h>

// ---- Columns of functions, of profiles and of rollups

// Whether a type is only named in the head of the first type's column, with its factor. Types that
// share a name have columns of their own: readers take the first of that name.
static bool is_multiple(const struct pa_segment_row *row, uint32_t type, int64_t factor)
{
    bool alone = true;
    for (uint32_t i = 0; i < row->type_count && factor; i++)
        alone &= i == type || row->type_names[2 * i] != row->type_names[2 * type];
    return factor && alone;
}

static struct pa_column_type type_of(const struct pa_segment_row *row, uint32_t type,
                                     int64_t factor)
{
    return (struct pa_column_type){type, row->type_names[2 * type], row->type_names[2 * type + 1],
                                   type == row->main_type, factor};
}

struct column {
    const struct pa_segment_row *row; // types of it
    int64_t place, total;
    uint32_t type;
    const int64_t *factors; // by type
    const struct pa_strbuf *costs;
    bool rollup;
};

static void pack_column(const struct column *c, struct pa_strbuf *out)
{
    const struct pa_segment_row *row = c->row;
    PA_VEC(struct pa_column_type) types = {0};
    pa_vec_push(&types, type_of(row, c->type, 1));
    for (uint32_t i = 1; i < row->type_count && c->type == 0; i++) {
        if (is_multiple(row, i, c->factors[i]))
            pa_vec_push(&types, type_of(row, i, c->factors[i]));
    }
    pa_column_head_pack(c->total, types.items, types.count, out);
    pa_vec_release(&types);
    // Rollups stay raw, since most questions are answered from them.
    pa_pack_blob(out, pa_strbuf_text(c->costs), c->costs->size,
                 c->rollup ? PA_PACK_RAW : PA_PACK_NUMBERS);
}

// Writes a column; the first type's row also has `more`, the samples of a profile or the stacks of
// a rollup.
static bool write_column(struct pa_statement *st, const struct column *c,
                         const struct pa_strbuf *more, struct pa_error *err)
{
    struct pa_strbuf bytes = {0};
    pack_column(c, &bytes);
    pa_bind_int64(st, 1, c->place << PA_SEGMENT_TYPE_BITS | c->type);
    pa_bind_blob(st, 2, bytes.text, bytes.size);
    if (c->type == 0)
        pa_bind_blob(st, 3, more->text, more->size);
    bool ok = pa_db_run(st, err);
    pa_strbuf_release(&bytes);
    return ok;
}

static bool write_row(const struct pa_segment_row *row, int64_t id, struct pa_statement *st,
                      struct pa_error *err)
{
    PA_VEC(int64_t) factors = {0};
    bool ok = true;
    for (uint32_t i = 0; i < row->type_count; i++)
        pa_vec_push(&factors, row->types[i].factor);
    for (uint32_t i = 0; i < row->type_count && ok; i++) {
        const struct column c = {
            row, id, row->types[i].total, i, factors.items, &row->types[i].bytes, false};
        ok = is_multiple(row, i, factors.items[i]) || write_column(st, &c, &row->samples, err);
    }
    pa_vec_release(&factors);
    return ok;
}

bool pa_segment_write_rows(struct pa_segment_writer *w, struct pa_db *db, struct pa_error *err)
{
    struct pa_statement *st = pa_db_prepare(db, "INSERT INTO pdata VALUES(?,?,?)", err);
    bool ok = st != NULL;
    for (size_t i = 0; i < w->rows.count && ok; i++)
        ok = write_row(&w->rows.items[i], (int64_t)i + 1, st, err);
    pa_statement_free(st);
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

static bool write_sums(struct pa_segment_writer *w, const struct pa_cell *cell, struct column *c,
                       const struct cell_statements *st, struct pa_error *err)
{
    struct pa_cell_column sums = {0};
    struct pa_strbuf stacks = {0}, blob = {0};
    bool ok = pa_cell_roll_up(w, cell, c->type, &sums, err) &&
              (c->type || pa_cell_stacks(w, cell, &stacks, err));
    if (ok) {
        pa_strbuf_clear(&blob);
        if (stacks.size)
            pa_pack_blob(&blob, stacks.text, stacks.size, PA_PACK_NUMBERS);
        if (c->factors[c->type]) { // a factor of all is one of their sums
            pa_strbuf_clear(&sums.costs);
            pa_costs_pack_factor(c->factors[c->type], &sums.costs);
        }
        c->total = sums.total;
        c->costs = &sums.costs;
        ok = write_column(st->data, c, &blob, err);
    }
    pa_strbuf_release(&sums.costs);
    pa_strbuf_release(&stacks);
    pa_strbuf_release(&blob);
    return ok;
}

static bool write_cell(struct pa_segment_writer *w, const struct pa_cell *cell,
                       const struct cell_statements *st, struct pa_error *err)
{
    const struct pa_segment_row *row = &w->rows.items[cell->first];
    struct column c = {.row = row, .place = cell->place, .rollup = true};
    PA_VEC(int64_t) factors = {0};
    for (uint32_t i = 0; i < row->type_count; i++)
        pa_vec_push(&factors, pa_cell_factor(w, cell, i));
    c.factors = factors.items;
    bool ok = write_heads(w, cell, st->cell, err);
    for (; c.type < row->type_count && ok; c.type++)
        ok = is_multiple(row, c.type, factors.items[c.type]) || write_sums(w, cell, &c, st, err);
    pa_vec_release(&factors);
    return ok;
}

// Removes a rollup whose sums do not fit into 64 bits; its profiles stay, without one.
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

bool pa_segment_write_cells(struct pa_segment_writer *w, struct pa_db *db, struct pa_error *err)
{
    struct cell_statements st = {.cell = pa_db_prepare(db, "INSERT INTO cell VALUES(?,?)", err)};
    st.data = st.cell ? pa_db_prepare(db, "INSERT INTO cdata VALUES(?,?,?)", err) : NULL;
    bool ok = st.data != NULL;
    int64_t done = 0; // an hour that is all of a whole is written with it
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
