// SPDX-License-Identifier: Apache-2.0
// The module: nothing of pa's is linked here. See disasm_module.h.
#include "symbol/disasm_module.h"

#include <capstone/capstone.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct disasm {
    csh handle;
    cs_insn *instruction;
    enum pa_disasm_machine machine;
};

static void close_disasm(void *object)
{
    struct disasm *d = object;
    if (d->instruction)
        cs_free(d->instruction, 1);
    cs_close(&d->handle);
    free(d);
}

static void *open_disasm(enum pa_disasm_machine machine, enum pa_disasm_syntax syntax)
{
    struct disasm *d = calloc(1, sizeof *d);
    bool x86 = machine == PA_DISASM_X86_64;
    if (!d)
        return NULL;
    d->machine = machine;
    if (cs_open(x86 ? CS_ARCH_X86 : CS_ARCH_ARM64, x86 ? CS_MODE_64 : CS_MODE_ARM, &d->handle) !=
        CS_ERR_OK) {
        free(d);
        return NULL;
    }
    cs_option(d->handle, CS_OPT_DETAIL, CS_OPT_ON);
    if (x86 && syntax == PA_DISASM_ATT)
        cs_option(d->handle, CS_OPT_SYNTAX, CS_OPT_SYNTAX_ATT);
    d->instruction = cs_malloc(d->handle);
    if (d->instruction)
        return d;
    close_disasm(d);
    return NULL;
}

static void copy_text(char *to, size_t room, const char *from)
{
    snprintf(to, room, "%s", from ? from : "");
}

static void copy_register(const struct disasm *d, char to[8], unsigned id)
{
    copy_text(to, 8, id == X86_REG_INVALID ? "" : cs_reg_name(d->handle, id));
}

static void copy_operand(const struct disasm *d, struct pa_disasm_operand *to,
                         const cs_x86_op *from)
{
    *to = (struct pa_disasm_operand){.size = from->size};
    if (from->type == X86_OP_REG) {
        to->kind = PA_OPERAND_REGISTER;
        copy_register(d, to->name, from->reg);
    } else if (from->type == X86_OP_IMM) {
        to->kind = PA_OPERAND_NUMBER;
        to->number = from->imm;
    } else if (from->type == X86_OP_MEM) {
        to->kind = PA_OPERAND_MEMORY;
        to->number = from->mem.disp;
        to->scale = from->mem.scale;
        copy_register(d, to->segment, from->mem.segment);
        copy_register(d, to->base, from->mem.base);
        copy_register(d, to->index, from->mem.index);
    }
}

// The mnemonic without "rep", "lock" and what else stands before it, and AT&T's suffixes.
static void copy_name(const struct disasm *d, struct pa_disasm_instruction *to)
{
    copy_text(to->name, sizeof to->name, cs_insn_name(d->handle, d->instruction->id));
}

static bool is_relative(const struct disasm *d)
{
    return cs_insn_group(d->handle, d->instruction, X86_GRP_BRANCH_RELATIVE);
}

static void copy_x86(const struct disasm *d, struct pa_disasm_instruction *to, bool reversed)
{
    const cs_x86 *x = &d->instruction->detail->x86;
    size_t count = x->op_count < PA_DISASM_OPERANDS ? x->op_count : PA_DISASM_OPERANDS;
    copy_name(d, to);
    to->rep = x->prefix[0] == X86_PREFIX_REP && strncmp(d->instruction->mnemonic, "rep", 3) == 0;
    to->repne =
        x->prefix[0] == X86_PREFIX_REPNE && strncmp(d->instruction->mnemonic, "repn", 4) == 0;
    to->lock = x->prefix[0] == X86_PREFIX_LOCK;
    to->relative = is_relative(d);
    to->operand_size = x->rex & 8 ? 8 : x->prefix[2] == X86_PREFIX_OPSIZE ? 2 : 4;
    for (size_t i = 0; i < count; i++)
        copy_operand(d, &to->operand[i], &x->operands[reversed ? count - 1 - i : i]);
}

static void next(void *object, const uint8_t *bytes, size_t size, uint64_t address,
                 struct pa_disasm_instruction *to)
{
    struct disasm *d = object;
    size_t least = d->machine == PA_DISASM_ARM64 ? 4 : 1;
    uint64_t at = address;
    *to = (struct pa_disasm_instruction){.address = address, .size = size < least ? size : least};
    if (!cs_disasm_iter(d->handle, &bytes, &size, &at, d->instruction)) {
        copy_text(to->mnemonic, sizeof to->mnemonic, "?");
        return;
    }
    to->known = true;
    to->size = d->instruction->size;
    copy_text(to->mnemonic, sizeof to->mnemonic, d->instruction->mnemonic);
    copy_text(to->operands, sizeof to->operands, d->instruction->op_str);
    if (d->machine == PA_DISASM_X86_64)
        copy_x86(d, to, false);
}

extern const struct pa_disasm_calls pa_disasm_calls;
const struct pa_disasm_calls pa_disasm_calls = {PA_DISASM_VERSION, open_disasm, next, close_disasm};
