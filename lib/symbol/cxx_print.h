// SPDX-License-Identifier: Apache-2.0
// The printer of C++ symbols: names (cxx_print.c), types (cxx_print_type.c), expressions
// (cxx_print_expr.c). A type has a part left of the declared name and a part right of it, "int (*"
// and ")(char)"; names and expressions have a left part only. All output is appended to pr->out. A
// node beyond a limit is not printed and sets pr->failed, which the caller looks at once, at the
// end.
//
// Inside lib/symbol only.
#ifndef PA_SYMBOL_CXX_PRINT_H
#define PA_SYMBOL_CXX_PRINT_H

#include "base/strbuf.h"
#include "symbol/cxx_parse.h"

// A pack that is being expanded, and at which item; the innermost first.
struct pa_cxx_expansion {
    pa_cxx_ref pack;
    uint32_t item;
    const struct pa_cxx_expansion *outer;
};

struct pa_cxx_printer {
    struct pa_strbuf *out;
    struct pa_arena *arena; // for nodes that pa_cxx_resolve() makes
    size_t max_size;        // of the output
    size_t steps_left;      // work that may still be done
    bool failed;            // beyond a limit
    bool no_templates;      // leaves out template arguments
    bool no_enclosing;      // leaves out parameters of functions around local names
    unsigned depth;
    unsigned brackets; // open since the innermost '<'; at 0 an expression with '>' is parenthesized
    const struct pa_cxx_expansion *expansion;
};

// Appends a NUL-terminated text. Defined in cxx_print.c.
void pa_cxx_put(struct pa_cxx_printer *pr, const char *text);
// Appends the text of a node, node->text of node->size bytes. Defined in cxx_print.c.
void pa_cxx_put_text(struct pa_cxx_printer *pr, pa_cxx_ref node);
// Appends `before`, a NUL-terminated text, and the number in decimal. Defined in cxx_print.c.
void pa_cxx_put_number(struct pa_cxx_printer *pr, const char *before, int32_t number);
// Appends an opening bracket and counts it: within it an expression with '>' needs no parentheses.
// Defined in cxx_print.c.
void pa_cxx_open(struct pa_cxx_printer *pr, const char *bracket);
// Appends the bracket that closes one of pa_cxx_open(). Defined in cxx_print.c.
void pa_cxx_close(struct pa_cxx_printer *pr, const char *bracket);
// Returns the last character of the output, '\0' if that is empty. Defined in cxx_print.c.
char pa_cxx_last(const struct pa_cxx_printer *pr);
// Prints both parts of a node, left and right. Defined in cxx_print.c.
void pa_cxx_print(struct pa_cxx_printer *pr, pa_cxx_ref node);
// Prints the part of a type left of the declared name; names and expressions whole. Defined in
// cxx_print.c.
void pa_cxx_print_left(struct pa_cxx_printer *pr, pa_cxx_ref node);
// Prints the part of a type right of the declared name; nothing for names and expressions. Defined
// in cxx_print.c.
void pa_cxx_print_right(struct pa_cxx_printer *pr, pa_cxx_ref node);
// Prints the items of a node with ", " between them. `list` may be NULL. With `skip_empty` packs
// and lists without items are left out together with their comma. Defined in cxx_print.c.
void pa_cxx_print_items(struct pa_cxx_printer *pr, pa_cxx_ref list, bool skip_empty);

// Returns the node that is to be printed for `node` in the expansion that is being printed:
// template parameters are replaced by their arguments, packs by the current item, references to
// references and nested qualifiers are collapsed. May return `node` itself, a node of the tree or
// a new one in pr->arena; NULL, and a failure, beyond the limits. Defined in cxx_resolve.c.
pa_cxx_ref pa_cxx_resolve(struct pa_cxx_printer *pr, pa_cxx_ref node);

// Prints the left part of a type that is already resolved. False, with nothing printed, if the
// node is no type. Defined in cxx_print_type.c.
bool pa_cxx_type_left(struct pa_cxx_printer *pr, pa_cxx_ref type);
// Prints the right part of a type that is already resolved. False, with nothing printed, if the
// node has none. Defined in cxx_print_type.c.
bool pa_cxx_type_right(struct pa_cxx_printer *pr, pa_cxx_ref type);
// Prints a PA_CXX_ENCODING: a function with its parameters, and with its return type where the
// symbol has it. Defined in cxx_print_type.c.
void pa_cxx_print_encoding(struct pa_cxx_printer *pr, pa_cxx_ref encoding);

// Prints an expression. False, with nothing printed, if the node is none. Defined in
// cxx_print_expr.c.
bool pa_cxx_print_expression(struct pa_cxx_printer *pr, pa_cxx_ref node);
// Prints an expression in parentheses, unless it is a name, a function parameter or a braced list.
// Defined in cxx_print_expr.c.
void pa_cxx_parenthesize(struct pa_cxx_printer *pr, pa_cxx_ref node);

#endif
