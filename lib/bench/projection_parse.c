// SPDX-License-Identifier: Apache-2.0
#include "bench/projection.h"
#include "bench/query.h"

#include <string.h>

void pa_projection_scope_release(struct pa_projection_scope *scope)
{
    pa_vec_release(&scope->config_keys);
    pa_vec_release(&scope->name_keys);
}

static void release_parts(struct pa_projection *p)
{
    for (size_t i = 0; i < p->parts.count; i++) {
        pa_vec_release(&p->parts.items[i].found);
        pa_vec_release(&p->parts.items[i].by_key);
    }
    pa_vec_release(&p->parts);
}

void pa_projection_release(struct pa_projection *p)
{
    for (size_t i = 0; i < p->fields.count; i++)
        pa_vec_release(&p->fields.items[i].seen);
    release_parts(p);
    pa_vec_release(&p->fields);
    pa_vec_release(&p->values);
    pa_vec_release(&p->keys);
    pa_vec_release(&p->tuple);
    pa_index_release(&p->index);
}

struct order {
    enum pa_projection_order order;
    size_t offset; // where it stands, for errors
    const char **listed;
    size_t listed_count;
};

static void parse_list(struct pa_query *q, struct order *order)
{
    PA_VEC(const char *) words = {0};
    struct pa_query_token t;
    for (; (t = pa_query_peek(q, false)).kind == PA_QUERY_WORD; pa_query_take(q, &t))
        pa_vec_push(&words, t.text);
    if (t.kind != ')')
        pa_query_fail(q, t.offset, "missing )");
    else if (words.count == 0)
        pa_query_fail(q, t.offset, "nothing to match");
    else
        pa_query_take(q, &t);
    order->order = PA_ORDER_FIXED;
    order->listed_count = words.count;
    if (words.count)
        order->listed = pa_arena_memdup(q->arena, words.items, words.count * sizeof *words.items);
    pa_vec_release(&words);
}

// What may follow a key: nothing, @name or @(words).
static struct order parse_order(struct pa_query *q)
{
    static const char *const names[] = {"first", "alpha", "num"};
    struct order order = {.offset = q->at};
    struct pa_query_token at = pa_query_peek(q, false);
    if (at.kind != '@')
        return order;
    pa_query_take(q, &at);
    struct pa_query_token t = pa_query_peek(q, false);
    order.offset = t.offset;
    if (t.kind != PA_QUERY_WORD && t.kind != '(') {
        pa_query_fail(q, t.offset, "expected named sort order or parenthesized list");
        return order;
    }
    pa_query_take(q, &t);
    if (t.kind == '(') {
        parse_list(q, &order);
        return order;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(t.text, names[i]) == 0) {
            order.order = (enum pa_projection_order)i;
            return order;
        }
    }
    pa_query_fail(q, t.offset,
                  pa_arena_printf(q->arena, "unknown order %s", pa_query_quote(q->arena, t.text)));
    return order;
}

static uint32_t add_field(struct pa_projection *p, const char *name, const struct order *order)
{
    pa_vec_push(&p->fields, (struct pa_projection_field){
                                .name = name,
                                .order = order->order,
                                .listed = order->listed,
                                .listed_count = order->listed_count,
                            });
    return (uint32_t)p->fields.count - 1;
}

static void exclude(struct pa_projection_scope *scope, const struct pa_extract *x)
{
    if (x->kind == PA_EXTRACT_NAME || x->kind == PA_EXTRACT_PART)
        pa_vec_push(&scope->name_keys, x->key);
    else
        pa_vec_push(&scope->config_keys, x->key);
}

static void add_part(struct pa_projection *p, struct pa_projection_scope *scope, const char *key,
                     const struct order *order)
{
    struct pa_projection_part part = {
        .extract = pa_extract_new(scope->arena, key),
        .order = order->order,
    };
    if (strcmp(key, ".config") == 0) {
        part.kind = PA_PROJECT_CONFIG;
        scope->has_config = true;
    } else {
        part.field = add_field(p, pa_arena_strdup(scope->arena, key), order);
        if (part.extract.kind == PA_EXTRACT_FULLNAME) {
            part.kind = PA_PROJECT_FULLNAME;
            scope->has_fullname = true;
        } else {
            exclude(scope, &part.extract);
        }
    }
    pa_vec_push(&p->parts, part);
}

static void parse_part(struct pa_query *q, struct pa_projection *p,
                       struct pa_projection_scope *scope)
{
    struct pa_query_token key = pa_query_peek(q, false);
    if (key.kind != PA_QUERY_WORD) {
        pa_query_fail(q, key.offset, "expected key");
        return;
    }
    pa_query_take(q, &key);
    struct order order = parse_order(q);
    if (strcmp(key.text, ".config") == 0 && order.order == PA_ORDER_FIXED)
        pa_query_fail(q, order.offset, "fixed order not allowed for .config");
    else if (strcmp(key.text, ".unit") == 0)
        pa_query_fail(q, key.offset, ".unit is only allowed in filters");
    else if (key.text[0] == '\0')
        pa_query_fail(q, key.offset, "key must not be empty");
    if (!q->error)
        add_part(p, scope, key.text, &order);
}

bool pa_projection_parse(struct pa_projection *projection, const char *expression,
                         struct pa_projection_scope *scope, struct pa_error *err)
{
    struct pa_query q = {.text = pa_arena_strdup(scope->arena, expression),
                         .size = strlen(expression),
                         .arena = scope->arena};
    for (struct pa_query_token t; (t = pa_query_peek(&q, false)).kind != PA_QUERY_END;) {
        if (t.kind == ',' && projection->parts.count > 0)
            pa_query_take(&q, &t);
        parse_part(&q, projection, scope);
    }
    return pa_query_finish(&q, err);
}

void pa_projection_residue(struct pa_projection *residue, struct pa_projection_scope *scope)
{
    static const struct order first = {.order = PA_ORDER_FIRST};
    if (!scope->has_config)
        add_part(residue, scope, ".config", &first);
    if (!scope->has_fullname)
        add_part(residue, scope, ".fullname", &first);
}

void pa_projection_add_unit(struct pa_projection *projection)
{
    static const struct order first = {.order = PA_ORDER_FIRST};
    struct pa_projection_part part = {.kind = PA_PROJECT_UNIT};
    part.field = add_field(projection, ".unit", &first);
    pa_vec_push(&projection->parts, part);
}
