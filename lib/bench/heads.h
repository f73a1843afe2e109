// SPDX-License-Identifier: Apache-2.0
// Short heads for columns whose own are long: the names of files in far folders. Inside lib/bench.
#ifndef PA_BENCH_HEADS_H
#define PA_BENCH_HEADS_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/vec.h"

struct pa_bench_head {
    const char *text, *label;
};

struct pa_bench_heads {
    size_t width; // characters that a head may have; 0: any number
    struct pa_arena *arena;
    PA_VEC(struct pa_bench_head) list; // the long ones
};

// The text itself if it is short; else the last part of a path if that is, and no other long head
// has the same; else a letter. The same text has the same label each time.
const char *pa_bench_head(struct pa_bench_heads *heads, const char *text);

// A line "LABEL: TEXT" for each label that was given out.
void pa_bench_heads_explain(const struct pa_bench_heads *heads, struct pa_strbuf *out);

#endif
