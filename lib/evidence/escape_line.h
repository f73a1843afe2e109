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
    PA_ESCAPE_FLOW,     // belongs to the note before: why it escapes
    PA_ESCAPE_PACKAGE,  // those that follow are of this package
    PA_ESCAPE_QUIET,    // the compiler's, and no escape
    PA_ESCAPE_OTHER     // nothing of the compiler's
};

struct pa_escape_line {
    enum pa_escape_kind kind;
    struct pa_text file, what; // what: name, expression, or reason
    int64_t line, column;
    bool explained; // "flow:" lines follow
};

// What a line of `go build -gcflags=-m` says; its texts are borrowed from the line.
struct pa_escape_line pa_escape_line_parse(struct pa_text line);
// The same for what stands behind the place, which -json has apart.
void pa_escape_message_parse(struct pa_text message, struct pa_escape_line *line);

#endif
