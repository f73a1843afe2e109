// SPDX-License-Identifier: Apache-2.0
// The instructions of a program: its bytes, decoded and spelled.
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
    size_t size;
    const char *text; // until the next call
};

// Closed with the arena. Fails if pa was built without capstone (PA_ERROR_UNSUPPORTED), or if the
// machine is neither x86-64 nor arm64. The code is borrowed.
PA_MUST_CHECK bool pa_disasm_open(const struct pa_code *code, enum pa_disasm_spelling spelling,
                                  struct pa_arena *arena, struct pa_disasm **disasm,
                                  struct pa_error *err);

// The instruction that the bytes begin with, at least one of them, at an address as the linker
// numbers them. What is none is "?" of the least size.
struct pa_disasm_line pa_disasm_next(struct pa_disasm *disasm, const uint8_t *bytes, size_t size,
                                     uint64_t address);

#endif
