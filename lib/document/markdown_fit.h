// SPDX-License-Identifier: Apache-2.0
// What of a page in Markdown is left out so that it fits a comment. Inside lib/document only.
#ifndef PA_DOCUMENT_MARKDOWN_FIT_H
#define PA_DOCUMENT_MARKDOWN_FIT_H

#include "document/printing.h"

// A part begins with a section or a heading; the first one is what stands before both.
struct pa_markdown_part {
    const char *name;
    size_t section; // the number of the part that begins its section
    size_t size;    // in bytes
    int weight;     // 2: something got worse or failed, 1: changed, 0: neither
    bool folded;
    // What becomes of it: it is left out, or so many bytes of it are counted on, and its tables are
    // cut to that.
    bool left_out;
    size_t kept;
};

// Returns the weight of a row of this class (NULL: none), as in struct pa_markdown_part: 2, 1 or 0.
int pa_markdown_weight(const char *class);

// Sets left_out and kept of `count` parts so that what is kept has at most `room` bytes. Left out
// is first what is folded, then whole sections in which nothing changed, then those in which
// nothing got worse, then all others, the largest first; what fits after all comes back. The
// beginning and the first section stay; where something got worse, up to half of the room does.
void pa_markdown_fit(struct pa_markdown_part *parts, size_t count, size_t room);

#endif
