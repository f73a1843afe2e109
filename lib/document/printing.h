// SPDX-License-Identifier: Apache-2.0
// What the printers have in common: their functions, who sees what, one walk over rows however they
// are stored, and values as people read them.
#ifndef PA_DOCUMENT_PRINTING_H
#define PA_DOCUMENT_PRINTING_H

#include "document/printer.h"

#define PRINTER(name, ...)                                                                         \
    void pa_print_##name(const struct pa_doc *doc, const struct pa_print_options *options,         \
                         struct pa_writer *out);
#include "document/printers.def"
#undef PRINTER

// Whether what is meant for `audience` (a set of enum pa_audience) is shown to `who`.
static inline bool pa_sees(enum pa_audience who, unsigned audience)
{
    return audience == PA_FOR_ALL || (audience & who);
}

// The next item from `item` on (itself included) that `who` sees; NULL at the end.
const struct pa_item *pa_item_seen(const struct pa_item *item, enum pa_audience who);
// The same of facts.
const struct pa_fact *pa_fact_seen(const struct pa_fact *fact, enum pa_audience who);

struct pa_row_walk {
    const struct pa_table *table;
    const struct pa_row *next_row;
    struct pa_cell *made;
    const struct pa_cell *cells; // until the next row
    const char *class;
};

// A walk over the rows of a table, to be run to its end: rows that are made meanwhile take memory
// until then.
struct pa_row_walk pa_row_walk(const struct pa_table *table);
// Sets cells and class to the next row; false at the end, where what the walk held is released.
bool pa_row_walk_next(struct pa_row_walk *walk);

// Whether some row has a class.
bool pa_table_classed(const struct pa_table *table);
// What stands above the column: its title, else its key.
const char *pa_column_title(const struct pa_column *column);
// The same of a fact.
const char *pa_fact_title(const struct pa_fact *fact);
// Whether its cells begin at the left: by `align`, else texts do.
bool pa_column_is_left(const struct pa_column *column);
// The unit of a raw value: the column's, else the cell's own; NULL if neither has one.
const char *pa_cell_unit(const struct pa_cell *cell, const struct pa_column *column);

// Whether a link leads to a web page or a place in our own output: no other scheme, such as
// javascript:, is let through.
bool pa_href_is_safe(const char *href);
// "passed", "failed", "skipped" or "error".
const char *pa_check_word(enum pa_check_result result);

// Adds the value for people, unescaped. `column` may be NULL (facts).
void pa_cell_humanise(struct pa_strbuf *out, const struct pa_cell *cell,
                      const struct pa_column *column);

#endif
