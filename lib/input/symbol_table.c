// SPDX-License-Identifier: Apache-2.0
// Profiles behind a table of the names of their addresses, as `jeprof --raw`, `pprof --raw` of
// gperftools and php-memprof write them:
//
//     --- symbol
//     binary=/srv/app
//     0x0000000000401136 main--inlined     calls, outermost first
//     ---
//     --- heap                             or growth, profile, contention …
//     heap profile: …                      the profile as it would be without
//
// Callers stand in the table as what jeprof looks up, one below the return address, or as they
// stand in the stacks: which, is seen from how many are found.
#include "base/hash.h"
#include "base/vec.h"
#include "input/format.h"
#include "input/text.h"
#include "profile/symbolize.h"

#include <stdlib.h>
#include <string.h>

struct symbol {
    uint64_t address;
    struct pa_text names;
};

struct table {
    struct pa_location_names names;
    struct pa_arena *arena;
    PA_VEC(struct symbol) list;
    struct pa_index index;
    uint64_t adjust;                      // a location's address plus this stands in the table
    PA_VEC(struct pa_dwarf_frame) frames; // the last answer
};

static bool is_start(struct pa_text line)
{
    return pa_text_equals(pa_text_trim(line), "--- symbol");
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    return pa_lines_next(&lines) && is_start(lines.line);
}

// ---- The table

static const struct symbol *find(const struct table *t, uint64_t address)
{
    uint64_t hash = pa_hash_u64(address);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&t->index, hash); pa_index_at(&t->index, slot, hash, &i);
         slot = pa_index_next(&t->index, slot)) {
        if (i != UINT32_MAX && t->list.items[i].address == address)
            return &t->list.items[i];
    }
    return NULL;
}

static void add_symbol(struct table *t, struct pa_text line)
{
    uint64_t address;
    bool too_large;
    if (!pa_text_starts(line, "0x") || !pa_text_address(&line, &address, &too_large))
        return; // "binary=…"
    line = pa_text_trim(line);
    if (!pa_text_size(line) || find(t, address))
        return;
    pa_index_add(&t->index, pa_hash_u64(address), (uint32_t)t->list.count);
    pa_vec_push(&t->list, (struct symbol){address, line});
}

// Up to the line that names the profile behind it.
static bool read_table(struct table *t, struct pa_lines *lines, struct pa_error *err)
{
    while (pa_lines_next(lines)) {
        struct pa_text line = pa_text_trim(lines->line);
        if (pa_text_skip(&line, "--- ") && pa_text_size(line) && !pa_text_equals(line, "symbol"))
            return true;
        add_symbol(t, line);
    }
    return pa_error_set(err, PA_ERROR_FORMAT, "no profile behind the table of symbols");
}

// ---- Names

// "outer--inner": the last "--" but that of "operator--", behind which the innermost call stands.
static const char *last_mark(struct pa_text names)
{
    static const char OPERATOR[] = "operator";
    enum { SIZE = sizeof OPERATOR - 1 };
    for (const char *p = names.end - 2; p > names.next; p--) {
        bool is = p[0] == '-' && p[1] == '-';
        bool of_operator = p - names.next >= SIZE && memcmp(p - SIZE, OPERATOR, SIZE) == 0;
        if (is && !of_operator)
            return p;
    }
    return NULL;
}

// "name<0000000000001090>": where the symbol begins, as jeprof has it from nm.
static struct pa_text without_address(struct pa_text name)
{
    const char *open = pa_text_last(name, '<');
    if (!open || name.end - open < 10 || name.end[-1] != '>')
        return name;
    struct pa_text digits = {open + 1, name.end - 1};
    uint64_t address;
    return pa_text_hex(&digits, &address) && digits.next == digits.end
               ? (struct pa_text){name.next, open}
               : name;
}

static void add_frame(struct table *t, struct pa_text name)
{
    name = without_address(name);
    if (pa_text_size(name))
        pa_vec_push(&t->frames,
                    (struct pa_dwarf_frame){
                        .name = pa_arena_strndup(t->arena, name.next, pa_text_size(name))});
}

static size_t calls_at(const struct pa_location_names *names, const struct pa_location *l,
                       const struct pa_dwarf_frame **frames)
{
    struct table *t = (struct table *)(uintptr_t)names;
    const struct symbol *s = find(t, l->address + t->adjust);
    if (!s) // leaves differ from callers
        s = find(t, l->address + !t->adjust);
    t->frames.count = 0;
    if (!s)
        return 0;
    struct pa_text left = s->names;
    for (const char *mark; pa_text_size(left) > 2 && (mark = last_mark(left)); left.end = mark)
        add_frame(t, (struct pa_text){mark + 2, left.end});
    add_frame(t, left);
    *frames = t->frames.items;
    return t->frames.count;
}

static void choose_adjust(struct table *t, const struct pa_profile *p)
{
    size_t found[2] = {0};
    for (uint32_t i = 1; i <= p->location_count; i++) {
        for (uint64_t adjust = 0; adjust < 2; adjust++)
            found[adjust] += find(t, p->locations[i].address + adjust) != NULL;
    }
    t->adjust = found[1] > found[0];
}

// ---- The profile

// Reads the rest as a file of its own.
static bool read_rest(struct pa_input *input, const struct pa_lines *lines,
                      const struct pa_profile **profile, struct pa_error *err)
{
    size_t size = (size_t)(lines->end - lines->next);
    struct pa_input rest = *input;
    rest.bytes = (struct pa_bytes){calloc(1, size + PA_BYTES_PADDING), size};
    if (!rest.bytes.data)
        return pa_error_set(err, PA_ERROR_LIMIT, "no memory for %zu bytes", size);
    if (size)
        memcpy(rest.bytes.data, lines->next, size);
    const struct pa_input_format *format = pa_input_format_of(rest.bytes.data, size);
    bool known = format && !format->streams && !probe(rest.bytes.data, size);
    bool ok = known ? pa_input_read_bytes(&rest, format, profile, err)
                    : pa_error_set(err, PA_ERROR_FORMAT, "no profile in a known format");
    free(rest.bytes.data);
    return ok || pa_error_prefix(err, "behind the table of symbols");
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(&input->bytes);
    struct table t = {.names.find = calls_at, .arena = input->arena};
    if (!pa_lines_next(&lines) || !is_start(lines.line))
        return pa_error_set(err, PA_ERROR_FORMAT, "line 1: no '--- symbol'");
    const struct pa_profile *p = NULL;
    bool ok = read_table(&t, &lines, err) && read_rest(input, &lines, &p, err);
    if (ok) {
        choose_adjust(&t, p);
        p = pa_profile_name_locations(p, &t.names, input->arena);
    }
    pa_vec_release(&t.list);
    pa_vec_release(&t.frames);
    pa_index_release(&t.index);
    return ok && pa_input_give(sink, p, err);
}

const struct pa_input_format pa_format_symbol_table = {
    .name = "symbol-table",
    .summary = "profiles behind a table of symbols (jeprof --raw, php-memprof)",
    .binary = true,
    .probe = probe,
    .read = read,
};
