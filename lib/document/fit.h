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

// Makes a table fit fit->width: sets `widths` of texts, `hidden` and `bars`. Room is taken first
// from texts, down to a width at which they can still be told apart, then from bars, from evidence
// and columns that can be spared, from texts again, and last from the columns at the right, numbers
// first. No line is longer than the width then, unless a single column is.
void pa_fit_table(struct pa_fit *fit, const struct pa_table *table);

// Returns how many characters a line takes with fit->widths, if nothing in it is shortened.
size_t pa_fit_needed(const struct pa_fit *fit, const struct pa_table *table);

// Returns whether a column, by its index, is meant for text and not hidden.
bool pa_fit_shows(const struct pa_fit *fit, const struct pa_table *table, size_t column);

// Shortens the text of a cell that is wider than `width` characters: as a name by `shorten`, its
// indentation staying; with NULL it is cut and ends in an ellipsis.
void pa_fit_cell(struct pa_strbuf *cell, size_t width, pa_shorten_name *shorten);

// Shortens a line of pprof's reports that is wider than `width` characters: first its name, which
// follows the last "| " or the numbers, by `shorten` unless that is NULL; then it is cut.
void pa_fit_line(struct pa_strbuf *line, size_t width, pa_shorten_name *shorten);

// Appends a paragraph of `size` bytes with '\n' between words so that no line is wider than `width`
// characters, unless a single word is.
void pa_fit_words(struct pa_strbuf *out, const char *text, size_t size, size_t width);

#endif
