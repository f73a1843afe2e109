// SPDX-License-Identifier: Apache-2.0
// Items of documents in Markdown, in order, as far as there is room for them. Inside lib/document
// only.
#ifndef PA_DOCUMENT_MARKDOWN_ITEMS_H
#define PA_DOCUMENT_MARKDOWN_ITEMS_H

#include "document/markdown_text.h"
#include "document/printing.h"

enum { PA_MARKDOWN_NAMED = 6 }; // of what is left out, so many are named

// `out` and `text` are given, and what `room` there is; `raw` and `left` are released by the
// caller.
struct pa_markdown_items {
    struct pa_strbuf *out;        // the page, in memory
    struct pa_markdown_text text; // writes to the page
    struct pa_strbuf raw;         // scratch
    bool in_checks, in_details;
    size_t details, details_text;  // where what is folded begins, and its first item
    size_t begin, room;            // where the part at hand begins, and where it has to end
    int weight;                    // of its rows and checks, the most (markdown_fit.h)
    struct pa_strbuf left;         // the names of what is left out
    size_t left_count;             // and how much that is
    const char *pictures, *anchor; // address of their folder; of the section at hand; NULL: none
};

// Adds an item; without room for it its name, to what is left out.
void pa_markdown_item_add(struct pa_markdown_items *md, const struct pa_item *item);
// Adds facts as a list; nothing if there are none.
void pa_markdown_facts_add(struct pa_markdown_items *md, const struct pa_fact *fact);
// Ends the list of checks at hand, if any, and what is folded.
void pa_markdown_end_checks(struct pa_markdown_items *md);
void pa_markdown_end_details(struct pa_markdown_items *md);
// Takes back what was added since `start` and notes the name.
void pa_markdown_leave_out(struct pa_markdown_items *md, size_t start, const char *name);
// What an item is called where it is left out; as long as the item.
const char *pa_markdown_item_name(const struct pa_item *item);

#endif
