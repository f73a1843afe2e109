// SPDX-License-Identifier: Apache-2.0
// <operator-name>.
#include "symbol/cxx_operator.h"

#include <stdlib.h>

// Sorted by code, as strcmp does.
static const struct pa_cxx_operator operators[] = {
    {"aN", "&=", PA_CXX_SHAPE_BINARY},
    {"aS", "=", PA_CXX_SHAPE_BINARY},
    {"aa", "&&", PA_CXX_SHAPE_BINARY},
    {"ad", "&", PA_CXX_SHAPE_UNARY},
    {"an", "&", PA_CXX_SHAPE_BINARY},
    {"at", "alignof ", PA_CXX_SHAPE_TYPE},
    {"aw", "co_await ", PA_CXX_SHAPE_UNARY},
    {"az", "alignof ", PA_CXX_SHAPE_UNARY},
    {"cc", "const_cast", PA_CXX_SHAPE_NAMED_CAST},
    {"cl", "()", PA_CXX_SHAPE_CALL},
    {"cm", ",", PA_CXX_SHAPE_BINARY},
    {"co", "~", PA_CXX_SHAPE_UNARY},
    {"cp", "()", PA_CXX_SHAPE_CALL},
    {"dV", "/=", PA_CXX_SHAPE_BINARY},
    {"dX", "[...]=", PA_CXX_SHAPE_RANGE},
    {"da", "delete[] ", PA_CXX_SHAPE_UNARY},
    {"dc", "dynamic_cast", PA_CXX_SHAPE_NAMED_CAST},
    {"de", "*", PA_CXX_SHAPE_UNARY},
    {"di", "=", PA_CXX_SHAPE_FIELD},
    {"dl", "delete ", PA_CXX_SHAPE_UNARY},
    {"ds", ".*", PA_CXX_SHAPE_BINARY},
    {"dt", ".", PA_CXX_SHAPE_MEMBER},
    {"dv", "/", PA_CXX_SHAPE_BINARY},
    {"dx", "]=", PA_CXX_SHAPE_ELEMENT},
    {"eO", "^=", PA_CXX_SHAPE_BINARY},
    {"eo", "^", PA_CXX_SHAPE_BINARY},
    {"eq", "==", PA_CXX_SHAPE_BINARY},
    {"fL", "...", PA_CXX_SHAPE_FOLD_BINARY},
    {"fR", "...", PA_CXX_SHAPE_FOLD_BINARY},
    {"fl", "...", PA_CXX_SHAPE_FOLD},
    {"fr", "...", PA_CXX_SHAPE_FOLD},
    {"ge", ">=", PA_CXX_SHAPE_BINARY},
    {"gs", "::", PA_CXX_SHAPE_UNARY},
    {"gt", ">", PA_CXX_SHAPE_BINARY},
    {"ix", "[]", PA_CXX_SHAPE_INDEX},
    {"lS", "<<=", PA_CXX_SHAPE_BINARY},
    {"le", "<=", PA_CXX_SHAPE_BINARY},
    {"li", "operator\"\" ", PA_CXX_SHAPE_UNARY},
    {"ls", "<<", PA_CXX_SHAPE_BINARY},
    {"lt", "<", PA_CXX_SHAPE_BINARY},
    {"mI", "-=", PA_CXX_SHAPE_BINARY},
    {"mL", "*=", PA_CXX_SHAPE_BINARY},
    {"mi", "-", PA_CXX_SHAPE_BINARY},
    {"ml", "*", PA_CXX_SHAPE_BINARY},
    {"mm", "--", PA_CXX_SHAPE_INCREMENT},
    {"na", "new[]", PA_CXX_SHAPE_NEW},
    {"ne", "!=", PA_CXX_SHAPE_BINARY},
    {"ng", "-", PA_CXX_SHAPE_UNARY},
    {"nt", "!", PA_CXX_SHAPE_UNARY},
    {"nw", "new", PA_CXX_SHAPE_NEW},
    {"nx", "noexcept", PA_CXX_SHAPE_UNARY},
    {"oR", "|=", PA_CXX_SHAPE_BINARY},
    {"oo", "||", PA_CXX_SHAPE_BINARY},
    {"or", "|", PA_CXX_SHAPE_BINARY},
    {"pL", "+=", PA_CXX_SHAPE_BINARY},
    {"pl", "+", PA_CXX_SHAPE_BINARY},
    {"pm", "->*", PA_CXX_SHAPE_BINARY},
    {"pp", "++", PA_CXX_SHAPE_INCREMENT},
    {"ps", "+", PA_CXX_SHAPE_UNARY},
    {"pt", "->", PA_CXX_SHAPE_MEMBER},
    {"qu", "?", PA_CXX_SHAPE_CONDITION},
    {"rM", "%=", PA_CXX_SHAPE_BINARY},
    {"rS", ">>=", PA_CXX_SHAPE_BINARY},
    {"rc", "reinterpret_cast", PA_CXX_SHAPE_NAMED_CAST},
    {"rm", "%", PA_CXX_SHAPE_BINARY},
    {"rs", ">>", PA_CXX_SHAPE_BINARY},
    {"sP", "sizeof...", PA_CXX_SHAPE_UNARY},
    {"sZ", "sizeof...", PA_CXX_SHAPE_UNARY},
    {"sc", "static_cast", PA_CXX_SHAPE_NAMED_CAST},
    {"ss", "<=>", PA_CXX_SHAPE_BINARY},
    {"st", "sizeof ", PA_CXX_SHAPE_TYPE},
    {"sz", "sizeof ", PA_CXX_SHAPE_UNARY},
    {"te", "typeid ", PA_CXX_SHAPE_UNARY},
    {"ti", "typeid ", PA_CXX_SHAPE_TYPE},
    {"tr", "throw", PA_CXX_SHAPE_NULLARY},
    {"tw", "throw ", PA_CXX_SHAPE_UNARY},
};

static int compare_code(const void *code, const void *operator)
{
    return memcmp(code, ((const struct pa_cxx_operator *)operator)->code, 2);
}

const struct pa_cxx_operator *pa_cxx_find_operator(const struct pa_cxx_parser *ps)
{
    if (ps->end - ps->at < 2)
        return NULL;
    return bsearch(ps->at, operators, sizeof operators / sizeof *operators, sizeof *operators,
                   compare_code);
}

// cv <type>: outside expressions its template parameters may be those of the operator itself, whose
// arguments follow.
static pa_cxx_ref cast_operator(struct pa_cxx_parser *ps, bool in_expression)
{
    if (in_expression)
        return pa_cxx_make(ps, PA_CXX_CAST, pa_cxx_type(ps, false), NULL);
    struct pa_cxx_scope outer = pa_cxx_open_scope(ps, NULL);
    pa_cxx_ref to = pa_cxx_type(ps, true);
    pa_cxx_close_scope(ps, outer);
    return pa_cxx_make(ps, PA_CXX_CAST, to, NULL);
}

pa_cxx_ref pa_cxx_operator(struct pa_cxx_parser *ps, bool in_expression, int *arity)
{
    *arity = 1;
    if (pa_cxx_take(ps, "cv"))
        return cast_operator(ps, in_expression);
    if (pa_cxx_peek(ps, 0) == 'v' && pa_cxx_is_digit(pa_cxx_peek(ps, 1))) {
        *arity = ps->at[1] - '0';
        ps->at += 2;
        pa_cxx_ref name = pa_cxx_source_name(ps);
        struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_OPERATOR);
        if (!node || !name)
            return pa_cxx_fail(ps);
        *node = *name;
        node->kind = PA_CXX_OPERATOR;
        return node;
    }
    const struct pa_cxx_operator *op = pa_cxx_find_operator(ps);
    if (!op)
        return pa_cxx_fail(ps);
    ps->at += 2;
    *arity = op->shape == PA_CXX_SHAPE_NULLARY ? 0
             : op->shape <= PA_CXX_SHAPE_TYPE  ? 1
             : op->shape < PA_CXX_SHAPE_RANGE  ? 2
                                               : 3;
    return pa_cxx_make_text(ps, PA_CXX_OPERATOR, op->name, NULL, NULL);
}
