// SPDX-License-Identifier: Apache-2.0
// Goroutine dumps for people: of a panic, of SIGQUIT, of /debug/pprof/goroutine?debug=2.
//
//     goroutine 20 [sync.Mutex.Lock, 2 minutes, locked to thread]:
//     sync.(*Mutex).Lock(...)
//     	sync/mutex.go:92
//     main.(*server).lockForever(0x0?, 0x0?)
//     	example.com/app/main.go:31 +0x47
//     created by main.main in goroutine 1
//     	example.com/app/main.go:61 +0x165
//
// Each goroutine counts 1, with the labels state, wait (minutes), locked, created_by, what else Go
// says of it (leaked, scan, durable, synctest_bubble), and its own. Arguments of (...) mark a call
// that was inlined into the next frame. Text around the dump is passed over.
//
// Of a service's 800,000 goroutines nearly all are of stacks and states that came before: their
// blocks are recognized by their bytes and counted.
#include "base/vec.h"
#include "input/format.h"
#include "input/function_name.h"
#include "input/goroutine_known.h"
#include "input/goroutine_line.h"
#include "input/line_windows.h"
#include "profile/builder.h"

#include <string.h>

struct goroutine {
    PA_VEC(struct pa_line) lines; // of the frame being read, the last one is the physical
    PA_VEC(uint32_t) locations;   // leaf first
    PA_VEC(struct pa_label) labels;
    PA_VEC(uint32_t) stack; // root first
};

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    struct pa_line_windows w;
    struct goroutine g;
    size_t count;
    bool elided; // Go left frames of this goroutine out
    bool failed;
    struct pa_error err; // if it failed
    struct pa_goroutines_known known;
};

// Goes to the next line of the text. False at its end, and on an error.
static bool next_line(struct reader *r)
{
    while (!pa_line_windows_line(&r->w)) {
        if (r->w.last || r->failed)
            return false;
        r->failed = !pa_line_windows_next(&r->w, &r->err);
        if (r->failed)
            return false;
    }
    return true;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 262144 ? size : 262144);
    struct pa_goroutine_header h;
    while (pa_lines_next(&lines)) {
        if (pa_goroutine_header_parse(lines.line, &h))
            return true;
    }
    return false;
}

static pa_str intern(struct reader *r, struct pa_text text)
{
    return pa_strings_add(r->input->strings, text.next, pa_text_size(text));
}

static void add_text_label(struct reader *r, const char *key, struct pa_text value)
{
    pa_vec_push(&r->g.labels, (struct pa_label){.key = pa_strings_adds(r->input->strings, key),
                                                .text = intern(r, value)});
}

static bool parse_minutes(struct pa_text part, int64_t *minutes)
{
    return pa_text_digits(&part, minutes) && pa_text_equals(part, " minutes");
}

// A part of the state behind the first one.
static void add_part(struct reader *r, struct pa_text part)
{
    struct pa_strings *strings = r->input->strings;
    struct pa_text bubble = part;
    int64_t minutes;
    if (parse_minutes(part, &minutes))
        pa_vec_push(&r->g.labels, (struct pa_label){.key = pa_strings_adds(strings, "wait"),
                                                    .unit = pa_strings_adds(strings, "minutes"),
                                                    .numeric = true,
                                                    .num = minutes});
    else if (pa_text_equals(part, "locked to thread"))
        add_text_label(r, "locked", (struct pa_text){part.end - 6, part.end});
    else if (pa_text_skip(&bubble, "synctest bubble "))
        add_text_label(r, "synctest_bubble", bubble);
    else // leaked, scan, durable, and what newer Go may add
        pa_vec_push(&r->g.labels, (struct pa_label){.key = intern(r, part),
                                                    .text = pa_strings_adds(strings, "true")});
}

// "chan receive (nil chan), 2 minutes, locked to thread"
static void add_state(struct reader *r, struct pa_text state)
{
    struct pa_text name = {state.next, state.next}, part;
    for (bool first = true; pa_goroutine_state_next(&state, &part); first = false) {
        int64_t minutes;
        if (first && !parse_minutes(part, &minutes) && !pa_text_equals(part, "locked to thread"))
            name = part;
        else
            add_part(r, part);
    }
    add_text_label(r, "state", name);
}

static void add_labels(struct reader *r, struct pa_text labels)
{
    struct pa_strbuf key = {0}, value = {0};
    struct pa_strings *strings = r->input->strings;
    while (pa_goroutine_label_next(&labels, &key, &value))
        pa_vec_push(&r->g.labels, (struct pa_label){
                                      .key = pa_strings_add(strings, key.text, key.size),
                                      .text = pa_strings_add(strings, value.text, value.size),
                                  });
    pa_strbuf_release(&key);
    pa_strbuf_release(&value);
}

static void end_location(struct reader *r)
{
    struct goroutine *g = &r->g;
    if (g->lines.count)
        pa_vec_push(&g->locations,
                    pa_profile_builder_location(r->b, &(struct pa_location){0}, g->lines.items,
                                                (uint32_t)g->lines.count));
    g->lines.count = 0;
}

static void add_frame(struct reader *r, struct pa_text name, struct pa_text file, int64_t line,
                      bool inlined)
{
    struct pa_function f = pa_function_as_is(intern(r, name), r->input->strings);
    f.file = intern(r, file);
    pa_vec_push(&r->g.lines, (struct pa_line){pa_profile_builder_function(r->b, &f), line, 0});
    if (!inlined)
        end_location(r);
}

// "created by main.main in goroutine 1"
static void add_creator(struct reader *r, struct pa_text name)
{
    const char *in = pa_text_find(name, " in goroutine ");
    name.end = in ? in : name.end;
    add_text_label(r, "created_by", name);
}

static struct pa_sample sample_of(const struct goroutine *g)
{
    static const int64_t ONE = 1;
    return (struct pa_sample){
        .location = g->stack.items,
        .depth = (uint32_t)g->stack.count,
        .value = &ONE,
        .label = g->labels.items,
        .label_count = (uint32_t)g->labels.count,
    };
}

static void add_sample(struct reader *r)
{
    struct goroutine *g = &r->g;
    end_location(r);
    g->stack.count = 0;
    for (size_t i = g->locations.count; i > 0; i--)
        pa_vec_push(&g->stack, g->locations.items[i - 1]);
    struct pa_sample sample = sample_of(g);
    pa_profile_builder_sample(r->b, &sample);
    r->count++;
}

// A call, and the line with its place below it if that is there. Without a place a line must look
// like a call: there may be other text around. Returns false at the end of the text.
static bool read_call(struct reader *r)
{
    struct pa_text name = pa_text_trim(r->w.lines.line), file = {name.end, name.end};
    struct pa_lines below = r->w.lines;
    int64_t line = 0;
    bool inlined, call;
    bool placed = pa_lines_next(&below) && pa_goroutine_place_parse(below.line, &file, &line);
    if (pa_text_skip(&name, "created by ")) {
        add_creator(r, name);
    } else {
        name = pa_goroutine_function(name, &inlined, &call);
        if (placed || call)
            add_frame(r, name, file, line, inlined);
    }
    bool more = next_line(r);
    return more && placed ? next_line(r) : more;
}

static bool is_blank(struct pa_text line)
{
    pa_text_spaces(&line);
    return line.next == line.end;
}

// Reads the frames after a header. The line that ends them is the current one then: a blank one, or
// the next header. Returns false at the end of the text.
static bool read_frames(struct reader *r)
{
    struct pa_goroutine_header next;
    bool more = next_line(r);
    r->elided = false;
    while (more && !is_blank(r->w.lines.line) &&
           !pa_goroutine_header_parse(r->w.lines.line, &next)) {
        if (pa_text_ends(r->w.lines.line, "frames elided...")) {
            pa_warnings_add(r->input->warnings,
                            "%s: line %zu: frames are missing, Go left them out", r->input->path,
                            r->w.lines.number);
            r->elided = true;
            more = next_line(r);
        } else {
            more = read_call(r);
        }
    }
    return more;
}

// ---- Goroutines as there were some before

// The block whose head is the current line.
static struct pa_goroutine_block find_block(const struct reader *r)
{
    const struct pa_lines *l = &r->w.lines;
    return pa_goroutine_block_find(
        &r->known, l->line, (struct pa_text){l->next, r->w.stop > l->next ? r->w.stop : l->next});
}

// Goes behind the empty line below a block of a known shape.
static void pass_over(struct reader *r, const struct pa_goroutine_block *block)
{
    r->w.lines.next = block->body.text.end + 1;
    r->w.lines.number += r->known.shapes.list.items[block->shape].lines + 1;
    r->count++;
}

// Counts the block, and goes behind it, if it is as one before.
static bool take_known(struct reader *r, const struct pa_goroutine_block *block)
{
    struct pa_goroutine_known *known = pa_goroutines_known_find(&r->known, block);
    if (!known)
        return false;
    known->more++;
    pass_over(r, block);
    return true;
}

// Takes of a block, whose shape is known, only what its head says.
static void take_head(struct reader *r, const struct pa_goroutine_header *h,
                      struct pa_goroutine_block *block)
{
    const struct pa_goroutine_frames *f = &r->known.frames.items[block->shape];
    struct goroutine *g = &r->g;
    add_labels(r, h->labels);
    add_state(r, h->state);
    size_t of_head = g->labels.count;
    for (size_t i = 0; i < f->label_count; i++)
        pa_vec_push(&g->labels, r->known.labels.items[f->label + i]);
    struct pa_sample sample = sample_of(g);
    sample.location = f->depth ? &r->known.stacks.items[f->stack] : NULL;
    sample.depth = (uint32_t)f->depth;
    pa_profile_builder_sample(r->b, &sample);
    pa_goroutines_known_add(&r->known, block, &sample, of_head);
    g->labels.count = 0;
    pass_over(r, block);
}

// ---- The dump

// Returns false at the end of the text.
static bool read_goroutine(struct reader *r, const struct pa_goroutine_header *h,
                           struct pa_goroutine_block *block)
{
    struct goroutine *g = &r->g;
    add_labels(r, h->labels);
    add_state(r, h->state);
    size_t of_head = g->labels.count;
    bool more = read_frames(r);
    add_sample(r);
    struct pa_sample sample = sample_of(g);
    // If that was all of the block, and others like it will need no warning.
    if (more && block->whole && !r->elided && r->w.lines.line.next == block->body.text.end)
        pa_goroutines_known_add(&r->known, block, &sample, of_head);
    g->locations.count = g->labels.count = 0;
    return more;
}

static void read_goroutines(struct reader *r)
{
    bool more = next_line(r);
    while (more) {
        struct pa_goroutine_header h;
        struct pa_goroutine_block block = find_block(r);
        if (take_known(r, &block)) {
            more = next_line(r);
        } else if (!pa_goroutine_header_parse(r->w.lines.line, &h)) {
            more = next_line(r);
        } else if (block.shape != UINT32_MAX) {
            take_head(r, &h, &block);
            more = next_line(r);
        } else {
            more = read_goroutine(r, &h, &block);
        }
    }
    pa_goroutines_known_finish(&r->known, r->b);
}

static void release(struct reader *r)
{
    pa_line_windows_close(&r->w);
    pa_vec_release(&r->g.lines);
    pa_vec_release(&r->g.locations);
    pa_vec_release(&r->g.labels);
    pa_vec_release(&r->g.stack);
    pa_goroutines_known_release(&r->known);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_profile_builder *b = pa_profile_builder_new(input->arena, input->strings);
    struct reader r = {.input = input, .b = b};
    struct pa_value_type type = {pa_strings_adds(input->strings, "goroutine"),
                                 pa_strings_adds(input->strings, "count")};
    pa_profile_builder_add_type(b, type.type, type.unit);
    pa_profile_builder_head(b)->period_type = type;
    pa_profile_builder_head(b)->period = 1;
    pa_line_windows_open(&r.w, input);
    read_goroutines(&r);
    release(&r);
    if (r.failed)
        *err = r.err;
    if (r.failed)
        return false;
    if (!r.count)
        return pa_error_set(err, PA_ERROR_FORMAT, "no line 'goroutine N [STATE]:'");
    return pa_input_give(sink, pa_profile_builder_finish(b, err), err);
}

const struct pa_input_format pa_format_goroutines = {
    .name = "goroutines",
    .summary = "Go goroutine dumps (debug=2) and panics",
    .lines = true,
    .probe = probe,
    .read = read,
};
