// SPDX-License-Identifier: Apache-2.0
#include "input/foreign.h"

#include "base/utf8.h"
#include "base/wire.h"
#include "input/bench_format.h"
#include "input/text.h"

#include <string.h>

// A magic number of a format and its offset in the file. Those of binary files are looked for
// before the readers of formats that have none (pprof, OTLP) are asked.
struct mark {
    const char *magic;
    size_t size, at;
    const char *what;
};

#define MARK_AT(at, magic, what)                                                                   \
    {                                                                                              \
        magic, sizeof magic - 1, at, what                                                          \
    }
#define MARK(magic, what) MARK_AT(0, magic, what)

static const struct mark binaries[] = {
    MARK("\x7f"
         "ELF",
         "an executable, not a profile of one"),
    MARK("\xcf\xfa\xed\xfe", "an executable of macOS, not a profile of one"),
    MARK("\xca\xfe\xba\xbe", "a class of Java or an executable, not a profile"),
    MARK("JAVA PROFILE", "a Java heap dump, not a profile; 'jcmd PID JFR.start' and async-profiler "
                         "record what was allocated"),
    MARK("gmon", "gprof's gmon.out, which is not read; perf, or gperftools, records stacks"),
    MARK("Nettrace", "a trace of .NET; 'dotnet-trace convert --format Speedscope' makes of it what "
                     "can be read"),
    MARK("memray", "a recording of memray, which is not read"),
    MARK("rbspy", "rbspy's recording; 'rbspy report --format collapsed' makes of it what can be "
                  "read"),
    MARK("\x04\x08", "an object that Ruby wrote, as StackProf does; 'stackprof --json' prints what "
                     "can be read"),
    MARK("{(\3\0\0\0",
         "statistics of Python's cProfile, which have no stacks; py-spy records them"),
    MARK("{)\3", "statistics of Python's cProfile, which have no stacks; py-spy records them"),
    MARK("{\xa9\3", "statistics of Python's cProfile, which have no stacks; py-spy records them"),
    MARK("\xfb\xa9\3",
         "statistics of Python's cProfile, which have no stacks; py-spy records them"),
    MARK("\xfb)\3", "statistics of Python's cProfile, which have no stacks; py-spy records them"),
    MARK("\x17\x08"
         "Dtracing",
         "a recording of trace-cmd, which is not read; 'perf record -g' records stacks"),
    MARK("\x81rforpl\xff", "counts of LLVM's instrumentation (.profraw), not a profile of time"),
    MARK("\xfflprofi\x81", "counts of LLVM's instrumentation (.profdata), not a profile of time"),
    MARK("adcg", "GCC's coverage counts (.gcda), not a profile"),
    MARK("SQLite format 3", "an SQLite database, not a profile"),
    MARK("bplist00", "a property list, not a profile"),
    MARK("PAR1", "a Parquet file, not a profile"),
    MARK("HTTP/1.", "a server's answer with its header before it; 'curl' without -i saves the file "
                    "alone"),
    MARK("HTTP/2 ", "a server's answer with its header before it; 'curl' without -i saves the file "
                    "alone"),
    MARK("SIMPLEPERF", "samples that 'simpleperf report-sample' wrote; its report_sample.py prints "
                       "what can be read"),
    MARK("MDMP", "a crash dump, not a profile"),
    MARK("wOFF", "a font, not a profile"),
    MARK("\x89PNG", "a picture, not a profile"),
    MARK("\xff\xd8\xff", "a picture, not a profile"),
    MARK("GIF8", "a picture, not a profile"),
    MARK("%PDF-", "a PDF, not a profile"),
    MARK("\x28\xb5\x2f\xfd", "packed by zstd; 'zstd -d' unpacks it"),
    MARK("\xfd"
         "7zXZ",
         "packed by xz; 'xz -d' unpacks it"),
    MARK("\x04\x22\x4d\x18", "packed by lz4; 'lz4 -d' unpacks it"),
    MARK("\x1f\x8b", "packed by gzip many times over; 'gzip -d' unpacks it"),
    MARK("BZh", "packed by bzip2; 'bzip2 -d' unpacks it"),
    MARK("LZIP", "packed by lzip; 'lzip -d' unpacks it"),
    MARK("\x1f\x9d", "packed by compress; 'uncompress' unpacks it"),
    MARK("7z\xbc\xaf", "a 7z archive; the profiles in it can be read once unpacked"),
    MARK("Rar!", "a RAR archive; the profiles in it can be read once unpacked"),
    MARK("PK\3\4", "a zip archive; the profiles in it can be read once unpacked"),
    MARK("PK\5\6", "a zip archive with nothing in it"),
    MARK_AT(257, "ustar", "a tar archive; the profiles in it can be read once unpacked"),
};

static const struct mark texts[] = {
    MARK("<!DOCTYPE html", "a web page, not a profile"),
    MARK("<!doctype html", "a web page, not a profile"),
    MARK("<html", "a web page, not a profile"),
    MARK("<?xml", "XML, not a profile"),
    MARK("<svg", "a picture, not a profile"),
    MARK("<Error", "XML, not a profile"),
    MARK("mode: set\n", "a coverage profile of Go, which 'go tool cover' reads"),
    MARK("mode: count\n", "a coverage profile of Go, which 'go tool cover' reads"),
    MARK("mode: atomic\n", "a coverage profile of Go, which 'go tool cover' reads"),
    MARK("version https://git-lfs.", "what Git LFS has in the place of a file; 'git lfs pull' "
                                     "fetches the file"),
    MARK("# HELP ", "metrics of Prometheus, not a profile; programs of Go have those under "
                    "/debug/pprof/"),
    MARK("# TYPE ", "metrics of Prometheus, not a profile; programs of Go have those under "
                    "/debug/pprof/"),
    MARK("# To display the perf.data header info",
         "the output of 'perf report'; that of 'perf script' can be read"),
    MARK("v8-version,", "V8's log; 'node --cpu-prof' writes what can be read"),
    MARK("startup\ttime=", "coz's results, which are not read"),
    MARK("desc: ", "massif's output, which has no profile of time; 'ms_print' prints it"),
};
#undef MARK
#undef MARK_AT

// What stands somewhere in the first kilobytes.
enum { WORDS_WITHIN = 4096 };
static const struct {
    const char *word, *what;
} words[] = {
    {"\"HeapAlloc\"", "Go's memory statistics (runtime.MemStats), not a profile"},
    {"\"node_fields\"", "a heap snapshot of V8, which is not supported; --heap-prof writes a "
                        "profile"},
    {"\"dhatFileVersion\"", "DHAT's output, which is not read"},
    {"\"root_frame\"", "a session of pyinstrument; 'pyinstrument -r speedscope' writes what can be "
                       "read"},
    {"\"n_malloc_mb\"", "Scalene's output, which has no stacks"},
    {"\"main()==>", "XHProf's output, which has callers but no stacks"},
    {"Each sample counts as", "gprof's output, which is not supported"},
    {"flat%   sum%", "a report, not the profile that it was made of"},
    {": can inline ", "what 'go build -gcflags=-m' says, not a profile"},
    {"gc 1 @", "a trace of Go's garbage collector, not a profile"},
    {"Performance counter stats for", "what 'perf stat' counts, not a profile; 'perf record' and "
                                      "'perf script' make one"},
    {"\"attached_probes\"",
     "bpftrace's output as JSON; without '-f json' it prints what can be read"},
    {"\n  event_type: ",
     "the text of 'simpleperf report-sample'; its report_sample.py prints what can "
     "be read"},
    {"# of heaptrack", "heaptrack's recording; 'heaptrack_print -F' makes folded stacks of it"},
};

static bool has_mark(const struct mark *mark, const uint8_t *bytes, size_t size)
{
    return size >= mark->at + mark->size && memcmp(bytes + mark->at, mark->magic, mark->size) == 0;
}

static const char *find_mark(const struct mark *marks, size_t count, const uint8_t *bytes,
                             size_t size)
{
    for (size_t i = 0; i < count; i++) {
        if (has_mark(&marks[i], bytes, size))
            return marks[i].what;
    }
    return NULL;
}

// A trace of Perfetto is packets, as field 1 of a message, as a profile's value types are. Those
// have no fields but 1 and 2, and a packet has a time, a sequence or a user.
static bool is_perfetto(const uint8_t *bytes, size_t size)
{
    enum { PACKET = 1, TRUSTED_UID = 3, TIMESTAMP = 8, SEQUENCE = 10 };
    struct pa_wire wire = {.next = bytes, .end = bytes + size};
    struct pa_field packet, f;
    if (!pa_wire_next(&wire, &packet) || packet.number != PACKET || packet.type != PA_WIRE_BYTES)
        return false;
    bool known = false;
    struct pa_wire inside = {.next = packet.bytes, .end = packet.bytes + packet.size};
    while (pa_wire_next(&inside, &f)) {
        if (f.number <= 2)
            return false;
        known |= f.type == PA_WIRE_VARINT &&
                 (f.number == TRUSTED_UID || f.number == TIMESTAMP || f.number == SEQUENCE);
    }
    return known && !inside.error;
}

const char *pa_foreign_binary(const uint8_t *bytes, size_t size)
{
    enum { ELF_TYPE = 16, CORE = 4 };
    static const uint8_t elf[] = {0x7f, 'E', 'L', 'F'};
    if (size > ELF_TYPE + 1 && memcmp(bytes, elf, sizeof elf) == 0 &&
        bytes[ELF_TYPE] + bytes[ELF_TYPE + 1] == CORE)
        return "a core dump, not a profile";
    if (is_perfetto(bytes, size))
        return "a trace of Perfetto, which is not read; Chromium writes JSON that can be read with "
               "--trace-startup-format=json";
    return find_mark(binaries, sizeof binaries / sizeof *binaries, bytes, size);
}

// "go 1.21 trace", "go1.7 heap dump"
static const char *go_file(struct pa_text text)
{
    struct pa_text start = {text.next,
                            text.next + (pa_text_size(text) < 32 ? pa_text_size(text) : 32)};
    if (!pa_text_starts(start, "go"))
        return NULL;
    if (pa_text_find(start, " trace"))
        return "a Go execution trace; 'go tool trace -pprof=sync' (or net, syscall, sched) makes "
               "profiles of it";
    if (pa_text_find(start, " heap dump"))
        return "a Go heap dump, not a profile";
    return NULL;
}

const char *pa_foreign_describe(const uint8_t *bytes, size_t size)
{
    const char *what = pa_foreign_binary(bytes, size);
    if (!what)
        what = find_mark(texts, sizeof texts / sizeof *texts, bytes, size);
    if (!what)
        what = go_file((struct pa_text){(const char *)bytes, (const char *)bytes + size});
    if (what)
        return what;
    if (pa_bench_format_of(bytes, size))
        return "benchmark results, which 'pa bench' reads";
    struct pa_text start = {(const char *)bytes,
                            (const char *)bytes + (size < WORDS_WITHIN ? size : WORDS_WITHIN)};
    if (pa_text_find(start, "<title>/debug/pprof/"))
        return "the page that lists the profiles of a program; they are /debug/pprof/profile, "
               "/debug/pprof/heap and so on";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (pa_text_find(start, words[i].word))
            return words[i].what;
    }
    return NULL;
}

// ---- What a text says

enum { LARGEST_TEXT = 16384, LONGEST_QUOTE = 160 };

// What stands between <NAME> and </NAME>.
static bool find_element(struct pa_text text, const char *open, const char *close,
                         struct pa_text *inside)
{
    inside->next = pa_text_find(text, open);
    if (!inside->next)
        return false;
    inside->next += strlen(open);
    text.next = inside->next;
    inside->end = pa_text_find(text, close);
    *inside = pa_text_trim(*inside);
    return inside->end != NULL;
}

// The title of a page, the message of an error in XML, else the first line that is not blank.
static struct pa_text telling_part(struct pa_text text)
{
    struct pa_text part;
    if (find_element(text, "<title>", "</title>", &part) ||
        find_element(text, "<Message>", "</Message>", &part))
        return part;
    part = pa_text_trim(text);
    const char *end = memchr(part.next, '\n', pa_text_size(part));
    part.end = end ? end : part.end;
    return pa_text_trim(part);
}

const char *pa_foreign_quote(const uint8_t *bytes, size_t size, struct pa_arena *arena)
{
    struct pa_text text = {(const char *)bytes, (const char *)bytes + size};
    if (size > LARGEST_TEXT || !pa_text_is_plain(bytes, size) ||
        !pa_utf8_valid((const char *)bytes, size))
        return NULL;
    struct pa_text part = telling_part(text);
    size_t all = pa_text_size(part), cut = pa_utf8_prefix(part.next, all, LONGEST_QUOTE);
    if (cut == 0)
        return NULL;
    char *quote = pa_arena_printf(arena, "%.*s%s", (int)cut, part.next, cut < all ? "…" : "");
    for (char *p = quote; *p; p++)
        *p = *p >= '\t' && *p <= '\r' ? ' ' : *p;
    return quote;
}
