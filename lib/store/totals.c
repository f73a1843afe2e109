// SPDX-License-Identifier: Apache-2.0
#include "store/totals.h"

#include "base/number.h"
#include "profile/merge.h"

#include <string.h>

struct sum {
    int64_t flat, cum;
    bool there, inlined;
};

struct heads {                     // of the segment at hand
    struct pa_segment_heads heads; // first: what take_head() gets
    PA_VEC(struct pa_segment_head) list;
    PA_VEC(uint32_t) at; // by number of a head, its index in `list` + 1
};

struct totalling {
    struct pa_part_visitor visitor; // first: what visit() gets
    struct pa_store_totals *totals;
    struct pa_merger *merger;
    struct heads heads;
    PA_VEC(struct sum) sums; // by string
    bool overflow, unusable;
};

// ---- Heads

static bool take_head(struct pa_segment_heads *heads, const struct pa_segment_head *head,
                      struct pa_error *err)
{
    struct heads *all = (struct heads *)heads;
    if (head->number >> 24)
        return pa_error_set(err, PA_ERROR_FORMAT, "damaged: a head that cannot be");
    while (all->at.count <= head->number)
        pa_vec_push(&all->at, 0);
    uint32_t *at = &all->at.items[head->number];
    if (!*at) {
        pa_vec_push(&all->list, *head);
        *at = (uint32_t)all->list.count;
        return true;
    }
    struct pa_segment_head *sum = &all->list.items[*at - 1];
    if (head->time && (!sum->time || head->time < sum->time))
        sum->time = head->time;
    return pa_add_int64(sum->duration, head->duration, &sum->duration) ||
           pa_error_set(err, PA_ERROR_LIMIT, "the sum of durations does not fit into 64 bits");
}

// Merges the heads of the segment's profiles. Heads that do not go together are no error here:
// merging the profiles themselves will report it.
static bool merge_heads(struct pa_part_visitor *v, struct pa_segment *segment, struct pa_error *err)
{
    struct totalling *t = (struct totalling *)v;
    bool ok = true;
    for (size_t i = 0; i < t->heads.list.count && ok && !t->unusable; i++) {
        struct pa_arena arena = {0};
        struct pa_error ignored;
        const struct pa_profile *p;
        ok = pa_segment_head_profile(segment, &t->heads.list.items[i], &arena, &p, err);
        if (ok && !pa_merger_add(t->merger, p, NULL, &ignored))
            t->unusable = true;
        pa_arena_release(&arena);
    }
    t->heads.list.count = t->heads.at.count = 0;
    return ok;
}

// ---- Columns

static void add(struct totalling *t, pa_str name, const struct pa_cost *cost, bool inlined)
{
    while (t->sums.count <= name)
        pa_vec_push(&t->sums, (struct sum){0});
    struct sum *s = &t->sums.items[name];
    t->overflow |= __builtin_add_overflow(s->flat, cost->flat, &s->flat);
    t->overflow |= __builtin_add_overflow(s->cum, cost->cum, &s->cum);
    s->there = true;
    s->inlined |= inlined;
}

static bool same_type(struct pa_store_totals *totals, const struct pa_segment_column *column)
{
    if (!totals->type) {
        totals->type = column->type;
        totals->unit = column->unit;
    }
    return totals->type == column->type && totals->unit == column->unit;
}

static bool visit(struct pa_part_visitor *v, struct pa_segment *segment,
                  const struct pa_store_part *part, struct pa_error *err)
{
    struct totalling *t = (struct totalling *)v;
    struct pa_store_totals *totals = t->totals;
    struct pa_segment_column column = {.wanted = totals->wanted ? totals->wanted : part->type};
    struct pa_cost cost;
    uint32_t count;
    v->damaged = !pa_segment_column(segment, part->place, &column, err) ||
                 !pa_segment_each_head(segment, part->place, &t->heads.heads, err);
    if (v->damaged)
        return false;
    if (!column.found || !same_type(totals, &column)) {
        t->unusable = true;
        return true;
    }
    const struct pa_segment_name *names = pa_segment_names(segment, &count);
    t->overflow |= !pa_add_int64(totals->total, column.total, &totals->total);
    while (pa_costs_next(&column.costs, &cost))
        add(t, names[cost.name].name, &cost, names[cost.name].inlined);
    return !column.costs.in.bad ||
           pa_error_set(err, PA_ERROR_FORMAT, "damaged: a column of functions is cut off");
}

// ---- The answer

static void list_nodes(struct totalling *t)
{
    struct pa_store_totals *totals = t->totals;
    size_t room = t->sums.count + 1;
    bool *inlined = pa_arena_calloc(totals->arena, room, sizeof *inlined);
    totals->names = pa_arena_calloc(totals->arena, room, sizeof *totals->names);
    totals->flat = pa_arena_calloc(totals->arena, room, sizeof *totals->flat);
    totals->cum = pa_arena_calloc(totals->arena, room, sizeof *totals->cum);
    totals->node = pa_arena_calloc(totals->arena, room, sizeof *totals->node);
    totals->node_count = t->sums.count;
    for (size_t name = 0; name < t->sums.count; name++) {
        const struct sum *s = &t->sums.items[name];
        if (!s->there)
            continue;
        totals->names[totals->count] = (pa_str)name;
        totals->flat[totals->count] = s->flat;
        totals->cum[totals->count] = s->cum;
        inlined[totals->count] = s->inlined;
        totals->node[name] = (uint32_t)++totals->count;
    }
    totals->sums = (struct pa_node_sums){pa_store_totals_fill, inlined};
}

// Whether the merged profile shows the type that was added up.
static bool shows_type(const struct pa_store_totals *totals)
{
    struct pa_error ignored;
    uint32_t type;
    return pa_profile_type_index(totals->header, totals->wanted, &type, &ignored) &&
           totals->header->types[type].type == totals->type &&
           totals->header->types[type].unit == totals->unit;
}

static bool any_special(const struct pa_store_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (parts->list[i].special)
            return true;
    }
    return false;
}

static bool finish(struct totalling *t, struct pa_error *err)
{
    struct pa_store_totals *totals = t->totals;
    if (t->unusable || t->overflow || !t->visitor.read.profiles)
        return true;
    totals->header = pa_merger_finish(t->merger, err);
    if (!totals->header)
        return false;
    totals->usable = shows_type(totals);
    list_nodes(t);
    return true;
}

bool pa_store_totals_find(struct pa_store_totals *totals, struct pa_error *err)
{
    struct totalling t = {.visitor = totals->visitor, .totals = totals};
    t.visitor.visit = visit;
    t.visitor.done = merge_heads;
    t.heads.heads.take = take_head;
    t.merger = pa_merger_new(totals->arena, totals->visitor.strings);
    pa_merger_any_order(t.merger);
    bool ok = any_special(totals->parts) ||
              (pa_store_each_part(totals->parts, &t.visitor, err) && finish(&t, err));
    totals->visitor.read = t.visitor.read;
    pa_vec_release(&t.heads.list);
    pa_vec_release(&t.heads.at);
    pa_vec_release(&t.sums);
    return ok;
}
