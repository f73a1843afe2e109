// SPDX-License-Identifier: Apache-2.0
// What nodes stand for at a place of the output.
#include "symbol/cxx_print.h"

static pa_cxx_ref item_of_expansion(const struct pa_cxx_printer *pr, pa_cxx_ref pack)
{
    for (const struct pa_cxx_expansion *e = pr->expansion; e; e = e->outer)
        if (e->pack == pack && e->item < pack->count)
            return pack->items[e->item];
    return NULL;
}

// Parameters to arguments, packs to items.
static pa_cxx_ref argument(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    for (int steps = 0; node && steps < PA_CXX_MAX_DEPTH; steps++) {
        pa_cxx_ref next = NULL;
        if (node->kind == PA_CXX_PARAM && node->a && (uint32_t)node->number < node->a->count)
            next = node->a->items[node->number];
        else if (node->kind == PA_CXX_PACK)
            next = item_of_expansion(pr, node);
        if (!next)
            return node;
        node = next;
    }
    pr->failed = true;
    return NULL;
}

static bool same_qualifier(pa_cxx_ref x, pa_cxx_ref y)
{
    return !x->count && !y->count && x->size == y->size && !memcmp(x->text, y->text, x->size);
}

static bool has_qualifier(pa_cxx_ref list, uint32_t count, pa_cxx_ref qualifier)
{
    for (uint32_t i = 0; i < count; i++)
        if (same_qualifier(list->items[i], qualifier))
            return true;
    return false;
}

// A node of `kind` around `type` with the qualifiers of both.
static pa_cxx_ref merge_qualifiers(struct pa_cxx_printer *pr, enum pa_cxx_kind kind,
                                   pa_cxx_ref outer, pa_cxx_ref inner, pa_cxx_ref type)
{
    struct pa_cxx_node *node = pa_arena_alloc(pr->arena, sizeof *node);
    *node = *outer;
    node->kind = (uint8_t)kind;
    node->a = type;
    if (!inner)
        return node;
    size_t room = (size_t)outer->count + inner->count;
    pa_cxx_ref *items = pa_arena_alloc(pr->arena, (room + 1) * sizeof *items);
    if (outer->count)
        memcpy(items, outer->items, outer->count * sizeof *items);
    for (uint32_t i = 0; i < inner->count; i++)
        if (!has_qualifier(outer, outer->count, inner->items[i]))
            items[node->count++] = inner->items[i];
    node->items = items;
    if (inner->size && (!node->size || inner->size == 1)) { // & wins over &&
        node->text = inner->text;
        node->size = inner->size;
    }
    return node;
}

static pa_cxx_ref resolve_qualifiers(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_ref base = pa_cxx_resolve(pr, node->a);
    switch (pa_cxx_kind_of(base)) {
    case PA_CXX_FUNCTION:
        return node->kind == PA_CXX_METHOD ? node
                                           : merge_qualifiers(pr, PA_CXX_METHOD, node, NULL, base);
    case PA_CXX_METHOD:
        return merge_qualifiers(pr, PA_CXX_METHOD, node, base, base->a);
    case PA_CXX_QUALIFIERS:
        return merge_qualifiers(pr, (enum pa_cxx_kind)node->kind, node, base, base->a);
    default:
        return node;
    }
}

static pa_cxx_ref resolve_reference(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_ref base = pa_cxx_resolve(pr, node->a);
    enum pa_cxx_kind kind = pa_cxx_kind_of(base);
    if (kind == PA_CXX_REFERENCE || (kind == PA_CXX_RVALUE && node->kind == PA_CXX_RVALUE))
        return base;
    if (kind != PA_CXX_RVALUE)
        return node;
    struct pa_cxx_node *copy = pa_arena_alloc(pr->arena, sizeof *copy);
    *copy = *base;
    copy->kind = PA_CXX_REFERENCE;
    return copy;
}

// Qualifiers of the elements are those of the array.
static pa_cxx_ref resolve_array(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_ref element = pa_cxx_resolve(pr, node->a);
    if (pa_cxx_kind_of(element) != PA_CXX_QUALIFIERS)
        return node;
    struct pa_cxx_node *array = pa_arena_alloc(pr->arena, sizeof *array);
    *array = *node;
    array->a = element->a;
    return merge_qualifiers(pr, PA_CXX_QUALIFIERS, element, NULL, array);
}

pa_cxx_ref pa_cxx_resolve(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    node = argument(pr, node);
    if (pr->steps_left == 0 || pr->depth > 5 * PA_CXX_MAX_DEPTH) {
        pr->failed = true;
        return NULL;
    }
    pr->depth++;
    switch (pa_cxx_kind_of(node)) {
    case PA_CXX_REFERENCE:
    case PA_CXX_RVALUE:
        pr->steps_left--;
        node = resolve_reference(pr, node);
        break;
    case PA_CXX_QUALIFIERS:
    case PA_CXX_METHOD:
        pr->steps_left--;
        node = resolve_qualifiers(pr, node);
        break;
    case PA_CXX_ARRAY:
        pr->steps_left--;
        node = resolve_array(pr, node);
        break;
    default:
        break;
    }
    pr->depth--;
    return node;
}
