// SPDX-License-Identifier: Apache-2.0
// Mangled names. testdata/symbol/names.tsv holds symbols of two compilers and both Rust manglings
// with their readable forms in each mode, compared with the forms that Go's pprof shows.
#include "check.h"

#include "base/arena.h"
#include "base/file.h"
#include "symbol/demangle.h"

#include <stdlib.h>
#include <string.h>

static const enum pa_demangle_mode modes[] = {PA_DEMANGLE_DEFAULT, PA_DEMANGLE_TEMPLATES,
                                              PA_DEMANGLE_FULL};

static void check_name(char *fields[4])
{
    struct pa_strbuf out = {0};
    for (int m = 0; m < 3; m++) {
        bool changed = pa_demangle(fields[0], strlen(fields[0]), modes[m], &out);
        const char *got = changed ? pa_strbuf_text(&out) : fields[0];
        if (strcmp(got, fields[m + 1]) != 0)
            fail_msg("%s, mode %d: %s, not %s", fields[0], m, got, fields[m + 1]);
    }
    pa_strbuf_release(&out);
}

static void names_in_all_modes(void **state)
{
    (void)state;
    struct pa_error err;
    struct pa_bytes file;
    assert_true(pa_file_read(PA_TESTDATA "/symbol/names.tsv", PA_DEFAULT_MAX_SIZE, &file, &err));
    size_t count = 0;
    for (char *line = (char *)file.data, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        if (*next)
            *next++ = '\0';
        if (*line == '#')
            continue;
        char *fields[4] = {line};
        for (int i = 1; i < 4; i++) {
            fields[i] = strchr(fields[i - 1], '\t');
            assert_non_null(fields[i]);
            *fields[i]++ = '\0';
        }
        check_name(fields);
        count++;
    }
    assert_true(count > 800);
    free(file.data);
}

static void every_prefix_is_survived(void **state)
{
    (void)state;
    static const char *const names[] = {
        "_ZN4shop3BoxIiLi3EEcvRSt6vectorIT_SaIS3_EEIcEEv",
        "_ZZN4shop3locIiEEvT_ENUlS1_T0_E_clIlEEDaS1_S2_",
        "_ZN4shop4condIdEEDTqugtfp_Li3Efp_ngfp_ET_",
        ("_RINvNtNtCsjrHSEGnQ3l9_3std3sys9backtrace4callNCNCINvNtB6_6thread5spawnNCNvC1r4mains2_0l"
         "E0uEB1Z_"),
        "_RNvXs_C1aINtB4_1PDNtB4_1TEL_KcB61_EB4_1f",
    };
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t size = 0; size <= strlen(names[i]); size++) {
            char *exact = malloc(size + 1); // so that a sanitizer sees reads beyond the end
            assert_non_null(exact);
            memcpy(exact, names[i], size);
            for (int m = 0; m < 3; m++)
                pa_demangle(exact, size, modes[m], &out);
            free(exact);
        }
    pa_strbuf_release(&out);
}

// `unit` `count` times between `head` and `tail`.
static char *repeat(struct pa_arena *arena, const char *head, const char *unit, size_t count,
                    const char *tail)
{
    struct pa_strbuf text = {0};
    pa_strbuf_adds(&text, head);
    for (size_t i = 0; i < count; i++)
        pa_strbuf_adds(&text, unit);
    pa_strbuf_adds(&text, tail);
    char *copy = pa_arena_strdup(arena, pa_strbuf_text(&text));
    pa_strbuf_release(&text);
    return copy;
}

static void bounds_hold(void **state)
{
    (void)state;
    static const struct {
        const char *head, *unit, *tail;
        bool fine; // when repeated 100000 times
    } rows[] = {
        {"_Z1f", "P", "i", false},
        {"_Z1f", "i", "", true},
        {"_ZN", "1a", "E", false}, // a chain of scopes is as deep as it is long
        {"_Z1fI", "1fI", "", false},
        {"_Z1fIXszcl", "szcl", "", false},
        {"_Z1fILZ1fILZ", "1fILZ", "", false},
        {"_ZZ", "Z", "", false},
        {"_ZN1a", "cvT_I", "", false},
        {"_Z1fFvP1aS0_E", "FvS_S0_E", "", true},
        {"_Z1fUl", "Ul", "", false},
        {"_RNvC1a", "1", "", false},
        {"_R", "NvNv", "", false},
        {"_RIC1a", "T", "", false},
        {"_RIC1aTm", "B4_", "EE", true},
    };
    struct pa_arena arena = {0};
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *name = repeat(&arena, rows[i].head, rows[i].unit, 100000, rows[i].tail);
        size_t size = strlen(name);
        bool done = pa_demangle(name, size, PA_DEMANGLE_FULL, &out);
        if (done != rows[i].fine)
            fail_msg("%s%s...: %d", rows[i].head, rows[i].unit, done);
        assert_true(!done || out.size < size * 300 + 8192);
    }
    pa_strbuf_release(&out);
    pa_arena_release(&arena);
}

// Each substitution doubles what it stands for: 2^40 names if nobody stopped it.
static void output_is_bounded(void **state)
{
    (void)state;
    struct pa_strbuf name = {0}, out = {0};
    pa_strbuf_adds(&name, "_Z1fSt4pairIiiE");
    const char *digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (int i = 0; i < 30; i++)
        pa_strbuf_printf(&name, "S_IS%c_S%c_E", digits[i], digits[i]);
    assert_false(pa_demangle(name.text, name.size, PA_DEMANGLE_FULL, &out));
    assert_true(out.size < (1u << 20));
    assert_true(pa_demangle(name.text, name.size, PA_DEMANGLE_DEFAULT, &out));
    assert_string_equal(out.text, "f");
    pa_strbuf_release(&name);
    pa_strbuf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_all_modes),
        cmocka_unit_test(every_prefix_is_survived),
        cmocka_unit_test(bounds_hold),
        cmocka_unit_test(output_is_bounded),
    };
    return cmocka_run_group_tests_name("demangle", tests, NULL, NULL);
}
