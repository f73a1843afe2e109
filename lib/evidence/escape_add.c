// SPDX-License-Identifier: Apache-2.0
#include "evidence/escape_add.h"

static pa_str intern(struct pa_escape *e, struct pa_text text)
{
    return pa_strings_add(&e->strings, text.next, pa_text_size(text));
}

// A note is the same in whatever package; a function is one of its package.
static bool same(const struct pa_escape_note *a, const struct pa_escape_note *b)
{
    return a->kind == b->kind && a->file == b->file && a->line == b->line &&
           a->column == b->column && a->what == b->what &&
           (a->package == b->package || a->kind != PA_ESCAPE_FUNCTION);
}

// Returns the index of the note in the list, adding it if it is new.
static size_t index_in(struct pa_escape_list *list, const struct pa_escape_note *note)
{
    uint64_t hash = pa_hash_combine(pa_hash_u64((uint64_t)note->file << 32 | note->what),
                                    (uint64_t)note->line << 20 ^ (uint64_t)note->column);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&list->index, hash);
         pa_index_at(&list->index, slot, hash, &i); slot = pa_index_next(&list->index, slot)) {
        if (i != UINT32_MAX && same(&list->items[i], note))
            return i;
    }
    pa_index_add(&list->index, hash, (uint32_t)list->count);
    pa_vec_push(list, *note);
    return list->count - 1;
}

// Adds a note or a function that is declared; returns its index.
static size_t add_note(struct pa_escape *e, const struct pa_escape_line *l)
{
    struct pa_text file = l->file;
    pa_text_skip(&file, "./");
    struct pa_escape_note note = {
        .kind = l->kind, .package = e->package, .line = l->line, .column = l->column};
    note.file = intern(e, file);
    note.what = intern(e, l->what);
    return index_in(l->kind == PA_ESCAPE_FUNCTION ? &e->functions : &e->notes, &note);
}

struct pa_escape_meaning pa_escape_add_line(struct pa_escape *e, const struct pa_escape_line *l)
{
    struct pa_escape_meaning m = {.kind = (uint8_t)l->kind};
    switch (l->kind) {
    case PA_ESCAPE_FLOW:
        if (e->flow != SIZE_MAX && pa_text_size(l->what))
            e->notes.items[e->flow].why = intern(e, l->what);
        break;
    case PA_ESCAPE_PACKAGE:
        m.id = intern(e, l->what);
        break;
    case PA_ESCAPE_FUNCTION:
        add_note(e, l);
        m.id = e->package;
        break;
    case PA_ESCAPE_HEAP:
    case PA_ESCAPE_MOVED:
    case PA_ESCAPE_LEAK:
        m.id = (uint32_t)add_note(e, l);
        m.explained = l->explained;
        break;
    default:
        break;
    }
    pa_escape_add_again(e, &m);
    return m;
}
