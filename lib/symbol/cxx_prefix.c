// SPDX-License-Identifier: Apache-2.0
// <prefix>: the parts of a nested name.
#include "symbol/cxx_parse.h"

static pa_cxx_ref constructor(struct pa_cxx_parser *ps, pa_cxx_ref last)
{
    ps->at++;
    bool inherits = pa_cxx_take(ps, "I");
    if (!last || !pa_cxx_more(ps))
        return pa_cxx_fail(ps);
    ps->at++; // which of the variants is not shown
    pa_cxx_ref base = inherits ? pa_cxx_type(ps, false) : NULL;
    return pa_cxx_tags(ps, pa_cxx_make(ps, PA_CXX_CONSTRUCTOR, pa_cxx_last_name(last), base));
}

static pa_cxx_ref destructor(struct pa_cxx_parser *ps, pa_cxx_ref last)
{
    if (!last || ps->end - ps->at < 2)
        return pa_cxx_fail(ps);
    ps->at += 2;
    return pa_cxx_tags(ps, pa_cxx_make(ps, PA_CXX_DESTRUCTOR, pa_cxx_last_name(last), NULL));
}

// The state of a <prefix> that is being read.
struct prefix {
    pa_cxx_ref whole, last, module;
    bool has_cast;
    size_t unbound; // parameters open before the cast
    pa_cxx_ref cast;
};

static pa_cxx_ref prefix_name(struct pa_cxx_parser *ps, struct prefix *px)
{
    bool is_cast;
    size_t unbound = ps->unbound.count;
    pa_cxx_ref name = pa_cxx_unqualified_name(ps, px->module, &is_cast);
    px->module = NULL;
    if (is_cast) {
        px->has_cast = true;
        px->cast = pa_cxx_last_name(name);
        px->unbound = unbound;
    }
    return name;
}

static pa_cxx_ref prefix_template(struct pa_cxx_parser *ps, struct prefix *px)
{
    if (!px->whole)
        return pa_cxx_fail(ps);
    size_t open = ps->unbound.count;
    pa_cxx_ref template = pa_cxx_template(ps, px->whole);
    if (px->has_cast) {
        if (ps->unbound.count != open) // an argument refers to the cast's own template
            return pa_cxx_fail(ps);
        pa_cxx_bind_cast(ps, px->unbound, template);
        px->has_cast = false;
    }
    px->whole = NULL;
    return template;
}

static pa_cxx_ref prefix_end(struct pa_cxx_parser *ps, struct prefix *px)
{
    if (!px->whole)
        return pa_cxx_fail(ps);
    if (px->has_cast) {
        pa_cxx_ref to = px->cast ? px->cast->a : NULL;
        pa_cxx_bind_cast(ps, px->unbound, pa_cxx_kind_of(to) == PA_CXX_TEMPLATE ? to : NULL);
    }
    return px->whole;
}

// The next part of a prefix; NULL without a failure if it is none that is shown.
static pa_cxx_ref prefix_part(struct pa_cxx_parser *ps, struct prefix *px)
{
    char c = pa_cxx_peek(ps, 0);
    if (pa_cxx_is_digit(c) || pa_cxx_is_lower(c) || (c && strchr("ULFW", c)) ||
        pa_cxx_sees(ps, "DC"))
        return prefix_name(ps, px);
    switch (c) {
    case 'C':
        return constructor(ps, px->last);
    case 'D':
        if (pa_cxx_sees(ps, "DT") || pa_cxx_sees(ps, "Dt"))
            return pa_cxx_type(ps, false);
        return destructor(ps, px->last);
    case 'S': {
        pa_cxx_ref part = pa_cxx_substitution(ps, true);
        if (pa_cxx_kind_of(part) != PA_CXX_MODULE)
            return part;
        px->module = part;
        return NULL;
    }
    case 'I':
    case 'J':
        return prefix_template(ps, px);
    case 'T':
        return pa_cxx_template_param(ps);
    case 'M': // the scope of a lambda in an initializer: the variable before it is scope enough
        if (!px->whole)
            return pa_cxx_fail(ps);
        ps->at++;
        return NULL;
    default:
        return pa_cxx_fail(ps);
    }
}

pa_cxx_ref pa_cxx_prefix(struct pa_cxx_parser *ps)
{
    struct prefix px = {0};
    for (;;) {
        char c = pa_cxx_peek(ps, 0);
        if (c == 'E')
            return prefix_end(ps, &px);
        pa_cxx_ref part = prefix_part(ps, &px);
        if (ps->failed)
            return NULL;
        if (!part)
            continue;
        px.last = part;
        px.whole = px.whole ? pa_cxx_make(ps, PA_CXX_QUALIFIED, px.whole, part) : part;
        if (c != 'S' && pa_cxx_peek(ps, 0) != 'E')
            pa_cxx_add_substitution(ps, px.whole);
    }
}
