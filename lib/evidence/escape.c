// SPDX-License-Identifier: Apache-2.0
#include "evidence/escape.h"

#include "evidence/escape_add.h"
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
    pa_index_release(&e->notes.index);
    pa_vec_release(&e->functions);
    pa_index_release(&e->functions.index);
    pa_vec_release(&e->sites);
}

struct pa_escape *pa_escape_new(struct pa_arena *arena)
{
    struct pa_escape *e = pa_arena_calloc(arena, 1, sizeof *e);
    e->arena = arena;
    e->known = pa_escape_known_new(arena);
    e->flow = SIZE_MAX;
    pa_arena_defer(arena, release, e);
    return e;
}

// ---- Lines

// A log that is being read. Texts are borrowed from the window.
struct reading {
    struct pa_escape *escape;
    struct pa_line_windows windows;
    struct pa_text place; // of the line before, if steps of a flow may follow; else empty
    struct pa_text step;  // message of the last step that says from where
};

// Of a flow only the last step is kept.
static void end_flow(struct reading *r)
{
    struct pa_escape_line step = {0};
    if (pa_text_size(r->step)) {
        pa_escape_message_parse(r->step, &step);
        pa_escape_add_line(r->escape, &step);
    }
    r->place = r->step = (struct pa_text){"", ""};
}

// Adds a line by its meaning, or parses it and sets the meaning.
static inline void add(struct reading *r, struct pa_text line, struct pa_escape_meaning *m,
                       bool is_new)
{
    if (pa_text_size(r->place))
        end_flow(r);
    if (is_new || !pa_escape_add_again(r->escape, m)) {
        struct pa_escape_line l = pa_escape_line_parse(line);
        size_t place = l.message ? (size_t)(l.message - line.next) : 0;
        *m = pa_escape_add_line(r->escape, &l);
        m->place = place <= UINT16_MAX ? (uint16_t)place : 0;
    }
    if (m->explained || m->kind == PA_ESCAPE_FLOW)
        r->place = (struct pa_text){line.next, line.next + m->place};
}

// Adds the lines that are expected to come next, if they do.
static size_t add_known(struct reading *r)
{
    struct pa_escape_known_line *known;
    const char *next = r->windows.lines.next;
    size_t count = pa_escape_known_take(r->escape->known, &r->windows, &known);
    for (size_t i = 0; i < count; next += known[i++].size)
        add(r, (struct pa_text){next, next + known[i].size - 1}, &known[i].meaning, false);
    return count;
}

// Adds a step of a flow that has the place of the line before, `same` bytes in front of the
// message. False if the line is something else.
static bool add_step(struct reading *r, size_t same)
{
    struct pa_text line = r->windows.lines.line, message = {line.next + same, line.end};
    struct pa_text t = message;
    if (!same || same < pa_text_size(r->place) || !pa_text_skip(&t, "  "))
        return false;
    pa_text_spaces(&t);
    if (pa_text_starts(t, "from "))
        r->step = message;
    return pa_text_size(t) > 0;
}

// A line that begins as a record of -json does, and mostly is one.
static void add_record(struct reading *r)
{
    struct pa_escape_meaning unkept;
    end_flow(r);
    if (!pa_escape_json_add(r->escape, r->windows.lines.line))
        add(r, r->windows.lines.line, &unkept, true);
    r->place = (struct pa_text){"", ""};
}

static void add_other(struct reading *r)
{
    struct pa_text line = r->windows.lines.line;
    bool is_new;
    if (line.next < line.end && *line.next == '{') {
        add_record(r);
        return;
    }
    struct pa_escape_meaning *m = pa_escape_known_find(r->escape->known, line, &is_new);
    add(r, line, m, is_new);
}

static bool add_next(struct reading *r)
{
    size_t same, count = add_known(r);
    if (!count && !pa_line_windows_line_like(&r->windows, r->place, &same))
        return false;
    if (!count && !add_step(r, same))
        add_other(r);
    r->escape->lines += count ? count : 1;
    return true;
}

// What one text says of its package and file holds for no other.
static bool add_windows(struct pa_escape *e, struct pa_input *input, struct pa_error *err)
{
    struct reading r = {.escape = e, .place = {"", ""}, .step = {"", ""}};
    bool ok;
    e->package = e->json_file = 0;
    e->flow = SIZE_MAX;
    pa_line_windows_open(&r.windows, input);
    do {
        ok = pa_line_windows_next(&r.windows, err);
        while (ok && add_next(&r))
            ;
        end_flow(&r);
    } while (ok && !r.windows.last);
    pa_line_windows_close(&r.windows);
    return ok;
}

// ---- Texts and files

void pa_escape_add_text(struct pa_escape *e, struct pa_bytes *bytes)
{
    struct pa_error unused; // bytes in memory can be read
    pa_plain_text(bytes);
    if (!add_windows(e, &(struct pa_input){.bytes = *bytes}, &unused))
        return;
}

// A log whose lines have a prefix is made plain as a whole, others are read as they stream.
static bool add_stream(struct pa_escape *e, struct pa_stream *stream, struct pa_error *err)
{
    struct pa_bytes bytes = {0};
    if (!pa_plain_would_change(stream->next, (size_t)(stream->end - stream->next)))
        return add_windows(e, &(struct pa_input){.stream = stream}, err);
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
