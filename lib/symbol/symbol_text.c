// SPDX-License-Identifier: Apache-2.0
#include "symbol/symbol_text.h"

#include "base/file.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 30 };

struct entry {
    struct pa_elf_symbol symbol;
    size_t line;
};

struct table {
    struct pa_bytes bytes;
    struct pa_arena *arena;
    PA_VEC(struct entry) list;
};

// Of equal addresses the last line comes first.
static int by_address(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    if (a->symbol.address != b->symbol.address)
        return a->symbol.address < b->symbol.address ? -1 : 1;
    return a->line > b->line ? -1 : a->line < b->line;
}

static bool hexadecimal(const char **text, uint64_t *value)
{
    const char *start = *text;
    *value = 0;
    for (;; (*text)++) {
        char c = **text;
        unsigned digit = c >= '0' && c <= '9'   ? (unsigned)(c - '0')
                         : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
                         : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10
                                                : 16;
        if (digit == 16)
            break;
        *value = *value << 4 | digit;
    }
    bool blank = **text == ' ';
    *text += blank;
    return blank && *text > start + 1;
}

// The name reaches to one of `ends`, or the end of the line.
static void add(struct table *t, uint64_t address, uint64_t end, const char *name, const char *ends)
{
    size_t size = strcspn(name, ends);
    if (size)
        pa_vec_push(&t->list, (struct entry){{address, end, pa_arena_strndup(t->arena, name, size)},
                                             t->list.count});
}

static void finish(struct table *t, struct pa_elf *elf)
{
    struct pa_elf_symbol *symbols = pa_arena_calloc(t->arena, t->list.count + 1, sizeof *symbols);
    size_t count = 0;
    if (t->list.count)
        qsort(t->list.items, t->list.count, sizeof *t->list.items, by_address);
    for (size_t i = 0; i < t->list.count; i++) {
        if (count == 0 || symbols[count - 1].address != t->list.items[i].symbol.address)
            symbols[count++] = t->list.items[i].symbol;
    }
    struct pa_elf_segment *all = pa_arena_calloc(t->arena, 1, sizeof *all);
    all->size = UINT64_MAX;
    *elf = (struct pa_elf){.segments = all,
                           .segment_count = 1,
                           .symbols = symbols,
                           .symbol_count = count,
                           .build_id = "",
                           .debug_link = ""};
}

static const char *next_line(const char *line)
{
    const char *end = strchr(line, '\n');
    return end ? end + 1 : line + strlen(line);
}

// "ffffffff81000000 T name[\t[module]]": code only.
static void kernel_line(struct table *t, const char *line)
{
    uint64_t address;
    if (!hexadecimal(&line, &address) || !strchr("tTwW", line[0]) || !line[0] || line[1] != ' ')
        return;
    if (address)
        add(t, address, UINT64_MAX, line + 2, "\t\r\n");
}

static void compiled_line(struct table *t, const char *line)
{
    uint64_t address, size;
    if (strncmp(line, "0x", 2) == 0)
        line += 2;
    if (!hexadecimal(&line, &address))
        return;
    if (strncmp(line, "0x", 2) == 0)
        line += 2;
    if (hexadecimal(&line, &size))
        add(t, address, size > UINT64_MAX - address ? UINT64_MAX : address + size, line, "\r\n");
}

static bool read_lines(const char *path, struct pa_arena *arena, struct pa_elf *elf,
                       void (*take)(struct table *, const char *), struct pa_error *err)
{
    struct table t = {.arena = arena};
    if (!pa_file_read(path, MOST_BYTES, &t.bytes, err))
        return false;
    const char *end = (const char *)t.bytes.data + t.bytes.size;
    for (const char *line = (const char *)t.bytes.data; line < end && *line; line = next_line(line))
        take(&t, line);
    finish(&t, elf);
    pa_vec_release(&t.list);
    free(t.bytes.data);
    return true;
}

bool pa_symbol_text_kernel(const char *path, struct pa_arena *arena, struct pa_elf *elf,
                           struct pa_error *err)
{
    if (!read_lines(path, arena, elf, kernel_line, err))
        return false;
    return elf->symbol_count ||
           pa_error_set(err, PA_ERROR_UNSUPPORTED,
                        "the kernel hides its addresses (kernel.kptr_restrict)");
}

bool pa_symbol_text_compiled(const char *path, struct pa_arena *arena, struct pa_elf *elf,
                             struct pa_error *err)
{
    return read_lines(path, arena, elf, compiled_line, err);
}

bool pa_symbol_text_address(const struct pa_elf *elf, const char *name, uint64_t *address)
{
    for (size_t i = 0; i < elf->symbol_count; i++) {
        if (strcmp(elf->symbols[i].name, name) == 0) {
            *address = elf->symbols[i].address;
            return true;
        }
    }
    return false;
}
