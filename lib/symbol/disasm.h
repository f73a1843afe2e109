// SPDX-License-Identifier: Apache-2.0
// Disassembly: the bytes of a program decoded to instructions, in a choice of syntaxes.
//
//     struct pa_code code;
//     struct pa_disasm *disasm;
//     struct pa_disasm_line line;
//     ok = pa_code_open(path, &arena, &code, err) &&
//          pa_disasm_open(&code, PA_SPELL_GO, &arena, &disasm, err) &&
//          pa_code_bytes(&code, start, end, &arena, &bytes);
//     for (size_t i = 0; i < end - start; i += line.size) {
//         line = pa_disasm_next(disasm, bytes + i, end - start - i, start + i);
//         puts(line.text);
//     }
#ifndef PA_SYMBOL_DISASM_H
#define PA_SYMBOL_DISASM_H

#include "symbol/code.h"
#include "symbol/disasm_module.h"

enum pa_disasm_spelling {
    PA_SPELL_GO,    // as `go tool pprof` does: MOVQ 0x8(AX), CX; arm64 as ARM does
    PA_SPELL_INTEL, // mov rcx, qword ptr [rax + 8]
    PA_SPELL_ATT,   // movq 8(%rax), %rcx
};

struct pa_disasm;

struct pa_disasm_line {
    size_t size;      // bytes of the instruction
    const char *text; // valid until the next call
};

// Opens a disassembler for the machine of `code`, which is borrowed and must live as long as
// *disasm; that lives in `arena` and is closed with it. arm64 has Intel's spelling for
// PA_SPELL_GO. False with PA_ERROR_UNSUPPORTED if the machine is neither x86-64 nor arm64, or the
// module with capstone is missing or of another version.
PA_MUST_CHECK bool pa_disasm_open(const struct pa_code *code, enum pa_disasm_spelling spelling,
                                  struct pa_arena *arena, struct pa_disasm **disasm,
                                  struct pa_error *err);

// Decodes the instruction at the start of bytes[0..size-1], size > 0, which stands at `address` as
// the linker numbers them. Bytes that are no instruction give the text "?" and a size of 1 byte
// (arm64: 4), but never more than `size`, so that a caller can go on behind it.
struct pa_disasm_line pa_disasm_next(struct pa_disasm *disasm, const uint8_t *bytes, size_t size,
                                     uint64_t address);

#endif
