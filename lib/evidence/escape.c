// SPDX-License-Identifier: Apache-2.0
#include "evidence/escape.h"

#include "base/strbuf.h"
#include "evidence/escape_json.h"
#include "input/line_windows.h"
#include "input/plain.h"

#include <stdlib.h>
#include <string.h>

static void release(void *object)
{
    struct pa_escape *e = object;
    pa_strings_release(&e->strings);
    pa_vec_release(&e->notes);
    pa_vec_release(&e->sites);
    pa_vec_release(&e->functions);
    pa_index_release(&e->index);
}

struct pa_escape *pa_escape_new(struct pa_arena *arena)
{
    struct pa_escape *e = pa_arena_calloc(arena, 1, sizeof *e);
    e->arena = arena;
    e->flow = SIZE_MAX;
    pa_arena_defer(arena, release, e);
    return e;
}

static pa_str intern(struct pa_escape *e, struct pa_text text)
{
    return pa_strings_add(&e->strings, text.next, pa_text_size(text));
}

static bool same(const struct pa_escape_note *a, const struct pa_escape_note *b)
{
    return a->kind == b->kind && a->file == b->file && a->line == b->line &&
           a->column == b->column && a->what == b->what;
}

// Returns the index of the note in the list, adding it if it is new.
static size_t note_index(struct pa_escape *e, const struct pa_escape_note *note)
{
    uint64_t hash = pa_hash_combine(pa_hash_u64((uint64_t)note->file << 32 | note->what),
                                    (uint64_t)note->line << 20 ^ (uint64_t)note->column);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&e->index, hash); pa_index_at(&e->index, slot, hash, &i);
         slot = pa_index_next(&e->index, slot)) {
        if (i != UINT32_MAX && same(&e->notes.items[i], note))
            return i;
    }
    pa_index_add(&e->index, hash, (uint32_t)e->notes.count);
    pa_vec_push(&e->notes, *note);
    return e->notes.count - 1;
}

// Interns a file's name without a leading "./".
static pa_str file_of(struct pa_escape *e, struct pa_text file)
{
    pa_text_skip(&file, "./");
    return intern(e, file);
}

static void add(struct pa_escape *e, const struct pa_escape_line *l)
{
    struct pa_escape_note note = {
        .kind = l->kind, .package = e->package, .line = l->line, .column = l->column};
    if (l->kind == PA_ESCAPE_FLOW) {
        if (e->flow != SIZE_MAX && pa_text_size(l->what))
            e->notes.items[e->flow].why = intern(e, l->what);
        return;
    }
    e->flow = SIZE_MAX;
    if (l->kind == PA_ESCAPE_PACKAGE) {
        e->package = intern(e, l->what);
    } else if (l->kind == PA_ESCAPE_OTHER) {
        e->other++;
    } else if (l->kind != PA_ESCAPE_QUIET) {
        note.file = file_of(e, l->file);
        note.what = intern(e, l->what);
        if (l->kind == PA_ESCAPE_FUNCTION) {
            pa_vec_push(&e->functions, note);
            return;
        }
        size_t i = note_index(e, &note);
        e->flow = l->explained ? i : SIZE_MAX;
    }
}

void pa_escape_add_line(struct pa_escape *e, const struct pa_escape_line *line)
{
    add(e, line);
}

static void add_text_line(struct pa_escape *e, struct pa_text line)
{
    e->lines++;
    if (line.next < line.end && *line.next == '{' && pa_escape_json_add(e, line))
        return;
    struct pa_escape_line l = pa_escape_line_parse(line);
    add(e, &l);
}

// What one text says of its package and file holds for no other.
static void begin_text(struct pa_escape *e)
{
    e->package = e->json_file = 0;
    e->flow = SIZE_MAX;
}

static bool add_windows(struct pa_escape *e, struct pa_stream *stream, struct pa_error *err)
{
    struct pa_input input = {.stream = stream};
    struct pa_line_windows w;
    bool ok;
    pa_line_windows_open(&w, &input);
    do {
        ok = pa_line_windows_next(&w, err);
        while (ok && pa_line_windows_line(&w))
            add_text_line(e, w.lines.line);
    } while (ok && !w.last);
    pa_line_windows_close(&w);
    return ok;
}

void pa_escape_add_text(struct pa_escape *e, struct pa_bytes *bytes)
{
    pa_plain_text(bytes);
    struct pa_lines lines = pa_lines_of(bytes);
    begin_text(e);
    while (pa_lines_next(&lines))
        add_text_line(e, lines.line);
}

// A log whose lines have a prefix is made plain as a whole, others are read as they stream.
static bool add_stream(struct pa_escape *e, struct pa_stream *stream, struct pa_error *err)
{
    struct pa_bytes bytes = {0};
    begin_text(e);
    if (!pa_plain_would_change(stream->next, (size_t)(stream->end - stream->next)))
        return add_windows(e, stream, err);
    if (!pa_stream_whole(stream, &bytes, err))
        return false;
    pa_escape_add_text(e, &bytes);
    free(bytes.data);
    return true;
}

bool pa_escape_read(struct pa_escape *e, struct pa_input_opened *opened, const char *path,
                    struct pa_error *err)
{
    struct pa_stream stream;
    size_t before = e->notes.count, functions = e->functions.count;
    if (!pa_input_stream(opened, path, 0, &stream, err))
        return pa_error_prefix(err, "%s", path);
    bool ok = add_stream(e, &stream, err);
    pa_stream_close(&stream);
    if (!ok)
        return pa_error_prefix(err, "%s", path);
    return e->notes.count > before || e->functions.count > functions ||
           pa_error_set(err, PA_ERROR_FORMAT,
                        "%s: no note of the Go compiler; build with go build -gcflags=-m (or -m=2) "
                        "and keep its standard error",
                        path);
}
