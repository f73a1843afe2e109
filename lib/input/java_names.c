// SPDX-License-Identifier: Apache-2.0
#include "input/java_names.h"

#include <string.h>

struct name {
    struct pa_text function, file;
    int64_t line;
};

// "NAME (PLACE)": the place is in the last parentheses.
static bool split_place(struct pa_text t, struct name *n, struct pa_text *place)
{
    if (!pa_text_ends(t, ")"))
        return false;
    struct pa_text before = t;
    const char *open;
    while ((open = pa_text_last(before, '(')) && open > t.next && open[-1] != ' ')
        before.end = open;
    if (!open || open == t.next)
        return false;
    n->function = pa_text_trim((struct pa_text){t.next, open});
    *place = (struct pa_text){open + 1, t.end - 1};
    return true;
}

static struct name parse_name(struct pa_text t)
{
    static const char stub[] = "STUB";
    struct name n = {.function = t, .file = {t.end, t.end}};
    struct pa_text place;
    if (!split_place(t, &n, &place)) {
        if (pa_text_find(t, "generated stub/JIT"))
            n.function = (struct pa_text){stub, stub + sizeof stub - 1};
        return n;
    }
    const char *colon = pa_text_last(place, ':');
    struct pa_text digits = {colon ? colon + 1 : place.end, place.end};
    int64_t line;
    n.file = place;
    if (colon > place.next && pa_text_int64(&digits, &line) && digits.next == digits.end) {
        n.file.end = colon;
        n.line = line > 0 ? line : 0;
    } else { // a library's path: its name will do
        const char *slash = pa_text_last(place, '/');
        n.file.next = slash ? slash + 1 : place.next;
    }
    return n;
}

struct files {
    PA_VEC(pa_str) by_name; // of the functions in index
    PA_VEC(pa_str) names;
    struct pa_index index;
};

static pa_str first_file(struct files *f, pa_str name, pa_str file)
{
    uint64_t hash = pa_hash_u64(name);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&f->index, hash); pa_index_at(&f->index, slot, hash, &i);
         slot = pa_index_next(&f->index, slot)) {
        if (i != UINT32_MAX && f->names.items[i] == name)
            return f->by_name.items[i];
    }
    pa_index_add(&f->index, hash, (uint32_t)f->names.count);
    pa_vec_push(&f->names, name);
    pa_vec_push(&f->by_name, file);
    return file;
}

static void read_line(struct pa_addresses *a, struct files *files, struct pa_text t)
{
    uint64_t id;
    t = pa_text_trim(t);
    if (!pa_text_skip(&t, "0x") || !pa_text_hex(&t, &id) || t.next == t.end || *t.next > ' ')
        return;
    struct name n = parse_name(pa_text_trim(t));
    struct pa_strings *strings = a->input->strings;
    pa_str name = pa_strings_add(strings, n.function.next, pa_text_size(n.function));
    pa_str file = pa_strings_add(strings, n.file.next, pa_text_size(n.file));
    struct pa_function f = {name, name, first_file(files, name, file), 0};
    pa_addresses_name(a, id, &f, n.line);
}

void pa_java_names_read(struct pa_addresses *a, struct pa_lines *lines, bool more)
{
    struct files files = {0};
    for (; more; more = pa_lines_next(lines))
        read_line(a, &files, lines->line);
    pa_vec_release(&files.by_name);
    pa_vec_release(&files.names);
    pa_index_release(&files.index);
}
