// SPDX-License-Identifier: Apache-2.0
// The operators of expressions and of operator names. Inside lib/symbol only.
#ifndef PA_SYMBOL_CXX_OPERATOR_H
#define PA_SYMBOL_CXX_OPERATOR_H

#include "symbol/cxx_parse.h"

// How an operator is read in an expression.
enum pa_cxx_shape {
    PA_CXX_SHAPE_NULLARY,
    PA_CXX_SHAPE_UNARY,
    PA_CXX_SHAPE_INCREMENT, // ++ and --: a prefix if _ follows, else a suffix
    PA_CXX_SHAPE_TYPE,      // the operand is a type
    PA_CXX_SHAPE_BINARY,
    PA_CXX_SHAPE_NAMED_CAST,
    PA_CXX_SHAPE_CALL,
    PA_CXX_SHAPE_INDEX,
    PA_CXX_SHAPE_MEMBER, // the right side is a name
    PA_CXX_SHAPE_FIELD,  // .a=b
    PA_CXX_SHAPE_ELEMENT,
    PA_CXX_SHAPE_RANGE,
    PA_CXX_SHAPE_CONDITION,
    PA_CXX_SHAPE_FOLD,
    PA_CXX_SHAPE_FOLD_BINARY,
    PA_CXX_SHAPE_NEW,
};

struct pa_cxx_operator {
    char code[3];     // two letters, as in the symbol: "pl"
    const char *name; // as it is shown: "+"
    enum pa_cxx_shape shape;
};

// Looks up the two-letter code at the current place in the table of operators. Returns a constant
// entry, NULL if it is not in the table (a conversion "cv", a vendor's operator, or none at all).
// Does not move the parser.
const struct pa_cxx_operator *pa_cxx_find_operator(const struct pa_cxx_parser *ps);

// Reads an <expression> that begins with an operator: the operator and its operands. Returns its
// node; a failure sets ps->failed.
pa_cxx_ref pa_cxx_operator_expression(struct pa_cxx_parser *ps);
// Reads any number of <expression> up to the character `stop`, which is taken too. Returns them as
// a PA_CXX_LIST. After a failure the result is NULL or incomplete. Defined in cxx_expr.c.
pa_cxx_ref pa_cxx_expression_list(struct pa_cxx_parser *ps, char stop);

#endif
