// SPDX-License-Identifier: Apache-2.0
// <unresolved-name>: names in expressions that depend on template parameters.
#include "symbol/cxx_parse.h"

pa_cxx_ref pa_cxx_with_arguments(struct pa_cxx_parser *ps, pa_cxx_ref name)
{
    return pa_cxx_peek(ps, 0) == 'I' ? pa_cxx_template(ps, name) : name;
}

// <source-name>, [on] <operator-name>, dn <destructor's name>; each with template arguments. gcc
// leaves out the "on".
static pa_cxx_ref base_name(struct pa_cxx_parser *ps)
{
    int arity;
    pa_cxx_ref name;
    if (pa_cxx_take(ps, "dn")) {
        name =
            pa_cxx_is_digit(pa_cxx_peek(ps, 0)) ? pa_cxx_source_name(ps) : pa_cxx_type(ps, false);
        name = pa_cxx_make(ps, PA_CXX_DESTRUCTOR, name, NULL);
    } else if (pa_cxx_is_digit(pa_cxx_peek(ps, 0))) {
        name = pa_cxx_source_name(ps);
    } else {
        (void)pa_cxx_take(ps, "on");
        name = pa_cxx_operator(ps, true, &arity);
    }
    return pa_cxx_with_arguments(ps, name);
}

// After sr: a scope made of names, E, and the name itself. gcc at times ends it without E, and then
// the scopes are substitutions.
static pa_cxx_ref scoped_name(struct pa_cxx_parser *ps)
{
    pa_cxx_ref scope = pa_cxx_take(ps, "N") ? pa_cxx_type(ps, false) : NULL;
    while (!ps->failed && pa_cxx_peek(ps, 0) != 'E') {
        if (pa_cxx_kind_of(scope) == PA_CXX_QUALIFIED && !pa_cxx_is_digit(pa_cxx_peek(ps, 0))) {
            pa_cxx_ref outer = scope->a;
            if (pa_cxx_kind_of(outer) == PA_CXX_TEMPLATE)
                pa_cxx_add_substitution(ps, outer->a);
            pa_cxx_add_substitution(ps, outer);
            return scope;
        }
        pa_cxx_ref name = pa_cxx_source_name(ps);
        if (pa_cxx_peek(ps, 0) == 'I')
            pa_cxx_add_substitution(ps, name);
        name = pa_cxx_with_arguments(ps, name);
        scope = scope ? pa_cxx_make(ps, PA_CXX_QUALIFIED, scope, name) : name;
    }
    pa_cxx_expect(ps, 'E');
    if (!scope)
        return pa_cxx_fail(ps);
    return pa_cxx_make(ps, PA_CXX_QUALIFIED, scope, base_name(ps));
}

pa_cxx_ref pa_cxx_unresolved_name(struct pa_cxx_parser *ps)
{
    bool global = pa_cxx_take(ps, "gs");
    pa_cxx_ref name;
    if (!pa_cxx_take(ps, "sr")) {
        name = base_name(ps);
    } else if (pa_cxx_peek(ps, 0) && strchr("TDS", *ps->at)) {
        pa_cxx_ref scope = pa_cxx_type(ps, false);
        name = pa_cxx_make(ps, PA_CXX_QUALIFIED, scope, base_name(ps));
        if (pa_cxx_peek(ps, 0) == 'I') {
            name = pa_cxx_template(ps, name);
            pa_cxx_add_substitution(ps, name);
        }
    } else {
        name = scoped_name(ps);
    }
    return global ? pa_cxx_make_text(ps, PA_CXX_UNARY, "::", name, NULL) : name;
}
