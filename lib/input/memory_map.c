// SPDX-License-Identifier: Apache-2.0
#include "input/memory_map.h"

#include "base/strbuf.h"

#include <string.h>

void pa_memory_map_release(struct pa_memory_map *map)
{
    pa_vec_release(&map->list);
}

bool pa_memory_map_starts(struct pa_text line)
{
    return pa_text_find(line, "--- Memory map: ---") || pa_text_find(line, "MAPPED_LIBRARIES:");
}

// ---- Lines

// "I0102 15:04:05 7 file.cc:12] text": what is behind the bracket.
static struct pa_text without_log_prefix(struct pa_text line)
{
    struct pa_text t = line;
    while (t.next < t.end && *t.next != '[' && *t.next != ']')
        t.next++;
    if (t.end - t.next < 2 || *t.next != ']' || (t.next[1] != ' ' && t.next[1] != '\t'))
        return line;
    const char *digits = t.next;
    while (digits > line.next && digits[-1] >= '0' && digits[-1] <= '9')
        digits--;
    if (digits == t.next || digits - line.next < 2 || digits[-1] != ':')
        return line;
    return (struct pa_text){t.next + 2, line.end};
}

static bool parse_range(struct pa_text *t, struct pa_mapping *m)
{
    pa_text_spaces(t);
    pa_text_skip(t, "0x");
    if (!pa_text_hex(t, &m->start))
        return false;
    const char *before = t->next;
    pa_text_skip(t, "-");
    pa_text_spaces(t);
    if (t->next == before)
        return false;
    pa_text_skip(t, "0x");
    if (!pa_text_hex(t, &m->limit))
        return false;
    pa_text_skip(t, ":");
    return true;
}

static bool is_permissions(struct pa_text word)
{
    for (; word.next < word.end; word.next++) {
        if (!strchr("-rwxp", *word.next))
            return false;
    }
    return true;
}

static bool whole_hex(struct pa_text word, uint64_t *value)
{
    return pa_text_hex(&word, value) && word.next == word.end;
}

static bool is_device(struct pa_text word)
{
    uint64_t n;
    return pa_text_hex(&word, &n) && pa_text_skip(&word, ":") && whole_hex(word, &n);
}

// offset device inode [file]
static bool parse_proc(struct pa_text t, struct pa_mapping *m, struct pa_text *file)
{
    struct pa_text offset, device, inode;
    int64_t n;
    if (!pa_text_next_word(&t, &offset) || !whole_hex(offset, &m->offset) ||
        !pa_text_next_word(&t, &device) || !is_device(device) || !pa_text_next_word(&t, &inode) ||
        !pa_text_digits(&inode, &n))
        return false;
    if (!pa_text_next_word(&t, file))
        *file = (struct pa_text){t.end, t.end};
    return true;
}

// [file] [(@offset)] [build id]
static void parse_brief(struct pa_text t, struct pa_mapping *m, struct pa_text *file,
                        struct pa_text *build_id)
{
    struct pa_text word;
    *file = *build_id = (struct pa_text){t.end, t.end};
    m->offset = 0;
    if (!pa_text_next_word(&t, file) || !pa_text_next_word(&t, &word))
        return;
    struct pa_text offset = word;
    if (pa_text_skip(&offset, "(@") && pa_text_hex(&offset, &m->offset) &&
        !pa_text_next_word(&t, &word))
        return;
    uint64_t ignored;
    struct pa_text hex = word;
    if (pa_text_size(word) > 16 || whole_hex(hex, &ignored))
        *build_id = word;
}

static pa_str intern(struct pa_strings *strings, struct pa_text text)
{
    return pa_strings_add(strings, text.next, pa_text_size(text));
}

// False if the line is no mapping. *executable: whether it is one that counts.
static bool parse_mapping(struct pa_text t, struct pa_strings *strings, struct pa_mapping *m,
                          bool *executable)
{
    *m = (struct pa_mapping){0};
    *executable = true;
    if (!parse_range(&t, m) || (t.next < t.end && *t.next != ' ' && *t.next != '\t'))
        return false;
    struct pa_text word, rest = t, file, build_id = {t.end, t.end};
    if (pa_text_next_word(&rest, &word) && is_permissions(word)) {
        *executable = memchr(word.next, 'x', pa_text_size(word)) != NULL;
        t = rest;
    }
    if (!parse_proc(t, m, &file))
        parse_brief(t, m, &file, &build_id);
    m->file = intern(strings, file);
    m->build_id = intern(strings, build_id);
    return true;
}

// ---- NAME=value

struct attribute {
    struct pa_text name, value;
};

struct attributes {
    PA_VEC(struct attribute) list;
    struct pa_strbuf line; // scratch
};

// More, and longer lines, are passed over: what they stand for could be any number of times as
// long.
enum { MAX_ATTRIBUTES = 64, LONGEST_LINE = 8192 };

static const struct attribute *attribute_at(const struct attributes *a, struct pa_text t)
{
    for (size_t i = 0; i < a->list.count; i++) {
        const struct attribute *at = &a->list.items[i];
        size_t size = pa_text_size(at->name);
        if (size && pa_text_size(t) > size && memcmp(t.next + 1, at->name.next, size) == 0)
            return at;
    }
    return NULL;
}

// The line with values for names; as it is if that would be too long.
static struct pa_text expand(struct attributes *a, struct pa_text line)
{
    if (!a->list.count || pa_text_size(line) > LONGEST_LINE ||
        !memchr(line.next, '$', pa_text_size(line)))
        return line;
    struct pa_text rest = line;
    pa_strbuf_clear(&a->line);
    while (rest.next < rest.end) {
        const struct attribute *at = *rest.next == '$' ? attribute_at(a, rest) : NULL;
        if (at)
            pa_strbuf_add(&a->line, at->value.next, pa_text_size(at->value));
        else
            pa_strbuf_addc(&a->line, *rest.next);
        rest.next += at ? 1 + pa_text_size(at->name) : 1;
        if (a->line.size > LONGEST_LINE)
            return line;
    }
    const char *text = pa_strbuf_text(&a->line);
    return (struct pa_text){text, text + a->line.size};
}

static void add_attribute(struct attributes *a, struct pa_text line)
{
    const char *equals = memchr(line.next, '=', pa_text_size(line));
    if (!equals || a->list.count == MAX_ATTRIBUTES || pa_text_size(line) > LONGEST_LINE)
        return;
    pa_vec_push(&a->list, (struct attribute){
                              .name = pa_text_trim((struct pa_text){line.next, equals}),
                              .value = pa_text_trim((struct pa_text){equals + 1, line.end}),
                          });
}

bool pa_memory_map_read(struct pa_memory_map *map, struct pa_lines *lines,
                        struct pa_strings *strings, struct pa_error *err)
{
    struct attributes attributes = {0};
    bool ok = true;
    while (ok && pa_lines_next(lines)) {
        struct pa_text line = without_log_prefix(lines->line);
        struct pa_mapping m;
        bool executable;
        if (!parse_mapping(expand(&attributes, line), strings, &m, &executable)) {
            add_attribute(&attributes, line);
        } else if (executable && map->list.count == PA_MEMORY_MAP_MAX) {
            ok = pa_error_set(err, PA_ERROR_LIMIT, "line %zu: more than %d mappings", lines->number,
                              PA_MEMORY_MAP_MAX);
        } else if (executable) {
            pa_vec_push(&map->list, m);
        }
    }
    pa_vec_release(&attributes.list);
    pa_strbuf_release(&attributes.line);
    return ok;
}

// ---- Making sense of it

static bool differ(pa_str a, pa_str b)
{
    return a && b && a != b;
}

// Whether b is the rest of a mapping that starts with a.
static bool continues(const struct pa_mapping *a, const struct pa_mapping *b)
{
    if (differ(a->file, b->file) || differ(a->build_id, b->build_id) || a->limit != b->start)
        return false;
    return !a->offset || !b->offset || a->offset + (a->limit - a->start) == b->offset;
}

static void join(struct pa_memory_map *map)
{
    size_t kept = 0;
    for (size_t i = 0; i < map->list.count; i++) {
        struct pa_mapping m = map->list.items[i];
        struct pa_mapping *last = kept ? &map->list.items[kept - 1] : NULL;
        if (!last || !continues(last, &m)) {
            map->list.items[kept++] = m;
            continue;
        }
        last->limit = m.limit;
        last->file = m.file ? m.file : last->file;
        last->build_id = m.build_id ? m.build_id : last->build_id;
    }
    map->list.count = kept;
}

// name.so, name.so.6, name.so_1
static bool is_library(const char *file)
{
    for (const char *so = strstr(file, ".so"); so; so = strstr(so + 3, ".so")) {
        if (!so[3] || ((so[3] == '.' || so[3] == '_') && so[4] >= '0' && so[4] <= '9'))
            return true;
    }
    return false;
}

bool pa_memory_map_is_program(const char *file)
{
    return *file && *file != '[' && strcmp(file, "(deleted)") != 0 && !is_library(file);
}

static void move_main_to_front(struct pa_memory_map *map, const struct pa_strings *strings)
{
    for (size_t i = 0; i < map->list.count; i++) {
        const char *file = pa_strings_text(strings, map->list.items[i].file);
        if (!pa_memory_map_is_program(file))
            continue;
        struct pa_mapping first = map->list.items[0];
        map->list.items[0] = map->list.items[i];
        map->list.items[i] = first;
        return;
    }
}

void pa_memory_map_settle(struct pa_memory_map *map, const struct pa_strings *strings)
{
    join(map);
    move_main_to_front(map, strings);
    struct pa_mapping *m = map->list.items;
    // A huge page that was put over the start of the binary.
    if (map->list.count > 1 && m[0].limit == m[1].start &&
        strncmp(pa_strings_text(strings, m[0].file), "/anon_hugepage", 14) == 0)
        memmove(m, m + 1, --map->list.count * sizeof *m);
    // Where position-dependent programs are linked to: the part before was mapped separately.
    if (map->list.count && m[0].start - m[0].offset == 0x400000) {
        m[0].start = 0x400000;
        m[0].offset = 0;
    }
}

size_t pa_memory_map_find(struct pa_memory_map *map, uint64_t address)
{
    if (address == 0)
        return SIZE_MAX;
    for (size_t i = 0; i < map->list.count; i++) {
        const struct pa_mapping *m = &map->list.items[i];
        if (m->start <= address && address < m->limit)
            return i;
    }
    for (size_t i = 0; i < map->list.count; i++) { // the first part is missing
        struct pa_mapping *m = &map->list.items[i];
        if (m->offset && m->start - m->offset <= address && address < m->start) {
            m->start -= m->offset;
            m->offset = 0;
            return i;
        }
    }
    if (!map->unknown) {
        pa_vec_push(&map->list, (struct pa_mapping){.limit = UINT64_MAX});
        map->unknown = map->list.count;
    }
    return map->unknown - 1;
}
