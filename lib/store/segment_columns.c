// SPDX-License-Identifier: Apache-2.0
// Reads from a segment what does not need its profiles: columns of functions, heads, stacks of
// rollups.
#include "store/column_head.h"
#include "store/segment_read.h"

#include <string.h>

static struct pa_statement *at_place(struct pa_segment *s, int64_t place)
{
    struct pa_statement *st = place > 0 ? s->rollup : s->column;
    pa_statement_reset(st);
    pa_bind_int64(st, 1, place > 0 ? place : -place);
    return st;
}

// ---- Columns

static bool has_name(const struct pa_segment *s, const struct pa_column_type *type,
                     const char *wanted)
{
    if (!wanted || !*wanted)
        return type->main;
    return strcmp(pa_strings_text(s->tables.strings, s->tables.string[type->type]), wanted) == 0;
}

// Reads the head of a column. If the column is of the wanted type, or of one that it is a multiple
// for, sets the type's members and *factor and returns true; `in` is behind the head then.
static bool take_head(struct pa_segment *s, struct pa_pack_reader *in,
                      struct pa_segment_column *column, int64_t *factor)
{
    struct pa_column_head head = pa_column_head_open(in);
    struct pa_column_type type;
    while (pa_column_head_next(&head, in, &type)) {
        if (type.type >= s->tables.string_count || type.unit >= s->tables.string_count) {
            in->bad = true;
        } else if (!column->found && has_name(s, &type, column->wanted)) {
            column->found = true;
            column->number = type.number;
            column->main = type.main;
            column->type = s->tables.string[type.type];
            column->unit = s->tables.string[type.unit];
            *factor = type.factor;
            in->bad |= __builtin_mul_overflow(head.total, type.factor, &column->total);
        }
    }
    return !in->bad && column->found;
}

static struct pa_pack_reader bytes_of(struct pa_statement *st)
{
    const uint8_t *bytes = pa_column_blob(st, 0);
    if (!bytes)
        return (struct pa_pack_reader){.bad = true};
    return (struct pa_pack_reader){bytes, bytes + pa_column_size(st, 0), false};
}

static bool open_costs(struct pa_segment *s, struct pa_pack_reader blob,
                       struct pa_costs_reader *reader, int64_t *factor, struct pa_error *err)
{
    struct pa_pack_reader in;
    pa_arena_release(&s->column_bytes);
    return pa_pack_open(blob.next, (size_t)(blob.end - blob.next), &s->column_bytes, &in, err) &&
           pa_costs_open(reader, in, s->tables.name_count, factor, err);
}

static bool damaged(struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "damaged: a column of functions");
}

// Opens the column of the first type, times `factor`.
static bool open_first(struct pa_segment *s, int64_t place, struct pa_costs_reader *reader,
                       int64_t factor, struct pa_error *err)
{
    int64_t ignored = 1, another;
    struct pa_segment_column first = {0};
    struct pa_statement *st = at_place(s, place);
    if (pa_statement_step(st) != SQLITE_ROW)
        return damaged(err);
    struct pa_pack_reader in = bytes_of(st);
    take_head(s, &in, &first, &ignored);
    if (in.bad || !open_costs(s, in, reader, &another, err) || another)
        return damaged(err);
    pa_costs_scale(reader, factor);
    return true;
}

bool pa_segment_column(struct pa_segment *s, int64_t place, struct pa_segment_column *column,
                       struct pa_error *err)
{
    int code;
    int64_t factor = 1, of_first = 0;
    struct pa_statement *st = at_place(s, place);
    column->found = false;
    while ((code = pa_statement_step(st)) == SQLITE_ROW) {
        struct pa_pack_reader in = bytes_of(st);
        if (!take_head(s, &in, column, &factor) && !in.bad)
            continue;
        if (in.bad)
            return damaged(err);
        if (!open_costs(s, in, &column->costs, &of_first, err))
            return false;
        pa_costs_scale(&column->costs, factor);
        return !of_first || open_first(s, place, &column->costs, of_first, err);
    }
    return code == SQLITE_DONE || pa_db_fail(s->db, err);
}

// ---- Heads

static bool take_head_of(struct pa_segment *s, int64_t row, struct pa_segment_heads *heads,
                         struct pa_error *err)
{
    const struct pa_stored_row *r = pa_segment_row(s, row, err);
    if (!r)
        return false;
    const struct pa_segment_head head = {
        .number = r->head, .time = r->profile_time, .duration = r->duration};
    return heads->take(heads, &head, err);
}

// Reads what pa_cell_heads() wrote: heads of a range of rows, or sums.
static bool each_head_in(struct pa_segment *s, struct pa_pack_reader *in,
                         struct pa_segment_heads *heads, struct pa_error *err)
{
    uint64_t count = pa_pack_get(in), first = count ? 0 : pa_pack_get_below(in, UINT32_MAX);
    uint64_t rows = count ? 0 : pa_pack_get_below(in, UINT32_MAX);
    bool ok = true;
    for (uint64_t i = 0; i < rows && ok && !in->bad; i++)
        ok = take_head_of(s, (int64_t)(first + i + 1), heads, err);
    for (uint64_t i = 0; i < count && ok && !in->bad; i++) {
        struct pa_segment_head head = {.number = pa_pack_get_below(in, UINT32_MAX)};
        head.time = pa_pack_get_signed(in);
        head.duration = pa_pack_get_signed(in);
        ok = in->bad || heads->take(heads, &head, err);
    }
    return ok && (!in->bad || pa_error_set(err, PA_ERROR_FORMAT, "damaged: the head of a rollup"));
}

bool pa_segment_each_head(struct pa_segment *s, int64_t place, struct pa_segment_heads *heads,
                          struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_pack_reader in;
    if (place <= 0)
        return take_head_of(s, -place, heads, err);
    pa_statement_reset(s->heads);
    pa_bind_int64(s->heads, 1, place);
    if (pa_statement_step(s->heads) != SQLITE_ROW)
        return pa_error_set(err, PA_ERROR_FORMAT, "damaged: a rollup is missing");
    bool ok =
        pa_pack_open(pa_column_blob(s->heads, 0), pa_column_size(s->heads, 0), &arena, &in, err) &&
        each_head_in(s, &in, heads, err);
    pa_arena_release(&arena);
    return ok;
}

bool pa_segment_head_profile(struct pa_segment *s, const struct pa_segment_head *head,
                             struct pa_arena *arena, const struct pa_profile **profile,
                             struct pa_error *err)
{
    const struct pa_stored_profile row = {
        .head = head->number, .time = head->time, .duration = head->duration};
    return pa_segment_need(s, PA_PART_HEADS, err) &&
           pa_segment_decode(&s->tables, &row, arena, profile, err);
}

// ---- Stacks

static bool stacks_of_profile(struct pa_segment *s, const struct pa_segment_column *column,
                              int64_t row, struct pa_stored_samples *out, struct pa_error *err)
{
    struct pa_segment_sum sum = {0};
    bool ok = pa_segment_head_of(s, row, &sum.head, err) && pa_segment_sum_add(s, row, &sum, err) &&
              (column->number < sum.samples.type_count ||
               pa_error_set(err, PA_ERROR_FORMAT, "damaged: a profile without a type that it has"));
    for (size_t i = 0; i < sum.samples.list.count && ok; i++) {
        pa_vec_push(&out->list, (struct pa_stored_sample){.node = sum.samples.list.items[i].node});
        pa_vec_push(&out->values,
                    sum.samples.values.items[i * sum.samples.type_count + column->number]);
    }
    pa_stored_samples_release(&sum.samples);
    return ok;
}

// Reads the stacks of a rollup, which are of the default type and kept in the first type's row.
static bool stacks_of_rollup(struct pa_segment *s, const struct pa_segment_column *column,
                             int64_t place, struct pa_segment_stacks *stacks, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_pack_reader in;
    const struct pa_stored_limits limits = {1, s->tables.stacks.count, s->tables.labels.count};
    struct pa_statement *st = at_place(s, place);
    int code = pa_statement_step(st);
    stacks->found = code == SQLITE_ROW && column->main && pa_column_size(st, 1) > 0;
    if (!stacks->found)
        return code == SQLITE_ROW || code == SQLITE_DONE || pa_db_fail(s->db, err);
    bool ok = pa_pack_open(pa_column_blob(st, 1), pa_column_size(st, 1), &arena, &in, err) &&
              pa_stored_samples_unpack(&stacks->samples, in, &limits, err);
    pa_arena_release(&arena);
    return ok;
}

bool pa_segment_stacks(struct pa_segment *s, int64_t place, struct pa_segment_stacks *stacks,
                       struct pa_error *err)
{
    struct pa_segment_column column = {.wanted = stacks->wanted};
    stacks->samples.type_count = 1;
    stacks->found = false;
    if (!pa_segment_need(s, PA_PART_STACKS, err) || !pa_segment_column(s, place, &column, err))
        return false;
    stacks->found = column.found;
    if (!column.found)
        return true;
    return place > 0 ? stacks_of_rollup(s, &column, place, stacks, err)
                     : stacks_of_profile(s, &column, -place, &stacks->samples, err);
}
