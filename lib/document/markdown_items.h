// SPDX-License-Identifier: Apache-2.0
// Items of documents in Markdown, in order, as far as there is room for them. Inside lib/document
// only.
#ifndef PA_DOCUMENT_MARKDOWN_ITEMS_H
#define PA_DOCUMENT_MARKDOWN_ITEMS_H

#include "document/markdown_text.h"
#include "document/printing.h"

enum { PA_MARKDOWN_NAMED = 6 }; // of what is left out, so many are named

// The page as far as it is written. The caller gives `out`, `text` and `room`, and releases `raw`
// and `left`.
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

// Appends an item to the page; one for which there is no room is left out, its name added to
// `left`. Texts are borrowed for the call only.
void pa_markdown_item_add(struct pa_markdown_items *md, const struct pa_item *item);
// Appends the facts from `fact` on (NULL: none) that are for pages, as a list.
void pa_markdown_facts_add(struct pa_markdown_items *md, const struct pa_fact *fact);
// Ends the list of checks at hand, if one is open.
void pa_markdown_end_checks(struct pa_markdown_items *md);
// Ends what is folded, if it is open; if nothing in it found room, its heading is taken back.
void pa_markdown_end_details(struct pa_markdown_items *md);
// Takes back what was appended since size `start` of the page, counts it and, for the first
// PA_MARKDOWN_NAMED, adds `name` to `left`.
void pa_markdown_leave_out(struct pa_markdown_items *md, size_t start, const char *name);
// Returns what an item is called where it is left out: title, text or kind. A constant or borrowed
// from the item.
const char *pa_markdown_item_name(const struct pa_item *item);

#endif
