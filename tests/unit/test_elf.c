// SPDX-License-Identifier: Apache-2.0
// Symbol tables of ELF files: testdata/elf, damaged copies of it, and this program's own.
#include "base/file.h"
#include "check.h"
#include "symbol/elf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *name_at(const struct pa_elf *elf, uint64_t offset)
{
    uint64_t address;
    const struct pa_elf_symbol *s =
        pa_elf_address(elf, offset, &address) ? pa_elf_find(elf, address) : NULL;
    return s ? s->name : "";
}

static void check_app(const char *path, const char *build_id)
{
    static const struct {
        uint64_t offset;
        const char *name;
    } cases[] = {
        {0, ""},
        {0x1ff, ""},
        {0x200, "main"}, // the longest of those that begin there
        {0x2ff, "main"},
        {0x300, ""}, // between two
        {0x400, "_ZN4Book5matchEv"},
        {0x5ff, "_ZN4Book5matchEv"},
        {0x600, ""},
        {0xe00, "one"}, // up to the next function
        {0xeff, "one"},
        {0xf00, "assembly"}, // up to the end of the section, over what is no function
        {0x107f, "assembly"},
        {0x1080, ""},
        {0x1100, "after"},
        {0x1110, ""},
        {0x3000, ""}, // behind what is loaded
        {UINT64_MAX, ""},
    };
    struct pa_arena arena = {0};
    struct pa_elf elf;
    struct pa_error err = {0};
    assert_true(pa_elf_is(path));
    assert_true(pa_elf_read(path, &arena, &elf, &err));
    assert_string_equal(elf.build_id, build_id);
    assert_int_equal(elf.symbol_count, 5);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(name_at(&elf, cases[i].offset), cases[i].name);
    pa_arena_release(&arena);
}

static void test_word_sizes_and_byte_orders(void **state)
{
    (void)state;
    const char *id = "a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3";
    check_app("elf/app-64le", id);
    check_app("elf/app-64be", id);
    check_app("elf/app-32le", id);
    check_app("elf/app-32be", id);
    check_app("elf/app-stripped", "");
}

static void test_without_symbols(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_elf elf;
    struct pa_error err = {0};
    assert_true(pa_elf_read("elf/app-nothing", &arena, &elf, &err));
    assert_int_equal(elf.symbol_count, 0);
    assert_null(pa_elf_find(&elf, 0x200));
    pa_arena_release(&arena);
}

static void test_what_is_none(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_elf elf;
    struct pa_error err = {0};
    assert_false(pa_elf_is("go/cpu.pb.gz"));
    assert_false(pa_elf_is("bad/empty"));
    assert_false(pa_elf_is("elf"));
    assert_false(pa_elf_is("no-such-file"));
    assert_false(pa_elf_read("go/cpu.pb.gz", &arena, &elf, &err));
    assert_string_equal(err.text, "no ELF file");
    assert_false(pa_elf_read("no-such-file", &arena, &elf, &err));
    pa_arena_release(&arena);
}

// Reads bytes as a file; whether that worked.
static bool read_bytes(const uint8_t *bytes, size_t size, struct pa_error *err)
{
    char path[] = "/tmp/pa-elf-XXXXXX";
    int fd = mkstemp(path);
    struct pa_arena arena = {0};
    struct pa_elf elf;
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, size), (ssize_t)size);
    bool ok = pa_elf_read(path, &arena, &elf, err);
    for (uint64_t offset = 0; ok && offset < 0x2000; offset += 0x80)
        name_at(&elf, offset);
    close(fd);
    unlink(path);
    pa_arena_release(&arena);
    return ok;
}

// A file that ends too early is refused; one with a wrong byte is read or refused with a reason.
static void test_damaged_files(void **state)
{
    (void)state;
    struct pa_bytes bytes;
    struct pa_error err = {0};
    assert_true(pa_file_read("elf/app-64le", PA_DEFAULT_MAX_SIZE, &bytes, &err));
    assert_true(read_bytes(bytes.data, bytes.size, &err));
    for (size_t size = 0; size < bytes.size; size++) {
        assert_false(read_bytes(bytes.data, size, &err));
        assert_true(err.text[0] && err.code == PA_ERROR_FORMAT);
    }
    for (size_t i = 0; i < bytes.size; i++) {
        bytes.data[i] ^= 0xff;
        err.text[0] = '\0';
        assert_true(read_bytes(bytes.data, bytes.size, &err) || err.text[0]);
        bytes.data[i] ^= 0xff;
    }
    free(bytes.data);
}

static void test_this_program(void **state)
{
    (void)state;
    struct pa_arena arena = {0};
    struct pa_elf elf;
    struct pa_error err = {0};
    const struct pa_elf_symbol *main_symbol = NULL;
    if (!pa_elf_is("/proc/self/exe"))
        skip();
    assert_true(pa_elf_read("/proc/self/exe", &arena, &elf, &err));
    for (size_t i = 0; i < elf.symbol_count; i++) {
        if (strcmp(elf.symbols[i].name, "main") == 0)
            main_symbol = &elf.symbols[i];
    }
    assert_non_null(main_symbol);
    for (size_t i = 0; i < elf.segment_count; i++) {
        const struct pa_elf_segment *s = &elf.segments[i];
        if (main_symbol->address - s->address < s->size)
            assert_string_equal(name_at(&elf, main_symbol->address - s->address + s->offset + 1),
                                "main");
    }
    pa_arena_release(&arena);
}

int main(void)
{
    if (chdir(PA_TESTDATA) != 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_word_sizes_and_byte_orders),
        cmocka_unit_test(test_without_symbols),
        cmocka_unit_test(test_what_is_none),
        cmocka_unit_test(test_damaged_files),
        cmocka_unit_test(test_this_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
