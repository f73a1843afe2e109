// SPDX-License-Identifier: Apache-2.0
// Names of benchmarks from what other tools call theirs: commands, templates, URLs.
#ifndef PA_INPUT_BENCH_NAME_H
#define PA_INPUT_BENCH_NAME_H

#include "base/strbuf.h"

#include <stddef.h>

// A text that gives more bytes than this is cut: some files name a benchmark once and then have a
// thousand results of it.
enum { PA_BENCH_NAME_MAX = 1024 };

// Appends `size` bytes of UTF-8 as one word, as names in the Go benchmark format must be: without
// white space and control characters at its ends, and with one `_` for each run of them within. No
// more is appended once it has PA_BENCH_NAME_MAX bytes.
void pa_bench_name_add(struct pa_strbuf *name, const char *text, size_t size);
// Appends a NUL-terminated text as pa_bench_name_add() does.
void pa_bench_name_adds(struct pa_strbuf *name, const char *text);
// Appends a parameter of a benchmark as the Go format has them, "/key=value"; each of the two texts
// as pa_bench_name_add() does.
void pa_bench_name_part(struct pa_strbuf *name, const char *key, const char *value);

#endif
