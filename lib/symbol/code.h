// SPDX-License-Identifier: Apache-2.0
// The bytes of the code of an ELF file, with the names of its functions and data: what a
// disassembly needs beside symbol/elf.h.
#ifndef PA_SYMBOL_CODE_H
#define PA_SYMBOL_CODE_H

#include "symbol/elf.h"

enum { PA_CODE_X86_64 = 62, PA_CODE_ARM64 = 183 }; // of the ELF header

struct pa_code {
    unsigned machine;  // e_machine of the ELF header: PA_CODE_X86_64, PA_CODE_ARM64 or another
    int fd;            // of the open file; closed with the arena
    struct pa_elf elf; // its symbols: functions and data with a size, by address
};

// Opens the ELF file `path` and reads its symbols with pa_elf_read_named(). *code lives in
// `arena`, and releasing that closes the file. False, with the reason but not the path in `err`,
// if the file cannot be opened or is no valid ELF file. Any machine is accepted here;
// pa_disasm_open() refuses those that it cannot decode.
PA_MUST_CHECK bool pa_code_open(const char *path, struct pa_arena *arena, struct pa_code *code,
                                struct pa_error *err);

// Reads the bytes of the addresses [start, end), as the linker numbers them, into `arena`, and
// points *bytes to them. False if start >= end, the range does not lie within one loaded segment,
// it is longer than 64 MiB, or the file ends too early.
PA_MUST_CHECK bool pa_code_bytes(const struct pa_code *code, uint64_t start, uint64_t end,
                                 struct pa_arena *arena, const uint8_t **bytes);

#endif
