// SPDX-License-Identifier: Apache-2.0
// A line of folded stacks: "main;parse;read 12", "main;parse;read 12 15".
#ifndef PA_INPUT_FOLDED_LINE_H
#define PA_INPUT_FOLDED_LINE_H

#include "base/decimal.h"
#include "input/text.h"

struct pa_folded_line {
    struct pa_text stack;
    struct pa_decimal number[2]; // as many as were asked for
};

// Returns whether the line is blank or a comment ("# …").
bool pa_folded_is_skipped(struct pa_text line);
// Splits a line into its stack and the `columns` (1 or 2) numbers at its end. parsed->stack is
// borrowed from the line. False, with *parsed undefined, if there are fewer numbers, no stack, or
// the text before them is one frame that ends in ':' (a message such as "Errors: 0").
bool pa_folded_parse(struct pa_text line, unsigned columns, struct pa_folded_line *parsed);
// Takes the last word off the text if it is a decimal number, and the blanks around it. False, with
// the text unchanged, if it is no number or nothing stands in front of it.
bool pa_folded_take_number(struct pa_text *text, struct pa_decimal *number);

#endif
