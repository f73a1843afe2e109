// SPDX-License-Identifier: Apache-2.0
// Short heads for columns whose own heads are long, such as paths of files. Inside lib/bench.
#ifndef PA_BENCH_HEADS_H
#define PA_BENCH_HEADS_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"

struct pa_bench_head {
    const char *text, *label; // the long text, and what stands for it
};

struct pa_bench_heads {
    size_t width; // characters that a head may have; 0: any number
    struct pa_arena *arena;
    PA_VEC(struct pa_bench_head) list; // the long ones
};

// Returns a head for a column: `text` itself if it has at most heads->width characters; else the
// last part of it as a path, if that fits and no other long head has it; else a letter, "A" to
// "Z", then "A1". The same text gets the same label each time. `text` is borrowed as long as
// `heads` is used.
const char *pa_bench_head(struct pa_bench_heads *heads, const char *text);

// Appends a line "LABEL: TEXT" for each label that pa_bench_head() gave out in place of a long
// text, in the order of their first use.
void pa_bench_heads_explain(const struct pa_bench_heads *heads, struct pa_strbuf *out);

#endif
