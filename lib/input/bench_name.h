// SPDX-License-Identifier: Apache-2.0
// Names of benchmarks from what other tools call theirs: commands, templates, URLs.
#ifndef PA_INPUT_BENCH_NAME_H
#define PA_INPUT_BENCH_NAME_H

#include "base/strbuf.h"

#include <stddef.h>

// A text that gives more bytes than this is cut: some files name a benchmark once and then have a
// thousand results of it.
enum { PA_BENCH_NAME_MAX = 1024 };

// Appends the text without blanks at its ends; each run of blanks or control characters within
// becomes one `_`: a name is one word, so that it can stand in a line of the Go format.
void pa_bench_name_add(struct pa_strbuf *name, const char *text, size_t size);
// The same for a NUL-terminated text.
void pa_bench_name_adds(struct pa_strbuf *name, const char *text);
// Appends a part, "/key=value".
void pa_bench_name_part(struct pa_strbuf *name, const char *key, const char *value);

#endif
