// SPDX-License-Identifier: Apache-2.0
#include "symbol/disasm_go.h"

#include <inttypes.h>
#include <string.h>

// Instructions whose name gets a letter for the size of the operands.
static const char *const sized[] = {
    "adc",       "add", "and",     "bsf",      "bsr",      "bt",       "btc",      "btr",
    "bts",       "cmp", "cmpxchg", "cvtsi2sd", "cvtsi2ss", "cvtsd2si", "cvtss2si", "cvttsd2si",
    "cvttss2si", "dec", "div",     "idiv",     "imul",     "inc",      "lea",      "mov",
    "movnti",    "mul", "neg",     "nop",      "not",      "or",       "pop",      "popcnt",
    "push",      "rcl", "rcr",     "rol",      "ror",      "sar",      "sbb",      "shl",
    "shld",      "shr", "shrd",    "sub",      "test",     "xadd",     "xchg",     "xor",
};

// Instructions with another name in Plan 9 syntax.
static const struct {
    const char *intel, *go;
} renamed[] = {
    {"movabs", "mov"},      {"movzx", "movzx"}, {"sal", "shl"}, {"movsd", "movsd_xmm"},
    {"cmpsd", "cmpsd_xmm"}, {"ud2", "ud2"},     {"jc", "jb"},   {"jnc", "jae"},
    {"jz", "je"},           {"jnz", "jne"},
};

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(word, words[i]) == 0)
            return true;
    }
    return false;
}

// Whether an operand is an SSE register: movsd and cmpsd are the names of string instructions too.
static bool has_xmm(const struct pa_disasm_instruction *in)
{
    return strncmp(in->operand[0].name, "xmm", 3) == 0 ||
           strncmp(in->operand[1].name, "xmm", 3) == 0;
}

static const char *name_of(const struct pa_disasm_instruction *in)
{
    for (size_t i = 0; i < sizeof renamed / sizeof *renamed; i++) {
        bool sse = strchr(renamed[i].go, '_') != NULL;
        if (strcmp(in->name, renamed[i].intel) == 0 && (!sse || has_xmm(in)))
            return renamed[i].go;
    }
    return in->name;
}

// The operand size in bytes that the letter stands for: that of the operand in memory if there is
// one.
static unsigned size_of(const struct pa_disasm_instruction *in)
{
    bool lea = strcmp(in->name, "lea") == 0;
    for (size_t i = 0; i < PA_DISASM_OPERANDS; i++) {
        if (in->operand[i].kind == PA_OPERAND_MEMORY && !lea)
            return in->operand[i].size;
    }
    if (strcmp(in->name, "push") == 0 || strcmp(in->name, "pop") == 0)
        return in->operand[0].kind == PA_OPERAND_REGISTER ? 8 : 4;
    if (strncmp(in->name, "cvt", 3) == 0)
        return in->operand[strstr(in->name, "2si") ? 0 : 1].size;
    return in->operand_size; // of bytes in registers as well, as go has it
}

static void add_upper(struct pa_strbuf *out, const char *text)
{
    for (; *text; text++)
        pa_strbuf_addc(out, *text >= 'a' && *text <= 'z' ? (char)(*text - 'a' + 'A') : *text);
}

static void add_name(const struct pa_disasm_instruction *in, struct pa_strbuf *out)
{
    const char *name = name_of(in);
    add_upper(out, name);
    if (!is_one_of(name, sized, sizeof sized / sizeof *sized))
        return;
    unsigned size = size_of(in);
    pa_strbuf_adds(out, size == 1 ? "B" : size == 2 ? "W" : size == 4 ? "L" : size == 8 ? "Q" : "");
}

// "rax", "eax", "ax" are AX, "r8d" is R8, "spl" is SP, "xmm1" is X1; "al" and "ah" are themselves.
static void add_register(struct pa_strbuf *out, const char *name)
{
    static const char *const low[] = {"spl", "bpl", "sil", "dil"};
    size_t size = strlen(name);
    if (strncmp(name, "xmm", 3) == 0 || strncmp(name, "ymm", 3) == 0) {
        pa_strbuf_addc(out, name[0] == 'x' ? 'X' : 'Y');
        add_upper(out, name + 3);
    } else if (name[0] == 'r' && name[1] >= '0' && name[1] <= '9') {
        char last = name[size - 1];
        pa_strbuf_addc(out, 'R');
        pa_strbuf_add(out, name + 1, size - 1 - (last == 'd' || last == 'w' || last == 'b'));
    } else if (is_one_of(name, low, sizeof low / sizeof *low)) {
        add_upper(out, (char[]){name[0], name[1], 0});
    } else {
        add_upper(out, size == 3 && (name[0] == 'r' || name[0] == 'e') ? name + 1 : name);
    }
}

static void add_hex(struct pa_strbuf *out, int64_t value)
{
    if (value < 0)
        pa_strbuf_printf(out, "-0x%" PRIx64, -(uint64_t)value);
    else
        pa_strbuf_printf(out, "0x%" PRIx64, (uint64_t)value);
}

// "name+16(SB)" of an address that has a name; false if it has none.
static bool add_symbol(const struct pa_elf *names, uint64_t address, struct pa_strbuf *out)
{
    const struct pa_elf_symbol *symbol = pa_elf_find(names, address);
    if (!symbol)
        return false;
    pa_strbuf_adds(out, symbol->name);
    if (address != symbol->address)
        pa_strbuf_printf(out, "+%" PRIu64, address - symbol->address);
    pa_strbuf_adds(out, "(SB)");
    return true;
}

static bool add_symbol_of(const struct pa_disasm_instruction *in,
                          const struct pa_disasm_operand *op, const struct pa_elf *names,
                          struct pa_strbuf *out)
{
    uint64_t address = (uint64_t)op->number;
    if (op->segment[0] || op->number == 0 || op->index[0])
        return false;
    if (strcmp(op->base, "rip") == 0 || strcmp(op->base, "eip") == 0)
        address += in->address + in->size;
    else if (op->base[0])
        return false;
    return add_symbol(names, address, out);
}

// The segment that is shown: string instructions always name theirs.
static const char *string_segment(const struct pa_disasm_instruction *in,
                                  const struct pa_disasm_operand *op)
{
    static const char *const strings[] = {"movs", "stos", "lods", "cmps", "scas"};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        size_t size = strlen(strings[i]);
        if (strncmp(in->name, strings[i], size) == 0 && in->name[size] &&
            strchr("bwdq", in->name[size]) && !in->name[size + 1] && !has_xmm(in))
            return strcmp(op->base, "rdi") == 0 ? "es" : "ds";
    }
    return op->segment;
}

// Whether the instruction is a nop: these may have a segment prefix only to be longer.
static bool is_padding(const struct pa_disasm_instruction *in)
{
    return strcmp(in->name, "nop") == 0;
}

// A displacement of four bytes is written without its sign, as go does.
static void add_memory(const struct pa_disasm_instruction *in, const struct pa_disasm_operand *op,
                       const struct pa_elf *names, struct pa_strbuf *out)
{
    if (add_symbol_of(in, op, names, out))
        return;
    const char *segment = string_segment(in, op);
    if (*segment && !is_padding(in)) {
        add_upper(out, segment);
        pa_strbuf_addc(out, ':');
    }
    if (op->number == 0)
        pa_strbuf_addc(out, '0');
    else if (op->number < (op->base[0] ? -128 : 0))
        add_hex(out, (int64_t)(uint32_t)op->number);
    else
        add_hex(out, op->number);
    if (op->base[0]) {
        pa_strbuf_addc(out, '(');
        add_register(out, op->base);
        pa_strbuf_addc(out, ')');
    }
    if (op->index[0]) {
        pa_strbuf_addc(out, '(');
        add_register(out, strcmp(op->index, "riz") == 0 ? "rsp" : op->index);
        pa_strbuf_printf(out, "*%d)", op->scale);
    }
}

static void add_number(const struct pa_disasm_instruction *in, const struct pa_disasm_operand *op,
                       const struct pa_elf *names, struct pa_strbuf *out)
{
    const struct pa_elf_symbol *symbol = pa_elf_find(names, (uint64_t)op->number);
    if (in->relative) {
        if (symbol && symbol->address == (uint64_t)op->number)
            pa_strbuf_printf(out, "%s(SB)", symbol->name);
        else
            add_hex(out, op->number);
        return;
    }
    pa_strbuf_addc(out, '$');
    if (symbol)
        add_symbol(names, (uint64_t)op->number, out);
    else if (op->size == 2 || op->size == 4)
        add_hex(out, op->size == 2 ? (int16_t)op->number : (int32_t)op->number);
    else if (op->number == (int32_t)op->number)
        add_hex(out, op->number);
    else
        pa_strbuf_printf(out, "0x%" PRIx64, (uint64_t)op->number);
}

static void add_operand(const struct pa_disasm_instruction *in, const struct pa_disasm_operand *op,
                        const struct pa_elf *names, struct pa_strbuf *out)
{
    if (op->kind == PA_OPERAND_REGISTER)
        add_register(out, op->name);
    else if (op->kind == PA_OPERAND_MEMORY)
        add_memory(in, op, names, out);
    else
        add_number(in, op, names, out);
}

void pa_disasm_go(const struct pa_disasm_instruction *in, const struct pa_elf *names,
                  struct pa_strbuf *out)
{
    bool first = true;
    if (in->rep || in->repne)
        pa_strbuf_adds(out, in->rep ? "REP; " : "REPNE; ");
    if (in->lock)
        pa_strbuf_adds(out, "LOCK ");
    if (is_padding(in) && in->operand[0].segment[0]) {
        add_upper(out, in->operand[0].segment);
        pa_strbuf_addc(out, ' ');
    }
    add_name(in, out);
    bool reads_on = strcmp(in->name, "cmp") == 0; // since Go 1.22 (issue 60920 of Go)
    for (size_t i = 0; i < PA_DISASM_OPERANDS; i++) {
        const struct pa_disasm_operand *op =
            &in->operand[reads_on ? i : (size_t)PA_DISASM_OPERANDS - 1 - i];
        if (op->kind == PA_OPERAND_NONE)
            continue;
        pa_strbuf_adds(out, first ? " " : ", ");
        add_operand(in, op, names, out);
        first = false;
    }
}
