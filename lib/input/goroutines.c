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
// Each goroutine counts 1, with the labels state, wait (minutes), locked and created_by. Arguments
// of (...) mark a call that was inlined into the next frame. Text around the dump is passed over.
#include "base/vec.h"
#include "input/format.h"
#include "input/function_name.h"
#include "input/text.h"
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

// "goroutine 1 [state…]:", also with more between the number and the bracket, and behind it.
static bool parse_header(struct pa_text line, struct pa_text *state)
{
    int64_t id;
    if (!pa_text_skip(&line, "goroutine ") || !pa_text_digits(&line, &id) ||
        !pa_text_ends(line, ":"))
        return false;
    const char *open = memchr(line.next, '[', pa_text_size(line));
    if (!open || line.next == open || *line.next != ' ')
        return false;
    const char *close = memchr(open, ']', (size_t)(line.end - open));
    *state = (struct pa_text){open + 1, close ? close : open + 1};
    return close != NULL;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 262144 ? size : 262144);
    struct pa_text state;
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, "goroutine ") && parse_header(lines.line, &state))
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

// "chan receive (nil chan), 2 minutes, locked to thread"
static void add_state(struct reader *r, struct pa_text state)
{
    struct pa_text name = state;
    for (bool first = true; state.next < state.end; first = false) {
        struct pa_text part = state;
        const char *comma = pa_text_find(state, ", ");
        part.end = comma ? comma : state.end;
        state.next = comma ? comma + 2 : state.end;
        struct pa_strings *strings = r->input->strings;
        int64_t minutes;
        if (parse_minutes(part, &minutes))
            pa_vec_push(&r->g.labels, (struct pa_label){.key = pa_strings_adds(strings, "wait"),
                                                        .unit = pa_strings_adds(strings, "minutes"),
                                                        .numeric = true,
                                                        .num = minutes});
        else if (pa_text_equals(part, "locked to thread"))
            add_text_label(r, "locked", (struct pa_text){part.end - 6, part.end});
        else if (first)
            name = part;
    }
    add_text_label(r, "state", name);
}

// Cuts the arguments off. *inlined: they are "(...)".
static struct pa_text function_name(struct pa_text line, bool *inlined)
{
    *inlined = pa_text_ends(line, "(...)");
    const char *p = line.end;
    int depth = 0;
    if (!pa_text_ends(line, ")"))
        return line;
    while (p > line.next) {
        p--;
        depth += (*p == ')') - (*p == '(');
        if (depth == 0)
            break;
    }
    return depth == 0 && p > line.next ? (struct pa_text){line.next, p} : line;
}

// "\tpath/file.go:31 +0x47": false if the line is none of these.
static bool parse_place(struct pa_text line, struct pa_text *file, int64_t *number)
{
    if (!pa_text_skip(&line, "\t"))
        return false;
    const char *cut = pa_text_find(line, " +0x");
    cut = cut ? cut : pa_text_find(line, " fp=");
    line.end = cut ? cut : line.end;
    const char *colon = pa_text_last(line, ':');
    struct pa_text digits = {colon ? colon + 1 : line.end, line.end};
    bool numbered = colon && pa_text_digits(&digits, number) && digits.next == digits.end;
    *file = (struct pa_text){line.next, numbered ? colon : line.next};
    *number = numbered ? *number : 0;
    return true;
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

// Reads the frames after a header; a line without a place below it is none. The line that ends them
// is the current one then: a blank one, or the next header. Returns false at the end of the text.
static bool read_frames(struct reader *r)
{
    bool more = pa_lines_next(&r->lines);
    while (more && r->lines.line.next < r->lines.line.end) {
        struct pa_text name = r->lines.line, file = {name.end, name.end}, state;
        int64_t line = 0;
        if (parse_header(name, &state))
            break;
        if (pa_text_ends(name, "frames elided...")) {
            pa_warnings_add(r->input->warnings,
                            "%s: line %zu: frames are missing, Go left them out", r->input->path,
                            r->lines.number);
            more = pa_lines_next(&r->lines);
            continue;
        }
        more = pa_lines_next(&r->lines);
        bool placed = more && parse_place(r->lines.line, &file, &line), inlined;
        if (pa_text_skip(&name, "created by ")) {
            add_creator(r, name);
        } else if (placed) {
            name = function_name(name, &inlined);
            add_frame(r, name, file, line, inlined);
        }
        if (placed)
            more = pa_lines_next(&r->lines);
    }
    return more;
}

static void read_goroutines(struct reader *r)
{
    bool more = pa_lines_next(&r->lines);
    while (more) {
        struct pa_text state;
        if (parse_header(r->lines.line, &state)) {
            add_state(r, state);
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
