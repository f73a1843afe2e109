// SPDX-License-Identifier: Apache-2.0
// Parts of documents for pages that have a head of their own.
#ifndef PA_DOCUMENT_HTML_H
#define PA_DOCUMENT_HTML_H

#include "base/writer.h"
#include "document/document.h"

struct pa_html_options {
    unsigned deeper; // levels that are added to those of headings
    bool pictures;   // figures are files beside the page, and nothing has a style of its own
    bool stacks;     // on a narrow screen cells stand below each other, each under its head
    const char *cut; // tables of this name have at most `most_rows` rows; NULL: none
    size_t most_rows;
};

// Writes the items from `item` on, as the html printer does, for a page that has a head of its own.
void pa_html_items(const struct pa_item *item, const struct pa_html_options *options,
                   struct pa_writer *out);

// Appends the script that makes tables sortable, without <script> around it.
void pa_html_script(struct pa_strbuf *out);

// Appends the name of the file of a figure in the section with this anchor (NULL: none):
// "profile-cpu-flame.svg".
void pa_html_picture_name(const char *anchor, const char *figure, struct pa_strbuf *out);

#endif
