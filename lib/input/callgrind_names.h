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

// Frees the list; names stay in their table of strings.
void pa_callgrind_names_release(struct pa_callgrind_names *names);
// Decodes a compressed name (Callgrind Format Specification, "Name Compression"): "(7) name" gives
// the number 7 a name, "(7)" stands for the name that 7 got last, any other text is a name itself.
// *name is in `strings`; 0 for "???", which callgrind writes for an unknown one. PA_ERROR_FORMAT,
// with *name unchanged, for a number that has no name yet.
PA_MUST_CHECK bool pa_callgrind_name(struct pa_callgrind_names *names, struct pa_text text,
                                     struct pa_strings *strings, pa_str *name,
                                     struct pa_error *err);

enum { PA_CALLGRIND_POSITIONS = 3 }; // instruction, basic block, line

struct pa_callgrind_position {
    unsigned columns; // how many a position has, at most PA_CALLGRIND_POSITIONS
    unsigned line;    // index of the column that is the line; `columns`: none is
    int64_t last[PA_CALLGRIND_POSITIONS]; // the position that relative ones refer to
};

// Takes a position, as many numbers as position->columns, off the front of the text (Callgrind
// Format Specification, "Subposition Compression"): each is absolute, relative to the last one
// ("+5", "-5"), or the same ("*"). With `move` it becomes the position that later ones refer to.
// *line is the line number, 0 if it is not known. False if a number is missing; some of the text
// may be taken then.
PA_MUST_CHECK bool pa_callgrind_take_position(struct pa_callgrind_position *position,
                                              struct pa_text *text, bool move, int64_t *line);
// Takes a number off the front of the text: decimal, with a minus sign or without, or hexadecimal
// behind "0x" (64 bits, taken as signed). False, with the text unchanged, if none stands there or
// it does not fit into 64 bits.
bool pa_callgrind_number(struct pa_text *text, int64_t *value);

#endif
