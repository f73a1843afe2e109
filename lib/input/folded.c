// SPDX-License-Identifier: Apache-2.0
// Folded stacks, one a line, root first: "main;parse;read 12". A second number makes it the
// comparison of two profiles, "main;parse;read 12 15", which become the types before and after.
//
// Lines that start with "# " are comments. A line without a number is left out with a warning, a
// broken number is rounded with one. Empty frames are left out: there is nothing to show.
#include "base/number.h"
#include "base/vec.h"
#include "input/format.h"
#include "input/function_name.h"
#include "input/text.h"
#include "profile/builder.h"

#include <math.h>
#include <string.h>

struct entry {
    struct pa_text stack;
    int64_t value[2];
    bool rounded;
};

static bool is_skipped(struct pa_text line)
{
    line = pa_text_trim(line);
    return line.next == line.end || pa_text_starts(line, "# ");
}

// The number at the end of the text, which is cut off with the blanks before it.
static bool take_number(struct pa_text *text, int64_t *value, bool *rounded)
{
    struct pa_text t = pa_text_trim(*text);
    struct pa_text word = {t.end, t.end};
    while (word.next > t.next && word.next[-1] != ' ' && word.next[-1] != '\t')
        word.next--;
    double number;
    if (word.next == t.next || word.next == word.end || (*word.next != '-' && *word.next < '0') ||
        *word.next > '9')
        return false;
    if (!pa_parse_int64(word.next, pa_text_size(word), value)) {
        if (!pa_parse_double(word.next, pa_text_size(word), &number) || !(fabs(number) < 0x1p62))
            return false;
        *value = (int64_t)round(number);
        *rounded = true;
    }
    *text = pa_text_trim((struct pa_text){t.next, word.next});
    return true;
}

static bool parse_entry(struct pa_text line, unsigned columns, struct entry *e)
{
    *e = (struct entry){.stack = line};
    for (unsigned i = columns; i > 0; i--) {
        if (!take_number(&e->stack, &e->value[i - 1], &e->rounded))
            return false;
    }
    return true;
}

// Binary formats have control characters early on; every line so far must be a stack.
// 4 KiB, or the first line if that is longer: stacks can be deep.
static size_t enough_to_see(const uint8_t *bytes, size_t size)
{
    if (size <= 4096 || memchr(bytes, '\n', 4096))
        return size < 4096 ? size : 4096;
    const uint8_t *end = memchr(bytes + 4096, '\n', size - 4096);
    return end ? (size_t)(end - bytes) + 1 : size;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    size_t seen = enough_to_see(bytes, size);
    for (size_t i = 0; i < seen; i++) {
        if (bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t')
            return false;
    }
    struct pa_lines lines = pa_lines_in(bytes, seen);
    struct entry e;
    size_t good = 0, bad = 0, with_frames = 0;
    while (pa_lines_next(&lines) && (lines.next < lines.end || seen == size || !good)) {
        if (is_skipped(lines.line))
            continue;
        bool ok = parse_entry(lines.line, 1, &e);
        good += ok;
        bad += !ok;
        with_frames += ok && memchr(e.stack.next, ';', pa_text_size(e.stack));
    }
    return with_frames && bad <= good / 4;
}

// Two numbers a line, if all lines that have one have two.
static unsigned count_columns(const struct pa_bytes *bytes)
{
    struct pa_lines lines = pa_lines_of(bytes);
    struct entry e;
    size_t good = 0;
    while (pa_lines_next(&lines)) {
        if (is_skipped(lines.line) || !parse_entry(lines.line, 1, &e))
            continue;
        if (!parse_entry(lines.line, 2, &e))
            return 1;
        good++;
    }
    return good ? 2 : 1;
}

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    // The line read last, and of each of its frames the location, and where it ends in the line.
    struct pa_text before;
    PA_VEC(uint32_t) stack;
    PA_VEC(size_t) ends;
    size_t samples;
};

static void add_frame(struct reader *r, struct pa_text name, size_t end)
{
    if (name.next == name.end)
        return;
    struct pa_strings *strings = r->input->strings;
    struct pa_function f =
        pa_function_as_is(pa_strings_add(strings, name.next, pa_text_size(name)), strings);
    struct pa_line line = {.function = pa_profile_builder_function(r->b, &f)};
    pa_vec_push(&r->stack, pa_profile_builder_location(r->b, &(struct pa_location){0}, &line, 1));
    pa_vec_push(&r->ends, end);
}

// How many frames are those of the line before, each with the semicolon behind it; most are, as
// folded stacks are sorted as a rule.
static size_t common_frames(const struct reader *r, struct pa_text stack)
{
    size_t count = 0, from = 0;
    size_t size = pa_text_size(stack), before = pa_text_size(r->before);
    for (; count < r->ends.count; count++) {
        size_t end = r->ends.items[count];
        if (end >= size || end >= before ||
            memcmp(stack.next + from, r->before.next + from, end + 1 - from) != 0)
            break;
        from = end + 1;
    }
    return count;
}

static void add_entry(struct reader *r, const struct entry *e)
{
    size_t common = common_frames(r, e->stack);
    struct pa_text rest = e->stack;
    if (common)
        rest.next += r->ends.items[common - 1] + 1;
    r->stack.count = r->ends.count = common;
    while (rest.next < rest.end) {
        const char *semicolon = memchr(rest.next, ';', pa_text_size(rest));
        const char *end = semicolon ? semicolon : rest.end;
        add_frame(r, (struct pa_text){rest.next, end}, (size_t)(end - e->stack.next));
        rest.next = semicolon ? semicolon + 1 : rest.end;
    }
    r->before = e->stack;
    pa_profile_builder_sample(r->b, &(struct pa_sample){.location = r->stack.items,
                                                        .depth = (uint32_t)r->stack.count,
                                                        .common = (uint32_t)common,
                                                        .value = e->value});
    r->samples++;
}

static void read_lines(struct reader *r, unsigned columns)
{
    struct pa_lines lines = pa_lines_of(&r->input->bytes);
    const char *path = r->input->path;
    while (pa_lines_next(&lines)) {
        struct entry e;
        if (is_skipped(lines.line))
            continue;
        if (!parse_entry(lines.line, columns, &e)) {
            pa_warnings_add(r->input->warnings, "%s: line %zu: no count, left out", path,
                            lines.number);
            continue;
        }
        if (e.rounded)
            pa_warnings_add(r->input->warnings, "%s: line %zu: rounded to a whole number", path,
                            lines.number);
        add_entry(r, &e);
    }
}

static void add_types(struct pa_profile_builder *b, struct pa_strings *strings, unsigned columns)
{
    pa_str count = pa_strings_adds(strings, "count");
    if (columns == 1) {
        pa_profile_builder_add_type(b, pa_strings_adds(strings, "samples"), count);
        return;
    }
    pa_profile_builder_add_type(b, pa_strings_adds(strings, "before"), count);
    pa_profile_builder_add_type(b, pa_strings_adds(strings, "after"), count);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {.input = input};
    unsigned columns = count_columns(&input->bytes);
    r.b = pa_profile_builder_new(input->arena, input->strings);
    add_types(r.b, input->strings, columns);
    read_lines(&r, columns);
    pa_vec_release(&r.stack);
    pa_vec_release(&r.ends);
    if (!r.samples)
        return pa_error_set(err, PA_ERROR_FORMAT, "no line 'FRAME;FRAME COUNT'");
    return pa_input_give(sink, pa_profile_builder_finish(r.b, err), err);
}

const struct pa_input_format pa_format_folded = {
    .name = "folded",
    .summary = "folded stacks, 'main;parse;read 12', also of two profiles",
    .probe = probe,
    .read = read,
};
