// SPDX-License-Identifier: Apache-2.0
// Aggregations of DTrace by stack, as it prints them at its end, leaf first:
//
//               libc.so.1`write+0xa
//               server`main+0x1f3
//               server`_start+0x83
//                15
//
// Frames keep their module. Other keys above or below the stack become labels: a text "execname", a
// number "pid".
#include "base/number.h"
#include "input/named_stacks.h"

#include <string.h>

static bool is_number(struct pa_text t)
{
    int64_t number;
    return pa_text_int64(&t, &number) && t.next == t.end;
}

// "module`function+0x1f", "module`0x1234", "0x1234"
static bool is_frame(struct pa_text t)
{
    uint64_t address;
    if (memchr(t.next, '`', pa_text_size(t)))
        return true;
    return pa_text_skip(&t, "0x") && pa_text_hex(&t, &address) && t.next == t.end;
}

static struct pa_text frame_name(struct pa_text t)
{
    const char *plus = pa_text_last(t, '+');
    struct pa_text offset = {plus ? plus + 1 : t.end, t.end};
    uint64_t number;
    if (plus > t.next && pa_text_skip(&offset, "0x") && pa_text_hex(&offset, &number) &&
        offset.next == offset.end)
        t.end = plus;
    return t;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    size_t frames = 0;
    while (pa_lines_next(&lines)) {
        struct pa_text t = pa_text_trim(lines.line);
        bool indented = t.next > lines.line.next;
        if (indented && frames && is_number(t))
            return true;
        frames = indented && t.next < t.end && is_frame(t) && !memchr(t.next, ';', pa_text_size(t))
                     ? frames + 1
                     : 0;
    }
    return false;
}

// A key beside the stack: the words of a line, texts or numbers.
static void add_keys(struct pa_named_stacks *s, struct pa_text line)
{
    struct pa_text word;
    while (pa_text_next_word(&line, &word))
        pa_named_stacks_label(s, is_number(word) ? "pid" : "execname", word);
}

// The count stands alone in its line, behind frames and before a blank line or the end.
static bool read_block(struct pa_named_stacks *s, struct pa_lines *lines, struct pa_error *err)
{
    struct pa_text last = {NULL, NULL};
    size_t line = 0;
    do {
        struct pa_text t = pa_text_trim(lines->line);
        if (t.next == t.end)
            break;
        if (last.next) // not the last line: a key
            add_keys(s, last);
        last = (struct pa_text){NULL, NULL};
        if (is_frame(t)) {
            pa_named_stacks_push_name(s, frame_name(t));
        } else {
            last = t;
            line = lines->number;
        }
    } while (pa_lines_next(lines));
    if (!s->stack.count || !last.next) {
        pa_named_stacks_drop(s);
        return true;
    }
    int64_t count;
    struct pa_text word = {last.end, last.end};
    while (word.next > last.next && word.next[-1] > ' ')
        word.next--;
    add_keys(s, (struct pa_text){last.next, word.next});
    if (!pa_text_int64(&word, &count) || word.next != word.end)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "line %zu: no count that fits into 64 bits below a stack", line);
    pa_named_stacks_end(s, &count);
    return true;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_named_stacks s;
    struct pa_lines lines = pa_lines_of(&input->bytes);
    bool ok = true;
    pa_named_stacks_init(&s, input);
    s.leaf_first = true;
    pa_named_stacks_type(&s, "samples", "count");
    while (ok && pa_lines_next(&lines))
        ok = read_block(&s, &lines, err);
    return pa_named_stacks_finish(&s, ok, "no stack with a count below it", sink, err);
}

const struct pa_input_format pa_format_dtrace = {
    .name = "dtrace",
    .summary = "stacks of DTrace's aggregations",
    .probe = probe,
    .read = read,
};
