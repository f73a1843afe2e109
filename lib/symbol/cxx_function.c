// SPDX-License-Identifier: Apache-2.0
// Qualifiers, and the types of functions.
#include "symbol/cxx_parse.h"

static pa_cxx_ref qualifier(struct pa_cxx_parser *ps)
{
    if (pa_cxx_take(ps, "r"))
        return pa_cxx_make_text(ps, PA_CXX_QUALIFIER, "restrict", NULL, NULL);
    if (pa_cxx_take(ps, "V"))
        return pa_cxx_make_text(ps, PA_CXX_QUALIFIER, "volatile", NULL, NULL);
    if (pa_cxx_take(ps, "K"))
        return pa_cxx_make_text(ps, PA_CXX_QUALIFIER, "const", NULL, NULL);
    if (pa_cxx_take(ps, "Dx"))
        return pa_cxx_make_text(ps, PA_CXX_QUALIFIER, "transaction_safe", NULL, NULL);
    if (pa_cxx_take(ps, "Do"))
        return pa_cxx_make_text(ps, PA_CXX_QUALIFIER, "noexcept", NULL, NULL);
    bool condition = pa_cxx_take(ps, "DO");
    if (!condition && !pa_cxx_take(ps, "Dw"))
        return NULL;
    pa_cxx_ref list;
    if (condition) {
        size_t begun = pa_cxx_list_begin(ps);
        pa_cxx_list_push(ps, pa_cxx_expression(ps));
        list = pa_cxx_list_end(ps, begun, PA_CXX_LIST, NULL);
    } else {
        list = pa_cxx_parameters(ps, false);
    }
    pa_cxx_expect(ps, 'E');
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_QUALIFIER);
    if (!node || !list)
        return pa_cxx_fail(ps);
    *node = *list;
    node->kind = PA_CXX_QUALIFIER;
    node->text = condition ? "noexcept" : "throw";
    node->size = (uint32_t)strlen(node->text);
    return node;
}

// The innermost qualifier is the first to be read and the last to be shown.
pa_cxx_ref pa_cxx_qualifiers(struct pa_cxx_parser *ps)
{
    if (!pa_cxx_more(ps) || !memchr("rVKD", *ps->at, 4))
        return NULL;
    size_t begun = pa_cxx_list_begin(ps);
    for (pa_cxx_ref q; (q = qualifier(ps));)
        pa_cxx_list_push(ps, q);
    if (ps->stack.count == begun)
        return NULL;
    for (size_t i = begun, k = ps->stack.count - 1; i < k; i++, k--) {
        pa_cxx_ref swap = ps->stack.items[i];
        ps->stack.items[i] = ps->stack.items[k];
        ps->stack.items[k] = swap;
    }
    return pa_cxx_list_end(ps, begun, PA_CXX_LIST, NULL);
}

pa_cxx_ref pa_cxx_with_qualifiers(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, pa_cxx_ref type,
                                  pa_cxx_ref list)
{
    struct pa_cxx_node *node = pa_cxx_new(ps, kind);
    if (!node || !type)
        return pa_cxx_fail(ps);
    node->text = "";
    node->a = type;
    node->items = list->items;
    node->count = list->count;
    node->scope = list->scope ? &pa_cxx_mixed : type->scope;
    return node;
}

const char *pa_cxx_reference_qualifier(struct pa_cxx_parser *ps)
{
    if (pa_cxx_take(ps, "R"))
        return "&";
    return pa_cxx_take(ps, "O") ? "&&" : "";
}

static bool parameters_end(const struct pa_cxx_parser *ps)
{
    char c = pa_cxx_peek(ps, 0);
    return !pa_cxx_more(ps) || c == 'E' || c == '.' || c == 'Q' ||
           ((c == 'R' || c == 'O') && pa_cxx_peek(ps, 1) == 'E');
}

pa_cxx_ref pa_cxx_parameters(struct pa_cxx_parser *ps, bool explicit_object)
{
    size_t begun = pa_cxx_list_begin(ps);
    while (!parameters_end(ps)) {
        pa_cxx_ref type = pa_cxx_type(ps, false);
        if (explicit_object)
            type = pa_cxx_make(ps, PA_CXX_EXPLICIT_OBJECT, type, NULL);
        explicit_object = false;
        pa_cxx_list_push(ps, type);
    }
    size_t count = ps->stack.count - begun;
    if (!count)
        pa_cxx_fail(ps);
    pa_cxx_ref only = count == 1 ? ps->stack.items[begun] : NULL;
    if (pa_cxx_kind_of(only) == PA_CXX_BUILTIN && only->size == 4 && !memcmp(only->text, "void", 4))
        ps->stack.count = begun; // (void) is ()
    return pa_cxx_list_end(ps, begun, PA_CXX_LIST, NULL);
}

pa_cxx_ref pa_cxx_bare_function(struct pa_cxx_parser *ps, bool returns, bool explicit_object)
{
    returns |= pa_cxx_take(ps, "J");
    pa_cxx_ref result = returns ? pa_cxx_type(ps, false) : NULL;
    pa_cxx_ref parameters = pa_cxx_parameters(ps, explicit_object);
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_FUNCTION);
    if (!node || !parameters)
        return pa_cxx_fail(ps);
    *node = *parameters;
    node->kind = PA_CXX_FUNCTION;
    node->a = result;
    if (result && result->scope && result->scope != node->scope)
        node->scope = node->scope ? &pa_cxx_mixed : result->scope;
    return node;
}
