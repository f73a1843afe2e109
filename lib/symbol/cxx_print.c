// SPDX-License-Identifier: Apache-2.0
#include "symbol/cxx_print.h"

enum { PRINT_DEPTH = 4 * PA_CXX_MAX_DEPTH };

void pa_cxx_put(struct pa_cxx_printer *pr, const char *text)
{
    pa_strbuf_adds(pr->out, text);
}

void pa_cxx_put_text(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_strbuf_add(pr->out, node->text, node->size);
}

void pa_cxx_put_number(struct pa_cxx_printer *pr, const char *before, int32_t number)
{
    pa_strbuf_printf(pr->out, "%s%d", before, (int)number);
}

void pa_cxx_open(struct pa_cxx_printer *pr, const char *bracket)
{
    pr->brackets++;
    pa_cxx_put(pr, bracket);
}

void pa_cxx_close(struct pa_cxx_printer *pr, const char *bracket)
{
    pr->brackets--;
    pa_cxx_put(pr, bracket);
}

char pa_cxx_last(const struct pa_cxx_printer *pr)
{
    return pr->out->size ? pr->out->text[pr->out->size - 1] : '\0';
}

static bool enter(struct pa_cxx_printer *pr)
{
    if (pr->failed || pr->steps_left == 0 || pr->depth >= PRINT_DEPTH ||
        pr->out->size > pr->max_size) {
        pr->failed = true;
        return false;
    }
    pr->steps_left--;
    pr->depth++;
    return true;
}

static bool is_empty(struct pa_cxx_printer *pr, pa_cxx_ref node);

static bool all_empty(struct pa_cxx_printer *pr, pa_cxx_ref list)
{
    if (!enter(pr))
        return false;
    uint32_t i = 0;
    while (i < list->count && is_empty(pr, list->items[i]))
        i++;
    pr->depth--;
    return i == list->count;
}

static bool is_empty(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    node = pa_cxx_resolve(pr, node);
    switch (pa_cxx_kind_of(node)) {
    case PA_CXX_PACK:
        return all_empty(pr, node);
    case PA_CXX_LIST:
        return !node->count;
    case PA_CXX_EXPANSION:
        return node->b && !node->b->count;
    default:
        return false;
    }
}

void pa_cxx_print_items(struct pa_cxx_printer *pr, pa_cxx_ref list, bool skip_empty)
{
    bool first = true;
    for (uint32_t i = 0; list && i < list->count; i++) {
        if (skip_empty && is_empty(pr, list->items[i]))
            continue;
        if (!first)
            pa_cxx_put(pr, ", ");
        first = false;
        pa_cxx_print(pr, list->items[i]);
    }
}

static void print_expansion(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    if (!node->b) {
        pa_cxx_parenthesize(pr, node->a);
        pa_cxx_put(pr, "...");
        return;
    }
    struct pa_cxx_expansion here = {node->b, 0, pr->expansion};
    for (; here.item < node->b->count && !pr->failed; here.item++) {
        if (here.item)
            pa_cxx_put(pr, ", ");
        pr->expansion = &here;
        pa_cxx_print(pr, node->a);
        pr->expansion = here.outer;
    }
}

static void print_template(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_print(pr, node->a);
    if (pr->no_templates)
        return;
    if (pa_cxx_last(pr) == '<') // of operator<
        pa_cxx_put(pr, " ");
    unsigned outer = pr->brackets;
    pr->brackets = 0;
    pa_cxx_put(pr, "<");
    pa_cxx_print_items(pr, node, true);
    pa_cxx_put(pr, pa_cxx_last(pr) == '>' ? " >" : ">");
    pr->brackets = outer;
}

// The parameters of a lambda, with those of its template and the constraints.
static void print_lambda(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    if (node->a && node->a->count) {
        unsigned outer = pr->brackets;
        pr->brackets = 0;
        pa_cxx_put(pr, "<");
        pa_cxx_print_items(pr, node->a, false);
        pa_cxx_put(pr, ">");
        pr->brackets = outer;
    }
    if (node->b) {
        pa_cxx_put(pr, " requires ");
        pa_cxx_print(pr, node->b);
        pa_cxx_put(pr, " ");
    }
    pa_cxx_open(pr, "(");
    pa_cxx_print_items(pr, node, false);
    pa_cxx_close(pr, ")");
    if (node->c) {
        pa_cxx_put(pr, " requires ");
        pa_cxx_print(pr, node->c);
    }
}

static void print_operator(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_put(pr, pa_cxx_is_lower(*node->text) ? "operator " : "operator");
    pa_strbuf_add(pr->out, node->text, node->size - (node->text[node->size - 1] == ' '));
}

static void print_special(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_put_text(pr, node);
    pa_cxx_print(pr, node->a);
    if (node->b) {
        pa_cxx_put(pr, "-in-");
        pa_cxx_print(pr, node->b);
    }
}

static void print_module(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    if (node->a)
        pa_cxx_print(pr, node->a);
    pa_cxx_put(pr, node->flag ? ":" : node->a ? "." : "");
    pa_cxx_print(pr, node->b);
}

static void print_pair(struct pa_cxx_printer *pr, pa_cxx_ref a, const char *between, pa_cxx_ref b)
{
    pa_cxx_print(pr, a);
    pa_cxx_put(pr, between);
    pa_cxx_print(pr, b);
}

static void print_scoped(struct pa_cxx_printer *pr, const char *before, pa_cxx_ref node)
{
    pa_cxx_put(pr, before);
    pa_cxx_print(pr, node);
}

// Names made of other names by putting something before, between or behind.
static bool print_compound(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    switch (pa_cxx_kind_of(node)) {
    case PA_CXX_QUALIFIED:
    case PA_CXX_LOCAL:
        print_pair(pr, node->a, "::", node->b);
        return true;
    case PA_CXX_TAGGED:
        print_pair(pr, node->a, "[abi:", node->b);
        pa_cxx_put(pr, "]");
        return true;
    case PA_CXX_MODULE_ENTITY:
        print_pair(pr, node->b, "@", node->a);
        return true;
    case PA_CXX_CONSTRUCTOR:
        pa_cxx_print(pr, node->a);
        return true;
    case PA_CXX_DESTRUCTOR:
        print_scoped(pr, "~", node->a);
        return true;
    case PA_CXX_LITERAL_OPERATOR:
        print_scoped(pr, "operator\"\" ", node->a);
        return true;
    case PA_CXX_CAST:
        print_scoped(pr, "operator ", node->a);
        return true;
    case PA_CXX_FRIEND:
        print_scoped(pr, "friend ", node->a);
        return true;
    case PA_CXX_DEFAULT_ARG:
        pa_cxx_put_number(pr, "{default arg#", node->number + 1);
        print_scoped(pr, "}::", node->a);
        return true;
    default:
        return false;
    }
}

// False if the node is no name.
static bool print_name(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    switch (pa_cxx_kind_of(node)) {
    case PA_CXX_NAME:
    case PA_CXX_BUILTIN:
        pa_cxx_put_text(pr, node);
        return true;
    case PA_CXX_TEMPLATE:
        print_template(pr, node);
        return true;
    case PA_CXX_AUTO_PARAM:
        pa_cxx_put_number(pr, "auto:", node->number + 1);
        return true;
    case PA_CXX_OPERATOR:
        print_operator(pr, node);
        return true;
    case PA_CXX_CLOSURE:
        pa_cxx_put(pr, "{lambda");
        print_lambda(pr, node);
        pa_cxx_put_number(pr, "#", node->number + 1);
        pa_cxx_put(pr, "}");
        return true;
    case PA_CXX_LAMBDA:
        pa_cxx_put(pr, "[]");
        print_lambda(pr, node->a);
        pa_cxx_put(pr, "{...}");
        return true;
    case PA_CXX_UNNAMED:
        pa_cxx_put_number(pr, "{unnamed type#", node->number + 1);
        pa_cxx_put(pr, "}");
        return true;
    case PA_CXX_BINDINGS:
        pa_cxx_put(pr, "[");
        pa_cxx_print_items(pr, node, false);
        pa_cxx_put(pr, "]");
        return true;
    case PA_CXX_MODULE:
        print_module(pr, node);
        return true;
    case PA_CXX_SPECIAL:
        print_special(pr, node);
        return true;
    default:
        return print_compound(pr, node);
    }
}

static void print_whole(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    switch (pa_cxx_kind_of(node)) {
    case PA_CXX_ENCODING:
        pa_cxx_print_encoding(pr, node);
        break;
    case PA_CXX_ENABLE_IF:
        pa_cxx_print(pr, node->a);
        pa_cxx_put(pr, " [enable_if:");
        pa_cxx_print_items(pr, node, false);
        pa_cxx_put(pr, "]");
        break;
    case PA_CXX_REQUIRES:
        print_pair(pr, node->a, " requires ", node->b);
        break;
    case PA_CXX_PACK:
    case PA_CXX_LIST:
        pa_cxx_print_items(pr, node, false);
        break;
    case PA_CXX_EXPANSION:
        print_expansion(pr, node);
        break;
    default:
        break;
    }
}

void pa_cxx_print_left(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    if (!enter(pr))
        return;
    node = pa_cxx_resolve(pr, node);
    if (!pa_cxx_type_left(pr, node) && !print_name(pr, node) && !pa_cxx_print_expression(pr, node))
        print_whole(pr, node);
    pr->depth--;
}

void pa_cxx_print_right(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    if (!enter(pr))
        return;
    pa_cxx_type_right(pr, pa_cxx_resolve(pr, node));
    pr->depth--;
}

void pa_cxx_print(struct pa_cxx_printer *pr, pa_cxx_ref node)
{
    pa_cxx_print_left(pr, node);
    pa_cxx_print_right(pr, node);
}
