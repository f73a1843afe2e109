// SPDX-License-Identifier: Apache-2.0
// The parser of C++ symbols: recursive descent with a limit on depth and on work. The names in
// angle brackets are rules of the grammar in section 5.1 of the Itanium C++ ABI. The function of a
// rule reads it at the current place (ps->at), moves behind it and returns its node, which lives in
// ps->arena.
//
// A failure sets ps->failed and makes the rest of the input empty. Functions then return NULL or an
// incomplete node, so callers need to look at `failed` only once, at the end; loops end because
// they ask pa_cxx_more() or for a certain character.
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

// The state that pa_cxx_open_scope() replaces and pa_cxx_close_scope() restores.
struct pa_cxx_scope {
    size_t base, templates, lambda_level;
};

// Returns the character `ahead` places behind the current one, which is not taken; '\0' beyond the
// end and after a failure.
static inline char pa_cxx_peek(const struct pa_cxx_parser *ps, size_t ahead)
{
    return (size_t)(ps->end - ps->at) > ahead ? ps->at[ahead] : '\0';
}
// Returns whether any input is left. After a failure there is none.
static inline bool pa_cxx_more(const struct pa_cxx_parser *ps)
{
    return ps->at < ps->end;
}
// Returns whether c is 0 to 9, in any locale.
static inline bool pa_cxx_is_digit(char c)
{
    return c >= '0' && c <= '9';
}
// Returns whether c is a to z, in any locale.
static inline bool pa_cxx_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
// Returns whether c is A to Z, in any locale.
static inline bool pa_cxx_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
// Returns whether the rest of the input begins with the NUL-terminated `text`, which is not taken.
static inline bool pa_cxx_sees(const struct pa_cxx_parser *ps, const char *text)
{
    size_t n = strlen(text);
    return (size_t)(ps->end - ps->at) >= n && !memcmp(ps->at, text, n);
}
// Takes the NUL-terminated `text` if the rest of the input begins with it, and returns whether it
// did.
static inline bool pa_cxx_take(struct pa_cxx_parser *ps, const char *text)
{
    bool there = pa_cxx_sees(ps, text);
    if (there)
        ps->at += strlen(text);
    return there;
}
// Marks the symbol as malformed or beyond a limit: sets ps->failed and moves to the end of the
// input. Always returns NULL.
pa_cxx_ref pa_cxx_fail(struct pa_cxx_parser *ps);
// Takes the character c, or fails if another one or the end comes.
void pa_cxx_expect(struct pa_cxx_parser *ps, char c);
// Reads <number>: decimal digits, with "n" before them for a negative one. Fails, and returns 0,
// if there is no digit or the value is close to 2^31 or beyond.
int32_t pa_cxx_number(struct pa_cxx_parser *ps);
// Reads [<number>] "_", the form of indices: "_" is 0, "n_" is n + 1. Fails, and returns 0, for a
// negative number or without "_".
int32_t pa_cxx_compact_number(struct pa_cxx_parser *ps);
// Counts one level of nesting more. Returns false after a failure, among them nesting deeper than
// PA_CXX_MAX_DEPTH: the caller then returns without reading. If true, pa_cxx_leave() must follow.
bool pa_cxx_enter(struct pa_cxx_parser *ps);
// Counts one level of nesting less, after pa_cxx_enter().
static inline void pa_cxx_leave(struct pa_cxx_parser *ps)
{
    ps->depth--;
}

// Allocates a node of that kind in ps->arena, all other members zero, which the caller fills in.
// NULL, and a failure, once ps->nodes_left is used up.
struct pa_cxx_node *pa_cxx_new(struct pa_cxx_parser *ps, enum pa_cxx_kind kind);
// Makes a node with two children, each of which may be NULL where the kind allows it; its scope is
// that of the children. NULL, and a failure, if no more nodes may be made.
pa_cxx_ref pa_cxx_make(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, pa_cxx_ref a, pa_cxx_ref b);
// Makes a node as pa_cxx_make() does, with a NUL-terminated text, which is borrowed and must live
// as long as the arena.
pa_cxx_ref pa_cxx_make_text(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, const char *text,
                            pa_cxx_ref a, pa_cxx_ref b);
// Makes a node with a number and one child, which may be NULL. NULL, and a failure, if no more
// nodes may be made.
pa_cxx_ref pa_cxx_make_number(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, int32_t number,
                              pa_cxx_ref a);
// Begins a list of nodes. Returns the height of ps->stack, to be given to pa_cxx_list_end(); items
// are pushed in between, and lists may be nested.
static inline size_t pa_cxx_list_begin(const struct pa_cxx_parser *ps)
{
    return ps->stack.count;
}
// Adds an item to the list that was begun last. A NULL item is a failure.
void pa_cxx_list_push(struct pa_cxx_parser *ps, pa_cxx_ref item);
// Ends the list that began at `begun`: returns a node of that kind with the items pushed since and
// the child `a`, which may be NULL; removes the items from the stack. NULL, and a failure, if no
// more nodes may be made.
pa_cxx_ref pa_cxx_list_end(struct pa_cxx_parser *ps, size_t begun, enum pa_cxx_kind kind,
                           pa_cxx_ref a);
// Adds a node to the table of substitutions: later S_, S0_, … of the symbol refer to its entries
// in the order of adding. A NULL node is a failure.
void pa_cxx_add_substitution(struct pa_cxx_parser *ps, pa_cxx_ref node);

// Reads <encoding>, a whole symbol after _Z: a function with its type, a variable or a special
// name. With `parameters` false reading stops after the name, and the function type is left
// unread. `encloses_local`: it is the function around a local name, which is printed without its
// return type and, in some modes, its parameters. After a failure the result is NULL or
// incomplete. Defined in cxx_name.c.
pa_cxx_ref pa_cxx_encoding(struct pa_cxx_parser *ps, bool parameters, bool encloses_local);
// Reads <name>. *explicit_object, unless the pointer is NULL, becomes true if it is a member
// function with an explicit object parameter ("H", C++23); else it stays as it is. After a failure
// the result is NULL or incomplete. Defined in cxx_name.c.
pa_cxx_ref pa_cxx_name(struct pa_cxx_parser *ps, bool *explicit_object);
// Reads <unqualified-name>, with its ABI tags. `module` is the module that it is attached to, or
// NULL. *is_cast is set to whether it names a conversion operator. After a failure the result is
// NULL or incomplete. Defined in cxx_name.c.
pa_cxx_ref pa_cxx_unqualified_name(struct pa_cxx_parser *ps, pa_cxx_ref module, bool *is_cast);
// Reads <source-name>: a decimal length and so many characters, as a PA_CXX_NAME whose text is
// borrowed from the symbol. "_GLOBAL__N…" becomes "(anonymous namespace)". After a failure the
// result is NULL or incomplete. Defined in cxx_name.c.
pa_cxx_ref pa_cxx_source_name(struct pa_cxx_parser *ps);
// Reads <module-name>, any number of W [P] <source-name>, as modules within `parent`, which may be
// NULL. Returns `parent` if there is none. After a failure the result is NULL or incomplete.
// Defined in cxx_name.c.
pa_cxx_ref pa_cxx_module_name(struct pa_cxx_parser *ps, pa_cxx_ref parent);
// Reads <abi-tags>, any number of B <source-name>, and returns `name` wrapped in a PA_CXX_TAGGED
// for each; `name` itself if there is none. After a failure the result is NULL or incomplete.
// Defined in cxx_name.c.
pa_cxx_ref pa_cxx_tags(struct pa_cxx_parser *ps, pa_cxx_ref name);
// Returns the last part of a name without the scopes before it and the template arguments and tags
// around it: the name that a constructor repeats. NULL for NULL. Defined in cxx_name.c.
pa_cxx_ref pa_cxx_last_name(pa_cxx_ref name);

// Reads the <prefix> of a nested name with its last part, up to the E, which is not taken. Adds
// its parts to the substitutions. After a failure the result is NULL or incomplete. Defined in
// cxx_prefix.c.
pa_cxx_ref pa_cxx_prefix(struct pa_cxx_parser *ps);

// Reads <special-name>: vtables, thunks, guard variables and the like. After a failure the result
// is NULL or incomplete. Defined in cxx_special.c.
pa_cxx_ref pa_cxx_special_name(struct pa_cxx_parser *ps);

// Reads <type>. `in_cast`: it is the type of a conversion operator, after which template arguments
// of the operator may follow that are not the type's. After a failure the result is NULL or
// incomplete. Defined in cxx_type.c.
pa_cxx_ref pa_cxx_type(struct pa_cxx_parser *ps, bool in_cast);

// Reads <CV-qualifiers>, also noexcept, throw and transaction_safe. Returns a PA_CXX_LIST in the
// order in which they are printed, NULL if there are none. After a failure the result is NULL or
// incomplete. Defined in cxx_function.c.
pa_cxx_ref pa_cxx_qualifiers(struct pa_cxx_parser *ps);
// Returns a node of that kind (PA_CXX_QUALIFIERS or PA_CXX_METHOD) around `type`, with the items
// of `list`, a result of pa_cxx_qualifiers() that is not NULL. A NULL type is a failure. Defined
// in cxx_function.c.
pa_cxx_ref pa_cxx_with_qualifiers(struct pa_cxx_parser *ps, enum pa_cxx_kind kind, pa_cxx_ref type,
                                  pa_cxx_ref list);
// Reads an optional <ref-qualifier>. Returns the constant text "&" or "&&", "" if there is none.
// Defined in cxx_function.c.
const char *pa_cxx_reference_qualifier(struct pa_cxx_parser *ps);
// Reads the parameter types of a function, at least one, as a PA_CXX_LIST, which is empty for
// (void). With `explicit_object` the first one is marked as the explicit object parameter. After a
// failure the result is NULL or incomplete. Defined in cxx_function.c.
pa_cxx_ref pa_cxx_parameters(struct pa_cxx_parser *ps, bool explicit_object);
// Reads <bare-function-type>, as a PA_CXX_FUNCTION. The return type comes first if `returns` is
// true, or if "J" says so. `explicit_object` is as for pa_cxx_parameters(). After a failure the
// result is NULL or incomplete. Defined in cxx_function.c.
pa_cxx_ref pa_cxx_bare_function(struct pa_cxx_parser *ps, bool returns, bool explicit_object);

// Reads <template-args> after the template `name`. Returns a PA_CXX_TEMPLATE, name<arguments>.
// After a failure the result is NULL or incomplete. Defined in cxx_template.c.
pa_cxx_ref pa_cxx_template(struct pa_cxx_parser *ps, pa_cxx_ref name);
// Reads <template-args>, which begin with I or J, as the items of a node of that kind whose child
// a is `name` (may be NULL). After a failure the result is NULL or incomplete. Defined in
// cxx_template.c.
pa_cxx_ref pa_cxx_template_arguments(struct pa_cxx_parser *ps, enum pa_cxx_kind kind,
                                     pa_cxx_ref name);
// Reads one <template-arg>, which the caller pushes. `begun` is where the list of arguments began
// on the stack: an argument that declares its parameter may refer to those before it. After a
// failure the result is NULL or incomplete. Defined in cxx_template.c.
pa_cxx_ref pa_cxx_template_argument(struct pa_cxx_parser *ps, size_t begun);
// Reads <template-param>: T_, T0_ and, with a level, TL0__. Returns the parameter bound to its
// template (pa_cxx_bind()), or inside of a constraint its name as written. One that no template in
// force has is a failure. Defined in cxx_template.c.
pa_cxx_ref pa_cxx_template_param(struct pa_cxx_parser *ps);
// Returns a node for parameter `index` of the template at `level`, counted from the outermost one
// in force (ps->base); a PA_CXX_AUTO_PARAM for an auto parameter of the lambda that is being read.
// NULL, which is no failure, if there is neither. Defined in cxx_template.c.
pa_cxx_ref pa_cxx_bind(struct pa_cxx_parser *ps, size_t level, int32_t index);
// Reads the <closure-type-name> of a lambda, "Ul" parameters "E" and its number, as a
// PA_CXX_CLOSURE. After a failure the result is NULL or incomplete. Defined in cxx_template.c.
pa_cxx_ref pa_cxx_closure(struct pa_cxx_parser *ps);
// Reads Q <expression>, a requires clause, and returns the expression; template parameters in it
// keep their written names (T0). After a failure the result is NULL or incomplete. Defined in
// cxx_template.c.
pa_cxx_ref pa_cxx_constraint(struct pa_cxx_parser *ps);
// Puts `template` in force: from here on template parameters of level 0 are its arguments. NULL
// means a conversion operator, whose arguments are read later (pa_cxx_bind_cast()). Returns the
// state to give to pa_cxx_close_scope(). Defined in cxx_template.c.
struct pa_cxx_scope pa_cxx_open_scope(struct pa_cxx_parser *ps, pa_cxx_ref template);
// Restores the templates that were in force before pa_cxx_open_scope(), which returned `outer`.
// Defined in cxx_template.c.
void pa_cxx_close_scope(struct pa_cxx_parser *ps, struct pa_cxx_scope outer);
// Binds the parameters of a conversion operator that were read before its template was known,
// those in ps->unbound from index `from` on, to `template`, and removes them from there. If there
// are any, a NULL template or one with too few arguments is a failure. Defined in cxx_template.c.
void pa_cxx_bind_cast(struct pa_cxx_parser *ps, size_t from, pa_cxx_ref template);

// Reads <substitution>, S_, S0_, … or St, Sa, Ss, …, and returns the node that it stands for, with
// its template parameters bound to the template that is now in force. `in_prefix`: within a nested
// name, where a constructor or destructor after it takes the full name of the library's template.
// After a failure the result is NULL or incomplete. Defined in cxx_subst.c.
pa_cxx_ref pa_cxx_substitution(struct pa_cxx_parser *ps, bool in_prefix);
// Returns the argument pack (PA_CXX_PACK) that a pack expansion of `pattern` runs over: the first
// one that a template parameter within it is bound to. NULL if there is none. `depth` is the depth
// of nesting, 0 for callers from outside. Each node that is visited counts as work
// (ps->nodes_left). Defined in cxx_subst.c.
pa_cxx_ref pa_cxx_find_pack(struct pa_cxx_parser *ps, pa_cxx_ref pattern, unsigned depth);

// Returns a PA_CXX_EXPANSION of `pattern` over the pack that pa_cxx_find_pack() gives, NULL and a
// failure if no more nodes may be made. Defined in cxx_subst.c.
pa_cxx_ref pa_cxx_expansion_of(struct pa_cxx_parser *ps, pa_cxx_ref pattern);

// Returns the constant node that S and `code` stand for: 't' std, 'a' std::allocator, 's'
// std::string, …; NULL for other codes. With `whole`, before a constructor or destructor, the
// specialization is written in full: std::basic_string<char, …> instead of std::string. Defined in
// cxx_standard.c.
pa_cxx_ref pa_cxx_standard_name(char code, bool whole);
// Returns whether the node is "std" or a short name that pa_cxx_standard_name() gives without
// `whole`. Defined in cxx_standard.c.
bool pa_cxx_is_standard(pa_cxx_ref node);

// Reads <expression>. After a failure the result is NULL or incomplete. Defined in cxx_expr.c.
pa_cxx_ref pa_cxx_expression(struct pa_cxx_parser *ps);
// Reads <expr-primary>, which begins with L: a literal or the name of an entity. After a failure
// the result is NULL or incomplete. Defined in cxx_expr.c.
pa_cxx_ref pa_cxx_primary(struct pa_cxx_parser *ps);

// Reads <unresolved-name>, a name in an expression that depends on template parameters. After a
// failure the result is NULL or incomplete. Defined in cxx_unresolved.c.
pa_cxx_ref pa_cxx_unresolved_name(struct pa_cxx_parser *ps);
// Reads <template-args> if they come next and returns the template with them, else `name` itself.
// After a failure the result is NULL or incomplete. Defined in cxx_unresolved.c.
pa_cxx_ref pa_cxx_with_arguments(struct pa_cxx_parser *ps, pa_cxx_ref name);

// Reads <operator-name> as a PA_CXX_OPERATOR, or PA_CXX_CAST for a conversion. *arity is set to
// its number of operands, 0 to 3 (a vendor's: up to 9). `in_expression`: inside of an expression a
// conversion has no template arguments of its own. After a failure the result is NULL or
// incomplete. Defined in cxx_operator.c.
pa_cxx_ref pa_cxx_operator(struct pa_cxx_parser *ps, bool in_expression, int *arity);

#endif
