// SPDX-License-Identifier: Apache-2.0
// The text form of Go's profiles that count stacks, goroutine and threadcreate, as
// /debug/pprof/goroutine?debug=1 gives it:
//
//     goroutine profile: total 27
//     5 @ 0x46e70e 0x407e99 0x407cd2 0x50f839 0x475f61
//     #	0x50f838	main.main.func1+0x18	example.com/app/main.go:62
#include "input/go_comments.h"

// "NAME profile: total N"
static bool parse_header(struct pa_text line, struct pa_text *name)
{
    int64_t total;
    return pa_text_word(&line, name) && pa_text_skip(&line, " profile: total ") &&
           pa_text_digits(&line, &total) && line.next == line.end;
}

static bool find_header(struct pa_lines *lines, struct pa_text *name)
{
    while (pa_lines_next(lines)) {
        if (!pa_go_is_comment(lines->line))
            return parse_header(lines->line, name);
    }
    return false;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    struct pa_text name;
    return find_header(&lines, &name);
}

// "0x… 0x…" and nothing else, leaf first, each the place behind a call.
static bool push_stack(struct pa_addresses *a, struct pa_text text, struct pa_error *err)
{
    struct pa_text word;
    for (pa_text_spaces(&text); pa_text_word(&text, &word); pa_text_spaces(&text)) {
        uint64_t address;
        if (!pa_text_skip(&word, "0x") || !pa_text_hex(&word, &address) || word.next != word.end)
            return pa_error_set(err, PA_ERROR_FORMAT, "'@' is followed by what is no address");
        pa_addresses_push(a, address - 1);
    }
    return true;
}

// "COUNT @ 0x… 0x…"
static bool read_sample(struct pa_addresses *a, struct pa_text line, struct pa_error *err)
{
    int64_t count;
    if (!pa_text_digits(&line, &count) || !pa_text_skip(&line, " @"))
        return pa_error_set(err, PA_ERROR_FORMAT, "no 'COUNT @ ADDRESS…'");
    pa_addresses_begin(a);
    if (!push_stack(a, line, err))
        return false;
    pa_addresses_end(a, &count);
    return true;
}

static bool read_samples(struct pa_addresses *a, struct pa_lines *lines, struct pa_error *err)
{
    while (pa_lines_next(lines) && !pa_text_starts(lines->line, "---")) {
        if (pa_go_is_comment(lines->line))
            pa_go_comment(a, lines->line);
        else if (!read_sample(a, lines->line, err))
            return pa_error_prefix(err, "line %zu", lines->number);
    }
    return pa_addresses_read_map(a, lines, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_profile *profile = NULL;
    struct pa_addresses a = {.input = input, .types = 1};
    struct pa_lines lines = pa_lines_of(&input->bytes);
    struct pa_text name;
    if (!find_header(&lines, &name))
        return pa_error_set(err, PA_ERROR_FORMAT, "no line 'NAME profile: total N'");
    const char *type = pa_arena_strndup(input->arena, name.next, pa_text_size(name));
    bool ok = read_samples(&a, &lines, err) && pa_addresses_finish_count(&a, type, &profile, err);
    pa_addresses_release(&a);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_go_count = {
    .name = "go-count",
    .summary = "Go goroutine and threadcreate profiles as text (debug=1)",
    .probe = probe,
    .read = read,
};
