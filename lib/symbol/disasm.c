// SPDX-License-Identifier: Apache-2.0
#include "symbol/disasm.h"

#include "base/module.h"
#include "symbol/disasm_go.h"

struct pa_disasm {
    const struct pa_disasm_calls *calls;
    void *handle;
    const struct pa_code *code;
    enum pa_disasm_spelling spelling;
    struct pa_strbuf text;
};

static void release(void *object)
{
    struct pa_disasm *d = object;
    d->calls->close(d->handle);
    pa_strbuf_release(&d->text);
}

static const struct pa_disasm_calls *load(struct pa_error *err)
{
    const struct pa_disasm_calls *calls =
        pa_module_symbol("libpa-disasm.so", PA_DISASM_SYMBOL, err);
    if (calls && calls->version != PA_DISASM_VERSION) {
        pa_error_set(err, PA_ERROR_UNSUPPORTED, "libpa-disasm.so is of another version");
        return NULL;
    }
    return calls;
}

bool pa_disasm_open(const struct pa_code *code, enum pa_disasm_spelling spelling,
                    struct pa_arena *arena, struct pa_disasm **disasm, struct pa_error *err)
{
    if (code->machine != PA_CODE_X86_64 && code->machine != PA_CODE_ARM64)
        return pa_error_set(err, PA_ERROR_UNSUPPORTED,
                            "code of machine %u: only x86-64 and arm64 can be disassembled",
                            code->machine);
    const struct pa_disasm_calls *calls = load(err);
    if (!calls)
        return false;
    bool arm = code->machine == PA_CODE_ARM64;
    void *handle = calls->open(arm ? PA_DISASM_ARM64 : PA_DISASM_X86_64,
                               spelling == PA_SPELL_ATT ? PA_DISASM_ATT : PA_DISASM_INTEL);
    if (!handle)
        return pa_error_set(err, PA_ERROR_UNSUPPORTED,
                            "capstone cannot decode this machine's code");
    struct pa_disasm *d = pa_arena_calloc(arena, 1, sizeof *d);
    *d = (struct pa_disasm){
        .calls = calls,
        .handle = handle,
        .code = code,
        .spelling = arm && spelling == PA_SPELL_GO ? PA_SPELL_INTEL : spelling,
    };
    pa_arena_defer(arena, release, d);
    *disasm = d;
    return true;
}

struct pa_disasm_line pa_disasm_next(struct pa_disasm *d, const uint8_t *bytes, size_t size,
                                     uint64_t address)
{
    struct pa_disasm_instruction instruction;
    d->calls->next(d->handle, bytes, size, address, &instruction);
    pa_strbuf_clear(&d->text);
    if (!instruction.known)
        pa_strbuf_addc(&d->text, '?');
    else if (d->spelling == PA_SPELL_GO)
        pa_disasm_go(&instruction, &d->code->elf, &d->text);
    else
        pa_strbuf_printf(&d->text, "%s%s%s", instruction.mnemonic,
                         instruction.operands[0] ? " " : "", instruction.operands);
    return (struct pa_disasm_line){instruction.size, pa_strbuf_text(&d->text)};
}
