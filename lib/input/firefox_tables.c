// SPDX-License-Identifier: Apache-2.0
#include "input/firefox_tables.h"

enum { MOST_COLUMNS = 8, MOST_CELLS = 32 };

static const struct table {
    const char *name;
    struct {
        const char *name;
        enum pa_firefox_column column;
    } columns[MOST_COLUMNS];
} tables[] = {
    {"stringArray", {{NULL, 0}}},
    {"stringTable", {{NULL, 0}}},
    {"stackTable",
     {{"prefix", PA_FX_STACK_PREFIX},
      {"prefixOffset", PA_FX_STACK_PREFIX_OFFSET},
      {"frame", PA_FX_STACK_FRAME},
      {"category", PA_FX_STACK_CATEGORY}}},
    {"frameTable",
     {{"func", PA_FX_FRAME_FUNC},
      {"location", PA_FX_FRAME_LOCATION},
      {"address", PA_FX_FRAME_ADDRESS},
      {"line", PA_FX_FRAME_LINE},
      {"column", PA_FX_FRAME_COLUMN},
      {"category", PA_FX_FRAME_CATEGORY},
      {"lib", PA_FX_FRAME_LIB}}},
    {"funcTable",
     {{"name", PA_FX_FUNC_NAME},
      {"fileName", PA_FX_FUNC_FILE},
      {"source", PA_FX_FUNC_SOURCE},
      {"resource", PA_FX_FUNC_RESOURCE},
      {"lineNumber", PA_FX_FUNC_LINE}}},
    {"resourceTable", {{"lib", PA_FX_RESOURCE_LIB}}},
    {"sources", {{"filename", PA_FX_SOURCE_FILE}}},
    {"samples",
     {{"stack", PA_FX_SAMPLE_STACK},
      {"weight", PA_FX_SAMPLE_WEIGHT},
      {"threadCPUDelta", PA_FX_SAMPLE_CPU}}},
    {"jsAllocations", {{"stack", PA_FX_JS_STACK}, {"weight", PA_FX_JS_WEIGHT}}},
    {"nativeAllocations", {{"stack", PA_FX_NATIVE_STACK}, {"weight", PA_FX_NATIVE_WEIGHT}}},
};
enum { STRING_TABLES = 2, TABLES = sizeof tables / sizeof *tables };

void pa_firefox_tables_release(struct pa_firefox_tables *t)
{
    for (int i = 0; i < PA_FX_COLUMNS; i++)
        pa_packed_release(&t->column[i]);
    pa_vec_release(&t->strings);
}

void pa_firefox_tables_drop_stacks(struct pa_firefox_tables *t)
{
    for (int i = PA_FX_STACK_PREFIX; i <= PA_FX_STACK_CATEGORY; i++)
        pa_vec_release(&t->column[i].bytes);
}

int pa_firefox_table_named(struct pa_text name)
{
    for (int i = 0; i < TABLES; i++) {
        if (pa_text_equals(name, tables[i].name))
            return i;
    }
    return -1;
}

// PA_FX_COLUMNS if it is none that is needed.
static enum pa_firefox_column column_named(const struct table *table, struct pa_text name)
{
    for (int i = 0; i < MOST_COLUMNS && table->columns[i].name; i++) {
        if (pa_text_equals(name, table->columns[i].name))
            return table->columns[i].column;
    }
    return PA_FX_COLUMNS;
}

static bool has_fractions(enum pa_firefox_column column)
{
    return column == PA_FX_SAMPLE_WEIGHT || column == PA_FX_SAMPLE_CPU ||
           column == PA_FX_JS_WEIGHT || column == PA_FX_NATIVE_WEIGHT;
}

// What is no number is none in all columns: 1 in weights, where it is rare, and 0 in CPU time.
static void push_cell(struct pa_packed_ints *to, enum pa_firefox_column column, struct pa_json *j)
{
    int64_t number;
    if (!has_fractions(column))
        pa_packed_push(to, pa_json_int(j, &number) ? number : PA_PACKED_NONE);
    else if (!pa_packed_read_number(to, j))
        pa_packed_push(to, column != PA_FX_SAMPLE_CPU);
}

static void read_column(struct pa_firefox_tables *t, enum pa_firefox_column column,
                        struct pa_json *j)
{
    struct pa_packed_ints *to = &t->column[column];
    if (column == PA_FX_FRAME_ADDRESS) {
        pa_packed_read_addresses(to, j);
        return;
    }
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return;
    while (pa_json_more(j))
        push_cell(to, column, j);
}

// ---- Rows

struct rows {
    enum pa_firefox_column column[MOST_CELLS]; // by place; PA_FX_COLUMNS: not needed
    bool has_schema;
    struct pa_packed_ints cells[MOST_CELLS];
};

static void read_schema(struct rows *rows, const struct table *table, struct pa_json *j)
{
    struct pa_text name;
    int64_t place;
    if (rows->has_schema) { // a second one
        pa_json_skip(j);
        return;
    }
    for (int i = 0; i < MOST_CELLS; i++)
        rows->column[i] = PA_FX_COLUMNS;
    if (!pa_json_begin(j, PA_JSON_OBJECT))
        return;
    rows->has_schema = true;
    while (pa_json_any_member(j, &name)) {
        enum pa_firefox_column column = column_named(table, name);
        if (pa_json_int(j, &place) && place >= 0 && place < MOST_CELLS)
            rows->column[place] = column;
    }
}

// Rows may be short: what is missing at their end is none.
static void read_row(struct rows *rows, struct pa_json *j)
{
    int place = 0;
    if (pa_json_begin(j, PA_JSON_ARRAY)) {
        for (; pa_json_more(j); place++) {
            if (place < MOST_CELLS && rows->column[place] != PA_FX_COLUMNS)
                push_cell(&rows->cells[place], rows->column[place], j);
            else
                pa_json_skip(j);
        }
    }
    for (; place < MOST_CELLS; place++) {
        if (rows->column[place] != PA_FX_COLUMNS)
            pa_packed_push(&rows->cells[place],
                           has_fractions(rows->column[place]) ? 0 : PA_PACKED_NONE);
    }
}

static void read_rows(struct rows *rows, struct pa_json *j)
{
    if (!rows->has_schema) {
        pa_json_fail(j, PA_ERROR_FORMAT, "a Firefox table without a schema in front of its rows");
        return;
    }
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return;
    while (pa_json_more(j))
        read_row(rows, j);
}

static void move_columns(struct pa_firefox_tables *t, struct rows *rows)
{
    for (int i = 0; rows->has_schema && i < MOST_CELLS; i++) {
        if (rows->column[i] != PA_FX_COLUMNS) {
            pa_packed_release(&t->column[rows->column[i]]);
            t->column[rows->column[i]] = rows->cells[i];
        }
    }
}

// ----

static void read_members(struct pa_firefox_tables *t, const struct table *table, struct pa_json *j,
                         struct pa_strings *strings)
{
    struct rows rows = {0};
    struct pa_text name;
    while (pa_json_any_member(j, &name)) {
        enum pa_firefox_column column = column_named(table, name);
        if (column != PA_FX_COLUMNS && !t->column[column].count) {
            read_column(t, column, j);
        } else if (pa_text_equals(name, "schema")) {
            read_schema(&rows, table, j);
        } else if (pa_text_equals(name, "data")) {
            read_rows(&rows, j);
        } else if (pa_text_equals(name, "weightType")) {
            pa_json_str(j, strings, &t->weight_type);
        } else {
            pa_json_skip(j);
        }
    }
    move_columns(t, &rows);
}

void pa_firefox_table_parse(struct pa_firefox_tables *t, int table, struct pa_json *j,
                            struct pa_strings *strings)
{
    if (table >= STRING_TABLES) {
        if (pa_json_begin(j, PA_JSON_OBJECT))
            read_members(t, &tables[table], j, strings);
        return;
    }
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return;
    while (pa_json_more(j)) {
        pa_str string = 0;
        pa_json_str(j, strings, &string);
        pa_vec_push(&t->strings, string);
    }
}
