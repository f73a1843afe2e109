// SPDX-License-Identifier: Apache-2.0
// <expression>.
#include "symbol/cxx_operator.h"

pa_cxx_ref pa_cxx_expression_list(struct pa_cxx_parser *ps, char stop)
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
static pa_cxx_ref subobject_of_kind(struct pa_cxx_parser *ps, enum pa_cxx_kind kind)
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

static pa_cxx_ref subobject(struct pa_cxx_parser *ps)
{
    return subobject_of_kind(ps, PA_CXX_SUBOBJECT);
}

static pa_cxx_ref member_cast(struct pa_cxx_parser *ps)
{
    return subobject_of_kind(ps, PA_CXX_MEMBER_CAST);
}

// sZ <template-param>, sZ <function-param>: the number of items of a pack.
static pa_cxx_ref sizeof_pack(struct pa_cxx_parser *ps)
{
    ps->at += 2;
    pa_cxx_ref pack = pa_cxx_find_pack(ps, pa_cxx_expression(ps), 0);
    return pack ? pa_cxx_make(ps, PA_CXX_SIZEOF_PACK, pack, NULL) : pa_cxx_fail(ps);
}

// sP <template-arg>* E
static pa_cxx_ref sizeof_arguments(struct pa_cxx_parser *ps)
{
    ps->at += 2;
    return argument_list(ps, PA_CXX_SIZEOF_ARGS);
}

// sp <expression>
static pa_cxx_ref pack_expansion(struct pa_cxx_parser *ps)
{
    ps->at += 2;
    return pa_cxx_expansion_of(ps, pa_cxx_expression(ps));
}

// u <source-name> <template-arg>* E; clang's __uuidof takes one operand after t or z.
static pa_cxx_ref vendor_expression(struct pa_cxx_parser *ps)
{
    ps->at++;
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

// il <expression>* E, tl <type> <expression>* E
static pa_cxx_ref braced(struct pa_cxx_parser *ps)
{
    bool typed = pa_cxx_sees(ps, "tl");
    ps->at += 2;
    pa_cxx_ref type = typed ? pa_cxx_type(ps, false) : NULL;
    return pa_cxx_make(ps, PA_CXX_BRACED, type, pa_cxx_expression_list(ps, 'E'));
}

static pa_cxx_ref name_expression(struct pa_cxx_parser *ps)
{
    bool is_cast;
    (void)pa_cxx_take(ps, "on");
    return pa_cxx_with_arguments(ps, pa_cxx_unqualified_name(ps, NULL, &is_cast));
}

// What begins with these letters is no operator.
static const struct {
    const char *letters;
    pa_cxx_ref (*parse)(struct pa_cxx_parser *ps);
} others[] = {
    {"L", pa_cxx_primary},
    {"T", pa_cxx_template_param},
    {"on", name_expression},
    {"sr", pa_cxx_unresolved_name},
    {"so", subobject},
    {"mc", member_cast},
    {"sp", pack_expansion},
    {"sZ", sizeof_pack},
    {"sP", sizeof_arguments},
    {"fp", function_param},
    {"il", braced},
    {"tl", braced},
    {"u", vendor_expression},
    {"rq", requires_expression},
    {"rQ", requires_expression},
};

static pa_cxx_ref expression(struct pa_cxx_parser *ps)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (pa_cxx_sees(ps, others[i].letters))
            return others[i].parse(ps);
    if (pa_cxx_is_digit(pa_cxx_peek(ps, 0)))
        return name_expression(ps);
    if (pa_cxx_sees(ps, "fL") && pa_cxx_is_digit(pa_cxx_peek(ps, 2)))
        return function_param(ps); // else a fold from the left
    return pa_cxx_operator_expression(ps);
}

pa_cxx_ref pa_cxx_expression(struct pa_cxx_parser *ps)
{
    if (!pa_cxx_enter(ps))
        return NULL;
    pa_cxx_ref node = expression(ps);
    pa_cxx_leave(ps);
    return node;
}
