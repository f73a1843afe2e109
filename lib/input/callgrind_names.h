// SPDX-License-Identifier: Apache-2.0
// What the lines of callgrind's files are packed with: names that are written once and then
// referred to by number, and positions relative to those of the line before.
#ifndef PA_INPUT_CALLGRIND_NAMES_H
#define PA_INPUT_CALLGRIND_NAMES_H

#include "base/error.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/vec.h"
#include "input/text.h"

struct pa_callgrind_name {
    int64_t number;
    pa_str name;
};

struct pa_callgrind_names {
    PA_VEC(struct pa_callgrind_name) list;
    struct pa_index index;
};

void pa_callgrind_names_release(struct pa_callgrind_names *names); // frees what it holds
// "(7) name" names 7, "(7)" is its name, anything else is a name. "???" is none (0).
PA_MUST_CHECK bool pa_callgrind_name(struct pa_callgrind_names *names, struct pa_text text,
                                     struct pa_strings *strings, pa_str *name,
                                     struct pa_error *err);

enum { PA_CALLGRIND_POSITIONS = 3 }; // instruction, basic block, line

struct pa_callgrind_position {
    unsigned columns, line; // how many; which one is the line, `columns` if none is
    int64_t last[PA_CALLGRIND_POSITIONS];
};

// Takes the columns of a position off the text; *line is 0 if the line is not known. `move`: later
// ones are relative to it. False if it is none.
PA_MUST_CHECK bool pa_callgrind_take_position(struct pa_callgrind_position *position,
                                              struct pa_text *text, bool move, int64_t *line);
// A decimal number, or a hexadecimal one behind 0x, with a sign or not.
bool pa_callgrind_number(struct pa_text *text, int64_t *value);

#endif
