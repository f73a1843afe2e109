// SPDX-License-Identifier: Apache-2.0
// Sets of functions over versions of Go, names of closures, the interval of a share, the order of
// rules.
#include "check.h"

#include "advise/advise.h"
#include "base/strbuf.h"
#include "stats/share.h"

#include <math.h>
#include <string.h>

static void test_sets_of_versions(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        pa_set_bits in;
    } CASES[] = {
        {"runtime.mallocgc", PA_IN(MALLOC)},
        {"runtime.mallocgcSmallScanNoHeaderSC2", PA_IN(MALLOC)}, // 1.27
        {"runtime.mallocgcTiny", PA_IN(MALLOC)},                 // 1.24
        {"runtime.gcDrainMarkWorkerIdle", PA_IN(GC)},
        {"runtime.tryDeferToSpanScan", PA_IN(GC)}, // 1.26
        {"internal/runtime/gc/scan.scanSpanPackedAVX512", PA_IN(GC)},
        {"runtime.mapassign_faststr", PA_IN(MAPASSIGN) | PA_IN(MAPACCESS)},
        {"internal/runtime/maps.(*table).rehash", PA_IN(MAPGROW)}, // 1.24
        {"runtime.hashGrow", PA_IN(MAPGROW)},                      // 1.19
        {"internal/sync.(*Mutex).lockSlow", PA_IN(LOCK) | PA_IN(LOCKSLOW)},
        {"internal/runtime/syscall.Syscall6", PA_IN(SYSCALL)},
        {"runtime/internal/syscall.Syscall6", PA_IN(SYSCALL)},
        {"syscall.Syscall6", PA_IN(SYSCALL)},
        {"encoding/json.Marshal", PA_IN(JSON) | PA_IN(RESULT) | PA_IN(ENCODE)},
        {"encoding/json/v2.Marshal", PA_IN(JSON) | PA_IN(ENCODE)},
        {"encoding/json.(*Decoder).Decode", PA_IN(JSON) | PA_IN(DECODE)},
        {"net/http.(*conn).serve", PA_IN(NET)},
        {"net/httputil", 0},
        {"runtime.GC", PA_IN(FORCEGC)},
        {"sync/atomic.(*Int64).Add", PA_IN(ATOMIC)},
        {"sync/atomicity.Add", 0},
        {"core::sync::atomic::AtomicUsize::fetch_add", PA_IN(C_ATOMIC)},
        {"runtime.GCController", 0},
        {"runtime.deferprocStack", PA_IN(DEFER)},
        {"runtime.AddCleanup[...]", PA_IN(FINALIZER)}, // 1.24
        {"runtime.makemap_small", PA_IN(MAKEMAP)},
        {"log.Printf", PA_IN(LOG)},
        {"logic.Printf", 0},
        {"operator new(unsigned long)", PA_IN(C_ALLOC)},
        {"operators::add", 0},
        {"mallocator", 0},
        {"main.main", 0},
        {"", 0},
    };
    const pa_set_bits broad = PA_IN(ASLEEP) | PA_IN(BLOCKED); // whole packages
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        pa_set_bits sets = pa_sets_of(CASES[i].name) & ~broad;
        if (sets != CASES[i].in)
            fail_msg("%s is in other sets", CASES[i].name);
    }
}

static void test_groups_of_closures(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"main.F", "main.F"},
        {"main.F.func1", "main.F"},
        {"main.F.func1.2", "main.F"},
        {"main.(*T).M-fm", "main.(*T).M"},
        {"main.F.gowrap1", "main.F"},
        {"main.func1", "main"},
        {"main.F2", "main.F2"},
        {"", ""},
        {"main.F.deferwrap1", "main.F"},
        {"main.F-range1", "main.F"},
        {"main.F.func2-range1.1", "main.F"},
        {"main.orange1", "main.orange1"},
        {"7", "7"},
        {".1", ".1"},
    };
    struct pa_strings strings = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct pa_string got = pa_site_group(&strings, pa_strings_adds(&strings, CASES[i][0]));
        if (got.size != strlen(CASES[i][1]) || memcmp(got.text, CASES[i][1], got.size) != 0)
            fail_msg("%s: %.*s", CASES[i][0], (int)got.size, got.text);
    }
    pa_strings_release(&strings);
}

static void test_same_group(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool same;
    } CASES[] = {
        {"main.F.func1", "main.F.deferwrap2", true},
        {"main.F[...]", "main.F[go.shape.struct { main.a []int }].func1", true},
        {"main.(*Q[...]).Pop", "main.(*Q[go.shape.[]uint8]).Pop", true},
        {"main.(*Q[...]).Pop", "main.(*Q[go.shape.[]uint8]).Push", false},
        {"main.F", "main.F[...]", false},
        {"main.F[", "main.F[go", true},
        {"main.F", "main.G", false},
        {"main.F", "main.FF", false},
    };
    struct pa_strings strings = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        pa_str a = pa_strings_adds(&strings, CASES[i].a), b = pa_strings_adds(&strings, CASES[i].b);
        if (pa_site_same_group(&strings, a, b) != CASES[i].same ||
            pa_site_same_group(&strings, b, a) != CASES[i].same)
            fail_msg("%s and %s", CASES[i].a, CASES[i].b);
    }
    pa_strings_release(&strings);
}

// Wilson's interval of 10 of 100, by hand: (0.0552, 0.1744).
static void test_share_interval(void **state)
{
    (void)state;
    struct pa_share_interval i = pa_share_wilson(10, 100);
    assert_true(fabs(i.low - .05523) < 1e-4 && fabs(i.high - .17437) < 1e-4);
    i = pa_share_wilson(0, 10);
    assert_true(i.low < 1e-9 && i.high > .2 && i.high < .3);
    i = pa_share_wilson(10, 10);
    assert_true(i.high > .999999 && i.high <= 1 && i.low > .7);
    i = pa_share_wilson(0, 0);
    assert_true(i.low == 0 && i.high == 1);
}

static bool ends_a_sentence(const char *text)
{
    size_t n = strlen(text);
    return n > 1 && text[n - 1] == '.';
}

static void test_rules_are_whole(void **state)
{
    (void)state;
    for (size_t i = 0; pa_rules[i]; i++) {
        const struct pa_rule *r = pa_rules[i];
        if (!ends_a_sentence(r->text.sees) || !ends_a_sentence(r->text.why) ||
            !ends_a_sentence(r->text.remedy) || !ends_a_sentence(r->text.wrong) ||
            !ends_a_sentence(r->text.versions) || !*r->text.title)
            fail_msg("%s: a text is missing or is no sentence", r->id);
        assert_ptr_equal(pa_rule_by_id(r->id), r);
    }
    assert_null(pa_rule_by_id("PA000"));
}

// Without any profile rules must be silent.
// The mean of the live heap is that of all collections, also of those that the program asked for.
static void test_live_heap_with_forced_collections(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_strbuf log = {0};
    struct pa_gctrace *trace = pa_gctrace_new(&arena);
    struct pa_symptoms *symptoms = pa_symptoms_new(&strings, &arena);
    for (int i = 1; i <= 30; i++)
        pa_strbuf_printf(&log,
                         "gc %d @%d.0s 1%%: 0.01+1.0+0.01 ms clock, 0.02+0.1/0.9/0+0.02 ms cpu, "
                         "8->8->4 MB, 8 MB goal, 0 MB stacks, 0 MB globals, 2 P%s\n",
                         i, i, i % 2 ? " (forced)" : "");
    pa_gctrace_add_text(trace, "gc.log", (const uint8_t *)log.text, log.size);
    pa_symptoms_add_trace(symptoms, trace);
    assert_int_equal(symptoms->collections.all, 30);
    assert_int_equal(symptoms->collections.count, 10);
    assert_true(fabs(symptoms->collections.live - 4 * 1048576.) < 1);
    assert_true(fabs(symptoms->collections.headroom - 1) < 1e-9);
    pa_strbuf_release(&log);
    pa_strings_release(&strings);
    pa_arena_release(&arena);
}

static void test_nothing_gives_nothing(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    const struct pa_symptoms *none = pa_symptoms_new(&strings, &arena);
    assert_int_equal(pa_advise(none, &arena)->list.count, 0);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sets_of_versions),
        cmocka_unit_test(test_groups_of_closures),
        cmocka_unit_test(test_same_group),
        cmocka_unit_test(test_share_interval),
        cmocka_unit_test(test_rules_are_whole),
        cmocka_unit_test(test_live_heap_with_forced_collections),
        cmocka_unit_test(test_nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
