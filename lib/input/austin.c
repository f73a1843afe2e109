// SPDX-License-Identifier: Apache-2.0
// Austin's samples of Python programs as text (versions 3 and 4), root first:
//
//     # austin: 3.7.0
//     # mode: full
//     P12;T0:34;/srv/app.py:main:20;/srv/app.py:<lambda>:5 100,0,4096
//
// The types are by the mode: wall, cpu/nanoseconds, memory/bytes; of all metrics ("full") wall, cpu
// (where the thread was not idle), and memory taken and given back. Labels: pid, tid, and the
// interpreter if there are several.
#include "base/number.h"
#include "input/named_stacks.h"

#include <string.h>

enum mode { WALL, CPU, MEMORY, FULL };

struct reader {
    struct pa_named_stacks s;
    enum mode mode;
    bool typed;
};

static bool is_sample(struct pa_text line)
{
    int64_t number;
    return pa_text_skip(&line, "P") && pa_text_digits(&line, &number) && pa_text_skip(&line, ";T");
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, "# austin: "))
            return true;
        if (lines.line.next < lines.line.end && *lines.line.next != '#')
            return is_sample(lines.line);
    }
    return false;
}

static void add_types(struct reader *r)
{
    static const char *const types[][4] = {
        {"wall"}, {"cpu"}, {"memory"}, {"memory_given_back", "memory", "cpu", "wall"}};
    for (int i = 0; !r->typed && i < 4 && types[r->mode][i]; i++) {
        bool bytes = types[r->mode][i][0] == 'm';
        pa_named_stacks_type(&r->s, types[r->mode][i], bytes ? "bytes" : "nanoseconds");
    }
    r->typed = true;
}

// "# mode: wall"; "# interval: 100" in microseconds, "# duration: 20000" too
static void read_metadata(struct reader *r, struct pa_text line)
{
    struct pa_profile *head = pa_profile_builder_head(r->s.b);
    int64_t number;
    if (pa_text_skip(&line, "# mode: "))
        r->mode = pa_text_equals(line, "cpu")      ? CPU
                  : pa_text_equals(line, "memory") ? MEMORY
                  : pa_text_equals(line, "full")   ? FULL
                                                   : WALL;
    else if (pa_text_skip(&line, "# interval: ") && pa_text_digits(&line, &number) &&
             pa_mul_int64(number, 1000, &head->period))
        head->period_type = (struct pa_value_type){pa_strings_adds(head->strings, "wall"),
                                                   pa_strings_adds(head->strings, "nanoseconds")};
    else if (pa_text_skip(&line, "# duration: ") && pa_text_digits(&line, &number))
        (void)pa_mul_int64(number, 1000, &head->duration_nanos);
}

// The number behind the last colon, which is cut off with it.
static bool take_last(struct pa_text *t, int64_t *number)
{
    const char *colon = pa_text_last(*t, ':');
    struct pa_text digits = {colon ? colon + 1 : t->end, t->end};
    if (!colon || !pa_text_int64(&digits, number) || digits.next != digits.end)
        return false;
    t->end = colon;
    return true;
}

// "FILE:FUNCTION:LINE", also with the line's end and columns behind it; ":GC:" while collecting.
static void push_frame(struct reader *r, struct pa_text t)
{
    int64_t line = 0, number;
    struct pa_text file = {t.end, t.end};
    while (take_last(&t, &number))
        line = number; // the first one is the line
    if (pa_text_starts(t, ":") && pa_text_ends(t, ":") && pa_text_size(t) > 2) {
        t = (struct pa_text){t.next + 1, t.end - 1};
    } else {
        const char *colon = pa_text_last(t, ':');
        if (colon > t.next && colon + 1 < t.end) {
            file = (struct pa_text){t.next, colon};
            t.next = colon + 1;
        }
    }
    pa_named_stacks_push(&r->s, t, file, line > 0 && line < INT32_MAX ? line : 0);
}

// "P12", "T34" or "T0:34", of the interpreter 0
static void add_ids(struct reader *r, struct pa_text process, struct pa_text thread)
{
    process.next++;
    thread.next++;
    const char *colon = memchr(thread.next, ':', pa_text_size(thread));
    struct pa_text interpreter = {thread.next, colon ? colon : thread.next};
    pa_named_stacks_label(&r->s, "pid", process);
    pa_named_stacks_label(&r->s, "tid",
                          (struct pa_text){colon ? colon + 1 : thread.next, thread.end});
    if (colon && !pa_text_equals(interpreter, "0"))
        pa_named_stacks_label(&r->s, "interpreter", interpreter);
}

static bool parse_metrics(const struct reader *r, struct pa_text t, int64_t values[4])
{
    int64_t time, idle = 0, memory = 0;
    bool full = r->mode == FULL;
    if (!pa_text_int64(&t, &time))
        return false;
    if (full && (!pa_text_skip(&t, ",") || !pa_text_int64(&t, &idle) || !pa_text_skip(&t, ",") ||
                 !pa_text_int64(&t, &memory)))
        return false;
    if (t.next != t.end || memory == INT64_MIN)
        return false;
    if (r->mode == MEMORY) {
        values[0] = time;
        return true;
    }
    if (!pa_mul_int64(time, 1000, &time))
        return false;
    values[full ? 3 : 0] = time;
    if (full) {
        values[0] = memory < 0 ? -memory : 0;
        values[1] = memory > 0 ? memory : 0;
        values[2] = idle ? 0 : time;
    }
    return true;
}

static struct pa_text next_part(struct pa_text *t)
{
    const char *semicolon = memchr(t->next, ';', pa_text_size(*t));
    struct pa_text part = {t->next, semicolon ? semicolon : t->end};
    t->next = semicolon ? semicolon + 1 : t->end;
    return part;
}

static bool read_sample(struct reader *r, struct pa_text line)
{
    const char *blank = pa_text_last(line, ' ');
    int64_t values[4] = {0};
    if (!is_sample(line) || !blank ||
        !parse_metrics(r, (struct pa_text){blank + 1, line.end}, values))
        return false;
    struct pa_text stack = {line.next, blank};
    struct pa_text process = next_part(&stack), thread = next_part(&stack);
    add_ids(r, process, thread);
    while (stack.next < stack.end)
        push_frame(r, next_part(&stack));
    add_types(r);
    pa_named_stacks_end(&r->s, values);
    return true;
}

static bool read_lines(struct reader *r, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(&r->s.input->bytes);
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line;
        if (line.next == line.end)
            continue;
        if (*line.next == '#')
            read_metadata(r, line);
        else if (!read_sample(r, line))
            return pa_error_set(err, PA_ERROR_FORMAT,
                                "line %zu: no 'P…;T…;FRAMES METRICS' that fit into 64 bits",
                                lines.number);
    }
    add_types(r);
    return true;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {0};
    pa_named_stacks_init(&r.s, input);
    bool ok = read_lines(&r, err);
    return pa_named_stacks_finish(&r.s, ok, "no sample", sink, err);
}

const struct pa_input_format pa_format_austin = {
    .name = "austin",
    .summary = "samples of Austin (Python)",
    .probe = probe,
    .read = read,
};
