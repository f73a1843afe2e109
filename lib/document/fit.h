// SPDX-License-Identifier: Apache-2.0
// Text tables made to fit a terminal. Widths count characters. Inside lib/document only.
#ifndef PA_DOCUMENT_FIT_H
#define PA_DOCUMENT_FIT_H

#include "document/printing.h"

// What of a table is shown in so many characters: by column.
struct pa_fit {
    size_t width;   // of a line at most; 0: whatever it takes
    size_t *widths; // as measured; those of texts are made smaller
    bool *hidden;   // set for columns that have no room
    bool bars;      // whether there is room for the bars
};

// Takes the room first from texts, down to a width at which they can still be told apart, then from
// bars, from evidence and what can be spared, from texts again, and last from the columns at the
// right, numbers first: no line is longer than the width, unless a single column is.
void pa_fit_table(struct pa_fit *fit, const struct pa_table *table);

// How many characters a line takes in which nothing is shortened.
size_t pa_fit_needed(const struct pa_fit *fit, const struct pa_table *table);

// Whether the printer shows the column at all.
bool pa_fit_shows(const struct pa_fit *fit, const struct pa_table *table, size_t column);

// Of a cell wider than `width`: a name is shortened from the left by `shorten`, and what indents it
// stays; without `shorten` it is cut with an ellipsis.
void pa_fit_cell(struct pa_strbuf *cell, size_t width, pa_shorten_name *shorten);

// A line of pprof's reports, whose name follows the last "| " or the numbers.
void pa_fit_line(struct pa_strbuf *line, size_t width, pa_shorten_name *shorten);

// Breaks a paragraph between words.
void pa_fit_words(struct pa_strbuf *out, const char *text, size_t size, size_t width);

#endif
