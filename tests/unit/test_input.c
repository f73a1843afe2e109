// SPDX-License-Identifier: Apache-2.0
// Every profile format but pprof: a fixture gives the profile that FIXTURE.expected holds, and what
// is wrong with a text is said with its place. PA_UPDATE=1 writes the expected files anew.
//
// The expected files of the formats that `go tool pprof -raw` reads were compared with its output
// (-symbolize=none): equal but for the names, which it does not read, and for samples that it adds
// up. The others were checked by hand.
#include "base/file.h"
#include "input/foreign.h"
#include "input/format.h"
#include "input/plain.h"
#include "profile_dump.h"

#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct reading {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_warnings warnings;
    struct pa_error err;
    const struct pa_profile *profile;
    bool ok;
};

static void release(struct reading *r)
{
    pa_warnings_release(&r->warnings);
    pa_arena_release(&r->arena);
    pa_strings_release(&r->strings);
}

static void read_file(struct reading *r, const char *path, bool no_names)
{
    memset(r, 0, sizeof *r);
    struct pa_input input = {.path = path,
                             .arena = &r->arena,
                             .strings = &r->strings,
                             .warnings = &r->warnings,
                             .no_names = no_names};
    r->ok = pa_input_read(&input, &(struct pa_input_options){0}, &r->profile, &r->err);
}

static void read_bytes(struct reading *r, const char *format, const char *text, size_t size)
{
    memset(r, 0, sizeof *r);
    uint8_t *copy = pa_arena_calloc(&r->arena, 1, size + PA_BYTES_PADDING);
    memcpy(copy, text, size);
    struct pa_input input = {.bytes = {copy, size},
                             .path = "test",
                             .arena = &r->arena,
                             .strings = &r->strings,
                             .warnings = &r->warnings};
    r->ok = pa_input_read_bytes(&input, pa_input_format_named(format), &r->profile, &r->err);
}

static void dump(struct pa_strbuf *out, const struct reading *r)
{
    for (size_t i = 0; i < r->warnings.list.count; i++)
        pa_strbuf_printf(out, "warning %s\n", r->warnings.list.items[i]);
    if (r->ok)
        dump_profile(out, r->profile);
    else
        pa_strbuf_printf(out, "error %s\n", r->err.text);
}

static void write_expected(const char *path, const struct pa_strbuf *text)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fwrite(pa_strbuf_text(text), 1, text->size, f);
    assert_int_equal(fclose(f), 0);
}

static void compare(const char *path, const struct pa_strbuf *text)
{
    if (getenv("PA_UPDATE"))
        write_expected(path, text);
    struct pa_bytes expected;
    struct pa_error err;
    if (!pa_file_read(path, 1 << 24, &expected, &err))
        fail_msg("%s: %s", path, err.text);
    if (strcmp((const char *)expected.data, pa_strbuf_text(text)) != 0)
        fail_msg("%s differs from:\n%s", path, pa_strbuf_text(text));
    free(expected.data);
}

static const struct fixture {
    const char *format, *path;
} fixtures[] = {
    {"gperf-cpu", "cpp/cpu.prof"},
    {"gperf-cpu", "text/cpu-32be.prof"},
    {"gperf-cpu", "text/cpu-32le.prof"},
    {"gperf-cpu", "text/cpu-64be.prof"},
    {"gperf-cpu", "text/cpu-64le.prof"},
    {"gperf-cpu", "text/cpu-java.prof"},
    {"gperf-cpu", "text/cpu-signal.prof"},
    {"heap-text", "cpp/heap.txt"},
    {"heap-text", "text/fragmentation.txt"},
    {"heap-text", "text/growth.txt"},
    {"heap-text", "text/heap-halved.txt"},
    {"heap-text", "text/heap-v2.txt"},
    {"heap-text", "text/heapprofile.txt"},
    {"jemalloc", "text/jemalloc.heap"},
    {"jemalloc", "text/jemalloc-inuse.heap"},
    {"symbol-table", "text/jemalloc-raw.heap"},
    {"perf-data", "perf/bidmmap.data"},
    {"perf-data", "perf/dwarf.data"},
    {"perf-data", "perf/events.data"},
    {"perf-data", "perf/fp.data"},
    {"perf-data", "perf/group.data"},
    {"perf-data", "perf/nochain.data"},
    {"perf-data", "perf/pipe.data"},
    {"perf-data", "perf/switch.data"},
    {"callgrind", "callgrind/xdebug.out"},
    {"contention", "text/contentionz.txt"},
    {"contention", "go/block.debug1.txt"},
    {"contention", "go/mutex.debug1.txt"},
    {"go-count", "go/goroutine.debug1.txt"},
    {"go-count", "go/threadcreate.debug1.txt"},
    {"go-count", "text/goroutine-old.txt"},
    {"java", "text/java-contention.txt"},
    {"java", "text/java-heap.txt"},
    {"threadz", "text/threadz.txt"},
    {"goroutines", "go/goroutine.debug2.txt"},
    {"goroutines", "text/panic.txt"},
    {"goroutines", "text/pasted.goroutines.txt"},
    {"jfr", "jfr/ledger.jfr.gz"},
    {"jfr", "jfr/made-async.jfr"},
    {"jfr", "jfr/made-cputime.jfr"},
    {"jfr", "jfr/made-flushed.jfr"},
    {"jfr", "jfr/made-raw.jfr"},
    {"jfr", "jfr/made-two.jfr"},
    {"jfr", "jfr/made-unfinished.jfr"},
    {"jfr", "jfr/made.jfr"},
    {"otlp", "otlp/delimited.otlp"},
    {"otlp", "otlp/frames.otlp"},
    {"otlp", "otlp/lines.json"},
    {"otlp", "otlp/original.otlp"},
    {"otlp", "otlp/stamps.otlp"},
    {"otlp", "otlp/v18-stamps.otlp"},
    {"otlp", "otlp/v18-values.otlp"},
    {"otlp", "otlp/v19-values.otlp"},
    {"otlp", "otlp/values.json"},
    {"otlp", "otlp/values.otlp"},
    {"folded", "text/stacks.folded"},
    {"folded", "text/two.folded"},
    {"perf-script", "text/bare.perf.txt"},
    {"perf-script", "text/chains.perf.txt"},
    {"perf-script", "text/flat.perf.txt"},
    {"perf-script", "text/maps.perf.txt"},
    {"perf-script", "text/names.perf.txt"},
    {"perf-script", "text/pasted.perf.txt"},
    {"perf-script", "text/places.perf.txt"},
    {"perf-script", "text/source.perf.txt"},
    {"perf-script", "text/thread-flat.perf.txt"},
    {"perf-script", "text/thread.perf.txt"},
    {"perf-script", "text/trace.perf.txt"},
    {"speedscope", "text/evented.speedscope.json"},
    {"speedscope", "text/sampled.speedscope.json"},
    {"speedscope", "text/unordered.speedscope.json"},
    {"cpuprofile", "text/backwards.cpuprofile"},
    {"cpuprofile", "text/hits.cpuprofile"},
    {"cpuprofile", "text/old.cpuprofile"},
    {"cpuprofile", "text/ticks.cpuprofile"},
    {"cpuprofile", "text/wrapped.cpuprofile"},
    {"cpuprofile", "v8/node.cpuprofile"},
    {"heapprofile", "text/old.heapprofile"},
    {"heapprofile", "v8/node.heapprofile"},
    {"firefox", "text/gecko.firefox.json"},
    {"firefox", "text/new.firefox.json"},
    {"firefox", "text/old.firefox.json"},
    {"firefox", "text/samply.firefox.json"},
    {"stackprof", "text/cpu.stackprof.json"},
    {"stackprof", "text/object.stackprof.json"},
    {"stackprof", "text/wall.stackprof.json"},
    {"java-threads", "text/app.jstack.txt"},
    {"java-threads", "text/virtual.jstack.txt"},
    {"dotnet-threads", "text/clrstack.dotnet.txt"},
    {"dotnet-threads", "text/report.dotnet.txt"},
    {"ghc-prof", "text/exact.prof"},
    {"ghc-prof", "text/share.prof"},
    {"macos-sample", "text/server.sample.txt"},
    {"bpftrace", "text/stacks.bpftrace.txt"},
    {"bcc-profile", "text/stacks.bcc.txt"},
    {"dtrace", "text/stacks.dtrace.txt"},
    {"austin", "text/cpu.austin.txt"},
    {"austin", "text/full.austin.txt"},
    {"chrome-trace", "text/threads.trace.json"},
    {"chrome-trace", "v8/chromium-trace.json"},
    {"chrome-trace", "v8/node-trace.json"},
};

static void test_fixtures(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        const char *path = fixtures[i].path;
        char expected[256];
        snprintf(expected, sizeof expected, "text/expected/%s", strrchr(path, '/') + 1);
        struct reading r;
        struct pa_strbuf text = {0};
        read_file(&r, path, false);
        dump(&text, &r);
        compare(expected, &text);
        pa_strbuf_release(&text);
        release(&r);
    }
}

// The format is found by looking at the bytes, and no other format claims them.
static void test_detection(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        const char *path = fixtures[i].path;
        struct pa_bytes bytes;
        struct pa_error err;
        assert_true(pa_file_read(path, 1 << 24, &bytes, &err));
        const struct pa_input_format *format = pa_input_format_of(bytes.data, bytes.size);
        if (!format || strcmp(format->name, fixtures[i].format) != 0)
            fail_msg("%s: %s", path, format ? format->name : "no format");
        free(bytes.data);
    }
}

// Nothing is taken off a text that is no log.
static void test_plain_text_stays(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        struct pa_bytes bytes, before;
        struct pa_error err;
        assert_true(pa_file_read(fixtures[i].path, 1 << 24, &bytes, &err));
        assert_true(pa_file_read(fixtures[i].path, 1 << 24, &before, &err));
        pa_plain_text(&bytes);
        if (bytes.size != before.size || memcmp(bytes.data, before.data, bytes.size) != 0)
            fail_msg("%s was changed", fixtures[i].path);
        free(bytes.data);
        free(before.data);
    }
}

// A deep stack makes a first line that is longer than what is usually looked at.
static void test_detection_of_deep_stacks(void **state)
{
    (void)state;
    struct pa_strbuf text = {0};
    for (int i = 0; i < 500; i++)
        pa_strbuf_printf(&text, "example.org/app.step%d;", i);
    pa_strbuf_adds(&text, "leaf 3\nmain 2\n");
    const struct pa_input_format *format =
        pa_input_format_of((const uint8_t *)text.text, text.size);
    assert_non_null(format);
    assert_string_equal(format->name, "folded");
    pa_strbuf_release(&text);
}

// Every prefix of a fixture is read or refused with an error, never worse.
static void test_prefixes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        const char *path = fixtures[i].path;
        struct pa_bytes bytes;
        struct pa_error err;
        assert_true(pa_file_read(path, 1 << 24, &bytes, &err));
        size_t step = 1 + bytes.size / 200;
        for (size_t size = 0; size < bytes.size; size += step) {
            struct reading r;
            read_bytes(&r, fixtures[i].format, (const char *)bytes.data, size);
            assert_true(r.ok || r.err.text[0]);
            release(&r);
        }
        free(bytes.data);
    }
}

// What pprof reads, without the names that it does not.
static void test_no_names(void **state)
{
    (void)state;
    struct reading r;
    read_file(&r, "go/goroutine.debug1.txt", true);
    assert_true(r.ok);
    assert_int_equal(r.profile->function_count, 0);
    assert_int_equal(r.profile->locations[1].address, 0x437f75);
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, r.profile);
    while (pa_sample_next(&reader)) {
        assert_true(reader.sample.depth >= 7);
        assert_int_equal(reader.sample.label_count, 0);
    }
    pa_sample_reader_release(&reader);
    release(&r);
}

// In a Go heap profile as text, the sums are those of the same profile as a protobuf but for the
// two being taken at different moments: here nothing was allocated between them but by writing.
static void test_sums(void **state)
{
    (void)state;
    static const char *const files[] = {"go/mutex.pb.gz", "go/mutex.debug1.txt"};
    int64_t count[2] = {0};
    for (int i = 0; i < 2; i++) {
        struct reading r;
        read_file(&r, files[i], false);
        assert_true(r.ok);
        struct pa_sample_reader reader;
        pa_sample_reader_init(&reader, r.profile);
        while (pa_sample_next(&reader))
            count[i] += reader.sample.value[0];
        pa_sample_reader_release(&reader);
        release(&r);
    }
    assert_true(count[0] > 0);
    assert_int_equal(count[0], count[1]);
}

#include "input_errors.inc"

static void test_errors(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct reading r;
        read_bytes(&r, broken[i].format, broken[i].text, strlen(broken[i].text));
        assert_false(r.ok);
        assert_string_equal(r.err.text, broken[i].error);
        release(&r);
    }
}

// Counts of a difference may be negative, as pprof reads them; the block is their ratio.
static void test_negative_counts(void **state)
{
    (void)state;
    const char *text = "heap profile: 1: 2 [1: 2] @ heapprofile\n"
                       "-2: -4096 [3: 4096] @ 0x10\n"
                       "  -1: -9223372036854775808 [3: 4096] @ 0x20\n";
    struct reading r;
    read_bytes(&r, "heap-text", text, strlen(text));
    assert_true(r.ok);
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, r.profile);
    assert_true(pa_sample_next(&reader));
    assert_int_equal(reader.sample.value[0], -2);
    assert_int_equal(reader.sample.value[1], -4096);
    assert_int_equal(reader.sample.label[0].num, 2048);
    assert_true(pa_sample_next(&reader));
    assert_int_equal(reader.sample.value[0], -1);
    assert_true(reader.sample.value[1] == INT64_MIN);
    pa_sample_reader_release(&reader);
    release(&r);
}

// Names in memory maps are replaced by their values, unless the line would become too long for one.
static void test_map_variables(void **state)
{
    (void)state;
    struct pa_strbuf text = {0};
    pa_strbuf_adds(&text, "heap profile: 1: 2 [1: 2] @ heapprofile\n1: 2 [1: 2] @ 0x1001\n"
                          "MAPPED_LIBRARIES:\nDIR=/srv\n1000-2000: $DIR/app\nLONG=");
    pa_strbuf_fill(&text, 'x', 5000);
    pa_strbuf_adds(&text, "\n3000-4000: $LONG$LONG\n");
    struct reading r;
    read_bytes(&r, "heap-text", text.text, text.size);
    assert_true(r.ok);
    assert_int_equal(r.profile->mapping_count, 2);
    assert_string_equal(pa_profile_text(r.profile, r.profile->mappings[1].file), "/srv/app");
    assert_string_equal(pa_profile_text(r.profile, r.profile->mappings[2].file), "$LONG$LONG");
    pa_strbuf_release(&text);
    release(&r);
}

// A frame that no header stands above is a sample of no event, also where there is the largest
// number of events.
static void test_frames_without_header(void **state)
{
    (void)state;
    struct pa_strbuf text = {0};
    for (int i = 0; i < 64; i++)
        pa_strbuf_printf(&text, "app 1 1.0: 7 event%d:\n\t          400500 f+0x1 (/app)\n\n", i);
    pa_strbuf_adds(&text, "\t          400600 alone+0x1 (/app)\n");
    struct reading r;
    read_bytes(&r, "perf-script", text.text, text.size);
    assert_true(r.ok);
    assert_int_equal(r.profile->type_count, 65);
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, r.profile);
    while (pa_sample_next(&reader)) {
        const int64_t *value = reader.sample.value;
        bool alone = reader.sample.label_count == 0;
        int64_t sum = 0;
        for (int i = 1; i < 65; i++)
            sum += value[i];
        assert_int_equal(value[0], alone ? 1 : 64);
        assert_int_equal(sum, alone ? 0 : 7 * 64);
    }
    pa_sample_reader_release(&reader);
    pa_strbuf_release(&text);
    release(&r);
}

static void test_binary_errors(void **state)
{
    (void)state;
    static const struct {
        uint32_t word[8];
        size_t count;
        const char *error;
    } cases[] = {
        {{0, 3, 0, 100, 1}, 5, "no header of a CPU profile"},
        {{0, 3, 0, 100, 0, 1}, 6, "sample 0: cut off"},
        {{0, 3, 0, 100, 0, 1, 2, 7}, 8, "sample 0: a stack larger than the rest of the file"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading r;
        read_bytes(&r, "gperf-cpu", (const char *)cases[i].word, cases[i].count * 4);
        assert_false(r.ok);
        assert_string_equal(r.err.text, cases[i].error);
        release(&r);
    }
}

static void test_foreign(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t size;
        const char *what;
    } cases[] = {
        {"\x7f"
         "ELF\2",
         5, "an executable, not a profile of one"},
        {"go 1.21 trace\0\0\0", 16,
         "a Go execution trace; 'go tool trace -pprof=sync' (or net, syscall, sched) makes "
         "profiles of it"},
        {"BenchmarkX 1 2 ns/op\n", 21, "benchmark results, which 'pa bench' reads"},
        {"<!DOCTYPE html><p>404", 21, "a web page, not a profile"},
        {"\x28\xb5\x2f\xfd\4", 5, "packed by zstd; 'zstd -d' unpacks it"},
        {"# To display the perf.data header info, please use", 40,
         "the output of 'perf report'; that of 'perf script' can be read"},
        {"{\n \"Alloc\": 5971896,\n \"HeapAlloc\": 5971896}", 40,
         "Go's memory statistics (runtime.MemStats), not a profile"},
        {"# example.org/x\nx/x.go:13:6: can inline mix\n", 42,
         "what 'go build -gcflags=-m' says, not a profile"},
        {"PK\3\4\24\0\0", 7, "a zip archive; the profiles in it can be read once unpacked"},
        {"\n\6\30\1\120\1\100\5\n\4\100\7\120\1", 14,
         "a trace of Perfetto, which is not read; Chromium writes JSON that can be read with "
         "--trace-startup-format=json"},
        {"\n\4\10\1\20\2\62\0", 8, NULL}, // a profile: a value type and the empty string
        {"nothing", 7, NULL},
        {"", 0, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *what = pa_foreign_describe((const uint8_t *)cases[i].bytes, cases[i].size);
        assert_true(!what == !cases[i].what);
        if (what)
            assert_string_equal(what, cases[i].what);
    }
}

int main(void)
{
    if (chdir(PA_TESTDATA) != 0) // messages then hold no path of this machine
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixtures),
        cmocka_unit_test(test_detection_of_deep_stacks),
        cmocka_unit_test(test_detection),
        cmocka_unit_test(test_plain_text_stays),
        cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_no_names),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_binary_errors),
        cmocka_unit_test(test_foreign),
        cmocka_unit_test(test_negative_counts),
        cmocka_unit_test(test_map_variables),
        cmocka_unit_test(test_frames_without_header),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
