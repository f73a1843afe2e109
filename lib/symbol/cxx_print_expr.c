// SPDX-License-Identifier: Apache-2.0
// Expressions, with all the brackets that GNU tools put.
#include "symbol/cxx_print.h"

static void wrapped(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_open(pr, "(");
    pa_cxx_print(pr, node);
    pa_cxx_close(pr, ")");
}

void pa_cxx_parenthesize(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    switch (pa_cxx_kind_of(pa_cxx_resolve(pr, node))) {
    case PA_CXX_NAME:
    case PA_CXX_BRACED:
    case PA_CXX_FUNCTION_PARAM:
    case PA_CXX_QUALIFIED:
        pa_cxx_print(pr, node);
        break;
    default:
        wrapped(pr, node);
    }
}

static bool text_is(pa_cxx_ref node, const char *text)
{
    return node->size == strlen(text) && !memcmp(node->text, text, node->size);
}

static const char *integer_suffix(pa_cxx_ref type)
{
    static const char *const suffixes[][2] = {
        {"int", ""},         {"unsigned int", "u"},         {"long", "l"}, {"unsigned long", "ul"},
        {"long long", "ll"}, {"unsigned long long", "ull"},
    };
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (text_is(type, suffixes[i][0]))
            return suffixes[i][1];
    return NULL;
}

static bool is_float(pa_cxx_ref type)
{
    return text_is(type, "double") || text_is(type, "long double") || text_is(type, "float") ||
           text_is(type, "__float128") || text_is(type, "half");
}

// Values of builtin types that have a notation of their own.
static bool print_plain_literal(struct pa_cxx_printer *pr, pa_cxx_ref literal, pa_cxx_ref type)
{
    const char *suffix = integer_suffix(type);
    if (suffix) {
        pa_cxx_put(pr, literal->flag ? "-" : "");
        pa_cxx_put_text(pr, literal);
        pa_cxx_put(pr, suffix);
        return true;
    }
    if (text_is(type, "bool") && !literal->flag &&
        (text_is(literal, "0") || text_is(literal, "1"))) {
        pa_cxx_put(pr, *literal->text == '1' ? "true" : "false");
        return true;
    }
    if (text_is(type, "decltype(nullptr)") && (!literal->size || text_is(literal, "0"))) {
        pa_cxx_put_text(pr, type);
        return true;
    }
    return false;
}

static void print_literal(struct pa_cxx_printer *pr, pa_cxx_ref literal)
{
    pa_cxx_ref type = pa_cxx_resolve(pr, literal->a);
    bool builtin = pa_cxx_kind_of(type) == PA_CXX_BUILTIN;
    if (builtin && print_plain_literal(pr, literal, type))
        return;
    bool bits = builtin && is_float(type); // the value is its bytes in hexadecimal
    wrapped(pr, type);
    pa_cxx_put(pr, bits ? "[" : "");
    pa_cxx_put(pr, literal->flag ? "-" : "");
    pa_cxx_put_text(pr, literal);
    pa_cxx_put(pr, bits ? "]" : "");
}

// The address of a function is shown without its parameters, as long as it has no qualifiers.
static pa_cxx_ref address_operand(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_ref operand = pa_cxx_resolve(pr, node->a);
    bool function = text_is(node, "&") && pa_cxx_kind_of(operand) == PA_CXX_ENCODING &&
                    pa_cxx_kind_of(operand->b) == PA_CXX_FUNCTION;
    return function ? operand->a : node->a;
}

static void print_unary(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_put_text(pr, node);
    if (text_is(node, "::"))
        pa_cxx_print(pr, node->a);
    else
        pa_cxx_parenthesize(pr, address_operand(pr, node));
}

static void print_binary(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    bool brackets = text_is(node, ">") || text_is(node, ">>");
    if (brackets)
        pa_cxx_open(pr, "(");
    pa_cxx_parenthesize(pr, node->a);
    pa_cxx_put_text(pr, node);
    pa_cxx_parenthesize(pr, node->b);
    if (brackets)
        pa_cxx_close(pr, ")");
}

static void print_named_cast(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    unsigned outer = pr->brackets;
    pr->brackets = 0;
    pa_cxx_put_text(pr, node);
    pa_cxx_put(pr, "<");
    pa_cxx_print(pr, node->a);
    pa_cxx_put(pr, ">");
    pr->brackets = outer;
    wrapped(pr, node->b);
}

// A function that is called is named without its parameters unless its return type is known.
static void print_call(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_ref callee = pa_cxx_resolve(pr, node->a);
    if (pa_cxx_kind_of(callee) != PA_CXX_ENCODING)
        pa_cxx_parenthesize(pr, node->a);
    else if (pa_cxx_kind_of(callee->b) == PA_CXX_FUNCTION && callee->b->a)
        pa_cxx_print(pr, callee);
    else
        pa_cxx_parenthesize(pr, callee->a);
    pa_cxx_parenthesize(pr, node->b);
}

static bool is_initializer(pa_cxx_ref node)
{
    enum pa_cxx_kind kind = pa_cxx_kind_of(node);
    return kind == PA_CXX_FIELD_INIT || kind == PA_CXX_INDEX_INIT || kind == PA_CXX_RANGE_INIT;
}

static void print_initializer(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_ref value = node->kind == PA_CXX_RANGE_INIT ? node->c : node->b;
    pa_cxx_put(pr, node->kind == PA_CXX_FIELD_INIT ? "." : "[");
    pa_cxx_print(pr, node->a);
    if (node->kind == PA_CXX_RANGE_INIT) {
        pa_cxx_put(pr, " ... ");
        pa_cxx_print(pr, node->b);
    }
    pa_cxx_put(pr, node->kind == PA_CXX_FIELD_INIT ? "" : "]");
    if (is_initializer(value)) {
        pa_cxx_print(pr, value);
    } else {
        pa_cxx_put(pr, "=");
        pa_cxx_parenthesize(pr, value);
    }
}

static void print_condition(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_parenthesize(pr, node->a);
    pa_cxx_put(pr, "?");
    pa_cxx_parenthesize(pr, node->b);
    pa_cxx_put(pr, " : ");
    pa_cxx_parenthesize(pr, node->c);
}

static void print_fold(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_open(pr, "(");
    if (!node->b && node->flag) {
        pa_cxx_put(pr, "...");
        pa_cxx_put_text(pr, node);
        pa_cxx_parenthesize(pr, node->a);
    } else {
        pa_cxx_parenthesize(pr, node->a);
        pa_cxx_put_text(pr, node);
        pa_cxx_put(pr, "...");
    }
    if (node->b) {
        pa_cxx_put_text(pr, node);
        pa_cxx_parenthesize(pr, node->b);
    }
    pa_cxx_close(pr, ")");
}

static void print_new(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_put(pr, "new ");
    if (node->a) {
        wrapped(pr, node->a);
        pa_cxx_put(pr, " ");
    }
    pa_cxx_print(pr, node->b);
    if (node->c)
        pa_cxx_parenthesize(pr, node->c);
}

static void print_requires(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_put(pr, "requires ");
    if (node->count) {
        pa_cxx_open(pr, "(");
        pa_cxx_print_items(pr, node, false);
        pa_cxx_close(pr, ") ");
    }
    pa_cxx_open(pr, "{");
    for (uint32_t i = 0; i < node->a->count; i++)
        pa_cxx_print(pr, node->a->items[i]);
    pa_cxx_close(pr, " }");
}

static void print_requirement(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    bool braces = node->kind == PA_CXX_NEEDS_EXPR && (node->flag || node->b);
    pa_cxx_put(pr, node->kind == PA_CXX_NEEDS        ? " requires "
                   : node->kind == PA_CXX_NEEDS_TYPE ? " typename "
                                                     : " ");
    if (braces)
        pa_cxx_open(pr, "{");
    pa_cxx_print(pr, node->a);
    if (braces)
        pa_cxx_close(pr, "}");
    if (node->flag)
        pa_cxx_put(pr, " noexcept");
    if (node->b) {
        pa_cxx_put(pr, " -> ");
        pa_cxx_print(pr, node->b);
    }
    pa_cxx_put(pr, ";");
}

static void print_sizeof_args(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    int64_t count = 0;
    for (uint32_t i = 0; i < node->count; i++) {
        pa_cxx_ref item = pa_cxx_resolve(pr, node->items[i]);
        if (pa_cxx_kind_of(item) == PA_CXX_EXPANSION && item->b)
            item = item->b;
        bool many = pa_cxx_kind_of(item) == PA_CXX_PACK || pa_cxx_kind_of(item) == PA_CXX_LIST ||
                    (pa_cxx_kind_of(item) == PA_CXX_EXPANSION && item->b);
        count += many ? item->count : 1;
    }
    pa_cxx_put_number(pr, "", (int32_t)(count < INT32_MAX ? count : INT32_MAX));
}

static void print_operand_of(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    switch (pa_cxx_kind_of(node)) {
    case PA_CXX_POSTFIX:
        pa_cxx_parenthesize(pr, node->a);
        pa_cxx_put_text(pr, node);
        break;
    case PA_CXX_TYPE_OPERAND:
        pa_cxx_put_text(pr, node);
        wrapped(pr, node->a);
        break;
    case PA_CXX_CONVERSION:
        wrapped(pr, node->a);
        pa_cxx_parenthesize(pr, node->b);
        break;
    case PA_CXX_INDEX:
        pa_cxx_parenthesize(pr, node->a);
        pa_cxx_put(pr, "[");
        pa_cxx_print(pr, node->b);
        pa_cxx_put(pr, "]");
        break;
    case PA_CXX_BRACED:
        if (node->a)
            pa_cxx_print(pr, node->a);
        pa_cxx_put(pr, "{");
        pa_cxx_print(pr, node->b);
        pa_cxx_put(pr, "}");
        break;
    case PA_CXX_SUBOBJECT:
        pa_cxx_print(pr, node->b);
        pa_cxx_put(pr, ".<");
        pa_cxx_print(pr, node->a);
        pa_cxx_put_number(pr, " at offset ", node->number);
        pa_cxx_put(pr, ">");
        break;
    case PA_CXX_MEMBER_CAST:
        wrapped(pr, node->a);
        wrapped(pr, node->b);
        break;
    case PA_CXX_STRING:
        pa_cxx_put(pr, "\"<");
        pa_cxx_print(pr, node->a);
        pa_cxx_put(pr, ">\"");
        break;
    default:
        break;
    }
}

static void print_function_param(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    if (!node->number) {
        pa_cxx_put(pr, "this");
        return;
    }
    pa_cxx_put_number(pr, "{parm#", node->number);
    pa_cxx_put(pr, "}");
}

bool pa_cxx_print_expression(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    static void (*const printers[])(struct pa_cxx_printer *, pa_cxx_ref) = {
        [PA_CXX_LITERAL] = print_literal,
        [PA_CXX_STRING] = print_operand_of,
        [PA_CXX_FUNCTION_PARAM] = print_function_param,
        [PA_CXX_NULLARY] = pa_cxx_put_text,
        [PA_CXX_UNARY] = print_unary,
        [PA_CXX_POSTFIX] = print_operand_of,
        [PA_CXX_TYPE_OPERAND] = print_operand_of,
        [PA_CXX_CONVERSION] = print_operand_of,
        [PA_CXX_BINARY] = print_binary,
        [PA_CXX_NAMED_CAST] = print_named_cast,
        [PA_CXX_CALL] = print_call,
        [PA_CXX_INDEX] = print_operand_of,
        [PA_CXX_CONDITION] = print_condition,
        [PA_CXX_FIELD_INIT] = print_initializer,
        [PA_CXX_INDEX_INIT] = print_initializer,
        [PA_CXX_RANGE_INIT] = print_initializer,
        [PA_CXX_FOLD] = print_fold,
        [PA_CXX_NEW] = print_new,
        [PA_CXX_BRACED] = print_operand_of,
        [PA_CXX_SIZEOF_ARGS] = print_sizeof_args,
        [PA_CXX_SUBOBJECT] = print_operand_of,
        [PA_CXX_MEMBER_CAST] = print_operand_of,
        [PA_CXX_REQUIRES_EXPR] = print_requires,
        [PA_CXX_NEEDS_EXPR] = print_requirement,
        [PA_CXX_NEEDS_TYPE] = print_requirement,
        [PA_CXX_NEEDS] = print_requirement,
    };
    enum pa_cxx_kind kind = pa_cxx_kind_of(node);
    if (kind == PA_CXX_SIZEOF_PACK) {
        pa_cxx_put_number(pr, "", (int32_t)node->a->count);
        return true;
    }
    if (kind >= sizeof printers / sizeof *printers || !printers[kind])
        return false;
    printers[kind](pr, node);
    return true;
}
