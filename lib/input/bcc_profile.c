// SPDX-License-Identifier: Apache-2.0
// What bcc's profile and offcputime print without -f, leaf first:
//
//     filemap_map_pages
//     handle_mm_fault
//     main
//     -                server (13549)
//         5
//
// Command and process become the labels comm and pid. A line "--" between the stacks of kernel and
// user is passed over. offcputime's numbers are microseconds: they become nanoseconds.
#include "base/number.h"
#include "input/named_stacks.h"

// "-   COMM (PID)"
static bool parse_task(struct pa_text line, struct pa_text *comm, struct pa_text *pid)
{
    line = pa_text_trim(line);
    if (!pa_text_skip(&line, "- ") || !pa_text_ends(line, ")"))
        return false;
    const char *open = pa_text_last(line, '(');
    if (!open)
        return false;
    *comm = pa_text_trim((struct pa_text){line.next, open});
    *pid = (struct pa_text){open + 1, line.end - 1};
    struct pa_text digits = *pid;
    int64_t number;
    return pa_text_digits(&digits, &number) && digits.next == digits.end;
}

static bool parse_count(struct pa_text line, int64_t *count)
{
    line = pa_text_trim(line);
    return pa_text_digits(&line, count) && line.next == line.end;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    struct pa_text comm, pid;
    int64_t count;
    while (pa_lines_next(&lines)) {
        if (parse_task(lines.line, &comm, &pid) && pa_lines_next(&lines))
            return parse_count(lines.line, &count);
    }
    return false;
}

// Older releases print names as Python does bytes: b'main'.
static struct pa_text frame_name(struct pa_text t)
{
    if (pa_text_skip(&t, "b'") && pa_text_ends(t, "'"))
        t.end--;
    return t;
}

static bool is_header(struct pa_text line)
{
    return pa_text_starts(line, "Sampling at ") || pa_text_starts(line, "Tracing ") ||
           pa_text_starts(line, "WARNING:") || pa_text_equals(line, "^C") ||
           pa_text_ends(line, "Hit Ctrl-C to end.");
}

static bool read_count(struct pa_named_stacks *s, const struct pa_lines *lines, int64_t factor,
                       struct pa_error *err)
{
    int64_t count;
    if (!parse_count(lines->line, &count) || !pa_mul_int64(count, factor, &count))
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "line %zu: no count that fits into 64 bits below '- COMMAND (PID)'",
                            lines->number);
    pa_named_stacks_end(s, &count);
    return true;
}

static bool read_stacks(struct pa_named_stacks *s, int64_t factor, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(&s->input->bytes);
    while (pa_lines_next(&lines)) {
        struct pa_text line = pa_text_trim(lines.line), comm, pid;
        if (line.next == line.end || is_header(line) || pa_text_equals(line, "--"))
            continue;
        if (!parse_task(line, &comm, &pid)) {
            pa_named_stacks_push_name(s, frame_name(line));
            continue;
        }
        pa_named_stacks_label(s, "comm", frame_name(comm));
        pa_named_stacks_label(s, "pid", pid);
        if (!pa_lines_next(&lines))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: the last stack has no count",
                                lines.number);
        if (!read_count(s, &lines, factor, err))
            return false;
    }
    if (s->stack.count)
        pa_warnings_add(s->input->warnings, "%s: line %zu: the last stack is cut off, left out",
                        s->input->path, lines.number);
    return true;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_named_stacks s;
    struct pa_text all = {(const char *)input->bytes.data, NULL};
    all.end = all.next + (input->bytes.size < 4096 ? input->bytes.size : 4096);
    bool off = pa_text_find(all, "Tracing off-CPU time (us)") != NULL;
    pa_named_stacks_init(&s, input);
    s.leaf_first = true;
    if (off)
        pa_named_stacks_type(&s, "off_cpu", "nanoseconds");
    else
        pa_named_stacks_type(&s, "samples", "count");
    bool ok = read_stacks(&s, off ? 1000 : 1, err);
    return pa_named_stacks_finish(&s, ok, "no line '- COMMAND (PID)'", sink, err);
}

const struct pa_input_format pa_format_bcc_profile = {
    .name = "bcc-profile",
    .summary = "stacks of bcc's profile and offcputime",
    .probe = probe,
    .read = read,
};
