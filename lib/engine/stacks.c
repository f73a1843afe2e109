// SPDX-License-Identifier: Apache-2.0
#include "engine/stacks.h"

#include <math.h>
#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
    const struct pa_engine_value *x = a, *y = b;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    if (x->stack != y->stack)
        return x->stack < y->stack ? -1 : 1;
    if (x->labels_size != y->labels_size)
        return x->labels_size < y->labels_size ? -1 : 1;
    int order = memcmp(x->labels, y->labels, x->labels_size);
    return order ? order : (x->type > y->type) - (x->type < y->type);
}

static int by_id(const void *a, const void *b)
{
    const struct pa_engine_item *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

const struct pa_engine_item *pa_engine_item(const struct pa_engine_items *items, uint64_t id)
{
    const struct pa_engine_item key = {.id = id};
    return items->count ? bsearch(&key, items->items, items->count, sizeof key, by_id) : NULL;
}

// ---- Stacks and places

// Reads a row of two columns: an id, and a text or an array of numbers, whose bytes are borrowed.
static struct pa_engine_item get_item(struct pa_rows *in, size_t width)
{
    struct pa_engine_item item = {.id = pa_rows_get_u64(in)};
    item.size = pa_rows_get_size(in, width) * width;
    item.bytes = pa_rows_get_fixed(in, item.size);
    return item;
}

static bool read_items(struct pa_engine *e, const struct pa_strbuf *sql, struct pa_arena *arena,
                       struct pa_engine_items *items, struct pa_error *err)
{
    struct pa_engine_answer answer;
    PA_VEC(struct pa_engine_item) all = {0};
    bool ok = pa_engine_ask(e, sql, &answer, err);
    if (ok) { // the bytes stay where they are
        answer.rows.next = pa_arena_memdup(arena, answer.rows.next, answer.bytes.size + 1);
        answer.rows.end = answer.rows.next + answer.bytes.size;
    }
    while (ok && pa_rows_more(&answer.rows)) {
        struct pa_engine_item item = get_item(&answer.rows, items->width);
        pa_vec_push(&all, item);
    }
    if (ok && answer.rows.bad)
        ok = pa_engine_damaged(e, "rows of stacks are not those of this version", err);
    items->count = all.count;
    items->items = pa_arena_memdup(arena, all.items, all.count * sizeof *all.items);
    if (all.count)
        qsort(items->items, items->count, sizeof *items->items, by_id);
    pa_vec_release(&all);
    pa_engine_answer_release(&answer);
    return ok;
}

static bool read_dictionaries(struct pa_engine *e, struct pa_engine_samples *s,
                              struct pa_error *err)
{
    const struct pa_engine_list *list = s->list;
    s->stacks.width = sizeof(uint64_t);
    s->places.width = 1;
    struct pa_strbuf sql = {0};
    pa_strbuf_adds(&sql, "SELECT hash, places FROM pa_stack WHERE ");
    pa_sql_chosen(&sql, list, false);
    pa_strbuf_adds(&sql, " AND hash GLOBAL IN (SELECT stack FROM pa_sample WHERE ");
    pa_sql_chosen(&sql, list, true);
    pa_strbuf_adds(&sql, ") LIMIT 1 BY hash FORMAT RowBinary");
    bool ok = read_items(e, &sql, s->arena, &s->stacks, err);
    pa_strbuf_clear(&sql);
    pa_strbuf_adds(&sql, "SELECT id, record FROM pa_place WHERE ");
    pa_sql_chosen(&sql, list, false);
    pa_strbuf_adds(&sql, " LIMIT 1 BY id FORMAT RowBinary");
    ok = ok && read_items(e, &sql, s->arena, &s->places, err);
    pa_strbuf_release(&sql);
    return ok;
}

// ---- Samples

struct reading {
    struct pa_arena *arena;
    struct pa_rows in;
    PA_VEC(struct pa_engine_value) values;
    uint64_t rows; // of pa_sample that the values are made of
    bool overflow;
};

static void get_labels(struct reading *r, struct pa_engine_value *v)
{
    size_t size;
    const char *text = pa_rows_get_bytes(&r->in, &size);
    const struct pa_engine_value *before =
        r->values.count ? &r->values.items[r->values.count - 1] : NULL;
    v->labels_size = (uint32_t)size;
    if (!size)
        v->labels = "";
    else if (before && before->labels_size == size && memcmp(before->labels, text, size) == 0)
        v->labels = before->labels;
    else
        v->labels = pa_arena_memdup(r->arena, text, size);
}

// Reads a row: kind (or batch and row), stack, labels, n, v. Of sums the row also has the sum as a
// floating point number, which shows an overflow, and the number of rows that were summed.
static void get_value(struct reading *r, bool summed, const struct pa_engine_items *places)
{
    struct pa_engine_value v = {0};
    uint64_t batch = pa_rows_get_u64(&r->in);
    if (summed) {
        v.group = batch;
    } else {
        const struct pa_engine_item *place =
            pa_engine_item(places, pa_hash_combine(batch, pa_rows_get_u32(&r->in)));
        v.group = place ? place->size : UINT64_MAX;
    }
    v.stack = pa_rows_get_u64(&r->in);
    get_labels(r, &v);
    v.type = pa_rows_get_u8(&r->in);
    v.value = (int64_t)pa_rows_get_u64(&r->in);
    if (summed) {
        r->overflow |= fabs(pa_rows_get_double(&r->in)) > 9.2233720368e18;
        r->rows += pa_rows_get_u64(&r->in);
    } else {
        r->rows++;
    }
    pa_vec_push(&r->values, v);
}

// Returns an index of the list: id is the hash of batch and row, `size` the profile's index.
static struct pa_engine_items index_of(const struct pa_engine_list *list, struct pa_arena *arena)
{
    struct pa_engine_items index = {.count = list->list.profile_count};
    index.items = pa_arena_calloc(arena, index.count + 1, sizeof *index.items);
    for (size_t i = 0; i < index.count; i++)
        index.items[i] = (struct pa_engine_item){
            .id = pa_hash_combine(list->profiles[i].batch, list->profiles[i].row), .size = i};
    qsort(index.items, index.count, sizeof *index.items, by_id);
    return index;
}

static void put_question(struct pa_strbuf *sql, const struct pa_engine_list *list, bool summed)
{
    pa_strbuf_adds(sql, summed ? "SELECT kind, stack, labels, n, sum(v), sum(toFloat64(v)), "
                                 "count() FROM pa_sample WHERE "
                               : "SELECT batch, row, stack, labels, n, v FROM pa_sample WHERE ");
    pa_sql_chosen(sql, list, true);
    pa_strbuf_adds(sql, summed ? " GROUP BY kind, stack, labels, n FORMAT RowBinary"
                               : " FORMAT RowBinary");
}

static bool check(const struct pa_engine *e, const struct pa_engine_list *list,
                  const struct reading *r, struct pa_error *err)
{
    uint64_t expected = 0;
    for (size_t i = 0; i < list->list.profile_count; i++)
        expected += list->profiles[i].samples;
    if (r->in.bad)
        return pa_engine_damaged(e, "rows of pa_sample are not those of this version", err);
    if (r->rows != expected)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "%s: the profiles have %llu rows of samples, and %llu are there: an "
                            "answer would be of a part only",
                            e->url, (unsigned long long)expected, (unsigned long long)r->rows);
    return !r->overflow || pa_error_set(err, PA_ERROR_LIMIT, "sums do not fit into 64 bits");
}

bool pa_engine_read_samples(struct pa_engine *e, struct pa_engine_samples *s, struct pa_error *err)
{
    struct reading r = {.arena = s->arena};
    struct pa_engine_items places = {0};
    struct pa_engine_answer answer;
    struct pa_strbuf sql = {0};
    if (!s->summed)
        places = index_of(s->list, s->arena);
    put_question(&sql, s->list, s->summed);
    bool ok = pa_engine_ask(e, &sql, &answer, err);
    r.in = answer.rows;
    while (ok && pa_rows_more(&r.in))
        get_value(&r, s->summed, &places);
    ok = ok && check(e, s->list, &r, err);
    if (r.values.count)
        qsort(r.values.items, r.values.count, sizeof *r.values.items, by_place);
    s->count = r.values.count;
    s->values = pa_arena_memdup(s->arena, r.values.items, s->count * sizeof *s->values);
    pa_vec_release(&r.values);
    pa_engine_answer_release(&answer);
    pa_strbuf_release(&sql);
    return ok && read_dictionaries(e, s, err);
}
