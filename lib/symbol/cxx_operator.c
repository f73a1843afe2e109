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

// ---- Expressions, by what follows the two letters of an operator

static pa_cxx_ref nullary(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    return pa_cxx_make_text(ps, PA_CXX_NULLARY, op->name, NULL, NULL);
}

static pa_cxx_ref unary(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    return pa_cxx_make_text(ps, PA_CXX_UNARY, op->name, pa_cxx_expression(ps), NULL);
}

static pa_cxx_ref of_type(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    return pa_cxx_make_text(ps, PA_CXX_TYPE_OPERAND, op->name, pa_cxx_type(ps, false), NULL);
}

static pa_cxx_ref increment(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    enum pa_cxx_kind kind = pa_cxx_take(ps, "_") ? PA_CXX_UNARY : PA_CXX_POSTFIX;
    return pa_cxx_make_text(ps, kind, op->name, pa_cxx_expression(ps), NULL);
}

static pa_cxx_ref binary(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    pa_cxx_ref left = pa_cxx_expression(ps);
    return pa_cxx_make_text(ps, PA_CXX_BINARY, op->name, left, pa_cxx_expression(ps));
}

static pa_cxx_ref named_cast(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    pa_cxx_ref type = pa_cxx_type(ps, false);
    return pa_cxx_make_text(ps, PA_CXX_NAMED_CAST, op->name, type, pa_cxx_expression(ps));
}

static pa_cxx_ref call(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    (void)op;
    pa_cxx_ref callee = pa_cxx_expression(ps);
    return pa_cxx_make(ps, PA_CXX_CALL, callee, pa_cxx_expression_list(ps, 'E'));
}

static pa_cxx_ref element(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    enum pa_cxx_kind kind = op->shape == PA_CXX_SHAPE_INDEX ? PA_CXX_INDEX : PA_CXX_INDEX_INIT;
    pa_cxx_ref left = pa_cxx_expression(ps);
    return pa_cxx_make(ps, kind, left, pa_cxx_expression(ps));
}

static pa_cxx_ref member_access(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    pa_cxx_ref left = pa_cxx_expression(ps);
    pa_cxx_ref right = pa_cxx_peek(ps, 0) == 'L'
                           ? pa_cxx_primary(ps)
                           : pa_cxx_with_arguments(ps, pa_cxx_unresolved_name(ps));
    return pa_cxx_make_text(ps, PA_CXX_BINARY, op->name, left, right);
}

static pa_cxx_ref field_init(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    (void)op;
    bool is_cast;
    pa_cxx_ref field = pa_cxx_unqualified_name(ps, NULL, &is_cast);
    return pa_cxx_make(ps, PA_CXX_FIELD_INIT, field, pa_cxx_expression(ps));
}

static pa_cxx_ref three_operands(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    enum pa_cxx_kind kind = op->shape == PA_CXX_SHAPE_RANGE ? PA_CXX_RANGE_INIT : PA_CXX_CONDITION;
    pa_cxx_ref a = pa_cxx_expression(ps), b = pa_cxx_expression(ps), c = pa_cxx_expression(ps);
    pa_cxx_ref pair = pa_cxx_make(ps, kind, a, b);
    struct pa_cxx_node *node = pa_cxx_new(ps, kind);
    if (!node || !pair)
        return pa_cxx_fail(ps);
    *node = *pair;
    node->c = c;
    if (pa_cxx_scope_of(c) != node->scope)
        node->scope = &pa_cxx_mixed;
    return node;
}

// fl fr fL fR <operator> <expression> [<expression>]: from the left or the right, L and R of two.
static pa_cxx_ref fold(struct pa_cxx_parser *ps, const struct pa_cxx_operator *fold_op)
{
    char direction = fold_op->code[1];
    int arity;
    pa_cxx_ref op = pa_cxx_operator(ps, true, &arity);
    pa_cxx_ref first = pa_cxx_expression(ps);
    pa_cxx_ref second = fold_op->shape == PA_CXX_SHAPE_FOLD_BINARY ? pa_cxx_expression(ps) : NULL;
    pa_cxx_ref pair = pa_cxx_make(ps, PA_CXX_FOLD, first, second);
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_FOLD);
    if (!node || !pair || pa_cxx_kind_of(op) != PA_CXX_OPERATOR)
        return pa_cxx_fail(ps);
    *node = *pair;
    node->text = op->text;
    node->size = op->size;
    node->flag = direction == 'l' || direction == 'L';
    return node;
}

// nw <placement>* _ <type> (E or pi <expression>* E or il …)
static pa_cxx_ref new_expression(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    (void)op;
    pa_cxx_ref place = pa_cxx_expression_list(ps, '_');
    pa_cxx_ref type = pa_cxx_type(ps, false), init = NULL;
    if (pa_cxx_take(ps, "pi"))
        init = pa_cxx_expression_list(ps, 'E');
    else if (pa_cxx_sees(ps, "il"))
        init = pa_cxx_expression(ps);
    else
        pa_cxx_expect(ps, 'E');
    if (place && !place->count)
        place = NULL;
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_NEW);
    if (!node)
        return NULL;
    node->a = place;
    node->b = type;
    node->c = init;
    node->scope = &pa_cxx_mixed;
    return node;
}

static pa_cxx_ref known_operator(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    static pa_cxx_ref (*const parsers[])(struct pa_cxx_parser *, const struct pa_cxx_operator *) = {
        [PA_CXX_SHAPE_NULLARY] = nullary,
        [PA_CXX_SHAPE_UNARY] = unary,
        [PA_CXX_SHAPE_INCREMENT] = increment,
        [PA_CXX_SHAPE_TYPE] = of_type,
        [PA_CXX_SHAPE_BINARY] = binary,
        [PA_CXX_SHAPE_NAMED_CAST] = named_cast,
        [PA_CXX_SHAPE_CALL] = call,
        [PA_CXX_SHAPE_INDEX] = element,
        [PA_CXX_SHAPE_MEMBER] = member_access,
        [PA_CXX_SHAPE_FIELD] = field_init,
        [PA_CXX_SHAPE_ELEMENT] = element,
        [PA_CXX_SHAPE_RANGE] = three_operands,
        [PA_CXX_SHAPE_CONDITION] = three_operands,
        [PA_CXX_SHAPE_FOLD] = fold,
        [PA_CXX_SHAPE_FOLD_BINARY] = fold,
        [PA_CXX_SHAPE_NEW] = new_expression,
    };
    ps->at += 2;
    return parsers[op->shape](ps, op);
}

// An operator that is not in the table: a conversion, or a vendor's.
static pa_cxx_ref other_operator(struct pa_cxx_parser *ps)
{
    int arity;
    pa_cxx_ref op = pa_cxx_operator(ps, true, &arity);
    if (!op)
        return NULL;
    if (op->kind == PA_CXX_CAST) {
        pa_cxx_ref operand =
            pa_cxx_take(ps, "_") ? pa_cxx_expression_list(ps, 'E') : pa_cxx_expression(ps);
        return pa_cxx_make(ps, PA_CXX_CONVERSION, op->a, operand);
    }
    const char *name = pa_arena_strndup(ps->arena, op->text, op->size);
    if (arity == 0)
        return pa_cxx_make_text(ps, PA_CXX_NULLARY, name, NULL, NULL);
    pa_cxx_ref left = pa_cxx_expression(ps);
    if (arity == 1)
        return pa_cxx_make_text(ps, PA_CXX_UNARY, name, left, NULL);
    if (arity == 2)
        return pa_cxx_make_text(ps, PA_CXX_BINARY, name, left, pa_cxx_expression(ps));
    return pa_cxx_fail(ps);
}

pa_cxx_ref pa_cxx_operator_expression(struct pa_cxx_parser *ps)
{
    const struct pa_cxx_operator *op = pa_cxx_find_operator(ps);
    return op ? known_operator(ps, op) : other_operator(ps);
}
