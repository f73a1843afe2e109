// SPDX-License-Identifier: Apache-2.0
// The code of an ELF file, and everything in it that has a name and a length, data as well: what a
// disassembly needs beside symbol/elf.h.
#ifndef PA_SYMBOL_CODE_H
#define PA_SYMBOL_CODE_H

#include "symbol/elf.h"

enum { PA_CODE_X86_64 = 62, PA_CODE_ARM64 = 183 }; // of the ELF header

struct pa_code {
    unsigned machine;
    int fd;
    struct pa_elf elf; // its symbols: functions and data, by address
};

// Everything lives in `arena`, which closes the file as well.
PA_MUST_CHECK bool pa_code_open(const char *path, struct pa_arena *arena, struct pa_code *code,
                                struct pa_error *err);

// The bytes of [start, end), by addresses as the linker has them, in `arena`.
PA_MUST_CHECK bool pa_code_bytes(const struct pa_code *code, uint64_t start, uint64_t end,
                                 struct pa_arena *arena, const uint8_t **bytes);

#endif
