// SPDX-License-Identifier: Apache-2.0
// <encoding>, <name> and what names are made of.
#include "symbol/cxx_parse.h"

pa_cxx_ref pa_cxx_last_name(pa_cxx_ref name)
{
    for (;;)
        switch (pa_cxx_kind_of(name)) {
        case PA_CXX_TEMPLATE:
        case PA_CXX_TAGGED:
            name = name->a;
            break;
        case PA_CXX_QUALIFIED:
        case PA_CXX_LOCAL:
            name = name->b;
            break;
        default:
            return name;
        }
}

// The template whose arguments T_ stands for in the parameters of a function: the last one of the
// function's name; NULL if there is none.
static pa_cxx_ref template_of(pa_cxx_ref name)
{
    for (;;)
        switch (pa_cxx_kind_of(name)) {
        case PA_CXX_TEMPLATE:
            return name;
        case PA_CXX_LOCAL:
            name = name->b;
            break;
        case PA_CXX_QUALIFIED:
            if (pa_cxx_kind_of(name->b) != PA_CXX_CONSTRUCTOR)
                return NULL;
            name = name->b->b;
            break;
        case PA_CXX_METHOD:
        case PA_CXX_DEFAULT_ARG:
            name = name->a;
            break;
        default:
            return NULL;
        }
}

// Whether the symbol has the function's return type: only those of templates do, but for
// constructors, destructors and conversions.
static bool returns_type(pa_cxx_ref name)
{
    while (name && (name->kind == PA_CXX_LOCAL || name->kind == PA_CXX_METHOD))
        name = name->kind == PA_CXX_LOCAL ? name->b : name->a;
    if (pa_cxx_kind_of(name) != PA_CXX_TEMPLATE)
        return false;
    enum pa_cxx_kind last = pa_cxx_kind_of(pa_cxx_last_name(name));
    return last != PA_CXX_CONSTRUCTOR && last != PA_CXX_DESTRUCTOR && last != PA_CXX_CAST;
}

// The name without the qualifiers of its function, which come back in *method. For a local name
// they are at the entity inside.
static pa_cxx_ref strip_method(struct pa_cxx_parser *ps, pa_cxx_ref name, pa_cxx_ref *method)
{
    *method = NULL;
    if (pa_cxx_kind_of(name) == PA_CXX_METHOD) {
        *method = name;
        return name->a;
    }
    if (pa_cxx_kind_of(name) != PA_CXX_LOCAL)
        return name;
    pa_cxx_ref entity = name->b, argument = NULL;
    if (pa_cxx_kind_of(entity) == PA_CXX_DEFAULT_ARG) {
        argument = entity;
        entity = entity->a;
    }
    if (pa_cxx_kind_of(entity) != PA_CXX_METHOD)
        return name;
    *method = entity;
    entity = entity->a;
    if (argument)
        entity = pa_cxx_make_number(ps, PA_CXX_DEFAULT_ARG, argument->number, entity);
    return pa_cxx_make(ps, PA_CXX_LOCAL, name->a, entity);
}

static pa_cxx_ref function_of(struct pa_cxx_parser *ps, pa_cxx_ref name, pa_cxx_ref method,
                              bool explicit_object, bool encloses_local)
{
    pa_cxx_ref type = pa_cxx_bare_function(ps, returns_type(name), explicit_object);
    if (!type)
        return pa_cxx_fail(ps);
    if (encloses_local) {
        struct pa_cxx_node *local = pa_cxx_new(ps, PA_CXX_FUNCTION);
        if (!local)
            return NULL;
        *local = *type;
        local->flag = true;
        type = local;
    }
    if (!method)
        return type;
    struct pa_cxx_node *qualified = pa_cxx_new(ps, PA_CXX_METHOD);
    if (!qualified)
        return NULL;
    *qualified = *method;
    qualified->a = type;
    qualified->scope = type->scope;
    return qualified;
}

// The function type, constraints and conditions after a name.
static pa_cxx_ref function_encoding(struct pa_cxx_parser *ps, pa_cxx_ref name, bool explicit_object,
                                    bool encloses_local)
{
    pa_cxx_ref template = template_of(name), conditions = NULL, method, needs = NULL;
    struct pa_cxx_scope outer = {0};
    if (template)
        outer = pa_cxx_open_scope(ps, template);
    if (pa_cxx_take(ps, "Ua9enable_if")) // a clang extension, in exactly this place
        conditions = pa_cxx_template_arguments(ps, PA_CXX_ENABLE_IF, NULL);
    name = strip_method(ps, name, &method);
    pa_cxx_ref type = function_of(ps, name, method, explicit_object, encloses_local);
    if (pa_cxx_peek(ps, 0) == 'Q')
        needs = pa_cxx_constraint(ps);
    if (template)
        pa_cxx_close_scope(ps, outer);

    struct pa_cxx_node *whole = pa_cxx_new(ps, PA_CXX_ENCODING);
    if (!whole || !type)
        return pa_cxx_fail(ps);
    whole->a = name;
    whole->b = type;
    whole->scope = pa_cxx_scope_of(name);
    if (type->scope && type->scope != template)
        whole->scope = &pa_cxx_mixed;
    pa_cxx_ref result = whole;
    if (conditions) {
        struct pa_cxx_node *with = pa_cxx_new(ps, PA_CXX_ENABLE_IF);
        if (!with)
            return NULL;
        *with = *conditions;
        with->a = whole;
        result = with;
    }
    return needs ? pa_cxx_make(ps, PA_CXX_REQUIRES, result, needs) : result;
}

pa_cxx_ref pa_cxx_encoding(struct pa_cxx_parser *ps, bool parameters, bool encloses_local)
{
    if (!pa_cxx_enter(ps))
        return NULL;
    pa_cxx_ref result;
    char c = pa_cxx_peek(ps, 0);
    if (c == 'G' || c == 'T') {
        result = pa_cxx_special_name(ps);
    } else {
        bool explicit_object = false;
        result = pa_cxx_name(ps, &explicit_object);
        pa_cxx_ref method;
        if (!parameters)
            result = strip_method(ps, result, &method);
        else if (pa_cxx_more(ps) && *ps->at != 'E')
            result = function_encoding(ps, result, explicit_object, encloses_local);
    }
    pa_cxx_leave(ps);
    return result;
}

// _d, or __dd_ from 10 on; clang may leave bare digits at the very end. Not shown.
static void skip_discriminator(struct pa_cxx_parser *ps)
{
    if (pa_cxx_peek(ps, 0) != '_') {
        const char *p = ps->at;
        while (p < ps->end && pa_cxx_is_digit(*p))
            p++;
        if (p == ps->end)
            ps->at = p;
        return;
    }
    ps->at++;
    bool closed = pa_cxx_take(ps, "_");
    int32_t number = pa_cxx_number(ps);
    if (number < 0)
        pa_cxx_fail(ps);
    if (closed && number >= 10)
        pa_cxx_expect(ps, '_');
}

// Z <encoding> E <name>, or s for a string literal, or d … for a default argument's.
static pa_cxx_ref local_name(struct pa_cxx_parser *ps, bool *explicit_object)
{
    ps->at++;
    pa_cxx_ref function = pa_cxx_encoding(ps, true, true), entity;
    pa_cxx_expect(ps, 'E');
    if (pa_cxx_take(ps, "s")) {
        entity = pa_cxx_make_text(ps, PA_CXX_NAME, "string literal", NULL, NULL);
        skip_discriminator(ps);
    } else {
        int32_t argument = pa_cxx_take(ps, "d") ? pa_cxx_compact_number(ps) : -1;
        entity = pa_cxx_name(ps, explicit_object);
        skip_discriminator(ps);
        if (argument >= 0)
            entity = pa_cxx_make_number(ps, PA_CXX_DEFAULT_ARG, argument, entity);
    }
    return pa_cxx_make(ps, PA_CXX_LOCAL, function, entity);
}

pa_cxx_ref pa_cxx_source_name(struct pa_cxx_parser *ps)
{
    int32_t size = pa_cxx_number(ps);
    if (size <= 0 || size > ps->end - ps->at)
        return pa_cxx_fail(ps);
    struct pa_cxx_node *node = pa_cxx_new(ps, PA_CXX_NAME);
    if (!node)
        return NULL;
    node->text = ps->at;
    node->size = (uint32_t)size;
    ps->at += size;
    // gcc's way to write an anonymous namespace: _GLOBAL_, a separator, N, anything.
    if (size > 10 && !memcmp(node->text, "_GLOBAL_", 8) && memchr("._$", node->text[8], 3) &&
        node->text[9] == 'N') {
        node->text = "(anonymous namespace)";
        node->size = (uint32_t)strlen(node->text);
    }
    return node;
}

// W [P] <source-name>, repeated: C++20 modules.
pa_cxx_ref pa_cxx_module_name(struct pa_cxx_parser *ps, pa_cxx_ref parent)
{
    while (pa_cxx_take(ps, "W")) {
        struct pa_cxx_node *module = pa_cxx_new(ps, PA_CXX_MODULE);
        if (!module)
            return NULL;
        module->flag = pa_cxx_take(ps, "P");
        module->a = parent;
        module->b = pa_cxx_source_name(ps);
        pa_cxx_add_substitution(ps, module);
        parent = module;
    }
    return parent;
}

pa_cxx_ref pa_cxx_tags(struct pa_cxx_parser *ps, pa_cxx_ref name)
{
    while (pa_cxx_take(ps, "B"))
        name = pa_cxx_make(ps, PA_CXX_TAGGED, name, pa_cxx_source_name(ps));
    return name;
}

static pa_cxx_ref unnamed(struct pa_cxx_parser *ps)
{
    if (pa_cxx_take(ps, "Ub")) {
        pa_cxx_compact_number(ps);
        return pa_cxx_make_text(ps, PA_CXX_NAME, "'block-literal'", NULL, NULL);
    }
    if (pa_cxx_sees(ps, "Ul"))
        return pa_cxx_closure(ps);
    if (!pa_cxx_take(ps, "Ut"))
        return pa_cxx_fail(ps);
    pa_cxx_ref type = pa_cxx_make_number(ps, PA_CXX_UNNAMED, pa_cxx_compact_number(ps), NULL);
    pa_cxx_add_substitution(ps, type);
    return type;
}

static pa_cxx_ref bindings(struct pa_cxx_parser *ps)
{
    size_t begun = pa_cxx_list_begin(ps);
    do
        pa_cxx_list_push(ps, pa_cxx_source_name(ps));
    while (pa_cxx_more(ps) && !pa_cxx_take(ps, "E"));
    return pa_cxx_list_end(ps, begun, PA_CXX_BINDINGS, NULL);
}

static pa_cxx_ref operator_name(struct pa_cxx_parser *ps, bool *is_cast)
{
    int arity;
    bool literal = pa_cxx_take(ps, "li");
    if (literal)
        return pa_cxx_make(ps, PA_CXX_LITERAL_OPERATOR, pa_cxx_source_name(ps), NULL);
    pa_cxx_ref name = pa_cxx_operator(ps, false, &arity);
    *is_cast = pa_cxx_kind_of(name) == PA_CXX_CAST;
    return name;
}

pa_cxx_ref pa_cxx_unqualified_name(struct pa_cxx_parser *ps, pa_cxx_ref module, bool *is_cast)
{
    *is_cast = false;
    module = pa_cxx_module_name(ps, module);
    bool is_friend = pa_cxx_take(ps, "F");
    pa_cxx_ref name;
    char c = pa_cxx_peek(ps, 0);
    if (pa_cxx_is_digit(c)) {
        name = pa_cxx_source_name(ps);
    } else if (pa_cxx_is_lower(c)) {
        name = operator_name(ps, is_cast);
    } else if (pa_cxx_take(ps, "DC")) {
        name = bindings(ps);
    } else if (pa_cxx_take(ps, "L")) { // of internal linkage
        name = pa_cxx_source_name(ps);
        skip_discriminator(ps);
    } else {
        name = unnamed(ps);
    }
    if (module)
        name = pa_cxx_make(ps, PA_CXX_MODULE_ENTITY, module, name);
    name = pa_cxx_tags(ps, name);
    return is_friend ? pa_cxx_make(ps, PA_CXX_FRIEND, name, NULL) : name;
}

// N [<CV-qualifiers>] [<ref-qualifier>] <prefix> E
static pa_cxx_ref nested_name(struct pa_cxx_parser *ps, bool *explicit_object)
{
    ps->at++;
    pa_cxx_ref qualifiers = NULL;
    const char *reference = "";
    if (pa_cxx_take(ps, "H")) {
        *explicit_object = true;
    } else {
        qualifiers = pa_cxx_qualifiers(ps);
        reference = pa_cxx_reference_qualifier(ps);
    }
    pa_cxx_ref name = pa_cxx_prefix(ps);
    pa_cxx_expect(ps, 'E');
    if (!qualifiers && !*reference)
        return name;
    struct pa_cxx_node *method = pa_cxx_new(ps, PA_CXX_METHOD);
    if (!method)
        return NULL;
    method->a = name;
    method->scope = pa_cxx_scope_of(name);
    method->text = reference;
    method->size = (uint32_t)strlen(reference);
    if (qualifiers) {
        method->items = qualifiers->items;
        method->count = qualifiers->count;
    }
    return method;
}

pa_cxx_ref pa_cxx_name(struct pa_cxx_parser *ps, bool *explicit_object)
{
    bool unused = false, is_cast = false, add = true;
    char c = pa_cxx_peek(ps, 0);
    if (c == 'N')
        return nested_name(ps, explicit_object ? explicit_object : &unused);
    if (c == 'Z')
        return local_name(ps, explicit_object ? explicit_object : &unused);

    size_t unbound = ps->unbound.count;
    pa_cxx_ref name = NULL, module = NULL;
    if (pa_cxx_take(ps, "St")) {
        pa_cxx_ref std = pa_cxx_make_text(ps, PA_CXX_NAME, "std", NULL, NULL);
        name = pa_cxx_make(ps, PA_CXX_QUALIFIED, std, pa_cxx_unqualified_name(ps, NULL, &is_cast));
    } else if (c == 'S') {
        name = pa_cxx_substitution(ps, false);
        add = false;
        if (pa_cxx_kind_of(name) == PA_CXX_MODULE) {
            module = name;
            name = NULL;
            add = true;
        }
    }
    if (!name)
        name = pa_cxx_unqualified_name(ps, module, &is_cast);
    if (pa_cxx_peek(ps, 0) == 'I') {
        if (add)
            pa_cxx_add_substitution(ps, name);
        name = pa_cxx_template(ps, name);
        if (is_cast)
            pa_cxx_bind_cast(ps, unbound, name);
    } else if (is_cast) {
        pa_cxx_bind_cast(ps, unbound, NULL);
    }
    return name;
}
