// SPDX-License-Identifier: Apache-2.0
// The stacks of all threads of a C++ server:
//
//     --- threadz 1 ---
//
//     --- Thread 7f794ab90940 (name: main/14748) stack: ---
//       PC: 0x00bc8f1c: helper()
//       0x0040be31 0x0040bf12
//     --- Thread 7eff063d9940 (name: thread-pool/25) stack: ---
//       [same as previous thread]
//
// The thread's name becomes the label "thread".
#include "input/go_comments.h"

static bool is_threadz(struct pa_text line)
{
    const char *at = pa_text_find(line, "--- threadz ");
    int64_t version;
    if (!at)
        return false;
    line.next = at + sizeof "--- threadz " - 1;
    return pa_text_digits(&line, &version) && pa_text_skip(&line, " ---");
}

// "--- Thread ID (name: NAME/NUMBER) stack: ---"
static bool is_thread(struct pa_text line, struct pa_text *name)
{
    uint64_t id;
    const char *at = pa_text_find(line, "--- Thread ");
    if (!at)
        return false;
    line.next = at + sizeof "--- Thread " - 1;
    if (!pa_text_hex(&line, &id) || !pa_text_skip(&line, " (name: "))
        return false;
    const char *end = pa_text_find(line, ") stack: ---");
    *name = (struct pa_text){line.next, end ? end : line.next};
    const char *slash = pa_text_last(*name, '/');
    name->end = slash ? slash : name->next;
    return slash != NULL;
}

// Moves to the first line that is neither blank nor a comment.
static bool find_start(struct pa_lines *lines)
{
    while (pa_lines_next(lines)) {
        if (!pa_go_is_comment(lines->line))
            return true;
    }
    return false;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    struct pa_text name;
    return find_start(&lines) && (is_threadz(lines.line) || is_thread(lines.line, &name));
}

// Reads one thread's stack; the line after it is the current one then, false at the end.
static bool read_stack(struct pa_addresses *a, struct pa_lines *lines, bool *same, bool *more,
                       struct pa_error *err)
{
    *same = false;
    while ((*more = pa_lines_next(lines))) {
        struct pa_text line = pa_text_trim(lines->line);
        if (pa_text_starts(line, "---"))
            return true;
        if (pa_text_find(line, "same as previous thread"))
            *same = true;
        else if (!pa_addresses_push_text(a, line, 0, err))
            return pa_error_prefix(err, "line %zu", lines->number);
    }
    return true;
}

// The addresses of callers point behind the call, and the unwinder may have found the leaf twice.
static void adjust(struct pa_addresses *a, struct pa_address_sample *s)
{
    uint64_t *stack = a->stacks.items + s->first;
    for (uint32_t i = 1; i < s->depth; i++)
        stack[i]--;
    if (s->depth > 1 && stack[0] == stack[1] + 1)
        pa_addresses_drop_second(a, s);
}

static bool read_thread(struct pa_addresses *a, struct pa_lines *lines, struct pa_text name,
                        bool *more, struct pa_error *err)
{
    bool same;
    pa_addresses_begin(a);
    if (!read_stack(a, lines, &same, more, err))
        return false;
    pa_addresses_end(a, (int64_t[]){1});
    struct pa_address_sample *s = &a->samples.items[a->samples.count - 1];
    if (same || !s->depth) { // counts as one more of the thread before
        a->samples.count--;
        if (a->samples.count)
            s[-1].value[0]++;
        return true;
    }
    adjust(a, s);
    pa_str key = pa_strings_adds(a->input->strings, "thread");
    pa_str text = pa_strings_add(a->input->strings, name.next, pa_text_size(name));
    if (!a->input->no_names)
        pa_addresses_label(a, (struct pa_label){.key = key, .text = text});
    return true;
}

static bool read_threads(struct pa_addresses *a, struct pa_lines *lines, struct pa_error *err)
{
    bool more = find_start(lines);
    if (more && is_threadz(lines->line)) {
        while ((more = pa_lines_next(lines)) && !pa_text_starts(lines->line, "-"))
            ;
    }
    while (more && !pa_memory_map_starts(lines->line) &&
           !pa_text_starts(lines->line, "---- no stack trace for")) {
        struct pa_text name;
        if (!is_thread(lines->line, &name))
            return pa_error_set(err, PA_ERROR_FORMAT,
                                "line %zu: no '--- Thread ID (name: NAME/N) stack: ---'",
                                lines->number);
        if (!read_thread(a, lines, name, &more, err))
            return false;
    }
    return pa_addresses_read_map(a, lines, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_profile *profile = NULL;
    struct pa_addresses a = {.input = input, .types = 1};
    struct pa_lines lines = pa_lines_of(&input->bytes);
    bool ok =
        read_threads(&a, &lines, err) && pa_addresses_finish_count(&a, "thread", &profile, err);
    pa_addresses_release(&a);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_threadz = {
    .name = "threadz",
    .summary = "thread stacks of C++ servers as text",
    .probe = probe,
    .read = read,
};
