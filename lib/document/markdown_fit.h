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

// How much a row of this class weighs.
int pa_markdown_weight(const char *class);

// Chooses what is left out: what is folded, then whole sections in which nothing changed, then
// those in which nothing got worse, then all; of these the largest first. What fits after all comes
// back. The beginning and the first section stay; where something got worse, up to half of the page
// does.
void pa_markdown_fit(struct pa_markdown_part *parts, size_t count, size_t room);

#endif
