// SPDX-License-Identifier: Apache-2.0
#include "store/cells.h"

#include "base/memory.h"
#include "base/number.h"
#include "base/wire.h"
#include "store/costs.h"
#include "store/segment_writer.h"

#include <stdlib.h>

#define AN_HOUR ((int64_t)3600 * 1000000000)
enum { HOURS_A_DAY = 24 };

// ---- Groups

struct place {
    const struct pa_segment_row *row;
    uint32_t index;
};

static int same_whole(const struct pa_stored_meta *a, const struct pa_stored_meta *b)
{
    int order = strcmp(a->service, b->service);
    order = order ? order : strcmp(a->release, b->release);
    return order ? order : strcmp(a->type, b->type);
}

static int by_place(const void *pa, const void *pb)
{
    const struct place *a = pa, *b = pb;
    int order = same_whole(&a->row->meta, &b->row->meta);
    if (order)
        return order;
    if (a->row->meta.time != b->row->meta.time)
        return a->row->meta.time < b->row->meta.time ? -1 : 1;
    return a->index < b->index ? -1 : 1;
}

static void sort_rows(struct pa_segment_writer *w)
{
    size_t count = w->rows.count;
    struct place *places = pa_xcalloc(count + 1, sizeof *places);
    struct pa_segment_row *rows = pa_xcalloc(count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){&w->rows.items[i], (uint32_t)i};
    qsort(places, count, sizeof *places, by_place);
    for (size_t i = 0; i < count; i++)
        rows[i] = *places[i].row;
    if (count)
        memcpy(w->rows.items, rows, count * sizeof *rows);
    free(places);
    free(rows);
}

// Spans since 1970, of `span` nanoseconds each.
static int64_t span_of(int64_t time, int64_t span)
{
    return time / span - (time % span < 0);
}

static bool same_types(const struct pa_segment_row *a, const struct pa_segment_row *b)
{
    return a->type_count == b->type_count && a->main_type == b->main_type &&
           memcmp(a->type_names, b->type_names, 2 * a->type_count * sizeof *a->type_names) == 0;
}

// Returns the cell that begins at row `first` and ends before the first profile that is not of it.
static struct pa_cell gather(const struct pa_segment_writer *w, size_t first, bool whole)
{
    const struct pa_segment_row *row = &w->rows.items[first];
    int64_t span = whole ? HOURS_A_DAY * AN_HOUR : AN_HOUR;
    int64_t number = span_of(row->meta.time, span);
    struct pa_cell c = {.of = &row->meta,
                        .hour = whole ? PA_CELL_WHOLE : number,
                        .from = row->meta.time,
                        .first = first};
    for (size_t i = first; i < w->rows.count; i++) {
        const struct pa_segment_row *next = &w->rows.items[i];
        if (same_whole(&row->meta, &next->meta) != 0 || span_of(next->meta.time, span) != number)
            break;
        c.to = next->meta.time;
        c.special |= next->special || !same_types(row, next);
        c.profiles++;
    }
    if (c.profiles == 1)
        c.place = -(int64_t)first - 1;
    return c;
}

static void add_hours(const struct pa_segment_writer *w, struct pa_cells *cells, uint32_t whole,
                      int64_t *places)
{
    const struct pa_cell all = cells->list[whole];
    for (size_t i = all.first; i < all.first + all.profiles;) {
        struct pa_cell c = gather(w, i, false);
        c.whole = whole;
        if (c.profiles == all.profiles)
            c.place = all.place;
        else if (!c.place && !c.special)
            c.place = ++*places;
        cells->list[cells->count++] = c;
        i += c.profiles;
    }
}

void pa_cells_make(struct pa_segment_writer *w)
{
    struct pa_cells *cells = pa_arena_calloc(&w->arena, 1, sizeof *cells);
    int64_t places = 0;
    cells->list = pa_arena_calloc(&w->arena, 2 * w->rows.count + 1, sizeof *cells->list);
    sort_rows(w);
    for (size_t i = 0; i < w->rows.count;) {
        uint32_t whole = (uint32_t)cells->count;
        struct pa_cell c = gather(w, i, true);
        c.whole = whole;
        if (!c.place && !c.special)
            c.place = ++places;
        cells->list[cells->count++] = c;
        add_hours(w, cells, whole, &places);
        i += c.profiles;
    }
    w->cells = cells;
}

// ---- Sums

static bool add_costs(struct pa_segment_writer *w, const struct pa_segment_row *row, uint32_t type,
                      struct pa_costs_sum *sum, struct pa_error *err)
{
    const struct pa_strbuf *bytes = &row->types[row->types[type].factor ? 0 : type].bytes;
    const uint8_t *start = (const uint8_t *)bytes->text;
    struct pa_pack_reader in = {start, start + bytes->size, false};
    struct pa_costs_reader reader;
    struct pa_cost cost;
    int64_t factor;
    uint32_t names = (uint32_t)w->making.tables[PA_TABLE_NAMES].ends.count;
    if (!pa_costs_open(&reader, in, names, &factor, err))
        return false;
    if (row->types[type].factor)
        pa_costs_scale(&reader, row->types[type].factor);
    while (pa_costs_next(&reader, &cost))
        pa_costs_sum_add(sum, &cost);
    return !sum->overflow ||
           pa_error_set(err, PA_ERROR_LIMIT, "sums of a day's profiles do not fit into 64 bits");
}

bool pa_cell_roll_up(struct pa_segment_writer *w, const struct pa_cell *cell, uint32_t type,
                     struct pa_cell_column *column, struct pa_error *err)
{
    struct pa_costs_sum sum = {0};
    bool ok = true;
    for (size_t i = 0; i < cell->profiles && ok; i++) {
        const struct pa_segment_row *row = &w->rows.items[cell->first + i];
        ok = add_costs(w, row, type, &sum, err) &&
             (pa_add_int64(column->total, row->types[type].total, &column->total) ||
              pa_error_set(err, PA_ERROR_LIMIT, "totals of a day do not fit into 64 bits"));
    }
    if (ok)
        pa_costs_sum_pack(&sum, &column->costs);
    pa_vec_release(&sum.by_name);
    return ok;
}

// Appends the samples of one type, without labels.
static bool add_stacks(struct pa_segment_writer *w, const struct pa_segment_row *row, uint32_t type,
                       struct pa_stored_samples *sum, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_pack_reader in;
    struct pa_stored_samples all = {.type_count = row->type_count};
    const struct pa_stored_limits limits = {row->type_count,
                                            (uint32_t)w->making.stacks.tree.nodes.count,
                                            (uint32_t)w->making.tables[PA_TABLE_LABELS].ends.count};
    bool ok = pa_pack_open(row->samples.text, row->samples.size, &arena, &in, err) &&
              pa_stored_samples_unpack(&all, in, &limits, err);
    for (size_t i = 0; i < all.list.count && ok; i++) {
        pa_vec_push(&sum->list, (struct pa_stored_sample){.node = all.list.items[i].node});
        pa_vec_push(&sum->values, all.values.items[i * all.type_count + type]);
    }
    pa_stored_samples_release(&all);
    pa_arena_release(&arena);
    return ok;
}

bool pa_cell_stacks(struct pa_segment_writer *w, const struct pa_cell *cell, struct pa_strbuf *out,
                    struct pa_error *err)
{
    enum { MOST = 1 << 20 }; // samples, before they are joined
    struct pa_stored_samples sum = {.type_count = 1};
    uint32_t type = w->rows.items[cell->first].main_type;
    bool ok = true, fits = true;
    for (size_t i = 0; i < cell->profiles && ok; i++) {
        ok = add_stacks(w, &w->rows.items[cell->first + i], type, &sum, err);
        if (sum.list.count > MOST)
            fits &= pa_stored_samples_join(&sum);
    }
    fits &= pa_stored_samples_join(&sum);
    if (ok && !fits)
        ok = pa_error_set(err, PA_ERROR_LIMIT, "sums of a day's samples do not fit into 64 bits");
    if (ok)
        pa_stored_samples_pack(&sum, out);
    pa_stored_samples_release(&sum);
    return ok;
}

int64_t pa_cell_factor(const struct pa_segment_writer *w, const struct pa_cell *cell, uint32_t type)
{
    int64_t factor = w->rows.items[cell->first].types[type].factor;
    for (size_t i = 0; i < cell->profiles; i++) {
        if (w->rows.items[cell->first + i].types[type].factor != factor)
            return 0;
    }
    return factor;
}

// ---- Heads

struct head {
    uint32_t number;
    int64_t time, duration;
};

void pa_cell_heads(struct pa_segment_writer *w, const struct pa_cell *cell, struct pa_strbuf *out)
{
    PA_VEC(struct head) heads = {0};
    // By number of a head: its index in `heads` + 1; 0: not seen.
    uint32_t *at = pa_xcalloc(w->making.tables[PA_TABLE_HEADS].ends.count + 1, sizeof *at);
    for (size_t i = 0; i < cell->profiles; i++) {
        const struct pa_segment_row *row = &w->rows.items[cell->first + i];
        if (!at[row->head]) {
            pa_vec_push(&heads, (struct head){.number = row->head});
            at[row->head] = (uint32_t)heads.count;
        }
        struct head *h = &heads.items[at[row->head] - 1];
        if (row->profile_time && (!h->time || row->profile_time < h->time))
            h->time = row->profile_time;
        h->duration = pa_add_saturated(h->duration, row->duration);
    }
    bool few = 2 * heads.count <= cell->profiles;
    pa_wire_add_varint(out, few ? heads.count : 0);
    if (!few) {
        pa_wire_add_varint(out, cell->first);
        pa_wire_add_varint(out, cell->profiles);
    }
    for (size_t i = 0; i < heads.count && few; i++) {
        pa_wire_add_varint(out, heads.items[i].number);
        pa_pack_signed(out, heads.items[i].time);
        pa_pack_signed(out, heads.items[i].duration);
    }
    free(at);
    pa_vec_release(&heads);
}
