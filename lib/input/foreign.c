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
    KIND("\x89PNG", "a picture, not a profile"),
    KIND("%PDF-", "a PDF, not a profile"),
    KIND("\x28\xb5\x2f\xfd", "packed by zstd; unpacked it can be read if it is a profile"),
    KIND("\xfd"
         "7zXZ",
         "packed by xz; unpacked it can be read if it is a profile"),
    KIND("BZh", "packed by bzip2; unpacked it can be read if it is a profile"),
    KIND("PK\3\4", "a zip archive; the profiles in it can be read once unpacked"),
    KIND("# To display the perf.data header info",
         "the output of 'perf report'; that of 'perf script' can be read"),
#undef KIND
};

// What stands somewhere in the first kilobytes.
enum { WORDS_WITHIN = 4096 };
static const struct {
    const char *word, *what;
} words[] = {
    {"\"HeapAlloc\"", "Go's memory statistics (runtime.MemStats), not a profile"},
    {"\"node_fields\"", "a heap snapshot of V8, which is not supported"},
    {"Each sample counts as", "gprof's output, which is not supported"},
    {"flat%   sum%", "a report, not the profile that it was made of"},
    {": can inline ", "what 'go build -gcflags=-m' says, not a profile"},
    {"gc 1 @", "a trace of Go's garbage collector, not a profile"},
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
    if (pa_bench_format_of(bytes, size))
        return "benchmark results, which 'pa bench' reads";
    struct pa_text start = {(const char *)bytes,
                            (const char *)bytes + (size < WORDS_WITHIN ? size : WORDS_WITHIN)};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (pa_text_find(start, words[i].word))
            return words[i].what;
    }
    return NULL;
}
