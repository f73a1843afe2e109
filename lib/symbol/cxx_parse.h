// SPDX-License-Identifier: Apache-2.0
// The parser of C++ symbols: recursive descent with a limit on depth and on work. After a failure
// the rest of the input is empty, and parsers return whatever they have: callers look at `failed`
// once, at the end. Loops therefore ask pa_cxx_more().
//
// Inside lib/symbol only. Each grammar rule is in the file of its kind: cxx_name.c, cxx_special.c,
// cxx_type.c, cxx_template.c, cxx_subst.c, cxx_expr.c, cxx_operator.c.
#ifndef PA_SYMBOL_CXX_PARSE_H
#define PA_SYMBOL_CXX_PARSE_H

#include "base/vec.h"
#include "symbol/cxx_node.h"

#include <string.h>

// Nesting of types, expressions and encodings. A frame takes a few hundred bytes of stack.
enum { PA_CXX_MAX_DEPTH = 400 };

typedef const struct pa_cxx_node *pa_cxx_ref;
typedef PA_VEC(pa_cxx_ref) pa_cxx_refs;

struct pa_cxx_parser {
    const char *at, *end;
    struct pa_arena *arena;
    bool failed;
    bool in_constraint; // template parameters keep their names
    unsigned depth;
    size_t nodes_left; // work that may still be done

    pa_cxx_refs substitutions;
    pa_cxx_refs stack; // items of the lists that are open

    // The templates whose parameters may be referred to, by level from `base` on. NULL is a
    // conversion operator's, not known yet.
    pa_cxx_refs templates;
    size_t base;
    size_t lambda_level; // 1 + level of the innermost lambda's own parameters; 0: in no lambda
    PA_VEC(struct pa_cxx_node *) unbound; // parameters of level NULL
    int lambda_types, lambda_values, lambda_templates;
};

// A container that is restored when a nested name with its own template is done.
struct pa_cxx_scope {
    size_t base, templates, lambda_level;
};

// Characters.
static inline char pa_cxx_peek(const struct pa_cxx_parser *ps, size_t ahead)
{
    return (size_t)(ps->end - ps->at) > ahead ? ps->at[ahead] : '\0';
}
// Whether anything is left to parse. After a failure nothing is.
static inline bool pa_cxx_more(const struct pa_cxx_parser *ps)
{
    return ps->at < ps->end;
}
// Whether c is 0 to 9, in any locale.
static inline bool pa_cxx_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
// Whether c is a to z, in any locale.
static inline bool pa_cxx_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
// Whether c is A to Z, in any locale.
static inline bool pa_cxx_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
// Whether the rest begins with the text.
static inline bool pa_cxx_sees(const struct pa_cxx_parser *ps, const char *text)
{
    size_t n = strlen(text);
    return (size_t)(ps->end - ps->at) >= n && !memcmp(ps->at, text, n);
}
// Takes the text off the rest if that begins with it; returns whether it did.
static inline bool pa_cxx_take(struct pa_cxx_parser *ps, const char *text)
{
    bool there = pa_cxx_sees(ps, text);
    if (there)
        ps->at += strlen(text);
    return there;
}
pa_cxx_ref pa_cxx_fail(struct pa_cxx_parser *ps); // NULL
// Takes this character, or fails.
void pa_cxx_expect(struct pa_cxx_parser *ps, char c);
int32_t pa_cxx_number(struct pa_cxx_parser *ps);         // [n]digits
int32_t pa_cxx_compact_number(struct pa_cxx_parser *ps); // _ is 0, n_ is n+1
bool pa_cxx_enter(struct pa_cxx_parser *ps);             // false: too deep, failed
// Leaves what pa_cxx_enter() entered.
static inline void pa_cxx_leave(struct pa_cxx_parser *ps)
{
    ps->depth--;
}

// Nodes. All return NULL after the last node that may be made.
struct pa_cxx_node *pa_cxx_new(struct pa_cxx_parser *ps, enum pa_cxx_kind kind);
// A node with two children, which may be NULL where the kind allows it.
pa_cxx_ref pa_cxx_make(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, pa_cxx_ref a, pa_cxx_ref b);
// The same with a text, which is borrowed.
pa_cxx_ref pa_cxx_make_text(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, const char *text,
                            pa_cxx_ref a, pa_cxx_ref b);
// A node with a number and one child.
pa_cxx_ref pa_cxx_make_number(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, int32_t number,
                              pa_cxx_ref a);
// A list is begun, pushed to and ended; the items are those pushed since `begun`.
static inline size_t pa_cxx_list_begin(const struct pa_cxx_parser *ps)
{
    return ps->stack.count;
}
// Adds an item to the list begun last.
void pa_cxx_list_push(struct pa_cxx_parser *ps, pa_cxx_ref item);
// Makes a node of the items pushed since `begun`, with the child `a`.
pa_cxx_ref pa_cxx_list_end(struct pa_cxx_parser *ps, size_t begun, enum pa_cxx_kind kind,
                           pa_cxx_ref a);
// Makes a node one that S_ and the like may refer to from here on.
void pa_cxx_add_substitution(struct pa_cxx_parser *ps, pa_cxx_ref node);

// cxx_name.c. With `parameters` false the parser stops after the name.
pa_cxx_ref pa_cxx_encoding(struct pa_cxx_parser *ps, bool parameters, bool encloses_local);
pa_cxx_ref pa_cxx_name(struct pa_cxx_parser *ps, bool *explicit_object); // may be NULL
// <unqualified-name> of the Itanium C++ ABI. `module` is what it is part of, or NULL; *is_cast: it
// is a conversion operator's.
pa_cxx_ref pa_cxx_unqualified_name(struct pa_cxx_parser *ps, pa_cxx_ref module, bool *is_cast);
// <source-name>: a length and so many characters.
pa_cxx_ref pa_cxx_source_name(struct pa_cxx_parser *ps);
// <module-name>, any number of W <source-name>, below `parent`; `parent` if there is none.
pa_cxx_ref pa_cxx_module_name(struct pa_cxx_parser *ps, pa_cxx_ref parent);
// <abi-tags>, any number of B <source-name>, around `name`; `name` if there is none.
pa_cxx_ref pa_cxx_tags(struct pa_cxx_parser *ps, pa_cxx_ref name);
// Without the templates, scopes and tags around the last part of a name.
pa_cxx_ref pa_cxx_last_name(pa_cxx_ref name);

// <prefix> of a nested name, up to E, which is not taken. cxx_prefix.c
pa_cxx_ref pa_cxx_prefix(struct pa_cxx_parser *ps); // up to E, which is not taken

// <special-name>: vtables, thunks, guards and the like. cxx_special.c
pa_cxx_ref pa_cxx_special_name(struct pa_cxx_parser *ps);

// cxx_type.c. `in_cast`: of a conversion operator, whose template arguments may follow.
pa_cxx_ref pa_cxx_type(struct pa_cxx_parser *ps, bool in_cast);

// <CV-qualifiers> and vendor's ones. cxx_function.c
pa_cxx_ref pa_cxx_qualifiers(struct pa_cxx_parser *ps); // a LIST, or NULL
// A node of `kind` around a type, with the items of a list of qualifiers. Fails where an earlier
// node could not be made.
pa_cxx_ref pa_cxx_with_qualifiers(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, pa_cxx_ref type,
                                  pa_cxx_ref list);
const char *pa_cxx_reference_qualifier(struct pa_cxx_parser *ps);             // "", "&" or "&&"
pa_cxx_ref pa_cxx_parameters(struct pa_cxx_parser *ps, bool explicit_object); // a LIST
// <bare-function-type>: a node of the parameters, and of what it returns if `returns`.
// `explicit_object`: the first parameter is the object.
pa_cxx_ref pa_cxx_bare_function(struct pa_cxx_parser *ps, bool returns, bool explicit_object);

// A template's name with its arguments. cxx_template.c
pa_cxx_ref pa_cxx_template(struct pa_cxx_parser *ps, pa_cxx_ref name); // name<arguments>
// At I or J: a node of `kind` with the arguments as its items and a=name.
pa_cxx_ref pa_cxx_template_arguments(struct pa_cxx_parser *ps, enum pa_cxx_kind kind,
                                     pa_cxx_ref name);
// <template-arg>, pushed to the list that was begun at `begun`.
pa_cxx_ref pa_cxx_template_argument(struct pa_cxx_parser *ps, size_t begun);
// <template-param>: T_, T0_ and the like, also with a level.
pa_cxx_ref pa_cxx_template_param(struct pa_cxx_parser *ps);
// The parameter `index` of the template at `level` of those that are open; NULL if there is none.
pa_cxx_ref pa_cxx_bind(struct pa_cxx_parser *ps, size_t level, int32_t index);
// <closure-type-name> and <unnamed-type-name>: what stands for a lambda or a type without a name.
pa_cxx_ref pa_cxx_closure(struct pa_cxx_parser *ps);
// Q <expression>: what a requires clause demands.
pa_cxx_ref pa_cxx_constraint(struct pa_cxx_parser *ps);
// From here on parameters of level 0 are those of `template`. Returns what pa_cxx_close_scope()
// restores.
struct pa_cxx_scope pa_cxx_open_scope(struct pa_cxx_parser *ps, pa_cxx_ref template);
// Back to the scope that was open before.
void pa_cxx_close_scope(struct pa_cxx_parser *ps, struct pa_cxx_scope outer);
// Gives the parameters left open since `from` their template; without one they are an error.
void pa_cxx_bind_cast(struct pa_cxx_parser *ps, size_t from, pa_cxx_ref template);

// <substitution>: S_, St and the like; what it stands for. cxx_subst.c
pa_cxx_ref pa_cxx_substitution(struct pa_cxx_parser *ps, bool in_prefix);
// The PACK that a pattern is expanded over, or NULL.
pa_cxx_ref pa_cxx_find_pack(struct pa_cxx_parser *ps, pa_cxx_ref pattern, unsigned depth);

// The pattern expanded over its pack: PA_CXX_EXPANSION.
pa_cxx_ref pa_cxx_expansion_of(struct pa_cxx_parser *ps, pa_cxx_ref pattern);

// cxx_standard.c
// What S and `code` stand for, NULL if nothing; the template itself rather than the usual name of
// its specialization if `whole`, for constructors.
pa_cxx_ref pa_cxx_standard_name(char code, bool whole);
// Whether the node is one of those that pa_cxx_standard_name() gives, or "std" itself.
bool pa_cxx_is_standard(pa_cxx_ref node);

// <expression>. cxx_expr.c
pa_cxx_ref pa_cxx_expression(struct pa_cxx_parser *ps);
pa_cxx_ref pa_cxx_primary(struct pa_cxx_parser *ps); // at L

// <unresolved-name>, of an expression that depends on a template's parameters. cxx_unresolved.c
pa_cxx_ref pa_cxx_unresolved_name(struct pa_cxx_parser *ps);
pa_cxx_ref pa_cxx_with_arguments(struct pa_cxx_parser *ps, pa_cxx_ref name); // if there are any

// cxx_operator.c
// An operator's name; `arity` gets its operands. A CAST for conversion operators.
pa_cxx_ref pa_cxx_operator(struct pa_cxx_parser *ps, bool in_expression, int *arity);

#endif
