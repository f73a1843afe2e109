// SPDX-License-Identifier: Apache-2.0
// The benchmark files of a command line: PATH, LABEL=PATH, - for standard input, or a folder, whose
// files are all samples of one label. A path that is given twice without a label becomes two: a#0,
// a#1. Equal labels are one column.
#ifndef PA_CMD_BENCH_FILES_H
#define PA_CMD_BENCH_FILES_H

#include "base/error.h"
#include "base/warnings.h"
#include "bench/record.h"
#include "cli/options.h"
#include "input/identify.h"

#include <stdbool.h>

struct pa_bench_reading {
    const char *format; // --input-format; NULL: by content
    bool keep_going;    // --keep-going: files that cannot be read are warnings
    // No option: a file that was opened before to see what it is, or NULL.
    struct pa_input_opened *opened;
};
extern const struct pa_option pa_bench_reading_options[];

// Reads all files into the set; what their lines had wrong goes to the warnings.
PA_MUST_CHECK bool pa_bench_files_read(const struct pa_words *files, const char *label,
                                       const struct pa_bench_reading *reading,
                                       struct pa_records *set, struct pa_warnings *warnings,
                                       struct pa_error *err);

#endif
