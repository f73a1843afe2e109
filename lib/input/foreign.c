// SPDX-License-Identifier: Apache-2.0
#include "input/foreign.h"

#include "input/bench_format.h"
#include "input/text.h"

#include <string.h>

static const struct {
    const char *magic;
    size_t size;
    const char *what;
} kinds[] = {
#define KIND(magic, what)                                                                          \
    {                                                                                              \
        magic, sizeof magic - 1, what                                                              \
    }
    KIND("PERFILE2", "perf.data, of which the output of 'perf script' can be read"),
    KIND("\x7f"
         "ELF",
         "an executable, not a profile of one"),
    KIND("FLR\0", "a recording of Java Flight Recorder, which is not supported"),
    KIND("JAVA PROFILE", "a Java heap dump, not a profile"),
    KIND("# callgrind format", "callgrind's output, which is not supported"),
    KIND("<!DOCTYPE html", "a web page, not a profile"),
    KIND("<html", "a web page, not a profile"),
    KIND("<?xml", "XML, not a profile"),
    KIND("<svg", "a picture, not a profile"),
#undef KIND
};

// "go 1.21 trace", "go1.7 heap dump"
static const char *go_file(struct pa_text text)
{
    struct pa_text start = {text.next,
                            text.next + (pa_text_size(text) < 32 ? pa_text_size(text) : 32)};
    if (!pa_text_starts(start, "go"))
        return NULL;
    if (pa_text_find(start, " trace"))
        return "a Go execution trace, which is not supported";
    if (pa_text_find(start, " heap dump"))
        return "a Go heap dump, not a profile";
    return NULL;
}

const char *pa_foreign_describe(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (size >= kinds[i].size && memcmp(bytes, kinds[i].magic, kinds[i].size) == 0)
            return kinds[i].what;
    }
    const char *go = go_file((struct pa_text){(const char *)bytes, (const char *)bytes + size});
    if (go)
        return go;
    return pa_bench_format_of(bytes, size) ? "benchmark results, which 'pa bench' reads" : NULL;
}
