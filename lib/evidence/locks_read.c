// SPDX-License-Identifier: Apache-2.0
// From the text of a dump to threads with their frames.
#include "evidence/locks.h"

#include "evidence/locks_shapes.h"
#include "input/line_windows.h"
#include "symbol/package.h"

#include <string.h>

static void release(void *object)
{
    struct pa_locks *l = object;
    pa_strings_release(&l->strings);
    pa_vec_release(&l->threads);
    pa_vec_release(&l->frames);
    pa_vec_release(&l->held);
    pa_vec_release(&l->locks);
    pa_vec_release(&l->circle);
    pa_vec_release(&l->cycles);
}

struct pa_locks *pa_locks_new(struct pa_arena *arena)
{
    struct pa_locks *l = pa_arena_calloc(arena, 1, sizeof *l);
    l->arena = arena;
    pa_arena_defer(arena, release, l);
    return l;
}

struct reader {
    struct pa_locks_reader lines;
    struct pa_locks_shapes shapes;
    bool second; // the text is read a second time
    bool ended;  // what comes in it need not be read
};

// ---- One reading

// The current line is the head of a goroutine: what was kept may be forgotten here, and the second
// reading may end.
static void come_between(struct reader *r)
{
    struct pa_locks_keep *keep = &r->lines.keep;
    pa_locks_end_thread(&r->lines);
    if (!r->second && pa_locks_keep_anew(keep, r->lines.l))
        pa_locks_shapes_forget(&r->shapes);
    r->ended = r->second && keep->pass != PA_LOCKS_ALL && r->lines.l->total == keep->again;
}

// Reads a block line by line, its head being the current one.
static void take_apart(struct reader *r, struct pa_line_windows *w, struct pa_goroutine_body *body,
                       struct pa_locks_seen *seen)
{
    struct pa_locks_reader *lines = &r->lines;
    struct pa_locks_head head;
    size_t before = lines->l->total;
    pa_locks_take_line(lines, w->lines.line);
    while (!r->ended && w->lines.next < body->text.end && pa_line_windows_line(w)) {
        if (pa_locks_head_parse(w->lines.line, &head))
            come_between(r);
        if (!r->ended)
            pa_locks_take_line(lines, w->lines.line);
    }
    bool one = lines->open && lines->l->total == before + 1 && !lines->l->java;
    bool blocked = one && lines->l->threads.items[lines->l->threads.count - 1].blocked;
    seen->kind.thread = pa_locks_end_thread(lines);
    if (one && !seen->known)
        pa_locks_shapes_add(&r->shapes, body, blocked);
    // An address that is met for the first time makes what was kept worth nothing.
    if (one && seen->waits && seen->kind.thread != SIZE_MAX)
        pa_locks_shapes_keep(&r->shapes, &seen->kind);
}

// A goroutine's block that is whole in the window, its head being the current line. False if the
// lines are to be read one by one.
static bool take_block(struct reader *r, struct pa_line_windows *w,
                       const struct pa_locks_head *head)
{
    struct pa_locks *l = r->lines.l;
    struct pa_goroutine_body body;
    if (r->lines.keep.pass == PA_LOCKS_ALL || l->java || !pa_text_ends(w->lines.line, "]:") ||
        w->lines.next >= w->stop ||
        !pa_goroutine_body_find((struct pa_text){w->lines.next, w->stop}, &body))
        return false;
    struct pa_locks_seen seen = pa_locks_shapes_look(&r->shapes, &r->lines, head, &body);
    if (!seen.skip && !seen.alike) {
        take_apart(r, w, &body, &seen);
        return true;
    }
    l->total++;
    if (seen.alike)
        l->threads.items[seen.kind.thread].alike++;
    r->lines.inside = false;
    w->lines.next = body.text.end + 1;
    return true;
}

static bool read_pass(struct reader *r, struct pa_input *input, struct pa_error *err)
{
    struct pa_line_windows w;
    struct pa_locks_head head;
    bool ok = true;
    r->ended = false;
    pa_line_windows_open(&w, input);
    do {
        ok = pa_line_windows_next(&w, err);
        while (ok && !r->ended && pa_line_windows_line(&w)) {
            bool begins = pa_locks_head_parse(w.lines.line, &head);
            if (begins)
                come_between(r);
            if (!r->ended && (!begins || !take_block(r, &w, &head)))
                pa_locks_take_line(&r->lines, w.lines.line);
            // Of Java's threads all are kept, so that the first reading is of no use.
            r->ended |= !r->second && r->lines.l->java;
        }
    } while (ok && !w.last && !r->ended);
    pa_locks_end_thread(&r->lines);
    r->lines.inside = false;
    pa_line_windows_close(&w);
    return ok;
}

// ---- Both readings

// A file, or bytes in memory.
struct source {
    const char *path;
    const struct pa_bytes *bytes;
};

static bool read_source(struct reader *r, const struct source *source, struct pa_error *err)
{
    struct pa_stream stream;
    struct pa_input input = {.stream = &stream};
    if (source->bytes)
        return read_pass(r, &(struct pa_input){.bytes = *source->bytes}, err);
    if (!pa_stream_open(&stream, source->path, SIZE_MAX, err))
        return false;
    bool text = pa_text_is_plain(stream.next, (size_t)(stream.end - stream.next));
    bool ok = !text || read_pass(r, &input, err);
    pa_stream_close(&stream);
    return ok;
}

// The second reading is of all that Java's threads say, or of the goroutines in front of which an
// address was met for the last time.
static bool read_again(struct reader *r, const struct source *source, struct pa_error *err)
{
    struct pa_locks *l = r->lines.l;
    struct pa_locks_rest rest;
    size_t total = l->total;
    r->second = true;
    pa_locks_keep_second(&r->lines.keep, l, &rest);
    pa_locks_shapes_forget(&r->shapes);
    bool all = l->java, ok = true;
    l->total = 0;
    l->java = false;
    if (all || r->lines.keep.again)
        ok = read_source(r, source, err);
    pa_locks_keep_append(&r->lines.keep, l, &rest);
    pa_locks_rest_release(&rest);
    l->total = all ? l->total : total;
    return ok;
}

static bool read(struct pa_locks *l, const struct source *source, struct pa_error *err)
{
    struct reader r = {.lines.l = l};
    bool ok = read_source(&r, source, err) && read_again(&r, source, err);
    pa_locks_keep_release(&r.lines.keep);
    pa_locks_shapes_release(&r.shapes);
    return ok;
}

void pa_locks_add_text(struct pa_locks *l, const struct pa_bytes *bytes)
{
    struct pa_error ignored = {0}; // of bytes in memory there is none
    (void)!read(l, &(struct source){.bytes = bytes}, &ignored);
}

bool pa_locks_read(struct pa_locks *l, const char *path, struct pa_error *err)
{
    return read(l, &(struct source){.path = path}, err) || pa_error_prefix(err, "%s", path);
}

const struct pa_lock_frame *pa_lock_site(const struct pa_locks *l, const struct pa_lock_thread *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct pa_lock_frame *f = &l->frames.items[t->first + i];
        if (pa_symbol_origin(f->function, strlen(f->function)) == PA_ORIGIN_PROGRAM)
            return f;
    }
    return t->count ? &l->frames.items[t->first] : NULL;
}
