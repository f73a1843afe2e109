// SPDX-License-Identifier: Apache-2.0
// Template arguments and parameters, and lambdas, whose parameters may be templates' too.
#include "symbol/cxx_parse.h"

struct pa_cxx_scope pa_cxx_open_scope(struct pa_cxx_parser *ps, pa_cxx_ref template)
{
    struct pa_cxx_scope outer = {ps->base, ps->templates.count, ps->lambda_level};
    ps->base = ps->templates.count;
    ps->lambda_level = 0;
    pa_vec_push(&ps->templates, template);
    return outer;
}

void pa_cxx_close_scope(struct pa_cxx_parser *ps, struct pa_cxx_scope outer)
{
    ps->base = outer.base;
    ps->templates.count = outer.templates;
    ps->lambda_level = outer.lambda_level;
}

void pa_cxx_bind_cast(struct pa_cxx_parser *ps, size_t from, pa_cxx_ref template)
{
    for (size_t i = from; i < ps->unbound.count; i++) {
        struct pa_cxx_node *param = ps->unbound.items[i];
        if (!template || (uint32_t)param->number >= template->count) {
            pa_cxx_fail(ps);
            return;
        }
        param->a = template;
    }
    ps->unbound.count = from < ps->unbound.count ? from : ps->unbound.count;
}

static struct pa_cxx_node *new_param(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, size_t level,
                                     int32_t index)
{
    struct pa_cxx_node *node = pa_cxx_new(ps, kind);
    if (!node)
        return NULL;
    node->level = (uint16_t)level;
    node->number = index;
    node->scope = &pa_cxx_mixed;
    return node;
}

// Parameter `index` of the template `level` levels in. A lambda's auto parameters are written like
// parameters of a template that there is none of. NULL if there is neither.
pa_cxx_ref pa_cxx_bind(struct pa_cxx_parser *ps, size_t level, int32_t index)
{
    if (level < ps->templates.count - ps->base) {
        pa_cxx_ref template = ps->templates.items[ps->base + level];
        if (!template || (uint32_t)index < template->count) {
            struct pa_cxx_node *node = new_param(ps, PA_CXX_PARAM, level, index);
            if (node && template)
                node->a = node->scope = template;
            else if (node)
                pa_vec_push(&ps->unbound, node);
            return node;
        }
    }
    if (ps->lambda_level && level == ps->lambda_level - 1)
        return new_param(ps, PA_CXX_AUTO_PARAM, level, index);
    return NULL;
}

// T_, T <n> _, TL <level> _ …
pa_cxx_ref pa_cxx_template_param(struct pa_cxx_parser *ps)
{
    const char *start = ps->at++;
    int32_t level = pa_cxx_take(ps, "L") ? pa_cxx_compact_number(ps) : 0;
    int32_t index = pa_cxx_compact_number(ps);
    if (ps->failed || level > PA_CXX_MAX_DEPTH)
        return pa_cxx_fail(ps);
    if (ps->in_constraint) {
        struct pa_cxx_node *name = pa_cxx_new(ps, PA_CXX_NAME);
        if (!name)
            return NULL;
        name->text = start;
        name->size = (uint32_t)(ps->at - 1 - start);
        return name;
    }
    pa_cxx_ref param = pa_cxx_bind(ps, (size_t)level, index);
    return param ? param : pa_cxx_fail(ps);
}

static pa_cxx_ref param_declaration(struct pa_cxx_parser *ps, pa_cxx_ref *name);

// The arguments up to E as the items of a node of `kind` with a=name.
static pa_cxx_ref arguments(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, pa_cxx_ref name)
{
    size_t begun = pa_cxx_list_begin(ps);
    while (!ps->failed && pa_cxx_peek(ps, 0) != 'E') {
        pa_cxx_list_push(ps, pa_cxx_template_argument(ps, begun));
        if (pa_cxx_peek(ps, 0) == 'Q') { // not shown
            pa_cxx_constraint(ps);
            break;
        }
    }
    pa_cxx_expect(ps, 'E');
    return pa_cxx_list_end(ps, begun, kind, name);
}

pa_cxx_ref pa_cxx_template_arguments(struct pa_cxx_parser *ps, enum pa_cxx_kind kind,
                                     pa_cxx_ref name)
{
    if (!pa_cxx_take(ps, "I") && !pa_cxx_take(ps, "J"))
        return pa_cxx_fail(ps);
    return arguments(ps, kind, name);
}

pa_cxx_ref pa_cxx_template(struct pa_cxx_parser *ps, pa_cxx_ref name)
{
    if (pa_cxx_peek(ps, 0) != 'J') // clang leaves out the I before a pack at times
        pa_cxx_expect(ps, 'I');
    return arguments(ps, PA_CXX_TEMPLATE, name);
}

// An argument after the declaration of its parameter, which may refer to the arguments before it
// (those on the stack since `begun`) and is not shown.
static pa_cxx_ref declared_argument(struct pa_cxx_parser *ps, size_t begun)
{
    struct pa_cxx_node *before = pa_cxx_new(ps, PA_CXX_TEMPLATE);
    if (!before)
        return NULL;
    before->count = (uint32_t)(ps->stack.count - begun);
    if (before->count)
        before->items = pa_arena_memdup(ps->arena, ps->stack.items + begun,
                                        before->count * sizeof *before->items);
    struct pa_cxx_scope outer = pa_cxx_open_scope(ps, before);
    pa_cxx_ref name;
    if (!param_declaration(ps, &name))
        pa_cxx_fail(ps);
    pa_cxx_close_scope(ps, outer);
    return pa_cxx_template_argument(ps, pa_cxx_list_begin(ps));
}

static pa_cxx_ref template_argument(struct pa_cxx_parser *ps, size_t begun)
{
    char next = pa_cxx_peek(ps, 1);
    switch (pa_cxx_peek(ps, 0)) {
    case 'X': {
        ps->at++;
        pa_cxx_ref expression = pa_cxx_expression(ps);
        pa_cxx_expect(ps, 'E');
        return expression;
    }
    case 'L':
        return pa_cxx_primary(ps);
    case 'I':
    case 'J':
        return pa_cxx_template_arguments(ps, PA_CXX_PACK, NULL);
    case 'T':
        if (next && strchr("yntpk", next))
            return declared_argument(ps, begun);
        return pa_cxx_type(ps, false);
    default:
        return pa_cxx_type(ps, false);
    }
}

pa_cxx_ref pa_cxx_template_argument(struct pa_cxx_parser *ps, size_t begun)
{
    if (!pa_cxx_enter(ps))
        return NULL;
    pa_cxx_ref argument = template_argument(ps, begun);
    pa_cxx_leave(ps);
    return argument;
}

pa_cxx_ref pa_cxx_constraint(struct pa_cxx_parser *ps)
{
    bool outer = ps->in_constraint;
    pa_cxx_expect(ps, 'Q');
    ps->in_constraint = true;
    pa_cxx_ref expression = pa_cxx_expression(ps);
    ps->in_constraint = outer;
    return expression;
}

// A name for a parameter that has none in the source: $T, $T0, $T1, …; $N for values, $TT for
// templates.
static pa_cxx_ref invented_name(struct pa_cxx_parser *ps, const char *prefix, int *counter)
{
    struct pa_cxx_node *name = pa_cxx_new(ps, PA_CXX_PARAM_NAME);
    if (!name)
        return NULL;
    name->text = prefix;
    name->size = (uint32_t)strlen(prefix);
    name->number = (*counter)++;
    return name;
}

// A template that grows while its parameters are read, each of which may refer to those before.
static void grow(struct pa_cxx_parser *ps, struct pa_cxx_node *template, pa_cxx_ref item)
{
    pa_cxx_ref *items = pa_arena_alloc(ps->arena, (template->count + 1) * sizeof *items);
    if (template->count)
        memcpy(items, template->items, template->count * sizeof *items);
    items[template->count++] = item;
    template->items = items;
}

// A LIST of declarations; *own is their template, pushed on the scope, if there are any.
static pa_cxx_ref declarations(struct pa_cxx_parser *ps, struct pa_cxx_node **own)
{
    size_t begun = pa_cxx_list_begin(ps);
    *own = NULL;
    while (pa_cxx_peek(ps, 0) == 'T' && pa_cxx_peek(ps, 1) && strchr("yntpk", ps->at[1])) {
        pa_cxx_ref name, declaration = param_declaration(ps, &name);
        if (!declaration || (*own && (*own)->count >= 256))
            return pa_cxx_fail(ps);
        pa_cxx_list_push(ps, declaration);
        if (!*own) {
            *own = pa_cxx_new(ps, PA_CXX_TEMPLATE);
            if (!*own)
                return NULL;
            pa_vec_push(&ps->templates, *own);
        }
        grow(ps, *own, name);
    }
    return pa_cxx_list_end(ps, begun, PA_CXX_LIST, NULL);
}

static pa_cxx_ref template_declaration(struct pa_cxx_parser *ps, pa_cxx_ref name)
{
    struct pa_cxx_node *own, *node = pa_cxx_new(ps, PA_CXX_TEMPLATE_PARAM);
    pa_cxx_ref list = declarations(ps, &own);
    if (pa_cxx_peek(ps, 0) == 'Q' && node)
        node->b = pa_cxx_constraint(ps);
    pa_cxx_expect(ps, 'E');
    if (own)
        ps->templates.count--;
    if (!node || !list)
        return pa_cxx_fail(ps);
    node->a = name;
    node->items = list->items;
    node->count = list->count;
    return node;
}

// Ty, Tk <concept>, Tn <type>, Tt <declarations> E, Tp <declaration>; *name is what references to
// the parameter show.
static pa_cxx_ref any_declaration(struct pa_cxx_parser *ps, pa_cxx_ref *name)
{
    if (pa_cxx_take(ps, "Ty")) {
        *name = invented_name(ps, "$T", &ps->lambda_types);
        return pa_cxx_make(ps, PA_CXX_TYPE_PARAM, *name, NULL);
    }
    if (pa_cxx_take(ps, "Tk")) {
        bool outer = ps->in_constraint;
        ps->in_constraint = true;
        pa_cxx_ref concept = pa_cxx_name(ps, NULL);
        ps->in_constraint = outer;
        *name = invented_name(ps, "$T", &ps->lambda_types);
        return pa_cxx_make(ps, PA_CXX_CONCEPT_PARAM, *name, concept);
    }
    if (pa_cxx_take(ps, "Tn")) {
        *name = invented_name(ps, "$N", &ps->lambda_values);
        return pa_cxx_make(ps, PA_CXX_VALUE_PARAM, *name, pa_cxx_type(ps, false));
    }
    if (pa_cxx_take(ps, "Tt")) {
        *name = invented_name(ps, "$TT", &ps->lambda_templates);
        return template_declaration(ps, *name);
    }
    if (pa_cxx_take(ps, "Tp"))
        return pa_cxx_make(ps, PA_CXX_PACK_PARAM, param_declaration(ps, name), NULL);
    return pa_cxx_fail(ps);
}

static pa_cxx_ref param_declaration(struct pa_cxx_parser *ps, pa_cxx_ref *name)
{
    *name = NULL;
    if (!pa_cxx_enter(ps))
        return NULL;
    pa_cxx_ref declaration = any_declaration(ps, name);
    pa_cxx_leave(ps);
    return ps->failed ? NULL : declaration;
}

// Ul [<declarations>] [Q <constraint>] <parameters> [Q <constraint>] E [<number>] _
pa_cxx_ref pa_cxx_closure(struct pa_cxx_parser *ps)
{
    ps->at += 2;
    if (!pa_cxx_enter(ps))
        return NULL;
    size_t outer_level = ps->lambda_level, outer_templates = ps->templates.count;
    ps->lambda_level = ps->templates.count - ps->base + 1;
    struct pa_cxx_node *own, *node = pa_cxx_new(ps, PA_CXX_CLOSURE);
    pa_cxx_ref own_list = declarations(ps, &own), b = NULL, c = NULL;
    if (pa_cxx_peek(ps, 0) == 'Q')
        b = pa_cxx_constraint(ps);
    pa_cxx_ref parameters = pa_cxx_parameters(ps, false);
    ps->lambda_level = outer_level;
    ps->templates.count = outer_templates;
    if (pa_cxx_peek(ps, 0) == 'Q')
        c = pa_cxx_constraint(ps);
    pa_cxx_expect(ps, 'E');
    pa_cxx_leave(ps);
    if (!node || !parameters)
        return pa_cxx_fail(ps);
    *node = (struct pa_cxx_node){.kind = PA_CXX_CLOSURE,
                                 .number = pa_cxx_compact_number(ps),
                                 .items = parameters->items,
                                 .count = parameters->count,
                                 .a = own_list,
                                 .b = b,
                                 .c = c};
    return node;
}
