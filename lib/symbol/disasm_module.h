// SPDX-License-Identifier: Apache-2.0
// What the program and the module that decodes instructions (libpa-disasm.so, on capstone) agree
// on. It links none of the program's libraries, and is loaded with the first disassembly.
#ifndef PA_SYMBOL_DISASM_MODULE_H
#define PA_SYMBOL_DISASM_MODULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Raised whenever something here changes: a module left from another version is refused.
enum { PA_DISASM_VERSION = 1, PA_DISASM_OPERANDS = 4 };

enum pa_disasm_machine { PA_DISASM_X86_64, PA_DISASM_ARM64 };
enum pa_disasm_syntax { PA_DISASM_INTEL, PA_DISASM_ATT }; // arm64 has one of its own

enum pa_disasm_kind { PA_OPERAND_NONE, PA_OPERAND_REGISTER, PA_OPERAND_NUMBER, PA_OPERAND_MEMORY };

// x86 only. Registers by their names in lower case, "" if there is none.
struct pa_disasm_operand {
    enum pa_disasm_kind kind;
    unsigned size; // bytes
    char name[8];  // of a register
    char segment[8], base[8], index[8];
    int scale;
    int64_t number; // or the displacement
};

// Of an instruction that is none, `known` is false and the size the least there is.
struct pa_disasm_instruction {
    uint64_t address;
    size_t size; // bytes
    bool known;
    char mnemonic[32], operands[160]; // in the syntax that was asked for
    // x86: in Intel's order
    char name[32];         // as Intel has it, without prefixes
    bool rep, repne, lock; // prefixes that are shown
    bool relative;         // the number is an address in the code: of a jump or call
    unsigned operand_size; // bytes, by its prefixes: 2, 4 or 8
    struct pa_disasm_operand operand[PA_DISASM_OPERANDS];
};

struct pa_disasm_calls {
    int version; // PA_DISASM_VERSION
    void *(*open)(enum pa_disasm_machine machine, enum pa_disasm_syntax syntax); // NULL: cannot
    // The instruction that the bytes begin with, at least one of them.
    void (*next)(void *disasm, const uint8_t *bytes, size_t size, uint64_t address,
                 struct pa_disasm_instruction *instruction);
    void (*close)(void *disasm);
};
#define PA_DISASM_SYMBOL "pa_disasm_calls"

#endif
