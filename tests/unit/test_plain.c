// SPDX-License-Identifier: Apache-2.0
// Texts in logs become what the program wrote, and names are told apart from symbols. Expected
// values by hand.
#include "check.h"

#include "base/memory.h"
#include "input/function_name.h"
#include "input/plain.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define T            "2026-03-01T10:00:00.123Z "

static void plain_text(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {T "a;b 1\n" T "a;c 2\n", "a;b 1\na;c 2\n"},
        {T "a;b 1\n" T "\n" T "a;c 2", "a;b 1\n\na;c 2\n"},
        {"2026-03-01T10:00:00.123Z\n" T "a;b 1\n", "\na;b 1\n"}, // blanks at the end were trimmed
        {"[2026-03-01 10:00:00,5] a;b 1\n", "a;b 1\n"},
        {"2026/03/01 10:00:00 a;b 1\n", "a;b 1\n"},
        {"2026-03-01T10:00:00+0200 \ta;b 1\n", "\ta;b 1\n"}, // one blank is of the stamp
        {T "stderr P a;\n" T "stderr F b 1\n", "a;b 1\n"},
        {T "01O a;\n" T "01O+b 1\n", "a;b 1\n"},
        {T "stderr F a;b 1\n" T "stdout F x\n" T "stderr F a;c 2\n", "a;b 1\na;c 2\n\nx\n"},
        {"api-1  | a;b 1\napi-10 | a;c 2\n", "a;b 1\n\na;c 2\n"},
        {"> > a;b 1\n>\n> > a;c 2\n", "a;b 1\n\na;c 2\n"},
        {"\x1b[1;31ma;b\x1b[0m 1\x1b[K\n\x1b_bk;t=1\aa;c 2\n", "a;b 1\na;c 2\n"},
        {"\x1b]0;x\aa;b 1\n", "\x1b]0;x\aa;b 1\n"}, // no colour: stays, and is shown
        {"{\"log\":\"a;\",\"n\":[1,{\"log\":2}]}\n{\"log\":\"b \\u0031\\n\"}\n", "a;b 1\n"},
        {"{\"log\":\"a;\\ud83d\\ude00\\ud800 1\\n\"}", "a;\U0001F600\uFFFD 1\n"},
        {"{\"level\":\"x\",\"msg\":\"a;b 1\"}\nother\n{\"msg\":\"a;c 2\"}\n",
         "a;b 1\nother\na;c 2\n"},
        {"\xEF\xBB\xBF" T "a;b 1\n", "a;b 1\n"},
        {"x y> goroutine 1 [running]:\nx y> main.main()\nx y> \t/a.go:1\n",
         "goroutine 1 [running]:\nmain.main()\n\t/a.go:1\n"},
        {"    BenchmarkA 1 5 ns/op\n    BenchmarkB 1 5 ns/op\n",
         "BenchmarkA 1 5 ns/op\nBenchmarkB 1 5 ns/op\n"},
        {"a;b 1\n" T "a;c 2\na;d 3\n", "a;b 1\n" T "a;c 2\na;d 3\n"}, // most lines have none
        {"10:00:00,5,x\n", "10:00:00,5,x\n"},                         // a field, no stamp
        {"a;b 1\n", "a;b 1\n"},
        {"", ""},
        {"prose that is no profile\n", "prose that is no profile\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = strlen(rows[i][0]);
        struct pa_bytes bytes = {pa_xcalloc(size + PA_BYTES_PADDING, 1), size};
        memcpy(bytes.data, rows[i][0], size);
        pa_plain_text(&bytes);
        if (bytes.size != strlen(rows[i][1]) || memcmp(bytes.data, rows[i][1], bytes.size) != 0)
            fail_msg("row %zu: %.*s", i, (int)bytes.size, (const char *)bytes.data);
        free(bytes.data);
    }
}

static void files_with_symbols(void **state)
{
    (void)state;
    static const char *const with[] = {
        "/srv/app", "/srv/my app (deleted)",  "/lib/libc.so.6",        "[kernel.kallsyms]",
        "[vdso]",   "/usr/lib/jvm/libjvm.so", "[kernel.kallsyms]_text"};
    static const char *const without[] = {"",
                                          "/tmp/perf-10.map",
                                          "[heap]",
                                          "[JIT app cache]",
                                          "//anon",
                                          "/memfd:doublemapper (deleted)",
                                          "inlined",
                                          "/root/.debug/jit/jitted-10-2.so",
                                          "/system/framework/boot.odex",
                                          "/usr/share/dotnet/System.Private.CoreLib.dll",
                                          "/data/app/base.apk (deleted)"};
    for (size_t i = 0; i < COUNT(with); i++)
        if (!pa_file_has_symbols(with[i]))
            fail_msg("%s has symbols", with[i]);
    for (size_t i = 0; i < COUNT(without); i++)
        if (pa_file_has_symbols(without[i]))
            fail_msg("%s has no symbols", without[i]);
}

static void functions(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool as_is, of_binary; // has a system name, and so may be shortened
    } rows[] = {
        {"main", false, true},
        {"_ZN3foo3barEv", true, true},
        {"_RNvC5crate3foo", true, true},
        {"_Render<x>", false, true}, // no linker has such names
        {"<module>", false, false},
        {"Map::<init>", false, false},
        {"<T as Tr>::call", false, true},
        {"std::vector<int>::push_back(int)", false, true},
    };
    struct pa_strings strings = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        pa_str name = pa_strings_adds(&strings, rows[i].name);
        if ((pa_function_as_is(name, &strings).system_name != 0) != rows[i].as_is ||
            (pa_function_of_binary(name, &strings).system_name != 0) != rows[i].of_binary)
            fail_msg("%s", rows[i].name);
    }
    pa_strings_release(&strings);
}

static void inlined_calls(void **state)
{
    (void)state;
    static const char *const rows[][4] = {
        {"LA;::run->LB;::get->LC;::leaf", "LC;::leaf", "LB;::get", "LA;::run"},
        {"V<int>::operator->", "V<int>::operator->"},
        {"a->b", "a->b"},
        {"A::f->b", "A::f->b"},
        {"->", "->"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct pa_string rest = {rows[i][0], strlen(rows[i][0])};
        for (size_t k = 1; k < 4 && rows[i][k]; k++) {
            struct pa_string call = pa_take_inlined(&rest);
            assert_int_equal(call.size, strlen(rows[i][k]));
            assert_memory_equal(call.text, rows[i][k], call.size);
        }
        assert_int_equal(rest.size, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text),
        cmocka_unit_test(files_with_symbols),
        cmocka_unit_test(functions),
        cmocka_unit_test(inlined_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
