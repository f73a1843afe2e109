// SPDX-License-Identifier: Apache-2.0
// One line of what go build -gcflags=-m prints.
//
//     # example.com/orders
//     ./main.go:30:7: &order{...} escapes to heap
//     ./main.go:12:2: moved to heap: buffer
//     ./main.go:38:7: leaking param: s
//     ./main.go:32:41:     from i (spill) at ./main.go:32:41          (-m=2)
//     ./main.go:29:6: cannot inline newOrder: function too complex …
#ifndef PA_EVIDENCE_ESCAPE_LINE_H
#define PA_EVIDENCE_ESCAPE_LINE_H

#include "input/text.h"

enum pa_escape_kind {
    PA_ESCAPE_HEAP,     // "X escapes to heap"
    PA_ESCAPE_MOVED,    // "moved to heap: X"
    PA_ESCAPE_LEAK,     // a parameter's target may be kept: no allocation here
    PA_ESCAPE_FUNCTION, // a function is declared here
    PA_ESCAPE_FLOW,     // one step of why the note before escapes
    PA_ESCAPE_PACKAGE,  // the notes that follow are of this package
    PA_ESCAPE_QUIET,    // of the compiler, but not about escapes
    PA_ESCAPE_OTHER     // not of the compiler
};

struct pa_escape_line {
    enum pa_escape_kind kind;
    struct pa_text file, what; // what: the name, the expression, or the step of the flow
    int64_t line, column;
    bool explained;      // "flow:" lines follow
    const char *message; // behind "FILE:LINE:COL: "; NULL: the line has no place
};

// Parses one line, without its end, of what `go build -gcflags=-m` or -m=2 prints. Texts of the
// result are borrowed from the line; which members are set depends on the kind.
struct pa_escape_line pa_escape_line_parse(struct pa_text line);
// Sets kind, what and explained of `line` by a message alone, which in a log stands behind
// FILE:LINE:COL and in -json records is a member of its own. `what` is borrowed from the message.
void pa_escape_message_parse(struct pa_text message, struct pa_escape_line *line);

#endif
