// SPDX-License-Identifier: Apache-2.0
#include "symbol/cxx_parse.h"

const struct pa_cxx_node pa_cxx_mixed = {0};

pa_cxx_ref pa_cxx_fail(struct pa_cxx_parser *ps)
{
    ps->failed = true;
    ps->at = ps->end;
    return NULL;
}

void pa_cxx_expect(struct pa_cxx_parser *ps, char c)
{
    if (pa_cxx_more(ps) && *ps->at == c)
        ps->at++;
    else
        pa_cxx_fail(ps);
}

int32_t pa_cxx_number(struct pa_cxx_parser *ps)
{
    bool negative = pa_cxx_take(ps, "n");
    if (!pa_cxx_is_digit(pa_cxx_peek(ps, 0)))
        pa_cxx_fail(ps);
    int32_t value = 0;
    for (; pa_cxx_is_digit(pa_cxx_peek(ps, 0)); ps->at++) {
        if (value >= INT32_MAX / 10 - 10)
            pa_cxx_fail(ps);
        else
            value = value * 10 + (*ps->at - '0');
        if (ps->failed)
            return 0;
    }
    return negative ? -value : value;
}

int32_t pa_cxx_compact_number(struct pa_cxx_parser *ps)
{
    if (pa_cxx_take(ps, "_"))
        return 0;
    int32_t value = pa_cxx_number(ps);
    pa_cxx_expect(ps, '_');
    if (value < 0)
        pa_cxx_fail(ps);
    return ps->failed ? 0 : value + 1;
}

bool pa_cxx_enter(struct pa_cxx_parser *ps)
{
    if (++ps->depth > PA_CXX_MAX_DEPTH)
        pa_cxx_fail(ps);
    return !ps->failed;
}

struct pa_cxx_node *pa_cxx_new(struct pa_cxx_parser *ps, enum pa_cxx_kind kind)
{
    if (ps->nodes_left == 0) {
        pa_cxx_fail(ps);
        return NULL;
    }
    ps->nodes_left--;
    struct pa_cxx_node *node = pa_arena_alloc(ps->arena, sizeof *node);
    *node = (struct pa_cxx_node){.kind = (uint8_t)kind};
    return node;
}

static const struct pa_cxx_node *merge_scopes(const struct pa_cxx_node *x,
                                              const struct pa_cxx_node *y)
{
    if (!x || x == y)
        return y;
    return y ? &pa_cxx_mixed : x;
}

pa_cxx_ref pa_cxx_make(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, pa_cxx_ref a, pa_cxx_ref b)
{
    struct pa_cxx_node *node = pa_cxx_new(ps, kind);
    if (!node)
        return NULL;
    node->a = a;
    node->b = b;
    node->scope = merge_scopes(pa_cxx_scope_of(a), pa_cxx_scope_of(b));
    return node;
}

pa_cxx_ref pa_cxx_make_text(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, const char *text,
                            pa_cxx_ref a, pa_cxx_ref b)
{
    struct pa_cxx_node *node = pa_cxx_new(ps, kind);
    if (!node)
        return NULL;
    node->text = text;
    node->size = (uint32_t)strlen(text);
    node->a = a;
    node->b = b;
    node->scope = merge_scopes(pa_cxx_scope_of(a), pa_cxx_scope_of(b));
    return node;
}

pa_cxx_ref pa_cxx_make_number(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, int32_t number,
                              pa_cxx_ref a)
{
    struct pa_cxx_node *node = pa_cxx_new(ps, kind);
    if (!node)
        return NULL;
    node->number = number;
    node->a = a;
    node->scope = pa_cxx_scope_of(a);
    return node;
}

void pa_cxx_list_push(struct pa_cxx_parser *ps, pa_cxx_ref item)
{
    if (!item)
        pa_cxx_fail(ps);
    else
        pa_vec_push(&ps->stack, item);
}

pa_cxx_ref pa_cxx_list_end(struct pa_cxx_parser *ps, size_t begun, enum pa_cxx_kind kind,
                           pa_cxx_ref a)
{
    struct pa_cxx_node *node = pa_cxx_new(ps, kind);
    size_t count = ps->stack.count - begun;
    ps->stack.count = begun;
    if (!node)
        return NULL;
    node->a = a;
    node->scope = pa_cxx_scope_of(a);
    if (!count)
        return node;
    node->count = (uint32_t)count;
    node->items = pa_arena_memdup(ps->arena, ps->stack.items + begun, count * sizeof *node->items);
    for (size_t i = 0; i < count; i++)
        node->scope = merge_scopes(node->scope, node->items[i]->scope);
    return node;
}

void pa_cxx_add_substitution(struct pa_cxx_parser *ps, pa_cxx_ref node)
{
    if (!node)
        pa_cxx_fail(ps);
    else
        pa_vec_push(&ps->substitutions, node);
}
