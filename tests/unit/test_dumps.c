// SPDX-License-Identifier: Apache-2.0
// What names and logs of dumps tell, and the shapes of series.
#include "dumps/course.h"
#include "dumps/dump_log.h"
#include "dumps/dump_name.h"
#include "dumps/group.h"
#include "stats/random.h"
#include "stats/theil_sen.h"
#include "stats/trend.h"

#include "base/moment.h"
#include "check.h"

#include <math.h>
#include <string.h>

static const struct name_row {
    const char *path, *dumper, *time; // time NULL: none; without a zone as if UTC
    bool zoned;
    enum pa_dump_reason reason;
    double value;
    const char *unit;
} NAMES[] = {
    {"d/cpu.20261130101500.123.log", "holmes", "2026-11-30T10:15:00.123Z", false, PA_DUMP_TRIGGERED,
     0, NULL},
    {"d/cpu.20201028100641.bin", "holmes", "2020-10-28T10:06:41Z", false, PA_DUMP_TRIGGERED, 0,
     NULL},
    {"GCHeap.20220209144823.103.bin", "holmes", "2022-02-09T14:48:23.103Z", false,
     PA_DUMP_TRIGGERED, 0, NULL},
    {"mem.eventid7.20261130101500.000.log", "holmes", "2026-11-30T10:15:00Z", false,
     PA_DUMP_TRIGGERED, 0, NULL},
    {"goroutine.20261130101500.000.log", "holmes", "2026-11-30T10:15:00Z", false, PA_DUMP_TRIGGERED,
     0, NULL},
    {"heap_profiler/memprof.2026-11-30T10_15_00.123.81264640.pprof", "CockroachDB",
     "2026-11-30T10:15:00.123Z", false, PA_DUMP_TRIGGERED, 81264640, "bytes"},
    {"heap_profiler/memprof.2026-11-30T10_15_00.123.81264640", "CockroachDB",
     "2026-11-30T10:15:00.123Z", false, PA_DUMP_TRIGGERED, 81264640, "bytes"},
    {"goroutine_dump/"
     "goroutine_dump.2026-11-30T10_15_00.123.double_since_last_dump.000002049.txt.gz",
     "CockroachDB", "2026-11-30T10:15:00.123Z", false, PA_DUMP_TRIGGERED, 2049, "goroutines"},
    {"oom_record/record2026-11-30T10:15:00+08:00/heap", "TiDB", "2026-11-30T02:15:00Z", true,
     PA_DUMP_TRIGGERED, 0, NULL},
    {"oom_record/record2026-11-30T10:15:00Z/goroutine", "TiDB", "2026-11-30T10:15:00Z", true,
     PA_DUMP_TRIGGERED, 0, NULL},
    {"pprof.shop.host-1.samples.cpu.2026-11-30T101500.UTC.pprof", "autopprof",
     "2026-11-30T10:15:00Z", true, PA_DUMP_TRIGGERED, 0, NULL},
    {"pprof.shop.host-1.alloc_objects.alloc_space.inuse_objects.inuse_space.2026-11-30T101500.KST."
     "pprof",
     "autopprof", "2026-11-30T10:15:00Z", false, PA_DUMP_TRIGGERED, 0, NULL},
    {"pprof.shop.host-1.goroutine.2026-11-30T101500.UTC.pprof", "autopprof", "2026-11-30T10:15:00Z",
     true, PA_DUMP_TRIGGERED, 0, NULL},
    {"vault-debug-2026-11-30T10-15-00Z/2026-11-30T10-15-30Z/heap.prof", "vault debug",
     "2026-11-30T10:15:30Z", true, PA_DUMP_PERIODIC, 0, NULL},
    {"v.tar.gz: vault-debug-2026-11-30T10-15-00Z/2026-11-30T10-15-30Z/heap.prof", "vault debug",
     "2026-11-30T10:15:30Z", true, PA_DUMP_PERIODIC, 0, NULL},
    {"consul-debug-1793700000/1793700030/profile.prof", "consul debug", "2026-11-03T10:00:30Z",
     true, PA_DUMP_PERIODIC, 0, NULL},
    {"pprof/pprof.shop.samples.cpu.003.pb.gz", "pprof", NULL, false, PA_DUMP_PERIODIC, 0, NULL},
    {"baseline-20261130-101500.pb.gz", NULL, "2026-11-30T10:15:00Z", false, PA_DUMP_PERIODIC, 0,
     NULL},
    {"2026-11-30_10-15-00/heap.pb.gz", NULL, "2026-11-30T10:15:00Z", false, PA_DUMP_UNKNOWN, 0,
     NULL},
    {"cpu-85pct-20261130T101500Z.prof", NULL, "2026-11-30T10:15:00Z", true, PA_DUMP_TRIGGERED, 85,
     "percent"},
    {"heap-oom-1793700030000.pb.gz", NULL, "2026-11-03T10:00:30Z", true, PA_DUMP_TRIGGERED, 0,
     NULL},
    {"room-7/heap.pb.gz", NULL, NULL, false, PA_DUMP_UNKNOWN, 0, NULL},
    {"cpu.20261399101500.log", NULL, NULL, false, PA_DUMP_UNKNOWN, 0, NULL}, // no such month
    {"heap.123456789012345678901234567890", NULL, NULL, false, PA_DUMP_UNKNOWN, 0, NULL},
    {"", NULL, NULL, false, PA_DUMP_UNKNOWN, 0, NULL},
};

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const struct name_row *row = &NAMES[i];
        struct pa_dump_name n;
        int64_t nanos = 0;
        pa_dump_name_parse(row->path, &n);
        bool ok = same(n.dumper, row->dumper) && n.has_time == (row->time != NULL) &&
                  n.reason == row->reason && n.value == row->value && same(n.unit, row->unit);
        if (ok && row->time)
            ok = pa_moment_parse(row->time, &nanos) && n.time.nanos == nanos &&
                 n.time.zoned == row->zoned;
        if (!ok)
            fail_msg("%s: dumper %s, time %d %lld, zone %d, reason %d, value %g %s", row->path,
                     n.dumper ? n.dumper : "-", n.has_time, (long long)n.time.nanos, n.time.zoned,
                     (int)n.reason, n.value, n.unit ? n.unit : "-");
    }
}

static struct pa_dump_events read_log(const char *text, struct pa_arena *arena, bool *is)
{
    static const char *const KNOWN[] = {"cpu.prof", "heap.1.pb.gz"};
    const struct pa_dump_log log = {"x.log", text, strlen(text), KNOWN, 2};
    struct pa_dump_events events = {0};
    *is = pa_dump_log_read(&log, arena, &events);
    return events;
}

static void test_logs(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    bool is;
    struct pa_dump_events e = read_log(
        "[2026-11-30 10:15:00.5][INFO] [Holmes] NODUMP cpu, config_min : 10, current: 4\n"
        "[2026-11-30 10:15:05.5][INFO] [Holmes] pprof cpu, config_min : 10, config_diff : 25, "
        "config_abs : 70, config_max : 0, previous : [3 4 5], current: 85\n"
        "[2026-11-30 10:15:10.5][INFO] [Holmes] pprof cpu profile write to file /d/cpu.7.log "
        "successfully\n"
        "[2026/11/30 10:16:00.020 +08:00] [WARN] [a.go:1] [\"tidb-server has the risk of OOM "
        "because of memory usage exceeds alarm ratio. Running SQLs\"] [\"tidb-server memory "
        "usage\"=1024] [\"record path\"=/tmp/oom_record/record2026-11-30T10:16:00+08:00]\n"
        "2026-11-30T10:17:00Z cpu at 91.5% of 4, writing /var/heap.1.pb.gz\n"
        "nothing of interest",
        &arena, &is);
    assert_true(is);
    assert_int_equal(e.list.count, 3);
    assert_string_equal(e.list.items[0].kind, "cpu");
    assert_string_equal(e.list.items[0].file, "cpu.7.log");
    assert_true(e.list.items[0].value == 85 && e.list.items[0].usual == 4);
    assert_string_equal(e.list.items[1].dumper, "TiDB");
    assert_string_equal(e.list.items[1].why, "memory usage exceeds alarm ratio");
    assert_string_equal(e.list.items[1].file, "record2026-11-30T10:16:00+08:00");
    assert_true(e.list.items[1].value == 1024 && e.list.items[1].time.zoned);
    assert_string_equal(e.list.items[2].file, "heap.1.pb.gz");
    assert_true(e.list.items[2].value == 91.5);
    pa_vec_release(&e.list);
    e = read_log("hello\nworld\n\n", &arena, &is);
    assert_false(is);
    assert_int_equal(e.list.count, 0);
    pa_arena_release(&arena);
}

static void test_shapes(void **state)
{
    (void)state;
    static const struct {
        double levels[8];
        enum pa_dump_shape shape;
        size_t since;
    } ROWS[] = {
        {{5, 5, 5, 5, 5, 5, 5, 5}, PA_SHAPE_FLAT, 0},
        {{1, 1, 1, 9, 9, 9, 9, 9}, PA_SHAPE_STEP, 3},
        {{1, 1.1, .9, 1, 2, 3, 4, 5}, PA_SHAPE_STEADY, 4},
        {{1, 2, 3, 4, 5, 6, 7, 8}, PA_SHAPE_STEADY, 1},
        {{1, 1, 1, 9, 8, 1, 1, 1}, PA_SHAPE_SPIKE, 3},
        {{9, 8, 7, 6, 5, 4, 3, 2}, PA_SHAPE_SPIKE, 0},
    };
    static const double HOURS[] = {0, 1, 2, 3, 4, 5, 6, 7};
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        size_t since;
        enum pa_dump_shape shape = pa_dump_shape_of(HOURS, ROWS[i].levels, 8, &since);
        if (shape != ROWS[i].shape || since != ROWS[i].since)
            fail_msg("row %zu: %s since %zu", i, pa_dump_shape_name(shape), since);
    }
}

// The course of 24 dumps of goroutines, an hour apart; lives[i] says which process dump i is of.
static struct pa_dump_course course_of(const double *levels, size_t *lives)
{
    enum { ALL = 24 };
    struct pa_arena arena = {0};
    struct pa_dump list[ALL] = {0};
    struct pa_dumps dumps = {.arena = &arena};
    size_t of[ALL], zeros[ALL] = {0};
    double hours[ALL];
    struct pa_dump_group g = {.kind = "goroutine", .dumps = of, .count = ALL, .hours = hours};
    struct pa_dump_course course;
    for (size_t i = 0; i < ALL; i++) {
        of[i] = i;
        hours[i] = (double)i;
    }
    dumps.list.items = list;
    dumps.list.count = ALL;
    g.moment = true;
    g.life = lives ? lives : zeros;
    pa_dump_course_find(&dumps, &g, levels, &course);
    pa_arena_release(&arena);
    return course;
}

// What comes and goes is flat, a leak in it is a trend, one that ended a ramp, and one that began
// anew twice a trend as well.
static void test_courses(void **state)
{
    (void)state;
    double noise[24], leak[24], ended[24], starts[24], days[24];
    size_t lives[24];
    struct pa_random random = pa_random_seeded(20);
    for (size_t i = 0; i < 24; i++) {
        noise[i] = 100 + 100 * pa_random_uniform(&random);
        leak[i] = noise[i] + 6 * (double)i;
        ended[i] = 100 + (i < 21 ? 5 * (double)i : 0) + pa_random_uniform(&random);
        starts[i] = noise[i] / 10 + 10 * (double)(i % 8);
        days[i] = 100 + 50 * sin((double)i * .9);
        lives[i] = i / 8;
    }
    struct pa_dump_course c = course_of(noise, NULL);
    assert_int_equal(c.shape, PA_SHAPE_FLAT);
    assert_true(c.p > .05);
    c = course_of(leak, NULL);
    assert_true(c.shape == PA_SHAPE_STEADY || c.shape == PA_SHAPE_STEP);
    assert_true(c.p < .01 && c.lo < 6 && c.hi > 6);
    c = course_of(ended, NULL);
    assert_true(c.shape == PA_SHAPE_SPIKE && c.ramp && c.since <= 2);
    c = course_of(starts, NULL);
    assert_true(c.p > .01);
    c = course_of(starts, lives);
    assert_true(c.p < 1e-6 && c.slope > 8 && c.slope < 12 && c.lo > 6 && c.hi < 14);
    c = course_of(days, NULL);
    assert_int_equal(c.shape, PA_SHAPE_FLAT);
}

// The slopes of y = 2t with one outlier: all pairs without it are 2.
static void test_slope(void **state)
{
    (void)state;
    double t[12], y[12];
    struct pa_trend trend;
    for (size_t i = 0; i < 12; i++) {
        t[i] = (double)i;
        y[i] = 2. * (double)i;
    }
    y[6] = 100;
    pa_trend_mann_kendall(y, 12, &trend);
    struct pa_theil_sen line = pa_theil_sen(t, y, 12, trend.variance);
    assert_true(line.slope == 2);
    assert_true(line.lo <= 2 && line.hi >= 2 && line.lo > 0);
    assert_int_equal(line.pairs, 66);
    line = pa_theil_sen((double[]){1, 1}, (double[]){1, 2}, 2, 1);
    assert_true(isnan(line.slope));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),   cmocka_unit_test(test_logs),  cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_courses), cmocka_unit_test(test_slope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
