// SPDX-License-Identifier: Apache-2.0
// What macOS' sample prints: a tree of calls for each thread, with the samples of each and all
// below:
//
//     Analysis of sampling server (pid 412) every 1 millisecond
//     Call graph:
//         2510 Thread_1   DispatchQueue_1: com.apple.main-thread  (serial)
//         + 2510 main  (in server) + 52  [0x100003f50]  main.c:12
//         +   1500 work  (in server) + 30  [0x100003e20]
//
// Threads become the label thread. The interval is the period.
#include "base/number.h"
#include "input/named_stacks.h"

// A line of the tree whose lines below may still come.
struct open_line {
    size_t column; // of its count
    int64_t count, below;
};

struct reader {
    struct pa_named_stacks s;
    PA_VEC(struct open_line) open;
};

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_text all = {(const char *)bytes, (const char *)bytes + (size < 65536 ? size : 65536)};
    return pa_text_starts(all, "Analysis of sampling ") ||
           (pa_text_find(all, "\nAnalysis of sampling ") && pa_text_find(all, "\nCall graph:"));
}

// Behind blanks and the marks that lead the eye, "+ ! : |": "1500 work  (in server) + 30 …".
static bool parse_line(struct pa_text line, struct open_line *o, struct pa_text *text)
{
    const char *p = line.next;
    while (p < line.end && (*p == ' ' || *p == '+' || *p == '!' || *p == ':' || *p == '|'))
        p++;
    *o = (struct open_line){.column = (size_t)(p - line.next)};
    struct pa_text t = {p, line.end};
    if (o->column < 4 || !pa_text_digits(&t, &o->count) || !pa_text_skip(&t, " "))
        return false;
    pa_text_spaces(&t);
    *text = t;
    return true;
}

// "work  (in server) + 30  [0x100003e20]  main.c:12": the name, and the place at the end.
static void push_frame(struct reader *r, struct pa_text t)
{
    const char *in = pa_text_find(t, "  (in "), *bracket = pa_text_last(t, ']');
    struct pa_text file = {t.end, t.end}, name = {t.next, in ? in : t.end};
    int64_t line = 0;
    if (in && bracket) {
        struct pa_text place = pa_text_trim((struct pa_text){bracket + 1, t.end});
        const char *colon = pa_text_last(place, ':');
        struct pa_text digits = {colon ? colon + 1 : place.end, place.end};
        if (colon && pa_text_digits(&digits, &line) && line < INT32_MAX)
            file = (struct pa_text){place.next, colon};
        else
            line = 0;
    }
    pa_named_stacks_push(&r->s, pa_text_trim(name), file, line);
}

// The outermost line is the thread's.
static void begin_line(struct reader *r, struct pa_text text)
{
    if (r->open.count > 1) {
        push_frame(r, text);
        return;
    }
    const char *end = pa_text_find(text, "  ");
    text.end = end ? end : text.end;
    pa_named_stacks_drop(&r->s);
    pa_named_stacks_label(&r->s, "thread", text);
}

static void end_innermost(struct reader *r)
{
    const struct open_line *o = &r->open.items[--r->open.count];
    int64_t self = o->count - o->below;
    if (self > 0)
        pa_named_stacks_add(&r->s, &self);
    if (r->open.count)
        pa_named_stacks_leave(&r->s);
}

static bool read_tree(struct reader *r, struct pa_lines *lines, struct pa_error *err)
{
    struct open_line o;
    struct pa_text text;
    while (pa_lines_next(lines) && parse_line(lines->line, &o, &text)) {
        while (r->open.count && r->open.items[r->open.count - 1].column >= o.column)
            end_innermost(r);
        struct open_line *above = r->open.count ? &r->open.items[r->open.count - 1] : NULL;
        if (above && !pa_add_int64(above->below, o.count, &above->below))
            return pa_error_set(err, PA_ERROR_LIMIT, "line %zu: counts over 64 bits",
                                lines->number);
        pa_vec_push(&r->open, o);
        begin_line(r, text);
    }
    while (r->open.count)
        end_innermost(r);
    return true;
}

// "Analysis of sampling server (pid 412) every 1 millisecond"
static void read_interval(struct reader *r, struct pa_text line)
{
    int64_t number;
    const char *every = pa_text_find(line, ") every ");
    if (!every)
        return;
    line.next = every + 8;
    struct pa_profile *head = pa_profile_builder_head(r->s.b);
    if (!pa_text_digits(&line, &number) || !pa_text_starts(line, " millisecond") ||
        !pa_mul_int64(number, 1000000, &head->period))
        return;
    head->period_type = (struct pa_value_type){pa_strings_adds(head->strings, "wall"),
                                               pa_strings_adds(head->strings, "nanoseconds")};
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {0};
    struct pa_lines lines = pa_lines_of(&input->bytes);
    bool ok = true;
    pa_named_stacks_init(&r.s, input);
    pa_named_stacks_type(&r.s, "samples", "count");
    while (ok && pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, "Analysis of sampling "))
            read_interval(&r, lines.line);
        if (pa_text_starts(lines.line, "Call graph:"))
            ok = read_tree(&r, &lines, err);
    }
    pa_vec_release(&r.open);
    return pa_named_stacks_finish(&r.s, ok, "no tree behind 'Call graph:'", sink, err);
}

const struct pa_input_format pa_format_macos_sample = {
    .name = "macos-sample",
    .summary = "what sample of macOS prints",
    .probe = probe,
    .read = read,
};
