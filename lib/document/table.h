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

// A cell without a value, of any column.
static inline struct pa_cell pa_cell_empty(void)
{
    return (struct pa_cell){.kind = PA_CELL_EMPTY};
}

struct pa_cell pa_cell_text(const char *text); // NULL: empty
// A text of `size` bytes, borrowed; it may hold NUL.
static inline struct pa_cell pa_cell_bytes(const char *text, size_t size)
{
    return (struct pa_cell){.kind = PA_CELL_TEXT, .text = text, .size = size};
}

// A number of things.
static inline struct pa_cell pa_cell_count(int64_t count)
{
    return (struct pa_cell){.kind = PA_CELL_COUNT, .integer = count};
}

// A value in the unit of the column, or of the cell (pa_cell_in()).
static inline struct pa_cell pa_cell_quantity(int64_t value)
{
    return (struct pa_cell){.kind = PA_CELL_QUANTITY, .integer = value};
}

// A number in floating point in the unit of the column or the cell.
static inline struct pa_cell pa_cell_number(double value)
{
    return (struct pa_cell){.kind = PA_CELL_NUMBER, .number = value};
}

// A share: 0.25 is shown as 25.00%.
static inline struct pa_cell pa_cell_ratio(double share)
{
    return (struct pa_cell){.kind = PA_CELL_RATIO, .number = share};
}

// A relative change: 0.25 is shown as +25.00%.
static inline struct pa_cell pa_cell_delta(double change)
{
    return (struct pa_cell){.kind = PA_CELL_DELTA, .number = change};
}

// An interval with its centre, in the unit of the column.
static inline struct pa_cell pa_cell_interval(double low, double centre, double high)
{
    return (struct pa_cell){.kind = PA_CELL_INTERVAL, .interval = {low, centre, high}};
}

// The same cell with a unit of its own, borrowed.
static inline struct pa_cell pa_cell_in(struct pa_cell cell, const char *unit)
{
    cell.unit = unit;
    return cell;
}

// The same cell with another text for people, borrowed; programs get the value.
static inline struct pa_cell pa_cell_shown(struct pa_cell cell, const char *shown)
{
    cell.shown = shown;
    return cell;
}

// The same cell with a link for html and markdown, borrowed.
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

// An empty table in `arena`. The name, its key in JSON, is borrowed.
struct pa_table *pa_table_new(struct pa_arena *arena, const char *name);
// Key and title are borrowed. Returns the column's index.
size_t pa_table_column(struct pa_table *table, struct pa_column column);
// Several of them, in order.
void pa_table_add_columns(struct pa_table *table, const struct pa_column *columns, size_t count);
// A fact about this table alone. Key and title are borrowed.
void pa_table_fact(struct pa_table *table, const char *key, const char *title,
                   struct pa_cell value);
// A line below the table. Borrowed.
void pa_table_note(struct pa_table *table, const char *text);

// Adds a row; `count` is the number of columns. `class` is NULL, or e.g. "regressed", "improved",
// "noise": part of the data.
void pa_table_add_row(struct pa_table *table, const char *class, const struct pa_cell *cells,
                      size_t count);
#define pa_table_row(table, class, ...)                                                            \
    pa_table_add_row(table, class, (struct pa_cell[]){__VA_ARGS__},                                \
                     sizeof((struct pa_cell[]){__VA_ARGS__}) / sizeof(struct pa_cell))

#endif
