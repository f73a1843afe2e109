// SPDX-License-Identifier: Apache-2.0
// The tree of a C++ symbol. All nodes have the same struct; the comment of each kind says which
// members it uses. A node may have several parents and is not changed once it is made, with one
// exception: a template parameter in the type of a conversion operator gets its template when the
// operator's arguments have been read.
#ifndef PA_SYMBOL_CXX_NODE_H
#define PA_SYMBOL_CXX_NODE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum pa_cxx_kind {
    PA_CXX_NOTHING, // pa_cxx_kind_of(NULL)

    // Names.
    PA_CXX_NAME,             // text
    PA_CXX_QUALIFIED,        // a::b
    PA_CXX_LOCAL,            // b inside function a
    PA_CXX_TEMPLATE,         // a<items>
    PA_CXX_PARAM,            // template argument `number` of template a (level `level`)
    PA_CXX_AUTO_PARAM,       // auto parameter `number` of a lambda
    PA_CXX_TAGGED,           // a[abi:b]
    PA_CXX_CONSTRUCTOR,      // class name a; b: inherited from, or NULL
    PA_CXX_DESTRUCTOR,       // class name a
    PA_CXX_OPERATOR,         // text
    PA_CXX_LITERAL_OPERATOR, // operator"" a
    PA_CXX_CAST,             // operator a
    PA_CXX_CLOSURE,          // lambda `number` with parameters items, template parameters a (LIST),
                             // constraint of these b, constraint of the call c
    PA_CXX_UNNAMED,          // unnamed type `number`
    PA_CXX_BINDINGS,         // [items]
    PA_CXX_MODULE,           // parent a, name b; flag: a partition
    PA_CXX_MODULE_ENTITY,    // b of module a
    PA_CXX_FRIEND,           // a
    PA_CXX_DEFAULT_ARG,      // a inside default argument `number`
    PA_CXX_SPECIAL,          // text followed by a, and by "-in-" and b if there is b

    // Whole functions.
    PA_CXX_ENCODING,  // name a of function type b
    PA_CXX_ENABLE_IF, // a with conditions items
    PA_CXX_REQUIRES,  // a requires b

    // Types.
    PA_CXX_BUILTIN,         // text
    PA_CXX_POINTER,         // a*
    PA_CXX_REFERENCE,       // a&
    PA_CXX_RVALUE,          // a&&
    PA_CXX_SUFFIXED,        // a followed by a blank and text
    PA_CXX_QUALIFIERS,      // a with qualifiers items
    PA_CXX_QUALIFIER,       // text, text(items)
    PA_CXX_METHOD,          // function (type) a with qualifiers items and reference qualifier text
    PA_CXX_FUNCTION,        // returns a or NULL, takes items; flag: encloses a local name
    PA_CXX_ARRAY,           // a[b]
    PA_CXX_MEMBER_POINTER,  // pointer to member of class a, of type b
    PA_CXX_VECTOR,          // a of b elements
    PA_CXX_VENDOR,          // a with vendor qualifier b
    PA_CXX_ELABORATED,      // text a
    PA_CXX_DECLTYPE,        // expression a
    PA_CXX_EXPANSION,       // pattern a expanded over PACK b, or over an unknown one
    PA_CXX_PACK,            // items
    PA_CXX_TRANSFORMED,     // text(a)
    PA_CXX_FIXED_POINT,     // a; flag: _Accum; number: saturating
    PA_CXX_BINARY_FLOAT,    // `number` bits
    PA_CXX_BIT_INT,         // a bits; flag: signed
    PA_CXX_EXPLICIT_OBJECT, // this a

    // Template parameters of lambdas.
    PA_CXX_PARAM_NAME,     // text and `number`
    PA_CXX_TYPE_PARAM,     // typename a
    PA_CXX_VALUE_PARAM,    // name a of type b
    PA_CXX_TEMPLATE_PARAM, // template<items> typename a requires b
    PA_CXX_CONCEPT_PARAM,  // name a constrained by b
    PA_CXX_PACK_PARAM,     // pack of parameters a

    // Expressions.
    PA_CXX_LITERAL,        // value text of type a; flag: negative
    PA_CXX_STRING,         // of type a
    PA_CXX_LAMBDA,         // of closure type a
    PA_CXX_FUNCTION_PARAM, // `number`, 0 is this
    PA_CXX_NULLARY,        // text
    PA_CXX_UNARY,          // text a
    PA_CXX_POSTFIX,        // a text
    PA_CXX_TYPE_OPERAND,   // text(a)
    PA_CXX_CONVERSION,     // (a)b
    PA_CXX_BINARY,         // a text b
    PA_CXX_NAMED_CAST,     // text<a>(b)
    PA_CXX_CALL,           // a(b)
    PA_CXX_INDEX,          // a[b]
    PA_CXX_CONDITION,      // a ? b : c
    PA_CXX_FIELD_INIT,     // .a=b
    PA_CXX_INDEX_INIT,     // [a]=b
    PA_CXX_RANGE_INIT,     // [a ... b]=c
    PA_CXX_FOLD,           // over a, and b unless NULL, with operator text; flag: from the left
    PA_CXX_NEW,            // new (a) b(c)
    PA_CXX_LIST,           // items
    PA_CXX_BRACED,         // a{b}
    PA_CXX_SIZEOF_PACK,    // number of items of pack a
    PA_CXX_SIZEOF_ARGS,    // number of items
    PA_CXX_SUBOBJECT,      // of b, of type a, at offset `number`
    PA_CXX_MEMBER_CAST,    // (a)(b)
    PA_CXX_REQUIRES_EXPR,  // parameters items, requirements a (LIST)
    PA_CXX_NEEDS_EXPR,     // expression a of type b; flag: noexcept
    PA_CXX_NEEDS_TYPE,     // type a
    PA_CXX_NEEDS,          // constraint a
};

struct pa_cxx_node {
    uint8_t kind; // enum pa_cxx_kind
    bool flag;
    uint16_t level;
    int32_t number;
    uint32_t size, count; // of text, of items
    const char *text;
    const struct pa_cxx_node *a, *b, *c;
    const struct pa_cxx_node *const *items;
    // The template whose parameters occur in this subtree: NULL if none do, &pa_cxx_mixed if those
    // of several. A substitution (S0_) can share the subtree as it is where the same template is in
    // force, else its parameters are bound anew.
    const struct pa_cxx_node *scope;
};

extern const struct pa_cxx_node pa_cxx_mixed; // only its address is used

// Returns the kind of a node, PA_CXX_NOTHING for NULL.
static inline enum pa_cxx_kind pa_cxx_kind_of(const struct pa_cxx_node *node)
{
    return node ? (enum pa_cxx_kind)node->kind : PA_CXX_NOTHING;
}

// Returns the scope of a node (see there), NULL for NULL.
static inline const struct pa_cxx_node *pa_cxx_scope_of(const struct pa_cxx_node *node)
{
    return node ? node->scope : NULL;
}

#endif
