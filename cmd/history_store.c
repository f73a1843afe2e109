// SPDX-License-Identifier: Apache-2.0
// Functions of a store over releases or time.
#include "cmd/history_inputs.h"

#include "base/moment.h"
#include "base/number.h"
#include "store/costs.h"
#include "store/load.h"

#include <stdlib.h>
#include <string.h>

static const double LEAST = .01; // share of flat, on the average of a service's points
enum { FEW_DAYS = 8 };
enum by { BY_RELEASE, BY_DAY, BY_HOUR };

// A service and sample type at a point.
struct cell {
    const char *key, *service;
    pa_str type;
    const char *type_name;
    int64_t time; // the earliest
    int64_t total;
    PA_VEC(int64_t) flat; // by name
};

struct reading {
    struct pa_store_visitor visitor; // first: what visit() gets
    struct pa_arena *arena;
    enum by by;
    PA_VEC(struct cell *) cells;
    bool overflow;
};

static const char *key_of(const struct reading *r, const struct pa_stored_meta *meta)
{
    enum { DAY = 10, HOUR = 13 };
    char text[PA_MOMENT_TEXT];
    if (r->by == BY_RELEASE)
        return meta->release;
    pa_moment_text(meta->time, text);
    text[r->by == BY_DAY ? DAY : HOUR] = '\0';
    return pa_arena_printf(r->arena, "%s%s", text, r->by == BY_DAY ? "" : ":00Z");
}

static struct cell *cell_of(struct reading *r, const struct pa_stored_meta *meta, pa_str type)
{
    const char *key = key_of(r, meta);
    for (size_t i = r->cells.count; i-- > 0;) {
        struct cell *c = r->cells.items[i];
        if (c->type == type && strcmp(c->key, key) == 0 && strcmp(c->service, meta->service) == 0)
            return c;
    }
    struct cell *fresh = pa_arena_calloc(r->arena, 1, sizeof *fresh);
    fresh->key = pa_arena_strdup(r->arena, key);
    fresh->service = meta->service;
    fresh->type = type;
    fresh->type_name = pa_strings_text(r->visitor.strings, type);
    fresh->time = meta->time;
    pa_vec_push(&r->cells, fresh);
    return fresh;
}

static bool visit(struct pa_store_visitor *v, struct pa_segment *segment,
                  const struct pa_catalog_profile *profile, struct pa_error *err)
{
    struct reading *r = (struct reading *)v;
    struct pa_segment_column column = {.wanted = NULL};
    struct pa_cost cost;
    uint32_t count;
    v->damaged = !pa_segment_column(segment, -profile->row, &column, err);
    if (v->damaged || !column.found)
        return !v->damaged;
    const struct pa_segment_name *names = pa_segment_names(segment, &count);
    struct cell *c = cell_of(r, &profile->meta, column.type);
    c->time = profile->meta.time < c->time ? profile->meta.time : c->time;
    r->overflow |= !pa_add_int64(c->total, column.total, &c->total);
    while (pa_costs_next(&column.costs, &cost)) {
        pa_str name = names[cost.name].name;
        while (c->flat.count <= name)
            pa_vec_push(&c->flat, 0);
        r->overflow |= !pa_add_int64(c->flat.items[name], cost.flat, &c->flat.items[name]);
    }
    v->damaged = column.costs.in.bad;
    return !v->damaged ||
           pa_error_set(err, PA_ERROR_FORMAT, "damaged: a column of functions is cut off");
}

// ---- Which points

static size_t count_keys(const struct pa_catalog_list *list, enum by by, struct pa_arena *arena)
{
    const struct reading r = {.arena = arena, .by = by};
    PA_VEC(const char *) keys = {0};
    for (size_t i = 0; i < list->profile_count; i++) {
        const char *key = key_of(&r, &list->profiles[i].meta);
        size_t k = keys.count;
        while (k-- > 0 && strcmp(keys.items[k], key) != 0) {
        }
        if (k == SIZE_MAX)
            pa_vec_push(&keys, key);
    }
    size_t count = keys.count;
    pa_vec_release(&keys);
    return count;
}

static enum by choose(const struct pa_catalog_list *list, struct pa_arena *arena)
{
    size_t releases = count_keys(list, BY_RELEASE, arena), days = count_keys(list, BY_DAY, arena);
    if (releases > days)
        return BY_RELEASE;
    return days < FEW_DAYS ? BY_HOUR : BY_DAY;
}

// ---- Results

static double share(const struct cell *c, pa_str name)
{
    return c->total > 0 && name < c->flat.count ? (double)c->flat.items[name] / (double)c->total
                                                : 0;
}

static bool is_like(const struct cell *a, const struct cell *b)
{
    return a->type == b->type && strcmp(a->service, b->service) == 0;
}

// The mean share over the points of the cell's service and type.
static double mean_share(const struct reading *r, const struct cell *c, pa_str name)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < r->cells.count; i++) {
        if (is_like(r->cells.items[i], c)) {
            sum += share(r->cells.items[i], name);
            count++;
        }
    }
    return sum / count;
}

// Names and cells are put in an order that does not depend on the segments.
struct named {
    const char *text;
    pa_str name;
};

static int by_text(const void *a, const void *b)
{
    return strcmp(((const struct named *)a)->text, ((const struct named *)b)->text);
}

static int by_cell(const void *pa, const void *pb)
{
    const struct cell *a = *(struct cell *const *)pa, *b = *(struct cell *const *)pb;
    int order = strcmp(a->service, b->service);
    order = order ? order : strcmp(a->type_name, b->type_name);
    if (!order && a->time != b->time)
        return a->time < b->time ? -1 : 1;
    return order ? order : strcmp(a->key, b->key);
}

static struct named *names_in_order(const struct reading *r)
{
    const struct pa_strings *strings = r->visitor.strings;
    struct named *names = pa_arena_calloc(r->arena, strings->list.count + 1, sizeof *names);
    for (pa_str name = 0; name < strings->list.count; name++)
        names[name] = (struct named){pa_strings_text(strings, name), name};
    qsort(names, strings->list.count, sizeof *names, by_text);
    return names;
}

struct putting {
    const struct named *names;
    bool *wanted; // by name
    struct pa_records *set;
};

static void put_cell(struct reading *r, const struct cell *c, const struct putting *put)
{
    struct pa_records *set = put->set;
    char text[PA_MOMENT_TEXT];
    pa_moment_text(c->time, text);
    pa_records_config(set, "service", c->service);
    pa_records_config(set, "commit", *c->key ? c->key : "none");
    pa_records_config(set, "date", text);
    const char *unit = pa_arena_printf(r->arena, "%s-flat-%%", c->type_name);
    pa_records_better(set, unit, "lower");
    for (size_t i = 0; i < r->visitor.strings->list.count; i++) {
        const struct named *n = &put->names[i];
        if (!put->wanted[n->name])
            continue;
        pa_records_result(set, n->text, 1, 0);
        pa_records_value(set, share(c, n->name) * 100, unit);
    }
}

static void put_all(struct reading *r, struct pa_records *set)
{
    size_t names = r->visitor.strings->list.count;
    struct putting put = {.names = names_in_order(r),
                          .wanted = pa_arena_calloc(r->arena, names + 1, sizeof *put.wanted),
                          .set = set};
    bool *done = pa_arena_calloc(r->arena, r->cells.count + 1, sizeof *done);
    if (r->cells.count)
        qsort(r->cells.items, r->cells.count, sizeof *r->cells.items, by_cell);
    for (size_t i = 0; i < r->cells.count; i++) {
        const struct cell *c = r->cells.items[i];
        if (done[i])
            continue;
        for (pa_str name = 0; name < names; name++)
            put.wanted[name] = mean_share(r, c, name) >= LEAST;
        for (size_t k = i; k < r->cells.count; k++) {
            if (!is_like(r->cells.items[k], c))
                continue;
            put_cell(r, r->cells.items[k], &put);
            done[k] = true;
        }
    }
}

bool pa_history_store_read(struct pa_context *ctx, const char *store, struct pa_records *set,
                           struct pa_error *err)
{
    struct pa_strings strings = {0};
    struct pa_catalog *catalog;
    struct pa_catalog_list list;
    struct reading r = {.arena = ctx->arena};
    r.visitor =
        (struct pa_store_visitor){.visit = visit, .strings = &strings, .warnings = ctx->warnings};
    bool ok = pa_catalog_open(store, ctx->arena, &catalog, err) &&
              pa_catalog_find(catalog, NULL, ctx->arena, &list, err);
    if (ok) {
        r.by = choose(&list, ctx->arena);
        ok = pa_store_each(&list, &r.visitor, err);
    }
    if (ok && r.overflow)
        ok = pa_error_set(err, PA_ERROR_LIMIT, "%s: sums do not fit into 64 bits", store);
    if (ok) {
        pa_records_source(set, store, store);
        put_all(&r, set);
    }
    if (r.visitor.read.missing_segments)
        ctx->status = PA_STATUS_ERROR;
    for (size_t i = 0; i < r.cells.count; i++)
        pa_vec_release(&r.cells.items[i]->flat);
    pa_vec_release(&r.cells);
    pa_strings_release(&strings);
    return ok;
}
