// SPDX-License-Identifier: Apache-2.0
// How what was seen of a machine is judged.
#include "evidence/machine.h"

#include "check.h"

#include <math.h>
#include <string.h>

static const struct pa_machine_look QUIET = {.busy = 1000,
                                             .idle = 9000,
                                             .at = 0,
                                             .swapped = 5,
                                             .throttled = 1,
                                             .quota_stops = 2,
                                             .cpus = 2,
                                             .nodes = 1,
                                             .load = .1,
                                             .quota = -1,
                                             .governor = "performance",
                                             .turbo = "off",
                                             .smt = "off",
                                             .virtual_ = "no"};

static const struct pa_machine_check *find(const struct pa_machine *m, const char *name)
{
    for (size_t i = 0; i < m->count; i++) {
        if (strcmp(m->checks[i].name, name) == 0)
            return &m->checks[i];
    }
    fail_msg("no check %s", name);
    return NULL;
}

static void judged(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_machine m;
    struct pa_machine_look before = QUIET, after = QUIET;
    struct pa_machine_loop loop = {100, 1e6, 1.01e6, 1.2e6};
    after.idle += 2000;
    after.at = 10000000000;
    pa_machine_judge(&m, &(struct pa_machine_looks){&before, &after, &loop}, &arena);
    assert_int_equal(m.results[PA_MACHINE_FINE], m.count);
    // A tenth stolen, half busy, of which half is this process.
    after.steal = 200, after.busy += 1000, after.idle = before.idle + 800, after.own = 5000000000;
    loop.p99 = 2e6;
    after.throttled = 2, after.swapped = 6;
    pa_machine_judge(&m, &(struct pa_machine_looks){&before, &after, &loop}, &arena);
    assert_string_equal(find(&m, "steal")->value, "10.0 %");
    assert_int_equal(find(&m, "steal")->result, PA_MACHINE_BAD);
    assert_string_equal(find(&m, "other load")->value, "25.0 %");
    assert_int_equal(find(&m, "other load")->result, PA_MACHINE_BAD);
    assert_int_equal(find(&m, "equal work")->result, PA_MACHINE_BAD);
    assert_int_equal(find(&m, "thermal events")->result, PA_MACHINE_BAD);
    assert_int_equal(find(&m, "pages swapped")->result, PA_MACHINE_NOTE);
    pa_arena_release(&arena);
}

static void looked(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_machine_look l;
    pa_machine_look(&l, PA_TESTDATA "/evidence/machine", &arena);
    assert_int_equal(l.busy, 151);
    assert_int_equal(l.idle, 805);
    assert_int_equal(l.steal, 20);
    assert_int_equal(l.cpus, 2);
    assert_int_equal(l.nodes, 2);
    assert_int_equal(l.swapped, 7);
    assert_int_equal(l.throttled, 2);
    assert_int_equal(l.quota_stops, 4);
    assert_float_equal(l.quota, 1.5, 1e-9);
    assert_string_equal(l.model, "SYNTHETIC CPU @ 3.00GHz");
    assert_string_equal(l.turbo, "on");
    assert_string_equal(l.virtual_, "yes");
    pa_machine_look(&l, PA_TESTDATA "/none", &arena);
    assert_int_equal(l.busy, -1);
    assert_true(isnan(l.load));
    assert_null(l.governor);
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(judged), cmocka_unit_test(looked)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
