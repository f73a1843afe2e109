// SPDX-License-Identifier: Apache-2.0
// Folded stacks, one a line, root first: "main;parse;read 12". A second number makes it the
// comparison of two profiles, "main;parse;read 12 15", which become the types before and after.
//
// Lines that start with "# " are comments. A line without a number is left out with a warning.
// Counts with fractions become thousandths, or a smaller part if that is not enough, all of a file
// the same. Empty frames are left out: there is nothing to show.
#include "base/vec.h"
#include "input/count_scale.h"
#include "input/format.h"
#include "input/function_name.h"
#include "input/text.h"
#include "profile/builder.h"

#include <string.h>

struct entry {
    struct pa_text stack;
    struct pa_decimal number[2];
    int64_t value[2];
};

static bool is_skipped(struct pa_text line)
{
    line = pa_text_trim(line);
    return line.next == line.end || pa_text_starts(line, "# ");
}

// The number at the end of the text, which is cut off with the blanks before it. An address is
// none.
static bool take_number(struct pa_text *text, struct pa_decimal *number)
{
    struct pa_text t = pa_text_trim(*text);
    struct pa_text word = {t.end, t.end};
    while (word.next > t.next && word.next[-1] != ' ' && word.next[-1] != '\t')
        word.next--;
    if (word.next == t.next || word.next == word.end ||
        !pa_decimal_parse(word.next, pa_text_size(word), number))
        return false;
    *text = pa_text_trim((struct pa_text){t.next, word.next});
    return true;
}

static bool parse_entry(struct pa_text line, unsigned columns, struct entry *e)
{
    *e = (struct entry){.stack = line};
    for (unsigned i = columns; i > 0; i--) {
        if (!take_number(&e->stack, &e->number[i - 1]))
            return false;
    }
    // "Errors: 0" is something that a profiler says.
    return !pa_text_ends(e->stack, ":") || memchr(e->stack.next, ';', pa_text_size(e->stack));
}

// Text to look at: some of it, or the first line if that is longer: stacks can be deep.
enum { LOOK = 65536 };
static size_t enough_to_see(const uint8_t *bytes, size_t size)
{
    if (size <= LOOK || memchr(bytes, '\n', LOOK))
        return size < LOOK ? size : LOOK;
    const uint8_t *end = memchr(bytes + LOOK, '\n', size - LOOK);
    return end ? (size_t)(end - bytes) + 1 : size;
}

// Binary formats have control characters early on.
static bool has_controls(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size && i < 4096; i++) {
        if (bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t')
            return true;
    }
    return false;
}

// "a;b" but no "a; b", which programs and prose have.
static bool is_stack(struct pa_text text)
{
    bool found = false;
    for (const char *p = text.next; (p = memchr(p, ';', (size_t)(text.end - p))); p++) {
        if (p + 1 < text.end && p[1] == ' ')
            return false;
        found = true;
    }
    return found;
}

// There may be other text between the stacks, but not much more of it than of them.
static bool probe(const uint8_t *bytes, size_t size)
{
    size_t seen = enough_to_see(bytes, size);
    if (has_controls(bytes, seen))
        return false;
    struct pa_lines lines = pa_lines_in(bytes, seen);
    struct entry e;
    size_t stacks = 0, others = 0;
    while (pa_lines_next(&lines) && (lines.next < lines.end || seen == size || !stacks)) {
        if (is_skipped(lines.line))
            continue;
        if (!parse_entry(lines.line, 1, &e))
            others += !is_stack(lines.line);
        else
            stacks += is_stack(e.stack);
    }
    return stacks && others <= 2 * stacks;
}

// What there is to know of the numbers before they are read.
struct numbers {
    unsigned columns; // two numbers a line, if all lines that have one have two
    struct pa_count_scale scale;
};

static void look_at(struct numbers *n, const struct entry *e)
{
    for (unsigned i = 0; i < n->columns; i++)
        pa_count_scale_see(&n->scale, e->number[i]);
}

static struct numbers look_at_all(const struct pa_bytes *bytes, unsigned columns)
{
    struct numbers n = {.columns = columns};
    struct pa_lines lines = pa_lines_of(bytes);
    struct entry e;
    while (pa_lines_next(&lines)) {
        if (!is_skipped(lines.line) && parse_entry(lines.line, columns, &e))
            look_at(&n, &e);
    }
    return n;
}

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
    struct numbers numbers;
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

static bool scale(struct reader *r, struct entry *e, size_t line, struct pa_error *err)
{
    for (unsigned i = 0; i < r->numbers.columns; i++) {
        if (!pa_decimal_scale(e->number[i], r->numbers.scale.places, &e->value[i]))
            return pa_error_set(err, PA_ERROR_LIMIT, "line %zu: a count over 64 bits", line);
    }
    return true;
}

static bool read_lines(struct reader *r, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(&r->input->bytes);
    const char *path = r->input->path;
    while (pa_lines_next(&lines)) {
        struct entry e;
        if (is_skipped(lines.line))
            continue;
        if (!parse_entry(lines.line, r->numbers.columns, &e)) {
            pa_warnings_add(r->input->warnings, "%s: line %zu: no stack with a count, left out",
                            path, lines.number);
            continue;
        }
        if (!scale(r, &e, lines.number, err))
            return false;
        add_entry(r, &e);
    }
    return true;
}

static void add_types(struct reader *r)
{
    struct pa_strings *strings = r->input->strings;
    pa_str unit = pa_strings_adds(strings, pa_count_scale_unit(&r->numbers.scale));
    bool two = r->numbers.columns == 2;
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, two ? "before" : "samples"), unit);
    if (two)
        pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "after"), unit);
    pa_count_scale_warn(&r->numbers.scale, r->input);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {.input = input};
    r.numbers = look_at_all(&input->bytes, count_columns(&input->bytes));
    pa_count_scale_choose(&r.numbers.scale);
    r.b = pa_profile_builder_new(input->arena, input->strings);
    add_types(&r);
    bool ok = read_lines(&r, err);
    pa_vec_release(&r.stack);
    pa_vec_release(&r.ends);
    if (!ok)
        return false;
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
