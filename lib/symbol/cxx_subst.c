// SPDX-License-Identifier: Apache-2.0
// <substitution>: S_, S0_, … for what was read before, Sa and the like for names of the library.
//
// What is substituted may contain template parameters. They then mean the parameters of the
// template that is in force here, which need not be the one that was in force there.
#include "symbol/cxx_parse.h"

enum { REBIND_DEPTH = 2 * PA_CXX_MAX_DEPTH };

// Whether parameters of `node` would mean the same if they were read here.
static bool same_scope(const struct pa_cxx_parser *ps, pa_cxx_ref node)
{
    if (!node || !node->scope)
        return true;
    return !ps->in_constraint && !ps->lambda_level && ps->templates.count > ps->base &&
           ps->templates.items[ps->base] == node->scope;
}

static pa_cxx_ref rebind_param(struct pa_cxx_parser *ps, pa_cxx_ref node)
{
    if (ps->in_constraint) {
        const char *text = pa_arena_printf(ps->arena, "T%d", (int)node->number);
        return pa_cxx_make_text(ps, PA_CXX_NAME, text, NULL, NULL);
    }
    if (ps->lambda_level && node->kind == PA_CXX_AUTO_PARAM)
        return node;
    if (ps->lambda_level) {
        struct pa_cxx_node *param = pa_cxx_new(ps, PA_CXX_AUTO_PARAM);
        if (!param)
            return NULL;
        *param = *node;
        param->kind = PA_CXX_AUTO_PARAM;
        param->a = NULL;
        param->scope = &pa_cxx_mixed;
        return param;
    }
    pa_cxx_ref bound = pa_cxx_bind(ps, node->level, node->number);
    return bound ? bound : node;
}

static pa_cxx_ref rebind(struct pa_cxx_parser *ps, pa_cxx_ref node, unsigned depth)
{
    if (same_scope(ps, node))
        return node;
    if (node->kind == PA_CXX_PARAM || node->kind == PA_CXX_AUTO_PARAM)
        return rebind_param(ps, node);
    struct pa_cxx_node *copy = pa_cxx_new(ps, PA_CXX_NOTHING);
    if (!copy || depth > REBIND_DEPTH)
        return pa_cxx_fail(ps);
    size_t begun = pa_cxx_list_begin(ps);
    for (uint32_t i = 0; i < node->count && !ps->failed; i++)
        pa_cxx_list_push(ps, rebind(ps, node->items[i], depth + 1));
    bool expands = node->kind == PA_CXX_EXPANSION;
    pa_cxx_ref a = rebind(ps, node->a, depth + 1);
    pa_cxx_ref b = expands ? pa_cxx_find_pack(ps, a, 0) : rebind(ps, node->b, depth + 1);
    pa_cxx_ref c = rebind(ps, node->c, depth + 1);
    pa_cxx_ref pair = pa_cxx_make(ps, PA_CXX_LIST, a, expands ? NULL : b);
    pa_cxx_ref list = pa_cxx_list_end(ps, begun, PA_CXX_LIST, pair);
    if (!list)
        return NULL;
    *copy = *node;
    copy->a = a;
    copy->b = b;
    copy->c = c;
    copy->items = list->items;
    copy->scope = pa_cxx_scope_of(c) ? &pa_cxx_mixed : list->scope;
    return copy;
}

// The number of S <seq-id> _, in base 36 with S_ before S0_; SIZE_MAX after a failure.
static size_t sequence_id(struct pa_cxx_parser *ps)
{
    if (pa_cxx_take(ps, "_"))
        return 0;
    size_t id = 0;
    for (char c; (c = pa_cxx_peek(ps, 0)) != '_'; ps->at++) {
        if (pa_cxx_is_digit(c))
            id = id * 36 + (size_t)(c - '0');
        else if (pa_cxx_is_upper(c))
            id = id * 36 + (size_t)(c - 'A') + 10;
        else
            pa_cxx_fail(ps);
        if (ps->failed || id > UINT32_MAX) {
            pa_cxx_fail(ps);
            return SIZE_MAX;
        }
    }
    ps->at++;
    return id + 1;
}

pa_cxx_ref pa_cxx_substitution(struct pa_cxx_parser *ps, bool in_prefix)
{
    pa_cxx_expect(ps, 'S');
    char c = pa_cxx_peek(ps, 0);
    if (c == '_' || pa_cxx_is_digit(c) || pa_cxx_is_upper(c)) {
        size_t id = sequence_id(ps);
        if (id >= ps->substitutions.count)
            return pa_cxx_fail(ps);
        return rebind(ps, ps->substitutions.items[id], 0);
    }
    char next = pa_cxx_peek(ps, 1);
    pa_cxx_ref name = pa_cxx_standard_name(c, in_prefix && (next == 'C' || next == 'D'));
    if (!name)
        return pa_cxx_fail(ps);
    ps->at++;
    if (next != 'B')
        return name;
    while (pa_cxx_take(ps, "B"))
        name = pa_cxx_make(ps, PA_CXX_TAGGED, name, pa_cxx_source_name(ps));
    pa_cxx_add_substitution(ps, name);
    return name;
}

pa_cxx_ref pa_cxx_find_pack(struct pa_cxx_parser *ps, pa_cxx_ref pattern, unsigned depth)
{
    if (!pattern || !pattern->scope)
        return NULL;
    if (!ps->nodes_left || depth > REBIND_DEPTH)
        return pa_cxx_fail(ps);
    ps->nodes_left--;
    if (pattern->kind == PA_CXX_PARAM) {
        pa_cxx_ref template = pattern->a;
        if (!template || (uint32_t)pattern->number >= template->count)
            return NULL;
        pa_cxx_ref argument = template->items[pattern->number];
        return pa_cxx_kind_of(argument) == PA_CXX_PACK ? argument : NULL;
    }
    if (pattern->kind == PA_CXX_EXPANSION || pattern->kind == PA_CXX_CLOSURE)
        return NULL;
    pa_cxx_ref found = pa_cxx_find_pack(ps, pattern->a, depth + 1);
    if (!found)
        found = pa_cxx_find_pack(ps, pattern->b, depth + 1);
    if (!found)
        found = pa_cxx_find_pack(ps, pattern->c, depth + 1);
    for (uint32_t i = 0; i < pattern->count && !found; i++)
        found = pa_cxx_find_pack(ps, pattern->items[i], depth + 1);
    return found;
}

pa_cxx_ref pa_cxx_expansion_of(struct pa_cxx_parser *ps, pa_cxx_ref pattern)
{
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_EXPANSION);
    if (!node)
        return NULL;
    node->a = pattern;
    node->b = pa_cxx_find_pack(ps, pattern, 0);
    node->scope = pa_cxx_scope_of(pattern);
    return node;
}
