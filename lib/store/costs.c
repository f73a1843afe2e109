// SPDX-License-Identifier: Apache-2.0
#include "store/costs.h"

#include "base/number.h"
#include "base/wire.h"

enum { ROLLUP = 1, NEGATIVE = 2, FACTOR = 4 };

// ---- Packing

static uint64_t step_of(const struct pa_cost *costs, size_t count)
{
    uint64_t step = 0;
    for (size_t i = 0; i < count && step != 1; i++)
        step = pa_pack_common_divisor(pa_pack_common_divisor(step, costs[i].flat), costs[i].cum);
    return step > 1 && step <= INT64_MAX ? step : 1;
}

static bool has_negative(const struct pa_cost *costs, size_t count)
{
    bool negative = false;
    for (size_t i = 0; i < count; i++)
        negative |= costs[i].flat < 0 || costs[i].cum < costs[i].flat;
    return negative;
}

static void put_value(struct pa_strbuf *out, uint64_t value, bool negative)
{
    if (negative)
        pa_pack_signed(out, (int64_t)value);
    else
        pa_wire_add_varint(out, value);
}

void pa_costs_pack(const struct pa_cost *costs, size_t count, bool rollup, struct pa_strbuf *out)
{
    bool negative = has_negative(costs, count);
    uint64_t step = step_of(costs, count);
    pa_wire_add_varint(out, (rollup ? ROLLUP : 0) | (negative ? NEGATIVE : 0));
    pa_wire_add_varint(out, count);
    pa_wire_add_varint(out, step);
    for (size_t i = 0, before = 0; i < count; before = costs[i++].name) {
        int64_t flat = costs[i].flat / (int64_t)step, cum = costs[i].cum / (int64_t)step;
        pa_wire_add_varint(out, (uint64_t)(costs[i].name - before) << 1 | (flat != 0));
        if (flat)
            put_value(out, (uint64_t)flat, negative);
        // Wraps around, and back when it is read.
        put_value(out, (uint64_t)cum - (uint64_t)flat, negative);
        if (rollup)
            pa_wire_add_varint(out, costs[i].profiles);
    }
}

void pa_costs_pack_factor(int64_t factor, struct pa_strbuf *out)
{
    pa_wire_add_varint(out, FACTOR);
    pa_pack_signed(out, factor);
}

// ---- Reading

bool pa_costs_open(struct pa_costs_reader *r, struct pa_pack_reader in, uint32_t name_count,
                   int64_t *factor, struct pa_error *err)
{
    uint64_t flags = pa_pack_get(&in);
    *factor = 0;
    *r = (struct pa_costs_reader){.rollup = flags & ROLLUP, .negative = flags & NEGATIVE};
    if (flags & FACTOR) {
        *factor = pa_pack_get_signed(&in);
        in.bad |= *factor == 0;
    } else {
        r->left = pa_pack_get_below(&in, (uint64_t)name_count + 1);
        r->step = pa_pack_get(&in);
    }
    r->name_count = name_count;
    r->in = in;
    return !in.bad || pa_error_set(err, PA_ERROR_FORMAT, "damaged: a column of functions");
}

void pa_costs_scale(struct pa_costs_reader *first, int64_t factor)
{
    first->step *= (uint64_t)factor;
}

static uint64_t get_value(struct pa_costs_reader *r)
{
    return r->negative ? (uint64_t)pa_pack_get_signed(&r->in) : pa_pack_get(&r->in);
}

bool pa_costs_next(struct pa_costs_reader *r, struct pa_cost *cost)
{
    if (!r->left)
        return false;
    r->left--;
    uint64_t head = pa_pack_get(&r->in);
    uint64_t name = r->name + (head >> 1);
    uint64_t flat = head & 1 ? get_value(r) : 0;
    uint64_t cum = flat + get_value(r);
    cost->profiles = r->rollup ? pa_pack_get_below(&r->in, UINT32_MAX) : 1;
    r->in.bad |= name >= r->name_count;
    if (r->in.bad)
        return false;
    r->name = cost->name = (uint32_t)name;
    cost->flat = (int64_t)(flat * r->step);
    cost->cum = (int64_t)(cum * r->step);
    return true;
}

// ---- Sums

void pa_costs_sum_add(struct pa_costs_sum *sum, const struct pa_cost *cost)
{
    for (uint32_t i = (uint32_t)sum->by_name.count; i <= cost->name; i++)
        pa_vec_push(&sum->by_name, (struct pa_cost){.name = i});
    struct pa_cost *to = &sum->by_name.items[cost->name];
    sum->overflow |= !pa_add_int64(to->flat, cost->flat, &to->flat);
    sum->overflow |= !pa_add_int64(to->cum, cost->cum, &to->cum);
    to->profiles += cost->profiles;
}

void pa_costs_sum_pack(const struct pa_costs_sum *sum, struct pa_strbuf *out)
{
    PA_VEC(struct pa_cost) some = {0};
    for (size_t i = 0; i < sum->by_name.count; i++) {
        if (sum->by_name.items[i].profiles)
            pa_vec_push(&some, sum->by_name.items[i]);
    }
    pa_costs_pack(some.items, some.count, true, out);
    pa_vec_release(&some);
}
