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
#include "base/vec.h"
#include "input/format.h"
#include "input/function_name.h"
#include "input/goroutine_line.h"
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
    struct pa_lines lines;
    struct goroutine g;
    size_t count;
};

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

static void end_goroutine(struct reader *r)
{
    struct goroutine *g = &r->g;
    end_location(r);
    g->stack.count = 0;
    for (size_t i = g->locations.count; i > 0; i--)
        pa_vec_push(&g->stack, g->locations.items[i - 1]);
    pa_profile_builder_sample(r->b, &(struct pa_sample){
                                        .location = g->stack.items,
                                        .depth = (uint32_t)g->stack.count,
                                        .value = &(int64_t){1},
                                        .label = g->labels.items,
                                        .label_count = (uint32_t)g->labels.count,
                                    });
    g->locations.count = g->labels.count = 0;
    r->count++;
}

// A call, and the line with its place below it if that is there. Without a place a line must look
// like a call: there may be other text around. Returns false at the end of the text.
static bool read_call(struct reader *r)
{
    struct pa_text name = pa_text_trim(r->lines.line), file = {name.end, name.end};
    int64_t line = 0;
    bool inlined, call;
    bool more = pa_lines_next(&r->lines);
    bool placed = more && pa_goroutine_place_parse(r->lines.line, &file, &line);
    if (pa_text_skip(&name, "created by ")) {
        add_creator(r, name);
    } else {
        name = pa_goroutine_function(name, &inlined, &call);
        if (placed || call)
            add_frame(r, name, file, line, inlined);
    }
    return placed ? pa_lines_next(&r->lines) : more;
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
    bool more = pa_lines_next(&r->lines);
    while (more && !is_blank(r->lines.line) && !pa_goroutine_header_parse(r->lines.line, &next)) {
        if (pa_text_ends(r->lines.line, "frames elided...")) {
            pa_warnings_add(r->input->warnings,
                            "%s: line %zu: frames are missing, Go left them out", r->input->path,
                            r->lines.number);
            more = pa_lines_next(&r->lines);
        } else {
            more = read_call(r);
        }
    }
    return more;
}

static void read_goroutines(struct reader *r)
{
    bool more = pa_lines_next(&r->lines);
    while (more) {
        struct pa_goroutine_header h;
        if (pa_goroutine_header_parse(r->lines.line, &h)) {
            add_labels(r, h.labels);
            add_state(r, h.state);
            more = read_frames(r);
            end_goroutine(r);
        } else {
            more = pa_lines_next(&r->lines);
        }
    }
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_profile_builder *b = pa_profile_builder_new(input->arena, input->strings);
    struct reader r = {.input = input, .b = b, .lines = pa_lines_of(&input->bytes)};
    struct pa_value_type type = {pa_strings_adds(input->strings, "goroutine"),
                                 pa_strings_adds(input->strings, "count")};
    pa_profile_builder_add_type(b, type.type, type.unit);
    pa_profile_builder_head(b)->period_type = type;
    pa_profile_builder_head(b)->period = 1;
    read_goroutines(&r);
    pa_vec_release(&r.g.lines);
    pa_vec_release(&r.g.locations);
    pa_vec_release(&r.g.labels);
    pa_vec_release(&r.g.stack);
    if (!r.count)
        return pa_error_set(err, PA_ERROR_FORMAT, "no line 'goroutine N [STATE]:'");
    return pa_input_give(sink, pa_profile_builder_finish(b, err), err);
}

const struct pa_input_format pa_format_goroutines = {
    .name = "goroutines",
    .summary = "Go goroutine dumps (debug=2) and panics",
    .probe = probe,
    .read = read,
};
