// SPDX-License-Identifier: Apache-2.0
// A table of raw values: every report is made of these, and every printer prints them. Cells hold
// numbers as they were measured; text, markdown and html show them with fitting units, json and csv
// give the raw number and its unit.
//
//     struct pa_table *t = pa_table_new(arena, "functions");
//     pa_table_column(t, (struct pa_column){.key = "flat", .kind = PA_CELL_QUANTITY,
//                                           .unit = "nanoseconds"});
//     pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
//     pa_table_row(t, NULL, pa_cell_quantity(1500000), pa_cell_text("main.work"));
//
// A table and its rows live in the arena. Texts are borrowed: they must live until the table is
// printed. All columns come before the first row; a row has one cell for each column, of the
// column's kind or empty.
#ifndef PA_DOCUMENT_TABLE_H
#define PA_DOCUMENT_TABLE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum pa_cell_kind {
    PA_CELL_EMPTY,
    PA_CELL_TEXT,     // bytes, UTF-8 or not
    PA_CELL_COUNT,    // a whole number of things
    PA_CELL_QUANTITY, // a whole number of units
    PA_CELL_NUMBER,   // a real number, of units or not
    PA_CELL_RATIO,    // a share: 0.5 is shown as 50.00%, without its sign
    PA_CELL_DELTA,    // a relative change: 0.5 is shown as +50.00%
    PA_CELL_INTERVAL, // a centre with its confidence interval, in units or not
};

// One value.
struct pa_cell {
    enum pa_cell_kind kind;
    union {
        struct {
            const char *text;
            size_t size;
        };
        int64_t integer; // count, quantity
        double number;   // number, ratio, delta; NaN: not known
        struct {
            double low, centre, high;
        } interval;
    };
    const char *unit;  // only where the column says mixed_units, and in facts
    const char *shown; // NULL, or what people see instead of the value
    const char *href;  // NULL, or where html and markdown link to
};

// Makes a cell without a value, which fits any column.
static inline struct pa_cell pa_cell_empty(void)
{
    return (struct pa_cell){.kind = PA_CELL_EMPTY};
}

// Makes a text cell of a NUL-terminated text, borrowed; NULL gives an empty cell.
struct pa_cell pa_cell_text(const char *text);
// Makes a text cell of `size` bytes, borrowed, which may hold any byte.
static inline struct pa_cell pa_cell_bytes(const char *text, size_t size)
{
    return (struct pa_cell){.kind = PA_CELL_TEXT, .text = text, .size = size};
}

// Makes a cell of a whole number of things.
static inline struct pa_cell pa_cell_count(int64_t count)
{
    return (struct pa_cell){.kind = PA_CELL_COUNT, .integer = count};
}

// Makes a cell of a whole number in the unit of the column or of the cell (pa_cell_in()).
static inline struct pa_cell pa_cell_quantity(int64_t value)
{
    return (struct pa_cell){.kind = PA_CELL_QUANTITY, .integer = value};
}

// Makes a cell of a real number in the unit of the column or the cell; NaN means not known.
static inline struct pa_cell pa_cell_number(double value)
{
    return (struct pa_cell){.kind = PA_CELL_NUMBER, .number = value};
}

// Makes a cell of a share, as a fraction of 1: 0.25 is shown as 25.00%. NaN means not known.
static inline struct pa_cell pa_cell_ratio(double share)
{
    return (struct pa_cell){.kind = PA_CELL_RATIO, .number = share};
}

// Makes a cell of a relative change, as a fraction of 1: 0.25 is shown as +25.00%. NaN means not
// known.
static inline struct pa_cell pa_cell_delta(double change)
{
    return (struct pa_cell){.kind = PA_CELL_DELTA, .number = change};
}

// Makes a cell of a confidence interval with its centre, in the unit of the column or the cell.
static inline struct pa_cell pa_cell_interval(double low, double centre, double high)
{
    return (struct pa_cell){.kind = PA_CELL_INTERVAL, .interval = {low, centre, high}};
}

// Returns the same cell with a unit of its own, borrowed.
static inline struct pa_cell pa_cell_in(struct pa_cell cell, const char *unit)
{
    cell.unit = unit;
    return cell;
}

// Returns the same cell with another text for people, borrowed; programs still get the value.
static inline struct pa_cell pa_cell_shown(struct pa_cell cell, const char *shown)
{
    cell.shown = shown;
    return cell;
}

// Returns the same cell with the address that html and markdown link to, borrowed. Unsafe schemes
// are not linked (pa_href_is_safe()).
static inline struct pa_cell pa_cell_linked(struct pa_cell cell, const char *href)
{
    cell.href = href;
    return cell;
}

// Who gets to see a column, a fact or a part of a document: a set, 0 is everyone.
enum pa_audience {
    PA_FOR_ALL = 0,
    PA_FOR_TEXT = 1,  // text
    PA_FOR_PAGES = 2, // markdown, html
    PA_FOR_DATA = 4,  // json, csv
};

enum pa_align { PA_ALIGN_BY_KIND, PA_ALIGN_LEFT, PA_ALIGN_RIGHT }; // by kind: numbers right

// A column.
struct pa_column {
    const char *key;   // in json and csv: unique in the table, does not start with '_'
    const char *title; // for people; NULL: the key
    enum pa_cell_kind kind;
    const char *unit;     // of the raw values; NULL: none
    bool mixed_units;     // instead of unit: each cell has its own
    const char *shown_in; // the unit that people see; NULL: "auto"
    enum pa_align align;
    unsigned audience;
    bool evidence; // says how sure another column is (p, q): no number to follow over time
    bool names;    // TEXT: names of functions, whose short form may stand where room is short
    bool spare;    // text: left out first where a line has no room, as evidence is
    // Text only. Width 0 is as wide as the widest cell; any other width is kept, and a longer cell
    // pushes the rest of its line to the right, as printf("%10s") does.
    unsigned width;
    unsigned gap; // blanks before the column; 0: two
    unsigned bar; // RATIO: also drawn as a bar, this many characters wide at 100 %
};

struct pa_row; // row.h

// Rows made one by one while printing, for tables too large to hold. `start` is called before the
// first `next` of each printing. `next` fills one cell for each column and may set *class (NULL
// before the call); false at the end. What it gives must live until the next call.
struct pa_row_source {
    void (*start)(void *state);
    bool (*next)(void *state, struct pa_cell *cells, const char **class);
    void *state;
    bool classed; // some row may have a class
};

// A line below a table.
struct pa_note {
    struct pa_note *next;
    const char *text;
};

// Something that is said once: of a document, of a table. E.g. key "duration", title "Duration".
struct pa_fact {
    struct pa_fact *next;
    const char *key, *title; // title NULL: the key
    struct pa_cell value;
    unsigned audience;
};

struct pa_table {
    struct pa_arena *arena;
    const char *name;  // in json and csv
    const char *title; // NULL: none
    unsigned audience;
    struct pa_column *columns;
    size_t column_count, column_capacity;
    struct pa_row *rows, *last_row;
    size_t row_count;
    bool classed;                // some row has a class
    struct pa_row_source source; // next not NULL: instead of rows
    struct pa_fact *facts, *last_fact;
    struct pa_note *notes, *last_note; // below the table
};

// Makes an empty table in `arena`. `name`, its key in JSON, is borrowed.
struct pa_table *pa_table_new(struct pa_arena *arena, const char *name);
// Adds a column, before the first row. Its key must be new in the table and not begin with '_';
// key, title and units are borrowed. Returns the column's index, from 0.
size_t pa_table_column(struct pa_table *table, struct pa_column column);
// Adds `count` columns in their order.
void pa_table_add_columns(struct pa_table *table, const struct pa_column *columns, size_t count);
// Adds a fact about this table alone. `key` and `title` (NULL: the key) are borrowed.
void pa_table_fact(struct pa_table *table, const char *key, const char *title,
                   struct pa_cell value);
// Adds a line below the table, borrowed.
void pa_table_note(struct pa_table *table, const char *text);

// Adds a row of `count` cells, one for each column, each of the column's kind or empty. Cells are
// copied, their texts borrowed. `class` is NULL or a word such as "regressed", "improved", "noise",
// which is part of the data. pa_table_row() takes the cells as arguments.
void pa_table_add_row(struct pa_table *table, const char *class, const struct pa_cell *cells,
                      size_t count);
#define pa_table_row(table, class, ...)                                                            \
    pa_table_add_row(table, class, (struct pa_cell[]){__VA_ARGS__},                                \
                     sizeof((struct pa_cell[]){__VA_ARGS__}) / sizeof(struct pa_cell))

#endif
