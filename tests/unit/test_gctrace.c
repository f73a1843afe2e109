// SPDX-License-Identifier: Apache-2.0
// What is read from traces of the collector, by the numbers that stand in them.
#include "base/strbuf.h"
#include "evidence/gctrace.h"
#include "evidence/gctrace_note.h"
#include "evidence/gctrace_usual.h"

#include "check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char LINE[] = "gc 9 @1.176s 2%: 0.030+4.5+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 "
                           "ms cpu, 16->18->5 MB, 18 MB goal, 1 MB stacks, 2 MB globals, 3 P "
                           "(forced)";

static enum pa_gctrace_kind parse(const char *text, struct pa_gc_cycle *c)
{
    return pa_gctrace_line_parse((struct pa_text){text, text + strlen(text)}, c);
}

static void one_line(void **state)
{
    (void)state;
    struct pa_gc_cycle c;
    assert_int_equal(parse(LINE, &c), PA_GCTRACE_CYCLE);
    assert_int_equal(c.number, 9);
    assert_int_equal(c.at, 1176000000);
    assert_int_equal(c.per_cent, 2);
    assert_int_equal(c.stw, 33000);
    assert_int_equal(c.mark, 4500000);
    assert_int_equal(c.cpu_stw, 33000);
    assert_int_equal(c.cpu_assist, 380000);
    assert_int_equal(c.cpu_background, 560000);
    assert_int_equal(c.cpu_idle, 100000);
    assert_int_equal(c.before >> 20, 16);
    assert_int_equal(c.after >> 20, 18);
    assert_int_equal(c.live >> 20, 5);
    assert_int_equal(c.goal >> 20, 18);
    assert_int_equal(c.stacks >> 20, 1);
    assert_int_equal(c.globals >> 20, 2);
    assert_int_equal(c.procs, 3);
    assert_true(c.forced);
}

// Every shorter line is broken, none is read as something else.
static void torn_lines(void **state)
{
    (void)state;
    struct pa_gc_cycle c;
    size_t whole = strlen(LINE) - strlen(" (forced)");
    for (size_t size = 6; size < whole; size++)
        assert_int_equal(pa_gctrace_line_parse((struct pa_text){LINE, LINE + size}, &c),
                         PA_GCTRACE_BROKEN);
    assert_int_equal(parse("mail to gc 1 @example", &c), PA_GCTRACE_BROKEN);
    assert_int_equal(parse("msgc 1 @0.1s 1%: ", &c), PA_GCTRACE_OTHER);
    assert_int_equal(parse("someone@example.com", &c), PA_GCTRACE_OTHER);
    assert_int_equal(parse("", &c), PA_GCTRACE_OTHER);
}

static void other_lines(void **state)
{
    (void)state;
    struct pa_gc_cycle c;
    assert_int_equal(parse("2026/01/02 GC forced", &c), PA_GCTRACE_FORCED);
    assert_int_equal(parse("scav 1 8 KiB work (bg), 0 KiB work (eager), 9 KiB now, 81% util", &c),
                     PA_GCTRACE_SCAVENGED);
    assert_int_equal(
        parse("scvg1: inuse: 3, idle: 60, sys: 63, released: 57, consumed: 6 (MB)", &c),
        PA_GCTRACE_SCAVENGED);
    assert_int_equal(parse("{\"log\":\"gc 1 @0.1s 1%: 1+1+1 ms clock, 1+1/1/1+1 ms cpu, 1->1->1 "
                           "MB, 4 MB goal, 1 P\\n\"}",
                           &c),
                     PA_GCTRACE_CYCLE);
    assert_int_equal(c.stacks, -1);
}

static void numbers_of_all_lengths(void **state)
{
    static const struct {
        const char *text;
        int64_t nanos;
    } times[] = {{"0", 0},
                 {"7", 7000000},
                 {"0.001", 1000},
                 {"0.000001", 1},
                 {"12.5", 12500000},
                 {"1.2345678", 1234567},
                 {"123456.7", 123456700000},
                 {"1234567", 1234567000000},
                 {"12345678", 12345678000000},
                 {"999999999", 999999999000000}};
    char line[300];
    struct pa_gc_cycle c;
    (void)state;
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        snprintf(line, sizeof line,
                 "gc 1 @%ss 1%%: 0+%s+0 ms clock, 0+0/0/0+%s ms cpu, 4->4->1 MB, "
                 "5 MB goal, 12 P",
                 times[i].text, times[i].text, times[i].text);
        assert_int_equal(parse(line, &c), PA_GCTRACE_CYCLE);
        assert_int_equal(c.mark, times[i].nanos);
        assert_int_equal(c.cpu_stw, times[i].nanos);
        assert_int_equal(c.procs, 12);
    }
    static const char *const broken[] = {"1234567890", "1..2", ".5", "1.", "1.x", "", "-1", "1e3"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        snprintf(line, sizeof line,
                 "gc 1 @0.1s 1%%: 0+%s+0 ms clock, 0+0/0/0+0 ms cpu, 4->4->1 MB, "
                 "5 MB goal, 2 P",
                 broken[i]);
        assert_int_equal(parse(line, &c), PA_GCTRACE_BROKEN);
    }
}

static struct pa_text line_of(const char *text)
{
    return (struct pa_text){text, text + strlen(text)};
}

static void scavenged_lines(void **state)
{
    struct pa_gc_scavenge s;
    struct pa_gc_queue q;
    (void)state;
    assert_true(pa_gc_scavenge_parse(line_of("scav 8 KiB work (bg), 4 KiB work (eager), 2160 KiB "
                                             "now, 81% util"),
                                     &s));
    assert_int_equal(s.work, 12 << 10);
    assert_int_equal(s.released, 2160 << 10);
    assert_int_equal(s.used, 81);
    assert_false(s.forced);
    assert_true(pa_gc_scavenge_parse(line_of("scav 47232 KiB work, 65032 KiB total, 100% util "
                                             "(forced)"),
                                     &s));
    assert_int_equal(s.work, 47232 << 10);
    assert_true(s.forced);
    assert_true(pa_gc_scavenge_parse(line_of("scvg3: 2 MB released"), &s));
    assert_int_equal(s.work, 2 << 20);
    assert_int_equal(s.released, -1);
    assert_true(pa_gc_scavenge_parse(
        line_of("scvg1: inuse: 3, idle: 60, sys: 63, released: 57, consumed: 6 (MB)"), &s));
    assert_int_equal(s.released, 57 << 20);
    assert_false(pa_gc_scavenge_parse(line_of("scav 8 KiB work (bg), 4 KiB"), &s));
    assert_false(
        pa_gc_scavenge_parse(line_of("scav 9999999999999 KiB work, 1 KiB total, 1% util"), &s));
    assert_true(
        pa_gc_queue_parse(line_of("checkfinalizers: queue: 3 finalizers + 10 cleanups"), &q));
    assert_int_equal(q.finalizers, 3);
    assert_int_equal(q.cleanups, 10);
    assert_false(pa_gc_queue_parse(line_of("checkfinalizers: found 1 problem"), &q));
}

static struct pa_gctrace *read(struct pa_arena *arena, const char *name)
{
    char path[4096];
    struct pa_error err;
    struct pa_gctrace *t = pa_gctrace_new(arena);
    snprintf(path, sizeof path, PA_TESTDATA "/evidence/%s", name);
    if (!pa_gctrace_read(t, NULL, path, &err))
        fail_msg("%s", err.text);
    return t;
}

static void mixed(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_gctrace *t = read(&arena, "mixed.gctrace.log");
    assert_int_equal(t->all.cycles, 5);
    assert_int_equal(t->all.forced, 1);
    assert_int_equal(t->starts, 2);
    assert_int_equal(t->skipped, 0);
    assert_int_equal(t->broken, 1);
    assert_int_equal(t->broken_line, 8);
    assert_int_equal(t->scavenged, 1);
    assert_int_equal(t->idle_forced, 1);
    assert_int_equal(t->lines, 10);
    assert_int_equal(t->other, 2);
    // .3 s of 2 processors, .15 s of one
    assert_float_equal(t->all.seconds, .45, 1e-9);
    assert_float_equal(t->all.available, .75, 1e-9);
    // 5+2+2 MB of the one: to 4, 1 on, from 2 to 4 twice; the other: to 4, from 3 to 6
    assert_float_equal(t->all.allocated / (1 << 20), 5 + 2 + 2 + 4 + 3, 1e-9);
    double gc = (.06 + .6 + .08 + .6 + .04 + .6 + .3 + 1 + .2 + 1) / 1e3;
    assert_float_equal(pa_gctrace_gc_share(&t->all), gc / .75, 1e-9);
    assert_float_equal(pa_gctrace_assist_share(&t->all), .3e-3 / gc, 1e-9);
    assert_float_equal(pa_decimals_quantile(&t->all.stw, .5), 40000, 1e-9);
    assert_float_equal(pa_decimals_quantile(&t->all.stw, 1), 300000, 1e-9);
    pa_arena_release(&arena);
}

static void old_versions(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_gctrace *four = read(&arena, "go1.4.gctrace.log");
    assert_int_equal(four->all.cycles, 3);
    assert_int_equal(four->starts, 1);
    assert_int_equal(four->all.stw.most, 719000);
    assert_true(isnan(pa_gctrace_gc_share(&four->all)));
    struct pa_gctrace *five = read(&arena, "go1.5.gctrace.log");
    assert_int_equal(five->all.cycles, 2);
    assert_int_equal(five->all.stw.most, 461000);
    assert_int_equal(five->all.mark.most, 1829000);
    assert_float_equal(five->all.cpu_background, (1.5 + .27 + 1.1 + .3) / 1e3, 1e-12);
    pa_arena_release(&arena);
}

// However many cycles: parts of equal numbers, which add up to all.
static void long_logs(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_gctrace *t = pa_gctrace_new(&arena);
    enum { CYCLES = 5000 };
    for (int i = 1; i <= CYCLES; i++) {
        char line[300];
        snprintf(line, sizeof line,
                 "gc %d @%d.000s 2%%: 0.0%02d+4+0 ms clock, 0+1/2/0+0 ms cpu, 9->9->%d MB, 18 MB "
                 "goal, 2 P\n",
                 i, i, i % 100, i / 100);
        pa_gctrace_add_text(t, "made", (const uint8_t *)line, strlen(line));
    }
    uint64_t cycles = 0;
    double seconds = 0;
    for (size_t i = 0; i < t->part_count; i++) {
        cycles += t->parts[i].cycles;
        seconds += t->parts[i].seconds;
        assert_true(i + 1 == t->part_count || t->parts[i].cycles == t->part_cycles);
        assert_true(i == 0 || t->parts[i].begins == t->parts[i - 1].ends);
    }
    assert_int_equal(cycles, CYCLES);
    assert_true(t->part_count >= PA_GCTRACE_PARTS / 2);
    assert_float_equal(seconds, CYCLES, 1e-6);
    assert_float_equal(pa_gctrace_gc_share(&t->all), .0015, 1e-9);
    assert_float_equal(pa_decimals_quantile(&t->all.stw, .99), 98000, 1e-9);
    double low, high;
    assert_true(pa_decimals_interval(&t->all.stw, .5, &low, &high));
    assert_true(low < 49000 && high > 50000 && low > 45000 && high < 54000);
    assert_false(pa_decimals_interval(&t->all.stw, 1, &low, &high));
    pa_arena_release(&arena);
}

// Of the runtimes of two versions.
static void scavenged(void **state)
{
    static const char *const logs[] = {"go1.19.scavtrace.log", "go1.23.scavtrace.log"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct pa_arena arena = {0};
        struct pa_gctrace *t = read(&arena, logs[i]);
        assert_int_equal(t->other, 0);
        assert_int_equal(t->lines, t->all.cycles + t->scavenged);
        assert_int_equal(t->scavenger.forced, 3);
        assert_true(t->scavenger.work > 100 << 20);
        assert_int_equal(t->scavenger.released >> 20, 63);
        pa_arena_release(&arena);
    }
}

// A line with so much behind it that it is taken at once; how many bytes that were.
static size_t take_usual(const char *line, struct pa_gc_cycle *c)
{
    char text[1000];
    int size = snprintf(text, sizeof text, "%s%0300d", line, 0);
    return pa_gctrace_usual_take((struct pa_text){text, text + size}, c);
}

static void usual_lines(void **state)
{
    static const char *const rare[] = {
        "gc 123456789 @1.176s 2%: 0.030+4.5+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 ms cpu, "
        "16->18->5 MB, 18 MB goal, 1 MB stacks, 2 MB globals, 3 P\n", // a long number
        "gc 9 @1.17s 2%: 0.030+4.5+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 ms cpu, "
        "16->18->5 MB, 18 MB goal, 1 MB stacks, 2 MB globals, 3 P\n", // two digits of a second
        "gc 9 @1.176s 2%: 0.030+4.5+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 ms cpu, "
        "16->18->5 MB, 18 MB goal, 3 P\n", // Go 1.17
        "gc 9 @1.176s 2%: 0.030+.5+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 ms cpu, "
        "16->18->5 MB, 18 MB goal, 1 MB stacks, 2 MB globals, 3 P\n",
        "gc 9 @1.176s 2%: 0.030+4.+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 ms cpu, "
        "16->18->5 MB, 18 MB goal, 1 MB stacks, 2 MB globals, 3 P\n",
        "gc 9 @1.176s 2%: 0.030+4.5.1+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 ms cpu, "
        "16->18->5 MB, 18 MB goal, 1 MB stacks, 2 MB globals, 3 P\n",
        "gc 9 @1.176s 2%: 0.030+4.5+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 ms cpu, "
        "16->18->5 MB, 18 MB goal, 1 MB stacks, 2 MB globals, 0 P\n",
        "gc 9 @1.176s 2%: 0.030+4.5+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 ms cpu, "
        "16->18->5 MB, 18 MB goal, 1 MB stacks, 2 MB globals, 3 P and more\n",
    };
    (void)state;
    struct pa_gc_cycle c;
    for (size_t i = 0; i < sizeof rare / sizeof *rare; i++)
        assert_int_equal(take_usual(rare[i], &c), 0);
}

// What is taken at once is what is taken piece by piece.
static void usual_lines_are_read_as_others(void **state)
{
    static const char *const numbers[] = {"0",      "7",   "12",       "345",     "0.001",  "0.030",
                                          "1.9",    "27",  "12.5",     "0.1234",  "123456", "8.25",
                                          "99.125", "1e5", "0.12345",  "1.",      ".5",     "",
                                          "1.2.3",  "-1",  "99999999", "0.000001"};
    enum { COUNT = sizeof numbers / sizeof *numbers };
    (void)state;
    size_t taken = 0;
    for (unsigned round = 0; round < 4000; round++) {
        struct pa_gc_cycle at_once = {0}, otherwise = {0};
        const char *n[9];
        // Mostly what Go prints, the rest at times.
        for (unsigned i = 0; i < 9; i++)
            n[i] = numbers[(round * 2654435761U >> (2 * i + 3)) % (round % 4 ? 12 : COUNT)];
        char line[400];
        int size = snprintf(line, sizeof line,
                            "gc %u @%u.%03us %u%%: %s+%s+%s ms clock, %s+%s/%s/%s+%s ms cpu, "
                            "%u->%u->%s MB, %u MB goal, %u MB stacks, 0 MB globals, %u P%s\n",
                            round * 7, round * 31, round % 1000, round % 100, n[0], n[1], n[2],
                            n[3], n[4], n[5], n[6], n[7], round, 2 * round, n[8], round * 4001,
                            round % 7, 1 + round % 200, round % 3 ? "" : " (forced)");
        size_t end = take_usual(line, &at_once);
        if (!end)
            continue;
        taken++;
        line[size - 1] = 0;
        assert_int_equal(end, size);
        assert_int_equal(parse(line, &otherwise), PA_GCTRACE_CYCLE);
        assert_memory_equal(&at_once, &otherwise, offsetof(struct pa_gc_cycle, forced));
        assert_int_equal(at_once.forced, otherwise.forced);
    }
    assert_true(taken > 900);
}

// Lines of all kinds, so many that the file is worth two threads; one is longer than a piece.
static size_t write_large(FILE *file)
{
    size_t lines = 0;
    for (int i = 1; i <= 60000; i++, lines++) {
        fprintf(file,
                "gc %d @%d.%03ds 2%%: 0.%03d+%d.%d+0.003 ms clock, 0.030+0.38/0.56/0.1+0.003 ms "
                "cpu, %d->%d->%d MB, %d MB goal, 1 MB stacks, 2 MB globals, 3 P%s\n",
                i, i / 100, i % 100 * 10, i % 1000, i % 97, i % 10, 16 + i % 5, 18 + i % 7,
                5 + i % 3, 18 + i % 9, i % 13 ? "" : " (forced)");
        if (i % 5000 == 0)
            lines++, fprintf(file, "scav %d KiB work, %d KiB total, 81%% util\r\n", i, 2 * i);
        if (i % 7001 == 0)
            lines++, fprintf(file, "gc %d @1s 2%%: torn\n", i);
        if (i == 30000)
            lines++, fprintf(file, "%0600000d\n", i);
    }
    return lines;
}

static void assert_equal_parts(const struct pa_gctrace_part *a, const struct pa_gctrace_part *b)
{
    assert_int_equal(a->cycles, b->cycles);
    assert_int_equal(a->forced, b->forced);
    assert_float_equal(a->seconds, b->seconds, 0);
    assert_float_equal(a->allocated, b->allocated, 0);
    assert_float_equal(a->cpu_background, b->cpu_background, 0);
    assert_float_equal(a->live, b->live, 0);
    for (int q = 0; q <= 10; q++)
        assert_float_equal(pa_decimals_quantile(&a->stw, q / 10.),
                           pa_decimals_quantile(&b->stw, q / 10.), 0);
}

// Two threads say what one says, and memory what a file says.
static void large_logs(void **state)
{
    (void)state;
    char path[] = "/tmp/pa_gctrace_XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    assert_non_null(file);
    size_t lines = write_large(file);
    assert_int_equal(fclose(file), 0);
    struct pa_arena arena = {0};
    struct pa_error err;
    struct pa_bytes bytes;
    assert_true(pa_file_read(path, SIZE_MAX, &bytes, &err));
    assert_true(bytes.size > 6 << 20);
    struct pa_gctrace *memory = pa_gctrace_new(&arena), *from_file = pa_gctrace_new(&arena);
    pa_gctrace_add_text(memory, path, bytes.data, bytes.size);
    assert_true(pa_gctrace_read(from_file, NULL, path, &err));
    assert_int_equal(memory->all.cycles, 60000);
    assert_int_equal(memory->lines, lines);
    assert_int_equal(from_file->lines, lines);
    assert_int_equal(from_file->other, 1);
    assert_int_equal(from_file->broken, 8);
    assert_int_equal(from_file->broken_line, 7003); // behind one line of the scavenger
    assert_int_equal(memory->broken_line, 7003);
    assert_int_equal(from_file->scavenged, 12);
    assert_int_equal(from_file->scavenger.released, 120000 << 10);
    assert_float_equal(from_file->scavenger.work, memory->scavenger.work, 0);
    assert_int_equal(from_file->part_count, memory->part_count);
    assert_equal_parts(&from_file->all, &memory->all);
    for (size_t i = 0; i < from_file->part_count; i++)
        assert_equal_parts(&from_file->parts[i], &memory->parts[i]);
    remove(path);
    free(bytes.data);
    pa_arena_release(&arena);
}

// A collection a second after the start, and one at each later second, each with what stands in
// front of its line.
static struct pa_gctrace *trace_of(const char *const *fronts, size_t count, int64_t from,
                                   int64_t to, struct pa_arena *arena)
{
    struct pa_strbuf log = {0};
    struct pa_gctrace *t = pa_gctrace_new(arena);
    t->from = from;
    t->to = to;
    for (size_t i = 0; i < count; i++)
        pa_strbuf_printf(&log,
                         "%sgc %zu @%zu.000s 1%%: 1+1+1 ms clock, 1+1/1/1+1 ms cpu, 1->1->1 MB, 4 "
                         "MB goal, 1 P\n",
                         fronts[i], i + 1, i + 1);
    pa_gctrace_add_text(t, "x.log", (const uint8_t *)pa_strbuf_text(&log), log.size);
    pa_strbuf_release(&log);
    return t;
}

// 2026-11-30T10:00:00Z is 1796032800. Of several lines that which came soonest after its
// collection says when the process started.
static void the_time_of_day(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    static const char *const stamped[] = {"2026-11-30T10:00:01.250Z ", "2026-11-30T10:00:02.125Z ",
                                          "2026-11-30T10:00:03.500Z "};
    static const char *const zoned[] = {"2026-11-30T12:00:01+02:00 app[7]: "};
    static const char *const bare[] = {"", "app[7]: "};
    const struct pa_gctrace *t = trace_of(stamped, 3, INT64_MIN, INT64_MAX, &arena);
    assert_true(fabs(pa_gctrace_begun(t, 5) - 1796032800.125) < 1e-6);
    t = trace_of(zoned, 1, INT64_MIN, INT64_MAX, &arena);
    assert_true(fabs(pa_gctrace_begun(t, NAN) - 1796032800) < 1e-6);
    t = trace_of(bare, 2, INT64_MIN, INT64_MAX, &arena);
    assert_true(fabs(pa_gctrace_begun(t, 1796032800) - 1796032800) < 1e-6);
    assert_true(isnan(pa_gctrace_begun(t, NAN)));
    // Of two processes nobody knows how long the second one came after the first.
    struct pa_gctrace *two = trace_of(stamped, 3, INT64_MIN, INT64_MAX, &arena);
    const char *again = "gc 1 @0.5s 1%: 1+1+1 ms clock, 1+1/1/1+1 ms cpu, 1->1->1 MB, 4 MB goal, "
                        "1 P\n";
    pa_gctrace_add_text(two, "y.log", (const uint8_t *)again, strlen(again));
    assert_int_equal(two->starts, 2);
    assert_true(isnan(pa_gctrace_begun(two, NAN)));
    pa_arena_release(&arena);
}

// What is outside is not added, and the axis stays what it is.
static void some_seconds_of_a_process(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    static const char *const fronts[] = {"", "", "", "", "", "", "", "", "", ""};
    const struct pa_gctrace *t = trace_of(fronts, 10, 3500000000, 7000000000, &arena);
    assert_int_equal(t->all.cycles, 4);
    assert_int_equal(t->starts, 1);
    assert_true(fabs(t->all.begins - 3.5) < 1e-9);
    assert_true(fabs(t->all.ends - 7) < 1e-9);
    assert_true(fabs(t->all.seconds - 3.5) < 1e-9);
    pa_arena_release(&arena);
}

static void nothing(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_error err;
    struct pa_gctrace *t = pa_gctrace_new(&arena);
    assert_false(pa_gctrace_read(t, NULL, PA_TESTDATA "/README.md", &err));
    assert_non_null(strstr(err.text, "README.md: no line of a gctrace"));
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_line),
        cmocka_unit_test(torn_lines),
        cmocka_unit_test(other_lines),
        cmocka_unit_test(mixed),
        cmocka_unit_test(old_versions),
        cmocka_unit_test(long_logs),
        cmocka_unit_test(the_time_of_day),
        cmocka_unit_test(some_seconds_of_a_process),
        cmocka_unit_test(nothing),
        cmocka_unit_test(numbers_of_all_lengths),
        cmocka_unit_test(scavenged_lines),
        cmocka_unit_test(scavenged),
        cmocka_unit_test(large_logs),
        cmocka_unit_test(usual_lines),
        cmocka_unit_test(usual_lines_are_read_as_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
