// SPDX-License-Identifier: Apache-2.0
#include "base/name_order.h"
#include "check.h"

#include <stdio.h>
#include <string.h>

// Golden values: GNU date -u -d TEXT +%s.
static void times(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int64_t seconds;
    } right[] = {
        {"a/2026-11-23.txt", 1795392000},
        {"2026-01-01/m_20261123T083349Z.prom", 1795422829},
        {"run_2026-11-23_08-33.txt", 1795422780},
        {"cpu-2026-11-23T10-33-49+02:00.pb.gz", 1795422829},
        {"m-1795422829.prom", 1795422829},
    };
    static const char *const wrong[] = {"2026-11-23/m.prom", "m-17.prom", "", "20261301.txt"};
    int64_t nanos;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        assert_true(pa_name_time(right[i].path, &nanos));
        assert_int_equal(nanos, right[i].seconds * 1000000000);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(pa_name_time(wrong[i], &nanos));
}

static void check(const char *given, enum pa_name_order order, const char *sorted)
{
    char text[256], result[256] = "";
    const char *paths[8];
    size_t count = 0;
    int64_t keys[8];
    snprintf(text, sizeof text, "%s", given);
    for (char *word = strtok(text, " "); word; word = strtok(NULL, " "))
        paths[count++] = word;
    assert_int_equal(pa_names_keys(paths, count, keys), order);
    assert_int_equal(pa_names_sort(paths, count) != NULL, strcmp(given, sorted) != 0);
    for (size_t i = 0; i < count; i++) {
        strcat(result, i ? " " : "");
        strcat(result, paths[i]);
    }
    assert_string_equal(result, sorted);
}

static void sorting(void **state)
{
    (void)state;
    check("m1 m10 m9", PA_NAMES_BY_NUMBER, "m1 m9 m10");
    check("x/m2.prom y/m1.prom", PA_NAMES_BY_NUMBER, "y/m1.prom x/m2.prom");
    check("b-2026-11-23 a-2026-11-24 c-2026-11-22", PA_NAMES_BY_TIME,
          "c-2026-11-22 b-2026-11-23 a-2026-11-24");
    // The day alone does not tell them apart.
    check("2026-11-23-b 2026-11-23-a", PA_NAMES_AS_GIVEN, "2026-11-23-b 2026-11-23-a");
    check("app.log app.log.1 app.log.10.gz app.log.2.gz", PA_NAMES_BY_ROTATION,
          "app.log.10.gz app.log.2.gz app.log.1 app.log");
    check("old/app.log.1 app.log", PA_NAMES_BY_ROTATION, "old/app.log.1 app.log");
    check("app.log.1 app.log.2", PA_NAMES_BY_ROTATION, "app.log.2 app.log.1");
    check("gc.2 gc.1", PA_NAMES_BY_NUMBER, "gc.1 gc.2");
    check("app.log other.log.1", PA_NAMES_AS_GIVEN, "app.log other.log.1");
    check("before after", PA_NAMES_AS_GIVEN, "before after");
    check("m2 m1 m2", PA_NAMES_AS_GIVEN, "m2 m1 m2");
    check("alone", PA_NAMES_AS_GIVEN, "alone");
    check("", PA_NAMES_AS_GIVEN, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(times), cmocka_unit_test(sorting)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
