// SPDX-License-Identifier: Apache-2.0
// Types and functions, in the notation of declarations.
#include "symbol/cxx_print.h"

static bool is_function(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    type = pa_cxx_resolve(pr, type);
    if (pa_cxx_kind_of(type) == PA_CXX_METHOD)
        type = pa_cxx_resolve(pr, type->a);
    return pa_cxx_kind_of(type) == PA_CXX_FUNCTION;
}

static bool is_array(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    type = pa_cxx_resolve(pr, type);
    if (pa_cxx_kind_of(type) == PA_CXX_QUALIFIERS)
        type = pa_cxx_resolve(pr, type->a);
    return pa_cxx_kind_of(type) == PA_CXX_ARRAY;
}

// Whether a declaration of this type goes on after the declared name.
static bool has_right(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    for (;;) {
        type = pa_cxx_resolve(pr, type);
        switch (pa_cxx_kind_of(type)) {
        case PA_CXX_FUNCTION:
        case PA_CXX_ARRAY:
            return true;
        case PA_CXX_POINTER:
        case PA_CXX_REFERENCE:
        case PA_CXX_RVALUE:
        case PA_CXX_QUALIFIERS:
        case PA_CXX_METHOD:
        case PA_CXX_SUFFIXED:
        case PA_CXX_VENDOR:
        case PA_CXX_VECTOR:
            type = type->a;
            break;
        case PA_CXX_MEMBER_POINTER:
            type = type->b;
            break;
        default:
            return false;
        }
    }
}

static void print_qualifiers(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    for (uint32_t i = 0; i < node->count; i++) {
        pa_cxx_ref q = node->items[i];
        pa_cxx_put(pr, " ");
        pa_cxx_put_text(pr, q);
        if (!q->count)
            continue;
        pa_cxx_open(pr, "(");
        pa_cxx_print_items(pr, q, true);
        pa_cxx_close(pr, ")");
    }
    if (pa_cxx_kind_of(node) == PA_CXX_METHOD && node->size) {
        pa_cxx_put(pr, " ");
        pa_cxx_put_text(pr, node);
    }
}

static void function_left(struct pa_cxx_printer *pr, pa_cxx_ref function)
{
    if (!function->a)
        return;
    pa_cxx_print_left(pr, function->a);
    if (!has_right(pr, function->a))
        pa_cxx_put(pr, " ");
}

// The parameters, `method`'s qualifiers, and what is left of the return type.
static void function_right(struct pa_cxx_printer *pr, pa_cxx_ref function, pa_cxx_ref method)
{
    pa_cxx_open(pr, "(");
    if (!function->flag || !pr->no_enclosing)
        pa_cxx_print_items(pr, function, true);
    pa_cxx_close(pr, ")");
    if (method)
        print_qualifiers(pr, method);
    if (function->a && !function->flag)
        pa_cxx_print_right(pr, function->a);
}

static void method_right(struct pa_cxx_printer *pr, pa_cxx_ref method)
{
    pa_cxx_ref function = pa_cxx_resolve(pr, method->a);
    if (pa_cxx_kind_of(function) == PA_CXX_FUNCTION)
        function_right(pr, function, method);
    else
        pa_cxx_print_right(pr, function);
}

void pa_cxx_print_encoding(struct pa_cxx_printer *pr, pa_cxx_ref encoding)
{
    pa_cxx_ref type = encoding->b, method = NULL;
    if (pa_cxx_kind_of(type) == PA_CXX_METHOD) {
        method = type;
        type = type->a;
    }
    if (!type->flag)
        function_left(pr, type);
    pa_cxx_print(pr, encoding->a);
    function_right(pr, type, method);
}

// The left part of what a pointer points to, and an opening bracket if that is a function or an
// array: "int (". A blank stands in front of it if `apart`, else only behind a word.
static void pointer_left(struct pa_cxx_printer *pr, pa_cxx_ref base, bool apart)
{
    pa_cxx_print_left(pr, base);
    if (is_array(pr, base)) {
        pa_cxx_put(pr, " ");
        pa_cxx_open(pr, "(");
    } else if (is_function(pr, base)) {
        char last = pa_cxx_last(pr);
        if (last != ' ' && (apart || (last != '(' && last != '*')))
            pa_cxx_put(pr, " ");
        pa_cxx_open(pr, "(");
    }
}

static void pointer_right(struct pa_cxx_printer *pr, pa_cxx_ref base)
{
    if (is_array(pr, base) || is_function(pr, base))
        pa_cxx_close(pr, ")");
    pa_cxx_print_right(pr, base);
}

static void member_left(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pointer_left(pr, type->b, true);
    if (pa_cxx_last(pr) != '(')
        pa_cxx_put(pr, " ");
    pa_cxx_print(pr, type->a);
    pa_cxx_put(pr, "::*");
}

static void array_right(struct pa_cxx_printer *pr, pa_cxx_ref array)
{
    const char *space = " ";
    for (;;) {
        pa_cxx_put(pr, space);
        pa_cxx_put(pr, "[");
        pa_cxx_print(pr, array->b);
        pa_cxx_put(pr, "]");
        pa_cxx_ref element = pa_cxx_resolve(pr, array->a);
        if (pa_cxx_kind_of(element) != PA_CXX_ARRAY) {
            pa_cxx_print_right(pr, element);
            return;
        }
        array = element;
        space = "";
    }
}

static void print_fixed_point(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    if (type->number)
        pa_cxx_put(pr, "_Sat ");
    pa_cxx_ref base = type->a;
    if (pa_cxx_kind_of(base) != PA_CXX_BUILTIN || base->size != 3 || memcmp(base->text, "int", 3)) {
        pa_cxx_print(pr, base);
        pa_cxx_put(pr, " ");
    }
    pa_cxx_put(pr, type->flag ? "_Accum" : "_Fract");
}

static void print_wrapped(struct pa_cxx_printer *pr, pa_cxx_ref inner)
{
    pa_cxx_open(pr, "(");
    pa_cxx_print(pr, inner);
    pa_cxx_close(pr, ")");
}

static void print_pack_param(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_ref param = node->a;
    if (pa_cxx_kind_of(param) == PA_CXX_VALUE_PARAM) {
        pa_cxx_print(pr, param->b);
        pa_cxx_put(pr, "...");
    } else if (pa_cxx_kind_of(param) == PA_CXX_TYPE_PARAM) {
        pa_cxx_put(pr, "typename ...");
        pa_cxx_print(pr, param->a);
    } else {
        pa_cxx_print(pr, param);
        pa_cxx_put(pr, "...");
    }
}

static void print_template_param(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    unsigned outer = pr->brackets;
    pr->brackets = 0;
    pa_cxx_put(pr, "template<");
    pa_cxx_print_items(pr, node, false);
    pa_cxx_put(pr, "> typename ");
    pr->brackets = outer;
    pa_cxx_print(pr, node->a);
    if (node->b) {
        pa_cxx_put(pr, " requires ");
        pa_cxx_print(pr, node->b);
    }
}

// ---- Left parts by kind

static void left_of_pointer(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pointer_left(pr, type->a, false);
    pa_cxx_put(pr, type->kind == PA_CXX_POINTER     ? "*"
                   : type->kind == PA_CXX_REFERENCE ? "&"
                                                    : "&&");
}

static void left_of_suffixed(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pointer_left(pr, type->a, false);
    pa_cxx_put(pr, " ");
    pa_cxx_put_text(pr, type);
}

static void left_of_vendor(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pointer_left(pr, type->a, false);
    pa_cxx_put(pr, " ");
    pa_cxx_print(pr, type->b);
}

static void left_of_qualifiers(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pa_cxx_print_left(pr, type->a);
    print_qualifiers(pr, type);
}

// The qualifiers of a method stand behind its parameters, in its right part.
static void left_of_method(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pa_cxx_print_left(pr, type->a);
    if (!is_function(pr, type))
        print_qualifiers(pr, type);
}

static void left_of_array(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pa_cxx_print_left(pr, type->a);
}

static void left_of_vector(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pa_cxx_print_left(pr, type->a);
    pa_cxx_put(pr, " __vector(");
    pa_cxx_print(pr, type->b);
    pa_cxx_put(pr, ")");
}

static void print_decltype(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pa_cxx_put(pr, "decltype ");
    print_wrapped(pr, type->a);
}

static void print_param_name(struct pa_cxx_printer *pr, pa_cxx_ref param)
{
    pa_cxx_put_text(pr, param);
    if (param->number)
        pa_cxx_put_number(pr, "", param->number - 1);
}

static void print_type_param(struct pa_cxx_printer *pr, pa_cxx_ref param)
{
    pa_cxx_put(pr, "typename ");
    pa_cxx_print(pr, param->a);
}

static void print_value_param(struct pa_cxx_printer *pr, pa_cxx_ref param)
{
    pa_cxx_print_left(pr, param->b);
    pa_cxx_put(pr, " ");
    pa_cxx_print(pr, param->a);
    pa_cxx_print_right(pr, param->b);
}

static void print_binary_float(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pa_cxx_put_number(pr, "_Float", type->number);
}

static void print_bit_int(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pa_cxx_put(pr, type->flag ? "_BitInt" : "unsigned _BitInt");
    print_wrapped(pr, type->a);
}

static void print_transformed(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pa_cxx_put_text(pr, type);
    print_wrapped(pr, type->a);
}

static void print_elaborated(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    pa_cxx_put_text(pr, type);
    pa_cxx_put(pr, " ");
    pa_cxx_print(pr, type->a);
}

static void print_explicit_object(struct pa_cxx_printer *pr, pa_cxx_ref param)
{
    pa_cxx_put(pr, "this ");
    pa_cxx_print(pr, param->a);
}

bool pa_cxx_type_left(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    static void (*const printers[])(struct pa_cxx_printer *, pa_cxx_ref) = {
        [PA_CXX_POINTER] = left_of_pointer,
        [PA_CXX_REFERENCE] = left_of_pointer,
        [PA_CXX_RVALUE] = left_of_pointer,
        [PA_CXX_MEMBER_POINTER] = member_left,
        [PA_CXX_SUFFIXED] = left_of_suffixed,
        [PA_CXX_QUALIFIERS] = left_of_qualifiers,
        [PA_CXX_METHOD] = left_of_method,
        [PA_CXX_FUNCTION] = function_left,
        [PA_CXX_ARRAY] = left_of_array,
        [PA_CXX_VECTOR] = left_of_vector,
        [PA_CXX_VENDOR] = left_of_vendor,
        [PA_CXX_DECLTYPE] = print_decltype,
        [PA_CXX_PARAM_NAME] = print_param_name,
        [PA_CXX_TYPE_PARAM] = print_type_param,
        [PA_CXX_VALUE_PARAM] = print_value_param,
        [PA_CXX_CONCEPT_PARAM] = print_value_param,
        [PA_CXX_TEMPLATE_PARAM] = print_template_param,
        [PA_CXX_PACK_PARAM] = print_pack_param,
        [PA_CXX_FIXED_POINT] = print_fixed_point,
        [PA_CXX_BINARY_FLOAT] = print_binary_float,
        [PA_CXX_BIT_INT] = print_bit_int,
        [PA_CXX_TRANSFORMED] = print_transformed,
        [PA_CXX_ELABORATED] = print_elaborated,
        [PA_CXX_EXPLICIT_OBJECT] = print_explicit_object,
    };
    enum pa_cxx_kind kind = pa_cxx_kind_of(type);
    if (kind >= sizeof printers / sizeof *printers || !printers[kind])
        return false;
    printers[kind](pr, type);
    return true;
}

bool pa_cxx_type_right(struct pa_cxx_printer *pr, pa_cxx_ref type)
{
    switch (pa_cxx_kind_of(type)) {
    case PA_CXX_POINTER:
    case PA_CXX_REFERENCE:
    case PA_CXX_RVALUE:
    case PA_CXX_SUFFIXED:
    case PA_CXX_VENDOR:
        pointer_right(pr, type->a);
        return true;
    case PA_CXX_MEMBER_POINTER:
        pointer_right(pr, type->b);
        return true;
    case PA_CXX_QUALIFIERS:
    case PA_CXX_VECTOR:
        pa_cxx_print_right(pr, type->a);
        return true;
    case PA_CXX_METHOD:
        method_right(pr, type);
        return true;
    case PA_CXX_FUNCTION:
        function_right(pr, type, NULL);
        return true;
    case PA_CXX_ARRAY:
        array_right(pr, type);
        return true;
    default:
        return false;
    }
}
