// SPDX-License-Identifier: Apache-2.0
// The printer of C++ symbols: names (cxx_print.c), types (cxx_print_type.c), expressions
// (cxx_print_expr.c). A declaration has a part left of the declared name and a part right of it,
// "int (*" and ")(char)"; whatever is no type has a left part only.
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
    struct pa_arena *arena; // for what is normalized
    size_t max_size;        // of the output
    size_t steps_left;      // work that may still be done
    bool failed;            // beyond a limit
    bool no_templates;      // leaves out template arguments
    bool no_enclosing;      // leaves out parameters of functions around local names
    unsigned depth;
    unsigned brackets; // open since the innermost <: with none a > must stand in brackets
    const struct pa_cxx_expansion *expansion;
};

// Writes a NUL-terminated text. cxx_print.c
void pa_cxx_put(struct pa_cxx_printer *pr, const char *text);
void pa_cxx_put_text(struct pa_cxx_printer *pr, pa_cxx_ref node); // its text
// Writes `before` and the number in decimal.
void pa_cxx_put_number(struct pa_cxx_printer *pr, const char *before, int32_t number);
// Writes an opening bracket, inside of which a > needs no brackets of its own.
void pa_cxx_open(struct pa_cxx_printer *pr, const char *bracket);
// Writes the bracket that closes it.
void pa_cxx_close(struct pa_cxx_printer *pr, const char *bracket);
char pa_cxx_last(const struct pa_cxx_printer *pr); // character written, '\0' at the start
// Writes both parts of a node, left and right.
void pa_cxx_print(struct pa_cxx_printer *pr, pa_cxx_ref node);
// Writes what stands left of a declared name, all of it for what is no type.
void pa_cxx_print_left(struct pa_cxx_printer *pr, pa_cxx_ref node);
// Writes what stands right of a declared name; nothing for what is no type.
void pa_cxx_print_right(struct pa_cxx_printer *pr, pa_cxx_ref node);
// The items with commas between them; without those that are nothing if `skip_empty`.
void pa_cxx_print_items(struct pa_cxx_printer *pr, pa_cxx_ref list, bool skip_empty);

// cxx_resolve.c
// What a node stands for here: parameters are replaced by arguments, packs by the item that is
// being expanded, references to references by what they collapse to, qualifiers of qualifiers by
// all.
pa_cxx_ref pa_cxx_resolve(struct pa_cxx_printer *pr, pa_cxx_ref node);

// Writes the left part of a type. cxx_print_type.c
bool pa_cxx_type_left(struct pa_cxx_printer *pr, pa_cxx_ref type); // false: is no type
// Writes the right part; false if the node is no type that has one.
bool pa_cxx_type_right(struct pa_cxx_printer *pr, pa_cxx_ref type);
// Writes a function with its parameters, and with what it returns where the symbol says so.
void pa_cxx_print_encoding(struct pa_cxx_printer *pr, pa_cxx_ref encoding);

// Writes an expression. cxx_print_expr.c
bool pa_cxx_print_expression(struct pa_cxx_printer *pr, pa_cxx_ref node); // false: is none
// Writes an expression, in brackets unless it is a name or the like.
void pa_cxx_parenthesize(struct pa_cxx_printer *pr, pa_cxx_ref node);

#endif
