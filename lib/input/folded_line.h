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

// Whether the line is blank or a comment.
bool pa_folded_is_skipped(struct pa_text line);
// Takes a line with so many numbers, 1 or 2, apart. False if it is none; texts are borrowed.
bool pa_folded_parse(struct pa_text line, unsigned columns, struct pa_folded_line *parsed);
// Takes the number at the end off the text, and the blanks before it. False if there is none, or
// nothing in front of it.
bool pa_folded_take_number(struct pa_text *text, struct pa_decimal *number);

#endif
