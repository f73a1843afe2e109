// SPDX-License-Identifier: Apache-2.0
#include "base/escape.h"
#include "base/quantity.h"
#include "page/encode.h"

#include <math.h>
#include <string.h>

enum { MOST_NODES = 50000 };
static const double LEAST_SHARE = 1e-4;

// ---- The tree

struct order {
    uint32_t *first, *next; // by node: a child, a sibling; 0: none
    uint32_t *place;        // by node: its place in depth first order, or of who has its values
    uint32_t count;
};

static void add_tree(struct pa_page_encoder *e, const struct pa_page_calls *c, const bool *large,
                     struct order *o)
{
    size_t count = c->tree.nodes.count;
    o->first = pa_arena_calloc(c->arena, count + 1, sizeof *o->first);
    o->next = pa_arena_calloc(c->arena, count + 1, sizeof *o->next);
    o->place = pa_arena_calloc(c->arena, count + 1, sizeof *o->place);
    for (uint32_t i = (uint32_t)count; i-- > 1;) {
        if (!large[i])
            continue;
        o->next[i] = o->first[c->tree.nodes.items[i].parent];
        o->first[c->tree.nodes.items[i].parent] = i;
    }
    pa_strbuf_adds(e->out, ",\"t\":\"");
    o->count = 1;
    for (uint32_t at = o->first[0]; at;) {
        uint32_t up = 0, next = o->first[at];
        o->place[at] = o->count++;
        pa_strbuf_add_base36(e->out, pa_encode_name(e, c->tree.nodes.items[at].item));
        for (uint32_t n = at; !next && n; n = c->tree.nodes.items[n].parent, up++)
            next = o->next[n];
        if (up) {
            pa_strbuf_addc(e->out, '.');
            pa_strbuf_add_base36(e->out, up);
        }
        if (next)
            pa_strbuf_addc(e->out, ',');
        at = next;
    }
    pa_strbuf_addc(e->out, '"');
    for (uint32_t i = 1; i < count; i++) {
        if (!large[i])
            o->place[i] = o->place[c->tree.nodes.items[i].parent];
    }
}

// ---- Values

struct columns {
    int64_t *step;    // by type: what divides all values
    uint32_t *column; // by type
    uint32_t *type;   // by column
    uint32_t count;
};

static int64_t divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static bool are_alike(const struct pa_page_calls *c, const struct columns *k, uint32_t a,
                      uint32_t b)
{
    for (size_t i = 0; i < c->cells.count; i++) {
        const int64_t *v = &c->values.items[i * c->type_count];
        if (v[a] / k->step[a] != v[b] / k->step[b])
            return false;
    }
    return true;
}

static struct columns find_columns(const struct pa_page_calls *c)
{
    struct columns k = {.step = pa_arena_calloc(c->arena, c->type_count + 1, sizeof *k.step),
                        .column = pa_arena_calloc(c->arena, c->type_count + 1, sizeof *k.column),
                        .type = pa_arena_calloc(c->arena, c->type_count + 1, sizeof *k.type)};
    for (uint32_t t = 0; t < c->type_count; t++) {
        for (size_t i = 0; i < c->cells.count; i++) {
            int64_t v = c->values.items[i * c->type_count + t];
            k.step[t] = divisor(k.step[t], v == INT64_MIN ? INT64_MAX : v);
        }
        k.step[t] = k.step[t] ? k.step[t] : 1;
        uint32_t same = 0;
        while (same < k.count && !are_alike(c, &k, k.type[same], t))
            same++;
        if (same == k.count)
            k.type[k.count++] = t;
        k.column[t] = same;
    }
    return k;
}

// Cells by the node that has their values, in order of profiles.
static const uint32_t *sort_cells(const struct pa_page_calls *c, const struct order *o,
                                  uint32_t *start)
{
    uint32_t *sorted = pa_arena_calloc(c->arena, c->cells.count + 1, sizeof *sorted);
    for (size_t i = 0; i < c->cells.count; i++)
        start[o->place[c->cells.items[i].node] + 1]++;
    for (uint32_t i = 0; i < o->count; i++)
        start[i + 1] += start[i];
    uint32_t *next = pa_arena_memdup(c->arena, start, (o->count + 1) * sizeof *next);
    for (uint32_t i = 0; i < c->cells.count; i++)
        sorted[next[o->place[c->cells.items[i].node]]++] = i;
    return sorted;
}

static void add_sums(struct pa_page_encoder *e, uint32_t run, const double *sums,
                     const struct columns *k)
{
    if (run)
        pa_strbuf_add_base36(e->out, run);
    for (uint32_t i = 0; i < k->count; i++) {
        pa_strbuf_addc(e->out, '.');
        double steps = sums[i] / (double)k->step[k->type[i]];
        if (steps)
            pa_strbuf_add_base36(e->out, (int64_t)fmax(fmin(steps, 9e18), -9e18));
    }
}

static void add_values(struct pa_page_encoder *e, const struct pa_page_calls *c,
                       const struct order *o, const struct columns *k)
{
    uint32_t *start = pa_arena_calloc(c->arena, (size_t)o->count + 2, sizeof *start);
    const uint32_t *sorted = sort_cells(c, o, start);
    double *sums = pa_arena_calloc(c->arena, k->count + 1, sizeof *sums);
    pa_strbuf_adds(e->out, ",\"v\":\"");
    for (uint32_t n = 0; n < o->count; n++) {
        pa_strbuf_adds(e->out, n ? ";" : "");
        for (uint32_t i = start[n], first = i; i < start[n + 1]; i++) {
            uint32_t run = c->cells.items[sorted[i]].run;
            for (uint32_t col = 0; col < k->count; col++)
                sums[col] +=
                    (double)c->values.items[(size_t)sorted[i] * c->type_count + k->type[col]];
            if (i + 1 < start[n + 1] && c->cells.items[sorted[i + 1]].run == run)
                continue;
            pa_strbuf_adds(e->out, first < i && e->out->text[e->out->size - 1] != ';' &&
                                           e->out->text[e->out->size - 1] != '"'
                                       ? ","
                                       : "");
            add_sums(e, run, sums, k);
            memset(sums, 0, k->count * sizeof *sums);
        }
    }
    pa_strbuf_addc(e->out, '"');
}

static void add_types(struct pa_page_encoder *e, const struct pa_page_data *d,
                      const struct columns *k)
{
    const struct pa_page_calls *c = &d->calls;
    pa_strbuf_adds(e->out, ",\"types\":[");
    for (uint32_t t = 0; t < c->type_count; t++) {
        const char *unit = pa_strings_text(e->strings, c->types[t].unit), *shown;
        bool time = pa_units_compatible(unit, "nanoseconds"),
             bytes = pa_units_compatible(unit, "bytes");
        double factor = 1;
        if (time || bytes)
            pa_quantity_scale_double(1, unit, time ? "ns" : "b", &factor, &shown);
        pa_strbuf_adds(e->out, t ? ",{\"n\":" : "{\"n\":");
        pa_encode_text(e->out, pa_strings_text(e->strings, c->types[t].type));
        pa_strbuf_adds(e->out, ",\"u\":");
        pa_encode_text(e->out, time ? "t" : bytes ? "b" : strcmp(unit, "count") ? unit : "");
        pa_strbuf_printf(e->out, ",\"m\":%.17g,\"c\":%u}", (double)k->step[t] * factor,
                         k->column[t]);
    }
    pa_strbuf_printf(e->out, "],\"type\":%u", d->type);
}

static void add_runs(struct pa_page_encoder *e, const struct pa_page_calls *c)
{
    pa_strbuf_adds(e->out, ",\"runs\":[");
    for (size_t i = 0; i < c->runs.count; i++) {
        const struct pa_page_run *run = &c->runs.items[i];
        pa_strbuf_printf(e->out, "%s[%d,", i ? "," : "", run->side);
        pa_encode_text(e->out, run->name);
        pa_strbuf_printf(e->out, ",%lld]", (long long)(run->time_nanos / 1000000000));
    }
    pa_strbuf_adds(e->out, "]");
}

double pa_encode_calls(struct pa_page_encoder *e, const struct pa_page_data *d)
{
    const struct pa_page_calls *c = &d->calls;
    struct order order = {0};
    struct columns columns = find_columns(c);
    add_types(e, d, &columns);
    add_runs(e, c);
    e->large = pa_page_calls_large(c, LEAST_SHARE, MOST_NODES);
    e->placed = c->tree.nodes.count;
    add_tree(e, c, e->large, &order);
    e->place = order.place;
    add_values(e, c, &order, &columns);
    return (double)columns.step[d->type];
}
