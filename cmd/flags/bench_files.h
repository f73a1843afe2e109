// SPDX-License-Identifier: Apache-2.0
// The benchmark files of a command line: PATH, LABEL=PATH, - for standard input, or a folder, whose
// files are all samples of one label. A path that is given twice without a label becomes two: a#0,
// a#1. Equal labels are one column.
#ifndef PA_FLAGS_BENCH_FILES_H
#define PA_FLAGS_BENCH_FILES_H

#include "base/error.h"
#include "base/warnings.h"
#include "bench/record.h"
#include "cli/options.h"
#include "input/identify.h"

#include <stdbool.h>

struct pa_bench_reading {
    const char *format; // --input-format; NULL: by content
    bool keep_going;    // --keep-going: files that cannot be read are warnings
};
extern const struct pa_option pa_bench_reading_options[];

// How files are read, and what became of them.
struct pa_bench_read {
    const struct pa_bench_reading *options;
    const char *label; // of all files; NULL: each its own
    struct pa_warnings *warnings;
    struct pa_input_opened *opened; // a file that was opened before to see what it is, or NULL
    // Set by pa_bench_files_read():
    bool skipped;          // keep_going left out an unreadable file
    struct pa_words empty; // arguments without a single result
    bool first_empty;      // the first argument is one of them
};

// Reads all files into the set; problems of single lines become warnings. Errors name the file, or
// the format if `read->options->format` is unknown. An argument without results is no error here.
PA_MUST_CHECK bool pa_bench_files_read(const struct pa_words *files, struct pa_bench_read *read,
                                       struct pa_records *set, struct pa_error *err);

// Fails, with "old.txt: no benchmark results", if an argument had no result; to be called after
// reading.
bool pa_bench_files_need_results(const struct pa_bench_read *read, struct pa_error *err);

#endif
