// SPDX-License-Identifier: Apache-2.0
// Parses folded stacks, a window of lines at a time: of each stack how many frames it shares with
// the line before and which follow, as numbers of names, and the names that are new. A batch has no
// pointers into the window, so that one thread can parse lines while another builds the profile.
//
//     struct pa_folded_parser p;
//     struct pa_folded_batch batch = {0};
//     pa_folded_parser_open(&p, input);
//     do {
//         pa_folded_parse_window(&p, &batch);
//         … use the batch …
//     } while (!batch.last);
//     pa_folded_batch_release(&batch);
//     pa_folded_parser_close(&p);
#ifndef PA_INPUT_FOLDED_BATCH_H
#define PA_INPUT_FOLDED_BATCH_H

#include "base/intern.h"
#include "input/folded_line.h"
#include "input/line_windows.h"

struct pa_folded_stack {
    size_t line;     // its number
    uint32_t common; // how many frames from the root are those of the stack before
    uint32_t fresh;  // how many of the batch's `frames` follow them
    bool has_tail;
    struct pa_decimal count; // the last number of the line
};

// Of a line that is not just a stack with a whole number, and of all behind it: the last frame's
// last byte, and what follows. If the stack ends in an empty frame, which is left out, that byte is
// a semicolon.
struct pa_folded_tail {
    size_t start, size; // in the batch's text
    bool two;           // there are two numbers
    struct pa_decimal first;
};

struct pa_folded_batch {
    PA_VEC(struct pa_folded_stack) stacks;
    PA_VEC(struct pa_folded_tail) tails; // of those that have one, in their order
    PA_VEC(uint32_t) frames;             // numbers of names
    PA_VEC(struct pa_string) names;      // new ones; they are numbered on, from 1
    PA_VEC(size_t) others;               // numbers of lines that are no stack with a count
    struct pa_strbuf text;
    bool last; // the file ends here, or there was an error
    struct pa_error err;
};

// Frees the lists and the text.
void pa_folded_batch_release(struct pa_folded_batch *batch);

// A frame that is looked up.
struct pa_folded_frame {
    struct pa_text name;
    uint64_t hash;
};

struct pa_folded_parser {
    struct pa_line_windows windows;
    struct pa_strings names;
    // The stack before, in this window, and of each of its frames where it ends.
    struct pa_text before;
    PA_VEC(size_t) ends;
    PA_VEC(struct pa_folded_frame) frames; // scratch: of a line, those that were not in `before`
    bool one;   // some line had one number: of each line only the last one counts
    bool tails; // some line had a tail: all have from there on
};

// Begins to read folded stacks from input->stream, or input->bytes where there is none. The input
// is borrowed until the parser is closed.
void pa_folded_parser_open(struct pa_folded_parser *parser, struct pa_input *input);
// Frees what the parser holds, with the texts that names of its batches borrow. The input stays the
// caller's.
void pa_folded_parser_close(struct pa_folded_parser *parser);
// Parses the next window of whole lines into the batch, whose former contents are dropped. Texts of
// batch->names live as long as the parser, all else until the batch is filled anew. Lines that are
// no stack with a count are listed in batch->others. Returns false with the last window, whose
// batch is to be used as well; batch->err has a code then if reading failed.
bool pa_folded_parse_window(struct pa_folded_parser *parser, struct pa_folded_batch *batch);

#endif
