// SPDX-License-Identifier: Apache-2.0
// Short forms, labels, levels and packages of names of many languages. Expected values by hand.
#include "check.h"

#include "symbol/distinct.h"
#include "symbol/label.h"
#include "symbol/package.h"
#include "symbol/shorten.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void shortened_for_graphs(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {"main", "main"},
        {"os.Open", "os.Open"},
        {"net/url.(*URL).String", "url.(*URL).String"},
        {"example.org/team/tool/v3/parse.(*P).next", "parse.(*P).next"},
        {"example.org/team/tool/v3.New", "tool.New"},
        {"example.org/team/tool/v1.New", "v1.New"}, // no version is called v1
        {"example.org/team/tool/v12.New", "tool.New"},
        {"a/b.f[example.org/c.T]", "b.f[example.org/c.T]"},
        {"a/b/no dot", "a/b/no dot"},
        {"com.shop.Cart.add", "Cart.add"},
        {"com.shop.Cart$Line.<init>(int)", "Cart$Line.<init>"},
        {"com.shop.Cart.Add", "com.shop.Cart.Add"}, // methods start in lower case
        {"ns::sub::Box::put", "Box::put"},
        {"ns::Box::~Box", "Box::~Box"},
        {"ns::__Box::put<int>(char)", "__Box::put<int>"},
        {"ns::box::put", "ns::box::put"},
        {"Box::put", "Box::put"},
        {"(anonymous namespace)::Box::put", "Box::put"},
        {"(anonymous namespace)::ns::Box::put", "Box::put"},
        {"a::B::C::d", "C::d"},
    };
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        pa_symbol_shorten(rows[i][0], strlen(rows[i][0]), &out);
        assert_string_equal(pa_strbuf_text(&out), rows[i][1]);
    }
    pa_strbuf_release(&out);
}

// The labels of each row but the first, which is the name.
static const char *const labels[][8] = {
    {"main"},
    {"a/b/ssa.(*T).alloc", "ssa.(*T).alloc", "(*T).alloc", "alloc"},
    {"a/ssa.(*T).alloc.func1.2", "ssa.(*T).alloc.func1.2", "(*T).alloc.func1.2", "alloc.func1.2"},
    {"a/tool/v3.New", "tool/v3.New", "New"},
    {"main.glob..func3", "glob..func3"},
    {"main.Map[go.shape.int,a/b.T]", "Map[go.shape.int,a/b.T]", "Map"},
    {"com.shop.Cart.add(int, a.B)", "com.shop.Cart.add", "shop.Cart.add", "Cart.add", "add"},
    {"void ns::Box<a::b>::put<int>(char) const", "ns::Box<a::b>::put<int>", "Box<a::b>::put<int>",
     "put<int>", "put"},
    {"ns::f(int)::{lambda(int)#1}::operator()(int) const",
     "ns::f(int)::{lambda(int)#1}::operator()", "f(int)::{lambda(int)#1}::operator()"},
    {"std::operator<< <a::b>(int)", "std::operator<< <a::b>", "operator<< <a::b>", "operator<<"},
    {"operator()(int)", "operator()"},
    {"operator<<(a const&, b)", "operator<<"},
    {"operator[]<int>(char)", "operator[]<int>", "operator[]"},
    {"bool operator==<int>(A<int> const&)", "bool operator==<int>"},
    {"operator (app.js:3:4)", "operator"},
    {"k8s/operator.(*T).Run", "operator.(*T).Run", "(*T).Run", "Run"},
    {"a::V<int>::operator->()", "a::V<int>::operator->", "V<int>::operator->", "operator->"},
    {"<a::B<T> as c::D>::call::{closure#0}", "call::{closure#0}"},
    {"vtable for a::B", "B"},
    {"Module.load lib/loader:3:4", "Module.load", "load"},
    {"GC thread 1"},
    {"do_sys_open_[k]", "do_sys_open"},
};

static void labels_get_shorter(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(labels); i++) {
        struct pa_string got[PA_SYMBOL_LABELS];
        size_t count = pa_symbol_labels(labels[i][0], strlen(labels[i][0]), got);
        size_t expected = 0;
        while (expected < 8 && labels[i][expected])
            expected++;
        for (size_t k = 0; k < count && k < expected; k++) {
            assert_int_equal(got[k].size, strlen(labels[i][k]));
            assert_memory_equal(got[k].text, labels[i][k], got[k].size);
        }
        assert_int_equal(count, expected);
    }
}

static void many_parts_keep_the_last(void **state)
{
    (void)state;
    struct pa_strbuf name = {0};
    for (int i = 0; i < 500; i++)
        pa_strbuf_adds(&name, "ns::");
    pa_strbuf_adds(&name, "last<int>(char)");
    struct pa_string got[PA_SYMBOL_LABELS];
    size_t count = pa_symbol_labels(name.text, name.size, got);
    assert_true(count > 4 && count <= PA_SYMBOL_LABELS);
    assert_int_equal(got[count - 1].size, 4);
    assert_memory_equal(got[count - 1].text, "last", 4);
    pa_strbuf_release(&name);
}

static void cut_between_characters(void **state)
{
    (void)state;
    static const struct {
        const char *label;
        size_t characters;
        const char *expected;
    } rows[] = {
        {"alloc", 5, "alloc"}, {"alloc", 4, "all…"}, {"alloc", 3, "al…"}, {"alloc", 2, ""},
        {"größe", 4, "grö…"},  {"é", 1, "é"},        {"", 0, ""},         {"日本語版", 3, "日本…"},
    };
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct pa_string label = {rows[i].label, strlen(rows[i].label)};
        pa_symbol_cut(label, rows[i].characters, &out);
        assert_string_equal(pa_strbuf_text(&out), rows[i].expected);
    }
    pa_strbuf_release(&out);
}

static void levels_of_names(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        // full, short, func
        {"main", "main", "main"},
        {"a/b/ssa.(*T[...]).alloc.func1.2", "ssa.(*T).alloc.func1.2", "ssa.(*T).alloc"},
        {"a/ssa.Map[go.shape.int]", "ssa.Map", "ssa.Map"},
        {"a/http.(*conn).serve-fm", "http.(*conn).serve-fm", "http.(*conn).serve"},
        {"main.walk-range1", "main.walk-range1", "main.walk"},
        {"main.run.gowrap1", "main.run.gowrap1", "main.run"},
        {"main.glob..func3", "main.glob..func3", "main.glob..func3"},
        {"com.shop.Cart.lambda$add$0", "Cart.lambda$add$0", "Cart.add"},
        {"ns::sub::Box<int>::put<char>(int) const", "Box::put", "Box::put"},
        {"ns::f(int)::{lambda(int)#1}::operator()(int)", "ns::f::{lambda(int)#1}::operator()",
         "ns::f"},
        {"ns::V<int>::operator<(int)", "V::operator<", "V::operator<"},
        {"a::main::{closure#1}::{closure#0}", "a::main::{closure#1}::{closure#0}", "a::main"},
        {"vtable for a::B<int>", "vtable for a::B", "vtable for a::B"},
        {"non-virtual thunk to a::B::f(int)", "non-virtual thunk to B::f",
         "non-virtual thunk to B::f"},
    };
    struct pa_strbuf out = {0};
    for (size_t i = 0; i < COUNT(rows); i++)
        for (int level = 0; level < 3; level++) {
            pa_symbol_at_level(rows[i][0], strlen(rows[i][0]), (enum pa_symbol_level)level, &out);
            assert_string_equal(pa_strbuf_text(&out), rows[i][level]);
        }
    pa_strbuf_release(&out);
}

static void no_two_names_look_the_same(void **state)
{
    (void)state;
    // Full names, and what they are at func.
    static const char *const rows[][2] = {
        {"a/db.Get[...]", "a/db.Get[...]"}, // b's is the same but for the path
        {"b/db.Get", "b/db.Get"},
        {"b/db.Put.func1", "db.Put"},
        {"main.run", "main.run"}, // the closures are told apart, so it is, too
        {"main.run.func1", "main.run.func1"},
        {"main.run.func2", "main.run.func2"},
        {"ns::Box<int>::put(int)", "ns::Box<int>::put(int)"},
        {"ns::Box<char>::put(int)", "ns::Box<char>::put(int)"},
        {"memmove", "memmove"},
        {"x/y.F", "x/y.F"}, // y.F is a name of its own
        {"y.F", "y.F"},
    };
    struct pa_arena arena = {0};
    struct pa_string names[COUNT(rows)];
    for (size_t i = 0; i < COUNT(rows); i++)
        names[i] = (struct pa_string){rows[i][0], strlen(rows[i][0])};
    const char *const *shown = pa_symbol_distinct(names, COUNT(rows), PA_SYMBOL_LEVEL_FUNC, &arena);
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(shown[i], rows[i][1]);
    shown = pa_symbol_distinct(names, 0, PA_SYMBOL_LEVEL_SHORT, &arena);
    pa_arena_release(&arena);
}

static void packages_and_origins(void **state)
{
    (void)state;
    static const struct {
        const char *name, *package;
        enum pa_symbol_origin origin;
    } rows[] = {
        {"main", "", PA_ORIGIN_PROGRAM},
        {"", "", PA_ORIGIN_PROGRAM},
        {"main.run.func1", "main", PA_ORIGIN_PROGRAM},
        {"example.org/x/ssa.(*T).alloc", "example.org/x/ssa", PA_ORIGIN_PROGRAM},
        {"example.org/x/tool/v2.New", "example.org/x/tool/v2", PA_ORIGIN_PROGRAM},
        {"encoding/json.Marshal", "encoding/json", PA_ORIGIN_STANDARD},
        {"oszone/json.Marshal", "oszone/json", PA_ORIGIN_PROGRAM},
        {"os.Open", "os", PA_ORIGIN_STANDARD},
        {"runtime.mallocgc", "runtime", PA_ORIGIN_RUNTIME},
        {"runtime/pprof.StartCPUProfile", "runtime/pprof", PA_ORIGIN_RUNTIME},
        {"com.shop.Cart.add", "com.shop", PA_ORIGIN_PROGRAM},
        {"java.util.HashMap.put", "java.util", PA_ORIGIN_STANDARD},
        {"ns::sub::Box<int>::put", "ns", PA_ORIGIN_PROGRAM},
        {"std::sort<int*>", "std", PA_ORIGIN_STANDARD},
        {"(anonymous namespace)::f::g", "", PA_ORIGIN_PROGRAM},
        {"vtable for ns::Box", "ns", PA_ORIGIN_PROGRAM},
        {"<shop::Cart as core::ops::Drop>::drop", "shop", PA_ORIGIN_PROGRAM},
        {"<&mut alloc::vec::Vec<T>>::push", "alloc", PA_ORIGIN_STANDARD},
        {"__libc_start_main", "", PA_ORIGIN_RUNTIME},
        {"do_syscall_64", "", PA_ORIGIN_KERNEL},
        {"vfs_read_[k]", "", PA_ORIGIN_KERNEL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t size = strlen(rows[i].name);
        struct pa_string package = pa_symbol_package(rows[i].name, size);
        assert_int_equal(package.size, strlen(rows[i].package));
        assert_memory_equal(package.text, rows[i].package, package.size);
        assert_int_equal(pa_symbol_origin(rows[i].name, size), rows[i].origin);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shortened_for_graphs),
        cmocka_unit_test(labels_get_shorter),
        cmocka_unit_test(many_parts_keep_the_last),
        cmocka_unit_test(cut_between_characters),
        cmocka_unit_test(levels_of_names),
        cmocka_unit_test(packages_and_origins),
        cmocka_unit_test(no_two_names_look_the_same),
    };
    return cmocka_run_group_tests_name("symbol names", tests, NULL, NULL);
}
