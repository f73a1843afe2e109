// SPDX-License-Identifier: Apache-2.0
// <type>.
#include "symbol/cxx_parse.h"

// By letter, a to z; NULL is none.
static const char *const builtins[26] = {
    ['a' - 'a'] = "signed char", ['b' - 'a'] = "bool",
    ['c' - 'a'] = "char",        ['d' - 'a'] = "double",
    ['e' - 'a'] = "long double", ['f' - 'a'] = "float",
    ['g' - 'a'] = "__float128",  ['h' - 'a'] = "unsigned char",
    ['i' - 'a'] = "int",         ['j' - 'a'] = "unsigned int",
    ['l' - 'a'] = "long",        ['m' - 'a'] = "unsigned long",
    ['n' - 'a'] = "__int128",    ['o' - 'a'] = "unsigned __int128",
    ['s' - 'a'] = "short",       ['t' - 'a'] = "unsigned short",
    ['v' - 'a'] = "void",        ['w' - 'a'] = "wchar_t",
    ['x' - 'a'] = "long long",   ['y' - 'a'] = "unsigned long long",
    ['z' - 'a'] = "...",
};

// After D.
static const struct {
    char code;
    const char *name;
    bool is_name; // an ordinary name in expressions
} more_builtins[] = {
    {'a', "auto", true},        {'c', "decltype(auto)", true},
    {'f', "decimal32", false},  {'d', "decimal64", false},
    {'e', "decimal128", false}, {'h', "half", false},
    {'u', "char8_t", false},    {'s', "char16_t", false},
    {'i', "char32_t", false},   {'n', "decltype(nullptr)", false},
};

// F [Y] <types> [<ref-qualifier>] E; Y is C linkage, which is not shown.
static pa_cxx_ref function_type(struct pa_cxx_parser *ps)
{
    ps->at++;
    (void)pa_cxx_take(ps, "Y");
    pa_cxx_ref type = pa_cxx_bare_function(ps, true, false);
    const char *reference = pa_cxx_reference_qualifier(ps);
    pa_cxx_expect(ps, 'E');
    return *reference ? pa_cxx_make_text(ps, PA_CXX_METHOD, reference, type, NULL) : type;
}

static pa_cxx_ref digits(struct pa_cxx_parser *ps)
{
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_NAME);
    if (!node)
        return NULL;
    node->text = ps->at;
    while (pa_cxx_is_digit(pa_cxx_peek(ps, 0)))
        ps->at++;
    node->size = (uint32_t)(ps->at - node->text);
    return node;
}

// A [<number> or <expression>] _ <type>
static pa_cxx_ref array_type(struct pa_cxx_parser *ps, bool in_cast)
{
    ps->at++;
    char c = pa_cxx_peek(ps, 0);
    pa_cxx_ref size = c == '_' || pa_cxx_is_digit(c) ? digits(ps) : pa_cxx_expression(ps);
    pa_cxx_expect(ps, '_');
    return pa_cxx_make(ps, PA_CXX_ARRAY, pa_cxx_type(ps, in_cast), size);
}

// Dv <number> _ <type>, Dv _ <expression> _ <type>
static pa_cxx_ref vector_type(struct pa_cxx_parser *ps, bool in_cast)
{
    pa_cxx_ref size = pa_cxx_take(ps, "_") ? pa_cxx_expression(ps) : digits(ps);
    pa_cxx_expect(ps, '_');
    return pa_cxx_make(ps, PA_CXX_VECTOR, pa_cxx_type(ps, in_cast), size);
}

static pa_cxx_ref member_pointer(struct pa_cxx_parser *ps, bool in_cast)
{
    ps->at++;
    pa_cxx_ref class = pa_cxx_type(ps, false);
    return pa_cxx_make(ps, PA_CXX_MEMBER_POINTER, class, pa_cxx_type(ps, in_cast));
}

// DF: _FloatN, or a fixed-point type.
static pa_cxx_ref real_type(struct pa_cxx_parser *ps, bool in_cast)
{
    bool accumulator = pa_cxx_is_digit(pa_cxx_peek(ps, 0));
    int32_t bits = accumulator ? pa_cxx_number(ps) : 0;
    if (bits && pa_cxx_take(ps, "_"))
        return pa_cxx_make_number(ps, PA_CXX_BINARY_FLOAT, bits, NULL);
    pa_cxx_ref base = pa_cxx_type(ps, in_cast);
    if (pa_cxx_is_digit(pa_cxx_peek(ps, 0)))
        pa_cxx_number(ps);
    bool saturating = pa_cxx_peek(ps, 0) == 's';
    if (pa_cxx_more(ps))
        ps->at++;
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_FIXED_POINT);
    if (!node)
        return NULL;
    node->a = base;
    node->flag = accumulator;
    node->number = saturating;
    return node;
}

static pa_cxx_ref bit_int(struct pa_cxx_parser *ps, bool is_signed)
{
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_BIT_INT);
    if (!node)
        return NULL;
    node->flag = is_signed;
    node->a = pa_cxx_is_digit(pa_cxx_peek(ps, 0)) ? digits(ps) : pa_cxx_expression(ps);
    node->scope = pa_cxx_scope_of(node->a);
    pa_cxx_expect(ps, '_');
    return node;
}

// What starts with D. *add: whether it can be substituted.
static pa_cxx_ref d_type(struct pa_cxx_parser *ps, bool in_cast, bool *add)
{
    ps->at++;
    char c = pa_cxx_peek(ps, 0);
    if (!c)
        return pa_cxx_fail(ps);
    ps->at++;
    for (size_t i = 0; i < sizeof more_builtins / sizeof *more_builtins; i++)
        if (more_builtins[i].code == c) {
            *add = false;
            return pa_cxx_make_text(ps, more_builtins[i].is_name ? PA_CXX_NAME : PA_CXX_BUILTIN,
                                    more_builtins[i].name, NULL, NULL);
        }
    *add = c == 'T' || c == 't' || c == 'p' || c == 'v';
    switch (c) {
    case 'T':
    case 't': {
        pa_cxx_ref type = pa_cxx_make(ps, PA_CXX_DECLTYPE, pa_cxx_expression(ps), NULL);
        pa_cxx_expect(ps, 'E');
        return type;
    }
    case 'p':
        return pa_cxx_expansion_of(ps, pa_cxx_type(ps, in_cast));
    case 'v':
        return vector_type(ps, in_cast);
    case 'F':
        return real_type(ps, in_cast);
    case 'B':
    case 'U':
        return bit_int(ps, c == 'B');
    case 'k':
        return pa_cxx_make_text(ps, PA_CXX_SUFFIXED, "auto", pa_cxx_name(ps, NULL), NULL);
    case 'K':
        return pa_cxx_make_text(ps, PA_CXX_SUFFIXED, "decltype(auto)", pa_cxx_name(ps, NULL), NULL);
    default:
        return pa_cxx_fail(ps);
    }
}

// A parameter or a substitution in a conversion operator, followed by I. These template arguments
// may be the operator's own, so they belong to the type only if others follow them; otherwise they
// are read again by whoever reads the operator's name.
static pa_cxx_ref cast_template(struct pa_cxx_parser *ps, pa_cxx_ref name, bool add)
{
    struct pa_cxx_parser saved = *ps;
    if (add)
        pa_cxx_add_substitution(ps, name);
    pa_cxx_ref template = pa_cxx_template(ps, name);
    if (!ps->failed && pa_cxx_peek(ps, 0) == 'I')
        return template;
    // The vectors may have moved: keep them, take back what was added.
    ps->at = saved.at;
    ps->failed = false;
    ps->substitutions.count = saved.substitutions.count;
    ps->stack.count = saved.stack.count;
    ps->templates.count = saved.templates.count;
    ps->unbound.count = saved.unbound.count;
    ps->base = saved.base;
    ps->lambda_level = saved.lambda_level;
    ps->depth = saved.depth;
    ps->in_constraint = saved.in_constraint;
    ps->lambda_types = saved.lambda_types;
    ps->lambda_values = saved.lambda_values;
    ps->lambda_templates = saved.lambda_templates;
    if (!ps->nodes_left) // that was the reason
        return pa_cxx_fail(ps);
    return name;
}

static pa_cxx_ref elaborated(struct pa_cxx_parser *ps)
{
    const char *kind = pa_cxx_peek(ps, 1) == 's'   ? "struct"
                       : pa_cxx_peek(ps, 1) == 'u' ? "union"
                                                   : "enum";
    ps->at += 2;
    return pa_cxx_make_text(ps, PA_CXX_ELABORATED, kind, pa_cxx_name(ps, NULL), NULL);
}

static pa_cxx_ref t_type(struct pa_cxx_parser *ps, bool in_cast)
{
    char c = pa_cxx_peek(ps, 1);
    if (c == 's' || c == 'u' || c == 'e')
        return elaborated(ps);
    pa_cxx_ref param = pa_cxx_template_param(ps);
    if (pa_cxx_peek(ps, 0) != 'I')
        return param;
    if (in_cast)
        return cast_template(ps, param, true);
    pa_cxx_add_substitution(ps, param);
    return pa_cxx_template(ps, param);
}

static pa_cxx_ref s_type(struct pa_cxx_parser *ps, bool in_cast, bool *add)
{
    char c = pa_cxx_peek(ps, 1);
    if (c != '_' && !pa_cxx_is_digit(c) && !pa_cxx_is_upper(c)) {
        pa_cxx_ref name = pa_cxx_name(ps, NULL);
        *add = !pa_cxx_is_standard(name);
        return name;
    }
    pa_cxx_ref type = pa_cxx_substitution(ps, false);
    if (pa_cxx_kind_of(type) == PA_CXX_MODULE) {
        bool is_cast;
        type = pa_cxx_unqualified_name(ps, type, &is_cast);
        pa_cxx_add_substitution(ps, type);
    }
    *add = pa_cxx_peek(ps, 0) == 'I';
    if (!*add)
        return type;
    if (!in_cast || pa_cxx_kind_of(type) != PA_CXX_PARAM)
        return pa_cxx_template(ps, type);
    pa_cxx_ref template = cast_template(ps, type, false);
    *add = template != type;
    return template;
}

static pa_cxx_ref u_type(struct pa_cxx_parser *ps, bool in_cast, bool *add)
{
    if (pa_cxx_sees(ps, "Ul") || pa_cxx_sees(ps, "Ut")) {
        bool is_cast;
        *add = false;
        return pa_cxx_unqualified_name(ps, NULL, &is_cast);
    }
    ps->at++;
    pa_cxx_ref qualifier_name = pa_cxx_source_name(ps);
    if (pa_cxx_peek(ps, 0) == 'I')
        qualifier_name = pa_cxx_template(ps, qualifier_name);
    return pa_cxx_make(ps, PA_CXX_VENDOR, pa_cxx_type(ps, in_cast), qualifier_name);
}

// u <source-name> [I <type> E]
static pa_cxx_ref vendor_type(struct pa_cxx_parser *ps)
{
    ps->at++;
    pa_cxx_ref name = pa_cxx_source_name(ps);
    if (!pa_cxx_take(ps, "I") || !name)
        return name;
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_TRANSFORMED);
    if (!node)
        return NULL;
    node->text = name->text;
    node->size = name->size;
    node->a = pa_cxx_type(ps, false);
    node->scope = pa_cxx_scope_of(node->a);
    pa_cxx_expect(ps, 'E');
    return node;
}

static pa_cxx_ref compound(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, bool in_cast)
{
    ps->at++;
    return pa_cxx_make(ps, kind, pa_cxx_type(ps, in_cast), NULL);
}

static pa_cxx_ref suffixed(struct pa_cxx_parser *ps, const char *suffix, bool in_cast)
{
    ps->at++;
    return pa_cxx_make_text(ps, PA_CXX_SUFFIXED, suffix, pa_cxx_type(ps, in_cast), NULL);
}

static pa_cxx_ref unqualified_type(struct pa_cxx_parser *ps, bool in_cast, bool *add)
{
    char c = pa_cxx_peek(ps, 0);
    switch (c) {
    case 'P':
        return compound(ps, PA_CXX_POINTER, in_cast);
    case 'R':
        return compound(ps, PA_CXX_REFERENCE, in_cast);
    case 'O':
        return compound(ps, PA_CXX_RVALUE, in_cast);
    case 'C':
        return suffixed(ps, "_Complex", in_cast);
    case 'G':
        return suffixed(ps, "_Imaginary", in_cast);
    case 'S':
        return s_type(ps, in_cast, add);
    case 'T':
        return t_type(ps, in_cast);
    case 'D':
        return d_type(ps, in_cast, add);
    case 'U':
        return u_type(ps, in_cast, add);
    case 'u':
        return vendor_type(ps);
    case 'F':
        return function_type(ps);
    case 'A':
        return array_type(ps, in_cast);
    case 'M':
        return member_pointer(ps, in_cast);
    case 'N':
    case 'W':
    case 'Z':
        return pa_cxx_name(ps, NULL);
    default:
        return pa_cxx_is_digit(c) ? pa_cxx_name(ps, NULL) : pa_cxx_fail(ps);
    }
}

static pa_cxx_ref qualified_type(struct pa_cxx_parser *ps, bool in_cast)
{
    pa_cxx_ref qualifiers = pa_cxx_qualifiers(ps);
    char c = pa_cxx_peek(ps, 0);
    const char *builtin = pa_cxx_is_lower(c) ? builtins[c - 'a'] : NULL;
    // Qualifiers of a function type are those of `this`: the bare function is no type of its own.
    bool add = !builtin && !(qualifiers && c == 'F');
    pa_cxx_ref type;
    if (builtin) {
        ps->at++;
        type = pa_cxx_make_text(ps, PA_CXX_BUILTIN, builtin, NULL, NULL);
    } else {
        bool own = true;
        type = unqualified_type(ps, in_cast, &own);
        add &= own;
    }
    if (add)
        pa_cxx_add_substitution(ps, type);
    if (!qualifiers)
        return type;
    enum pa_cxx_kind kind =
        pa_cxx_kind_of(type) == PA_CXX_FUNCTION || pa_cxx_kind_of(type) == PA_CXX_METHOD
            ? PA_CXX_METHOD
            : PA_CXX_QUALIFIERS;
    type = pa_cxx_with_qualifiers(ps, kind, type, qualifiers);
    pa_cxx_add_substitution(ps, type);
    return type;
}

pa_cxx_ref pa_cxx_type(struct pa_cxx_parser *ps, bool in_cast)
{
    if (!pa_cxx_enter(ps))
        return NULL;
    pa_cxx_ref type = qualified_type(ps, in_cast);
    pa_cxx_leave(ps);
    return type;
}
