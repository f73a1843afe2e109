// SPDX-License-Identifier: Apache-2.0
// The tables of a profile of the Firefox profiler, of a thread or shared by all: as columns
// ("processed") or as rows with a schema (raw, "gecko"), which become the same columns.
#ifndef PA_INPUT_FIREFOX_TABLES_H
#define PA_INPUT_FIREFOX_TABLES_H

#include "input/packed_ints.h"

// In the order of the tables. Versions differ in which columns there are.
enum pa_firefox_column {
    PA_FX_STACK_PREFIX,        // parent, none: a root
    PA_FX_STACK_PREFIX_OFFSET, // how far the parent is in front, 0: a root
    PA_FX_STACK_FRAME,
    PA_FX_STACK_CATEGORY,
    PA_FX_FRAME_FUNC,
    PA_FX_FRAME_LOCATION, // raw: a string in place of a function
    PA_FX_FRAME_ADDRESS,
    PA_FX_FRAME_LINE,
    PA_FX_FRAME_COLUMN,
    PA_FX_FRAME_CATEGORY,
    PA_FX_FRAME_LIB,
    PA_FX_FUNC_NAME,
    PA_FX_FUNC_FILE,
    PA_FX_FUNC_SOURCE,
    PA_FX_FUNC_RESOURCE,
    PA_FX_FUNC_LINE,
    PA_FX_RESOURCE_LIB,
    PA_FX_SOURCE_FILE,
    PA_FX_SAMPLE_STACK,
    PA_FX_SAMPLE_WEIGHT, // with a fraction, as all weights
    PA_FX_SAMPLE_CPU,
    PA_FX_JS_STACK,
    PA_FX_JS_WEIGHT,
    PA_FX_NATIVE_STACK,
    PA_FX_NATIVE_WEIGHT,
    PA_FX_COLUMNS,
};

struct pa_firefox_tables {
    struct pa_packed_ints column[PA_FX_COLUMNS];
    PA_VEC(pa_str) strings;
    pa_str weight_type; // of samples: "samples", "tracing-ms", "bytes", 0
};

// Frees all columns and the list of strings.
void pa_firefox_tables_release(struct pa_firefox_tables *t);
// Frees the numbers of stackTable to save memory; its columns' `count`, the number of rows, stays.
void pa_firefox_tables_drop_stacks(struct pa_firefox_tables *t);
// Returns the number of a table for pa_firefox_table_parse() by its name in the file, such as
// "stackTable"; -1 for a name that is not used here.
int pa_firefox_table_named(struct pa_text name);
// Reads the next value of `j` as the table with this number (pa_firefox_table_named(), not -1) into
// the columns of `t`; strings are added to `strings`. A cell that is no number becomes "none",
// in weights 1, in CPU times 0. Columns that are there already are not read again. Rows without a
// schema in front make `j` fail; a value of another type is skipped.
void pa_firefox_table_parse(struct pa_firefox_tables *t, int table, struct pa_json *j,
                            struct pa_strings *strings);

#endif
