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

// Returns whether what is meant for `audience`, a set of enum pa_audience, is shown to `who`.
static inline bool pa_sees(enum pa_audience who, unsigned audience)
{
    return audience == PA_FOR_ALL || (audience & who);
}

// Returns the first item from `item` on, itself included, that is meant for `who`; NULL if there is
// none. `item` may be NULL.
const struct pa_item *pa_item_seen(const struct pa_item *item, enum pa_audience who);
// Returns the first fact from `fact` on, itself included, that is meant for `who`; NULL if there is
// none. `fact` may be NULL.
const struct pa_fact *pa_fact_seen(const struct pa_fact *fact, enum pa_audience who);

// A walk over the rows of a table, whether it holds them or makes them.
struct pa_row_walk {
    const struct pa_table *table;
    const struct pa_row *next_row;
    struct pa_cell *made;
    const struct pa_cell *cells; // until the next row
    const char *class;
};

// Starts a walk over the rows of a table. It must be run until pa_row_walk_next() returns false,
// which frees what it holds.
struct pa_row_walk pa_row_walk(const struct pa_table *table);
// Sets walk->cells, one for each column and valid until the next call, and walk->class to those of
// the next row. Returns false at the end, having freed what the walk held.
bool pa_row_walk_next(struct pa_row_walk *walk);

// Returns whether some row has, or for made rows may have, a class.
bool pa_table_classed(const struct pa_table *table);
// Returns what stands above the column for people: its title, else its key.
const char *pa_column_title(const struct pa_column *column);
// Returns what the fact is called for people: its title, else its key.
const char *pa_fact_title(const struct pa_fact *fact);
// Returns whether the column's cells begin at the left: as `align` says, else texts do.
bool pa_column_is_left(const struct pa_column *column);
// Returns the unit of a cell's raw value: the column's or, with mixed_units or without a column
// (facts: NULL), the cell's own. NULL if there is none.
const char *pa_cell_unit(const struct pa_cell *cell, const struct pa_column *column);

// Returns whether an address may become a link: http, https, or relative. Any other scheme, such as
// javascript:, is refused, and so is NULL.
bool pa_href_is_safe(const char *href);
// Returns the word for a result: "passed", "failed", "skipped" or "error".
const char *pa_check_word(enum pa_check_result result);

// Appends the value as people read it: `shown` if there is one, else with a fitting unit; not
// escaped for any format. Nothing for an empty cell. `column` is NULL for facts.
void pa_cell_humanise(struct pa_strbuf *out, const struct pa_cell *cell,
                      const struct pa_column *column);

#endif
