// SPDX-License-Identifier: Apache-2.0
// How instructions are spelled, against what `go tool objdump` of Go 1.19 prints for the same
// bytes.
#include "base/caller.h"
#include "symbol/disasm.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>

static struct pa_elf_symbol symbols[] = {
    {0x400, 0x500, "_ZL3runij"}, {0x1000, 0x1100, "main"}, {0x20000, 0x20010, "table"}};

static struct pa_disasm *open_disasm(struct pa_arena *arena, unsigned machine,
                                     enum pa_disasm_spelling spelling)
{
    static const struct pa_caller caller = {.module_folder = PA_MODULE_FOLDER};
    struct pa_code *code = pa_arena_calloc(arena, 1, sizeof *code);
    struct pa_disasm *disasm;
    struct pa_error err;
    pa_caller_set(&caller);
    *code = (struct pa_code){.machine = machine, .fd = -1};
    code->elf.symbols = symbols;
    code->elf.symbol_count = sizeof symbols / sizeof *symbols;
    if (!pa_disasm_open(code, spelling, arena, &disasm, &err)) {
        print_message("SKIPPED: %s\n", err.text);
        skip();
    }
    return disasm;
}

static void check(struct pa_disasm *disasm, const char *bytes, size_t size, const char *expected)
{
    struct pa_disasm_line line = pa_disasm_next(disasm, (const uint8_t *)bytes, size, 0x1000);
    assert_string_equal(line.text, expected);
    assert_int_equal(line.size, size);
}

#define CHECK(disasm, bytes, expected) check(disasm, bytes, sizeof(bytes) - 1, expected)

static void go_spelling(void **state)
{
    struct pa_arena arena = {0};
    struct pa_disasm *d = open_disasm(&arena, PA_CODE_X86_64, PA_SPELL_GO);
    (void)state;
    CHECK(d, "\x55", "PUSHQ BP");
    CHECK(d, "\x48\x89\xe5", "MOVQ SP, BP");
    CHECK(d, "\x48\x8d\x45\xd0", "LEAQ -0x30(BP), AX");
    CHECK(d, "\x48\x8d\x9d\x20\xff\xff\xff", "LEAQ 0xffffff20(BP), BX"); // go's own way
    CHECK(d, "\x64\x4c\x8b\x34\x25\xf8\xff\xff\xff", "MOVQ FS:0xfffffff8, R14");
    CHECK(d, "\x4d\x89\x2c\x24", "MOVQ R13, 0(R12)");
    CHECK(d, "\x41\xf6\xc7\x01", "TESTL $0x1, R15"); // so, too
    CHECK(d, "\x80\x7d\x00\x05", "CMPB 0(BP), $0x5");
    CHECK(d, "\x0f\xb6\x11", "MOVZX 0(CX), DX");
    CHECK(d, "\xf2\x0f\x11\x45\xd0", "MOVSD_XMM X0, -0x30(BP)");
    CHECK(d, "\xf2\x48\x0f\x2a\xc0", "CVTSI2SDQ AX, X0");
    CHECK(d, "\x0f\x1f\x84\x00\x00\x00\x00\x00", "NOPL 0(AX)(AX*1)");
    CHECK(d, "\x66\x2e\x0f\x1f\x84\x00\x00\x00\x00\x00", "CS NOPW 0(AX)(AX*1)");
    CHECK(d, "\xe8\xfb\xff\xff\xff", "CALL main(SB)");
    CHECK(d, "\xe8\x00\x00\x00\x00", "CALL 0x1005");
    CHECK(d, "\x74\x10", "JE 0x1012");
    CHECK(d, "\x48\x8b\x05\x01\xf0\x01\x00", "MOVQ table+8(SB), AX"); // 0x1007 + 0x1f001
    CHECK(d, "\x48\x8b\x05\x09\xf0\x01\x00", "MOVQ 0x1f009(IP), AX"); // behind it
    CHECK(d, "\x48\xb8\xab\xaa\xaa\xaa\xaa\xaa\xaa\xaa", "MOVQ $0xaaaaaaaaaaaaaaab, AX");
    CHECK(d, "\xb8\x00\x00\x00\x80", "MOVL $-0x80000000, AX");
    CHECK(d, "\xb8\x50\x04\x00\x00", "MOVL $_ZL3runij+80(SB), AX");
    CHECK(d, "\xf3\x48\xab", "REP; STOSQ AX, ES:0(DI)");
    CHECK(d, "\xf0\x0f\xc1\x02", "LOCK XADDL AX, 0(DX)");
    CHECK(d, "\x06", "?");
    pa_arena_release(&arena);
}

static void other_spellings(void **state)
{
    struct pa_arena arena = {0};
    (void)state;
    CHECK(open_disasm(&arena, PA_CODE_X86_64, PA_SPELL_INTEL), "\x48\x8d\x45\xd0",
          "lea rax, [rbp - 0x30]");
    CHECK(open_disasm(&arena, PA_CODE_X86_64, PA_SPELL_ATT), "\x48\x8d\x45\xd0",
          "leaq -0x30(%rbp), %rax");
    struct pa_disasm *arm = open_disasm(&arena, PA_CODE_ARM64, PA_SPELL_GO);
    CHECK(arm, "\xfd\x7b\xbf\xa9", "stp x29, x30, [sp, #-0x10]!");
    CHECK(arm, "\xc0\x03\x5f\xd6", "ret");
    CHECK(arm, "\xff\xff\xff\xff", "?");
    pa_arena_release(&arena);
}

static void other_machines_are_refused(void **state)
{
    struct pa_arena arena = {0};
    struct pa_code code = {.machine = 243, .fd = -1};
    struct pa_disasm *disasm;
    struct pa_error err;
    (void)state;
    assert_false(pa_disasm_open(&code, PA_SPELL_GO, &arena, &disasm, &err));
    assert_int_equal(err.code, PA_ERROR_UNSUPPORTED);
    assert_string_equal(err.text, "code of machine 243: only x86-64 and arm64 can be disassembled");
    pa_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(go_spelling),
        cmocka_unit_test(other_spellings),
        cmocka_unit_test(other_machines_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
