// SPDX-License-Identifier: Apache-2.0
// <expression>.
#include "symbol/cxx_operator.h"

// Expressions up to `stop` as a LIST.
static pa_cxx_ref expression_list(struct pa_cxx_parser *ps, char stop)
{
    size_t begun = pa_cxx_list_begin(ps);
    while (!ps->failed && pa_cxx_peek(ps, 0) != stop)
        pa_cxx_list_push(ps, pa_cxx_expression(ps));
    pa_cxx_expect(ps, stop);
    return pa_cxx_list_end(ps, begun, PA_CXX_LIST, NULL);
}

static pa_cxx_ref argument_list(struct pa_cxx_parser *ps, enum pa_cxx_kind kind)
{
    size_t begun = pa_cxx_list_begin(ps);
    while (!ps->failed && pa_cxx_peek(ps, 0) != 'E')
        pa_cxx_list_push(ps, pa_cxx_template_argument(ps, pa_cxx_list_begin(ps)));
    pa_cxx_expect(ps, 'E');
    return pa_cxx_list_end(ps, begun, kind, NULL);
}

static bool is_array(pa_cxx_ref type)
{
    if (pa_cxx_kind_of(type) == PA_CXX_QUALIFIERS)
        type = type->a;
    return pa_cxx_kind_of(type) == PA_CXX_ARRAY;
}

static bool is_nullptr(pa_cxx_ref type)
{
    const char *name = "decltype(nullptr)";
    return pa_cxx_kind_of(type) == PA_CXX_BUILTIN && type->size == strlen(name) &&
           !memcmp(type->text, name, type->size);
}

// L <type> <value> E, L _Z <encoding> E. gcc once left out the underscore.
pa_cxx_ref pa_cxx_primary(struct pa_cxx_parser *ps)
{
    pa_cxx_expect(ps, 'L');
    if (pa_cxx_take(ps, "_Z") || pa_cxx_take(ps, "Z")) {
        pa_cxx_ref entity = pa_cxx_encoding(ps, true, false);
        pa_cxx_expect(ps, 'E');
        return entity;
    }
    struct pa_cxx_node *literal = pa_cxx_new(ps, PA_CXX_LITERAL);
    pa_cxx_ref type = pa_cxx_type(ps, false);
    if (!literal || !type)
        return pa_cxx_fail(ps);
    literal->a = type;
    literal->scope = type->scope;
    literal->flag = pa_cxx_take(ps, "n");
    const char *end = pa_cxx_more(ps) ? memchr(ps->at, 'E', (size_t)(ps->end - ps->at)) : NULL;
    if (!end)
        return pa_cxx_fail(ps);
    literal->text = ps->at;
    literal->size = (uint32_t)(end - ps->at);
    ps->at = end + 1;
    if (literal->size || is_nullptr(type))
        return literal;
    if (type->kind == PA_CXX_CLOSURE)
        literal->kind = PA_CXX_LAMBDA;
    else if (is_array(type))
        literal->kind = PA_CXX_STRING;
    else
        return pa_cxx_fail(ps);
    return literal;
}

// fp [<qualifiers>] <number>, fL <level> p …, fpT. Neither level nor qualifiers are shown.
static pa_cxx_ref function_param(struct pa_cxx_parser *ps)
{
    if (pa_cxx_take(ps, "fpT"))
        return pa_cxx_make_number(ps, PA_CXX_FUNCTION_PARAM, 0, NULL);
    ps->at += 2;
    if (ps->at[-1] == 'L') {
        pa_cxx_number(ps);
        pa_cxx_expect(ps, 'p');
    }
    pa_cxx_qualifiers(ps);
    int32_t index = pa_cxx_compact_number(ps);
    return pa_cxx_make_number(ps, PA_CXX_FUNCTION_PARAM, index + 1, NULL);
}

static int32_t optional_number(struct pa_cxx_parser *ps)
{
    char c = pa_cxx_peek(ps, 0);
    return c == 'n' || pa_cxx_is_digit(c) ? pa_cxx_number(ps) : 0;
}

// so <type> <expression> [<offset>] {_ [<selector>]} [p] E, mc <type> <expression> [<offset>] E
static pa_cxx_ref subobject(struct pa_cxx_parser *ps, enum pa_cxx_kind kind)
{
    ps->at += 2;
    struct pa_cxx_node *node = pa_cxx_new(ps, kind);
    pa_cxx_ref type = pa_cxx_type(ps, false);
    pa_cxx_ref pair = pa_cxx_make(ps, kind, type, pa_cxx_expression(ps));
    if (!node || !pair)
        return pa_cxx_fail(ps);
    *node = *pair;
    node->number = optional_number(ps);
    while (kind == PA_CXX_SUBOBJECT && pa_cxx_take(ps, "_"))
        optional_number(ps);
    if (kind == PA_CXX_SUBOBJECT)
        (void)pa_cxx_take(ps, "p");
    pa_cxx_expect(ps, 'E');
    return node;
}

static pa_cxx_ref sizeof_pack(struct pa_cxx_parser *ps)
{
    pa_cxx_ref pack = pa_cxx_find_pack(ps, pa_cxx_expression(ps), 0);
    return pack ? pa_cxx_make(ps, PA_CXX_SIZEOF_PACK, pack, NULL) : pa_cxx_fail(ps);
}

static pa_cxx_ref pack_expansion(struct pa_cxx_parser *ps)
{
    pa_cxx_ref pattern = pa_cxx_expression(ps);
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_EXPANSION);
    if (!node)
        return NULL;
    node->a = pattern;
    node->b = pa_cxx_find_pack(ps, pattern, 0);
    node->scope = pa_cxx_scope_of(pattern);
    return node;
}

// u <source-name> <template-arg>* E; clang's __uuidof takes one operand after t or z.
static pa_cxx_ref vendor_expression(struct pa_cxx_parser *ps)
{
    pa_cxx_ref name = pa_cxx_source_name(ps), operand = NULL;
    if (name && name->size == 8 && !memcmp(name->text, "__uuidof", 8)) {
        if (pa_cxx_take(ps, "t"))
            operand = pa_cxx_type(ps, false);
        else if (pa_cxx_take(ps, "z"))
            operand = pa_cxx_expression(ps);
    }
    if (!operand)
        return pa_cxx_make(ps, PA_CXX_CALL, name, argument_list(ps, PA_CXX_LIST));
    size_t begun = pa_cxx_list_begin(ps);
    pa_cxx_list_push(ps, operand);
    return pa_cxx_make(ps, PA_CXX_CALL, name, pa_cxx_list_end(ps, begun, PA_CXX_LIST, NULL));
}

static pa_cxx_ref requirement(struct pa_cxx_parser *ps)
{
    if (pa_cxx_take(ps, "T"))
        return pa_cxx_make(ps, PA_CXX_NEEDS_TYPE, pa_cxx_type(ps, false), NULL);
    if (pa_cxx_take(ps, "Q"))
        return pa_cxx_make(ps, PA_CXX_NEEDS, pa_cxx_expression(ps), NULL);
    pa_cxx_expect(ps, 'X');
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_NEEDS_EXPR);
    if (!node)
        return NULL;
    node->a = pa_cxx_expression(ps);
    node->flag = pa_cxx_take(ps, "N");
    if (pa_cxx_take(ps, "R"))
        node->b = pa_cxx_name(ps, NULL);
    node->scope = &pa_cxx_mixed;
    return node;
}

// rQ <types> _ <requirement>+ E, rq <requirement>+ E
static pa_cxx_ref requires_expression(struct pa_cxx_parser *ps)
{
    bool parameters = pa_cxx_sees(ps, "rQ");
    ps->at += 2;
    size_t begun = pa_cxx_list_begin(ps);
    while (parameters && pa_cxx_more(ps) && *ps->at != '_')
        pa_cxx_list_push(ps, pa_cxx_type(ps, false));
    if (parameters)
        pa_cxx_expect(ps, '_');
    size_t requirements = pa_cxx_list_begin(ps);
    while (pa_cxx_more(ps) && *ps->at != 'E')
        pa_cxx_list_push(ps, requirement(ps));
    pa_cxx_expect(ps, 'E');
    pa_cxx_ref needs = pa_cxx_list_end(ps, requirements, PA_CXX_LIST, NULL);
    return pa_cxx_list_end(ps, begun, PA_CXX_REQUIRES_EXPR, needs);
}

// nw <placement>* _ <type> (E or pi <expression>* E or il …)
static pa_cxx_ref new_expression(struct pa_cxx_parser *ps)
{
    pa_cxx_ref place = expression_list(ps, '_');
    pa_cxx_ref type = pa_cxx_type(ps, false), init = NULL;
    if (pa_cxx_take(ps, "pi"))
        init = expression_list(ps, 'E');
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

static pa_cxx_ref fold(struct pa_cxx_parser *ps, char kind)
{
    int arity;
    pa_cxx_ref op = pa_cxx_operator(ps, true, &arity);
    pa_cxx_ref first = pa_cxx_expression(ps);
    pa_cxx_ref second = kind == 'L' || kind == 'R' ? pa_cxx_expression(ps) : NULL;
    pa_cxx_ref pair = pa_cxx_make(ps, PA_CXX_FOLD, first, second);
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_FOLD);
    if (!node || !pair || pa_cxx_kind_of(op) != PA_CXX_OPERATOR)
        return pa_cxx_fail(ps);
    *node = *pair;
    node->text = op->text;
    node->size = op->size;
    node->flag = kind == 'l' || kind == 'L';
    return node;
}

static pa_cxx_ref three(struct pa_cxx_parser *ps, enum pa_cxx_kind kind)
{
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

static pa_cxx_ref member_access(struct pa_cxx_parser *ps, const char *name)
{
    pa_cxx_ref left = pa_cxx_expression(ps);
    pa_cxx_ref right = pa_cxx_peek(ps, 0) == 'L'
                           ? pa_cxx_primary(ps)
                           : pa_cxx_with_arguments(ps, pa_cxx_unresolved_name(ps));
    return pa_cxx_make_text(ps, PA_CXX_BINARY, name, left, right);
}

static pa_cxx_ref field_init(struct pa_cxx_parser *ps)
{
    bool is_cast;
    pa_cxx_ref field = pa_cxx_unqualified_name(ps, NULL, &is_cast);
    return pa_cxx_make(ps, PA_CXX_FIELD_INIT, field, pa_cxx_expression(ps));
}

static pa_cxx_ref operator_expression(struct pa_cxx_parser *ps, const struct pa_cxx_operator *op)
{
    char second = ps->at[1];
    ps->at += 2;
    pa_cxx_ref left;
    switch (op->shape) {
    case PA_CXX_SHAPE_NULLARY:
        return pa_cxx_make_text(ps, PA_CXX_NULLARY, op->name, NULL, NULL);
    case PA_CXX_SHAPE_UNARY:
        return pa_cxx_make_text(ps, PA_CXX_UNARY, op->name, pa_cxx_expression(ps), NULL);
    case PA_CXX_SHAPE_TYPE:
        return pa_cxx_make_text(ps, PA_CXX_TYPE_OPERAND, op->name, pa_cxx_type(ps, false), NULL);
    case PA_CXX_SHAPE_INCREMENT: {
        enum pa_cxx_kind kind = pa_cxx_take(ps, "_") ? PA_CXX_UNARY : PA_CXX_POSTFIX;
        return pa_cxx_make_text(ps, kind, op->name, pa_cxx_expression(ps), NULL);
    }
    case PA_CXX_SHAPE_BINARY:
        left = pa_cxx_expression(ps);
        return pa_cxx_make_text(ps, PA_CXX_BINARY, op->name, left, pa_cxx_expression(ps));
    case PA_CXX_SHAPE_NAMED_CAST:
        left = pa_cxx_type(ps, false);
        return pa_cxx_make_text(ps, PA_CXX_NAMED_CAST, op->name, left, pa_cxx_expression(ps));
    case PA_CXX_SHAPE_CALL:
        left = pa_cxx_expression(ps);
        return pa_cxx_make(ps, PA_CXX_CALL, left, expression_list(ps, 'E'));
    case PA_CXX_SHAPE_INDEX:
        left = pa_cxx_expression(ps);
        return pa_cxx_make(ps, PA_CXX_INDEX, left, pa_cxx_expression(ps));
    case PA_CXX_SHAPE_MEMBER:
        return member_access(ps, op->name);
    case PA_CXX_SHAPE_FIELD:
        return field_init(ps);
    case PA_CXX_SHAPE_ELEMENT:
        left = pa_cxx_expression(ps);
        return pa_cxx_make(ps, PA_CXX_INDEX_INIT, left, pa_cxx_expression(ps));
    case PA_CXX_SHAPE_RANGE:
        return three(ps, PA_CXX_RANGE_INIT);
    case PA_CXX_SHAPE_CONDITION:
        return three(ps, PA_CXX_CONDITION);
    case PA_CXX_SHAPE_FOLD:
    case PA_CXX_SHAPE_FOLD_BINARY:
        return fold(ps, second);
    case PA_CXX_SHAPE_NEW:
        return new_expression(ps);
    }
    return pa_cxx_fail(ps);
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
            pa_cxx_take(ps, "_") ? expression_list(ps, 'E') : pa_cxx_expression(ps);
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

static pa_cxx_ref braced(struct pa_cxx_parser *ps)
{
    bool typed = pa_cxx_sees(ps, "tl");
    ps->at += 2;
    pa_cxx_ref type = typed ? pa_cxx_type(ps, false) : NULL;
    return pa_cxx_make(ps, PA_CXX_BRACED, type, expression_list(ps, 'E'));
}

static pa_cxx_ref name_expression(struct pa_cxx_parser *ps)
{
    bool is_cast;
    (void)pa_cxx_take(ps, "on");
    return pa_cxx_with_arguments(ps, pa_cxx_unqualified_name(ps, NULL, &is_cast));
}

static pa_cxx_ref expression(struct pa_cxx_parser *ps)
{
    char c = pa_cxx_peek(ps, 0);
    if (c == 'L')
        return pa_cxx_primary(ps);
    if (c == 'T')
        return pa_cxx_template_param(ps);
    if (pa_cxx_is_digit(c) || pa_cxx_sees(ps, "on"))
        return name_expression(ps);
    if (pa_cxx_sees(ps, "sr"))
        return pa_cxx_unresolved_name(ps);
    if (pa_cxx_sees(ps, "so"))
        return subobject(ps, PA_CXX_SUBOBJECT);
    if (pa_cxx_sees(ps, "mc"))
        return subobject(ps, PA_CXX_MEMBER_CAST);
    if (pa_cxx_take(ps, "sp"))
        return pack_expansion(ps);
    if (pa_cxx_take(ps, "sZ"))
        return sizeof_pack(ps);
    if (pa_cxx_take(ps, "sP"))
        return argument_list(ps, PA_CXX_SIZEOF_ARGS);
    if (pa_cxx_sees(ps, "fp") || (pa_cxx_sees(ps, "fL") && pa_cxx_is_digit(pa_cxx_peek(ps, 2))))
        return function_param(ps);
    if (pa_cxx_sees(ps, "il") || pa_cxx_sees(ps, "tl"))
        return braced(ps);
    if (pa_cxx_take(ps, "u"))
        return vendor_expression(ps);
    if (pa_cxx_sees(ps, "rq") || pa_cxx_sees(ps, "rQ"))
        return requires_expression(ps);
    const struct pa_cxx_operator *op = pa_cxx_find_operator(ps);
    return op ? operator_expression(ps, op) : other_operator(ps);
}

pa_cxx_ref pa_cxx_expression(struct pa_cxx_parser *ps)
{
    if (!pa_cxx_enter(ps))
        return NULL;
    pa_cxx_ref node = expression(ps);
    pa_cxx_leave(ps);
    return node;
}
