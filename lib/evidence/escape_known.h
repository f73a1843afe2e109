// SPDX-License-Identifier: Apache-2.0
// Lines of a build's log that were met before, and what they mean. A log of many builds says the
// same again and again, mostly in the same order: a line that is the one which followed last time
// costs one comparison, another known line one look-up, and only new lines are parsed. Private to
// lib/evidence.
#ifndef PA_EVIDENCE_ESCAPE_KNOWN_H
#define PA_EVIDENCE_ESCAPE_KNOWN_H

#include "base/arena.h"
#include "evidence/escape_line.h"
#include "input/line_windows.h"

// What a line does when it is met again.
struct pa_escape_meaning {
    uint32_t id;    // the note's index; the package it names; of a function the package it is in
    uint16_t place; // bytes of FILE:LINE:COL: in front of the message; 0: none, or too many
    uint8_t kind;   // enum pa_escape_kind
    bool explained;
};

struct pa_escape_known_line {
    uint32_t text, size; // private: where it is kept; with its LF
    uint32_t next;       // private: the line that followed last time
    struct pa_escape_meaning meaning;
};

struct pa_escape_known;

// Returns an empty set of lines in the arena, which releases it.
struct pa_escape_known *pa_escape_known_new(struct pa_arena *arena);
// Forgets all lines and frees their memory, which is at most 64 MB.
void pa_escape_known_clear(struct pa_escape_known *known);

// Takes the window's next lines if they are those that followed last time, and returns how many:
// lines[0], … say what they are, until the next call. windows->lines.line is not set. 0, with
// nothing taken, if the next line is another.
size_t pa_escape_known_take(struct pa_escape_known *known, struct pa_line_windows *windows,
                            struct pa_escape_known_line **lines);
// Looks a line up that came next, and adds it if it is new. Returns what it means, valid until the
// next call; *is_new says that the caller has to set it. A line that is long, or for which there is
// no memory left, is new each time.
struct pa_escape_meaning *pa_escape_known_find(struct pa_escape_known *known, struct pa_text line,
                                               bool *is_new);

#endif
