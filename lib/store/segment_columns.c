// SPDX-License-Identifier: Apache-2.0
// What of a segment is read without its profiles: columns of functions, heads, stacks of rollups.
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

// Whether the row that the statement is at is of this type.
static bool is_type(struct pa_segment *s, struct pa_statement *st, struct pa_segment_column *column)
{
    const char *type = column->wanted;
    uint64_t name = (uint64_t)pa_column_int64(st, 1);
    uint64_t unit = (uint64_t)pa_column_int64(st, 2);
    if (name >= s->tables.string_count || unit >= s->tables.string_count)
        return false;
    column->type = s->tables.string[name];
    column->unit = s->tables.string[unit];
    if (!type || !*type)
        return pa_column_int64(st, 4) != 0;
    return strcmp(pa_strings_text(s->tables.strings, column->type), type) == 0;
}

static bool open_costs(struct pa_segment *s, struct pa_statement *st,
                       struct pa_costs_reader *reader, int64_t *factor, struct pa_error *err)
{
    struct pa_pack_reader in;
    pa_arena_release(&s->column_bytes);
    return pa_pack_open(pa_column_blob(st, 5), pa_column_size(st, 5), &s->column_bytes, &in, err) &&
           pa_costs_open(reader, in, s->tables.name_count, factor, err);
}

// `factor` times the column of the first type.
static bool open_first(struct pa_segment *s, int64_t place, struct pa_costs_reader *reader,
                       int64_t factor, struct pa_error *err)
{
    int64_t another;
    struct pa_statement *st = at_place(s, place);
    if (pa_statement_step(st) != SQLITE_ROW || !open_costs(s, st, reader, &another, err) || another)
        return pa_error_set(err, PA_ERROR_FORMAT, "damaged: a column of another that is not there");
    pa_costs_scale(reader, factor);
    return true;
}

bool pa_segment_column(struct pa_segment *s, int64_t place, struct pa_segment_column *column,
                       struct pa_error *err)
{
    int code;
    int64_t factor;
    struct pa_statement *st = at_place(s, place);
    column->found = false;
    while ((code = pa_statement_step(st)) == SQLITE_ROW) {
        if (!is_type(s, st, column))
            continue;
        column->found = true;
        column->number = (uint32_t)(pa_column_int64(st, 0) & ((1 << PA_SEGMENT_TYPE_BITS) - 1));
        column->total = pa_column_int64(st, 3);
        return open_costs(s, st, &column->costs, &factor, err) &&
               (!factor || open_first(s, place, &column->costs, factor, err));
    }
    return code == SQLITE_DONE || pa_db_fail(s->db, err);
}

// ---- Heads

static bool each_head_of_rollup(struct pa_segment *s, int64_t place, struct pa_segment_heads *heads,
                                struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_pack_reader in;
    pa_statement_reset(s->heads);
    pa_bind_int64(s->heads, 1, place);
    if (pa_statement_step(s->heads) != SQLITE_ROW)
        return pa_error_set(err, PA_ERROR_FORMAT, "damaged: a rollup is missing");
    bool ok =
        pa_pack_open(pa_column_blob(s->heads, 0), pa_column_size(s->heads, 0), &arena, &in, err);
    uint64_t count = ok ? pa_pack_get(&in) : 0;
    for (uint64_t i = 0; i < count && ok; i++) {
        struct pa_segment_head head = {.number = pa_pack_get_below(&in, UINT32_MAX)};
        head.time = pa_pack_get_signed(&in);
        head.duration = pa_pack_get_signed(&in);
        ok = !in.bad ? heads->take(heads, &head, err)
                     : pa_error_set(err, PA_ERROR_FORMAT, "damaged: the head of a rollup");
    }
    pa_arena_release(&arena);
    return ok;
}

bool pa_segment_each_head(struct pa_segment *s, int64_t place, struct pa_segment_heads *heads,
                          struct pa_error *err)
{
    if (place > 0)
        return each_head_of_rollup(s, place, heads, err);
    if (!pa_segment_find_row(s, -place, err))
        return false;
    const struct pa_segment_head head = {.number = (uint32_t)pa_column_int64(s->profile, 8),
                                         .time = pa_column_int64(s->profile, 6),
                                         .duration = pa_column_int64(s->profile, 7)};
    return heads->take(heads, &head, err);
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

// The rollup's row, and whether it has stacks.
static bool stacks_of_rollup(struct pa_segment *s, const struct pa_segment_column *column,
                             int64_t place, struct pa_segment_stacks *stacks, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_pack_reader in;
    const struct pa_stored_limits limits = {1, s->tables.stacks.count, s->tables.labels.count};
    struct pa_statement *st = at_place(s, place);
    int code;
    while ((code = pa_statement_step(st)) == SQLITE_ROW &&
           (pa_column_int64(st, 0) & ((1 << PA_SEGMENT_TYPE_BITS) - 1)) != column->number)
        continue;
    stacks->found = code == SQLITE_ROW && pa_column_size(st, 6) > 0;
    if (!stacks->found)
        return code == SQLITE_ROW || code == SQLITE_DONE || pa_db_fail(s->db, err);
    bool ok = pa_pack_open(pa_column_blob(st, 6), pa_column_size(st, 6), &arena, &in, err) &&
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
