// SPDX-License-Identifier: Apache-2.0
// Any bytes as code, of both machines and in every spelling: each instruction has a text, and lies
// within the bytes. And a file as a program: its symbols with names of data, its code.
#include "fuzz.h"

#include "base/caller.h"
#include "symbol/disasm.h"

#include <unistd.h>

enum { MOST = 4096 };

static void decode(const struct pa_code *code, enum pa_disasm_spelling spelling,
                   const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    struct pa_disasm *disasm;
    if (!pa_disasm_open(code, spelling, &arena, &disasm, &err)) {
        require(err.code == PA_ERROR_UNSUPPORTED); // built without capstone
        return;
    }
    for (size_t i = 0; i < size;) {
        struct pa_disasm_line line = pa_disasm_next(disasm, data + i, size - i, 0x1000 + i);
        require(line.size > 0 && line.size <= size - i && line.text[0]);
        i += line.size;
    }
    pa_arena_release(&arena);
}

static void read_program(const uint8_t *data, size_t size)
{
    static char path[] = "/tmp/pa-fuzz-disasm-XXXXXX";
    static int fd = -1;
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    struct pa_code code;
    const uint8_t *bytes;
    if (fd < 0)
        fd = mkstemp(path);
    require(fd >= 0 && ftruncate(fd, 0) == 0);
    require(pwrite(fd, data, size, 0) == (ssize_t)size);
    if (pa_code_open(path, &arena, &code, &err)) {
        for (size_t i = 0; i < code.elf.symbol_count; i++) {
            const struct pa_elf_symbol *s = &code.elf.symbols[i];
            if (pa_code_bytes(&code, s->address, s->end, &arena, &bytes))
                decode(&code, PA_SPELL_GO, bytes, s->end - s->address);
        }
    } else {
        require(err.text[0]);
    }
    pa_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct pa_caller caller = {.module_folder = PA_MODULE_FOLDER};
    static struct pa_elf_symbol symbols[] = {{0x1000, 0x1010, "first"}, {0x1010, 0x1100, "second"}};
    struct pa_code code = {.machine = PA_CODE_X86_64, .fd = -1};
    pa_caller_set(&caller);
    if (size > 4 && memcmp(data, "\177ELF", 4) == 0 && size < 1 << 16)
        read_program(data, size);
    size = size < MOST ? size : MOST;
    code.elf.symbols = symbols;
    code.elf.symbol_count = 2;
    for (int s = PA_SPELL_GO; s <= PA_SPELL_ATT; s++)
        decode(&code, (enum pa_disasm_spelling)s, data, size);
    code.machine = PA_CODE_ARM64;
    decode(&code, PA_SPELL_GO, data, size);
    return 0;
}
