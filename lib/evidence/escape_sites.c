// SPDX-License-Identifier: Apache-2.0
// Makes sites of notes, and adds what a profile allocated there.
#include "evidence/escape.h"

#include "base/memory.h"
#include "base/number.h"
#include "evidence/escape_known.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

// ---- Sorting

struct ranked {
    const struct pa_escape *e;
    struct pa_escape_note note;
};

static int compare_place(const struct pa_escape *e, const struct pa_escape_note *a,
                         const struct pa_escape_note *b)
{
    int order = a->package == b->package
                    ? 0
                    : strcmp(pa_escape_text(e, a->package), pa_escape_text(e, b->package));
    if (!order && a->file != b->file)
        order = strcmp(pa_escape_text(e, a->file), pa_escape_text(e, b->file));
    if (!order)
        order = a->line < b->line ? -1 : a->line > b->line;
    return order;
}

static int compare(const void *pa, const void *pb)
{
    const struct ranked *a = pa, *b = pb;
    int order = compare_place(a->e, &a->note, &b->note);
    if (!order)
        order = a->note.column < b->note.column ? -1 : a->note.column > b->note.column;
    if (!order)
        order = (int)a->note.kind - (int)b->note.kind;
    return order ? order
                 : strcmp(pa_escape_text(a->e, a->note.what), pa_escape_text(a->e, b->note.what));
}

static void sort(const struct pa_escape *e, struct pa_escape_note *notes, size_t count)
{
    struct ranked *list = pa_xcalloc(count, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = (struct ranked){e, notes[i]};
    qsort(list, count, sizeof *list, compare);
    for (size_t i = 0; i < count; i++)
        notes[i] = list[i].note;
    free(list);
}

// ---- Functions and sites

// Sets the function of each note: the one declared last above it in its file. A closure counts only
// for notes on the line of its declaration, as its function goes on after it.
static void find_functions(struct pa_escape *e)
{
    size_t f = 0;
    for (size_t i = 0; i < e->notes.count; i++) {
        struct pa_escape_note *n = &e->notes.items[i];
        const struct pa_escape_note *found = NULL;
        while (f < e->functions.count && compare_place(e, &e->functions.items[f], n) <= 0)
            f++;
        for (size_t k = f; k > 0 && !found; k--) {
            const struct pa_escape_note *d = &e->functions.items[k - 1];
            if (d->file != n->file || d->package != n->package)
                break;
            if (d->line == n->line || !strstr(pa_escape_text(e, d->what), ".func"))
                found = d;
        }
        n->function = found ? found->what : 0;
    }
}

static bool same_line(const struct pa_escape_note *a, const struct pa_escape_note *b)
{
    return a->file == b->file && a->line == b->line && a->package == b->package;
}

static void make_sites(struct pa_escape *e)
{
    for (size_t i = 0, end; i < e->notes.count; i = end) {
        bool heap = false;
        for (end = i; end < e->notes.count && same_line(&e->notes.items[i], &e->notes.items[end]);
             end++)
            heap |= e->notes.items[end].kind != PA_ESCAPE_LEAK;
        if (heap)
            pa_vec_push(&e->sites, (struct pa_escape_site){.first = i,
                                                           .count = end - i,
                                                           .function = e->notes.items[i].function});
    }
}

void pa_escape_finish(struct pa_escape *e)
{
    pa_escape_known_clear(e->known);
    pa_index_release(&e->notes.index);
    pa_index_release(&e->functions.index);
    sort(e, e->notes.items, e->notes.count);
    sort(e, e->functions.items, e->functions.count);
    find_functions(e);
    make_sites(e);
}

// ---- A profile

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static uint64_t site_hash(const char *file, int64_t line)
{
    const char *base = base_name(file);
    return pa_hash_combine(pa_hash_bytes(base, strlen(base)), (uint64_t)line);
}

// "example.com/a/b" of "example.com/a/b.(*T).f"
static size_t package_size(const char *function)
{
    const char *base = base_name(function);
    return (size_t)(base - function) + strcspn(base, ".");
}

static bool ends_with_path(const char *path, const char *tail)
{
    size_t n = strlen(path), m = strlen(tail);
    return n >= m && memcmp(path + n - m, tail, m) == 0 && (n == m || path[n - m - 1] == '/');
}

// Whether a frame is in the file of the note: packages agree, or one path ends in the other where
// the log names folders. A main package is called main in profiles, and by its path in logs.
static bool is_in(const struct pa_escape *e, const struct pa_escape_note *n, const char *function,
                  const char *file)
{
    const char *package = pa_escape_text(e, n->package), *path = pa_escape_text(e, n->file);
    size_t size = package_size(function);
    if (strcmp(base_name(file), base_name(path)) != 0)
        return false;
    if (size == strlen(package) && memcmp(package, function, size) == 0)
        return true;
    if (strchr(path, '/') && (ends_with_path(file, path) || ends_with_path(path, file)))
        return true;
    return (!*package || (size == 4 && memcmp(function, "main", 4) == 0)) && !strchr(path, '/');
}

struct join {
    struct pa_escape *e;
    const struct pa_profile *p;
    struct pa_index index; // of sites
    uint32_t space, objects;
};

static struct pa_escape_site *find_site(struct join *j, const char *function, const char *file,
                                        int64_t line)
{
    struct pa_escape *e = j->e;
    uint64_t hash = site_hash(file, line);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&j->index, hash); pa_index_at(&j->index, slot, hash, &i);
         slot = pa_index_next(&j->index, slot)) {
        if (i == UINT32_MAX)
            continue;
        const struct pa_escape_note *n = &e->notes.items[e->sites.items[i].first];
        if (n->line == line && is_in(e, n, function, file))
            return &e->sites.items[i];
    }
    return NULL;
}

// The frame nearest to the leaf that is not the runtime's: where the program allocates.
static const struct pa_line *allocating_line(const struct pa_profile *p, const struct pa_sample *s)
{
    for (uint32_t i = s->depth; i > 0; i--) {
        const struct pa_location *l = &p->locations[s->location[i - 1]];
        for (uint32_t k = 0; k < l->line_count; k++) {
            const struct pa_line *line = &p->lines[l->first_line + k];
            const char *name = pa_profile_text(p, p->functions[line->function].name);
            if (strncmp(name, "runtime.", 8) != 0)
                return line;
        }
    }
    return NULL;
}

static bool add_to(int64_t *sum, int64_t value)
{
    return pa_add_int64(*sum, value, sum);
}

static bool add_sample(struct join *j, const struct pa_sample *s)
{
    struct pa_escape *e = j->e;
    int64_t bytes = s->value[j->space], objects = s->value[j->objects];
    if (!add_to(&e->total_bytes, bytes) || !add_to(&e->total_objects, objects))
        return false;
    const struct pa_line *line = allocating_line(j->p, s);
    if (!line)
        return true;
    const struct pa_function *f = &j->p->functions[line->function];
    const char *name = pa_profile_text(j->p, f->name);
    struct pa_escape_site *site = find_site(j, name, pa_profile_text(j->p, f->file), line->line);
    if (!site)
        return true;
    site->function = pa_strings_adds(&e->strings, name);
    return add_to(&e->bytes, bytes) && add_to(&e->objects, objects) &&
           add_to(&site->bytes, bytes) && add_to(&site->objects, objects);
}

static bool find_types(struct join *j)
{
    static const char *const pairs[][2] = {{"alloc_space", "alloc_objects"},
                                           {"inuse_space", "inuse_objects"}};
    for (size_t i = 0; i < 2; i++) {
        bool space = false, objects = false;
        for (uint32_t k = 0; k < j->p->type_count; k++) {
            const char *type = pa_profile_text(j->p, j->p->types[k].type);
            if (strcmp(type, pairs[i][0]) == 0)
                j->space = k, space = true;
            else if (strcmp(type, pairs[i][1]) == 0)
                j->objects = k, objects = true;
        }
        j->e->type = pairs[i][0];
        if (space && objects)
            return true;
    }
    return false;
}

static int by_bytes(const void *pa, const void *pb)
{
    const struct pa_escape_site *a = pa, *b = pb;
    if (a->bytes != b->bytes)
        return a->bytes > b->bytes ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

bool pa_escape_join(struct pa_escape *e, const struct pa_profile *p, struct pa_error *err)
{
    struct join j = {.e = e, .p = p};
    struct pa_sample_reader r;
    bool fits = true;
    if (!find_types(&j))
        return pa_error_set(err, PA_ERROR_UNSUPPORTED,
                            "no allocations: alloc_space and alloc_objects are wanted");
    for (size_t i = 0; i < e->sites.count; i++) {
        const struct pa_escape_note *n = &e->notes.items[e->sites.items[i].first];
        pa_index_add(&j.index, site_hash(pa_escape_text(e, n->file), n->line), (uint32_t)i);
    }
    pa_sample_reader_init(&r, p);
    r.skip_labels = true;
    while (fits && pa_sample_next(&r))
        fits = add_sample(&j, &r.sample);
    pa_sample_reader_release(&r);
    pa_index_release(&j.index);
    e->joined = true;
    if (e->sites.count)
        qsort(e->sites.items, e->sites.count, sizeof *e->sites.items, by_bytes);
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "the allocations are more than 2^63 bytes");
}
