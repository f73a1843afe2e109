// SPDX-License-Identifier: Apache-2.0
// Heap and contention profiles of Java servers as text:
//
//     --- heapz 1 ---
//     format = java
//     resolution = bytes
//          7048      1 @ 0x00000003 0x00000004
//
//     0x00000003 com.example.Book.match (Book.java:46)
//
// Here the amount (bytes or delay) comes first, the count second.
#include "base/number.h"
#include "input/drop_frames.h"
#include "input/heap_sample.h"
#include "input/java_names.h"

// Java's heap profiles do not say it: they sample once in so many bytes.
enum { HEAP_SAMPLING_RATE = 512 << 10 };

struct header {
    bool heap;
    pa_str unit; // of the second value; 0: not said
    int64_t period, duration_ms;
};

static bool parse_first(struct pa_text line, struct header *h)
{
    line = pa_text_trim(line);
    h->heap = pa_text_equals(line, "--- heapz 1 ---");
    return h->heap || pa_text_equals(line, "--- contentionz 1 ---");
}

static bool is_word_or_space(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == ' ';
}

// "key = value", both of letters, digits, _ and blanks.
static bool parse_attribute(struct pa_text line, struct pa_text *key, struct pa_text *value)
{
    const char *equals = pa_text_find(line, "=");
    if (!equals)
        return false;
    *key = *value = (struct pa_text){equals, equals};
    while (key->next > line.next && is_word_or_space(key->next[-1]))
        key->next--;
    value->next = value->end = equals + 1;
    while (value->end < line.end && is_word_or_space(*value->end))
        value->end++;
    *key = pa_text_trim(*key);
    *value = pa_text_trim(*value);
    return key->next < key->end && value->next < value->end;
}

// C++ profiles have the same first line for contention, but neither of these attributes.
static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    struct header h;
    struct pa_text key, value;
    if (!pa_lines_next(&lines) || !parse_first(lines.line, &h))
        return false;
    while (!h.heap && pa_lines_next(&lines)) {
        struct pa_text line = pa_text_trim(lines.line);
        if (line.next < line.end && !parse_attribute(line, &key, &value))
            return false;
        if (line.next < line.end &&
            (pa_text_equals(key, "format") || pa_text_equals(key, "resolution")))
            return true;
    }
    return h.heap;
}

static bool set_number(struct pa_text value, int64_t *number, struct pa_error *err)
{
    if (pa_text_digits(&value, number) && value.next == value.end)
        return true;
    return pa_error_set(err, PA_ERROR_FORMAT, "no number after '='");
}

static bool set_attribute(struct header *h, struct pa_strings *strings, struct pa_text key,
                          struct pa_text value, struct pa_error *err)
{
    if (pa_text_equals(key, "format"))
        return pa_text_equals(value, "java") ||
               pa_error_set(err, PA_ERROR_FORMAT, "the format is not java");
    if (pa_text_equals(key, "resolution")) {
        h->unit = pa_strings_add(strings, value.next, pa_text_size(value));
        return true;
    }
    if (!h->heap && pa_text_equals(key, "sampling period"))
        return set_number(value, &h->period, err);
    if (!h->heap && pa_text_equals(key, "ms since reset"))
        return set_number(value, &h->duration_ms, err);
    return pa_error_set(err, PA_ERROR_FORMAT, "unknown attribute '%.*s'",
                        (int)(pa_text_size(key) < 60 ? pa_text_size(key) : 60), key.next);
}

// Ends at the first line that is no attribute, which is the current one then.
static bool read_header(struct pa_lines *lines, struct header *h, struct pa_strings *strings,
                        bool *more, struct pa_error *err)
{
    while ((*more = pa_lines_next(lines))) {
        struct pa_text line = pa_text_trim(lines->line), key, value;
        if (line.next == line.end)
            continue;
        if (!parse_attribute(line, &key, &value))
            return true;
        if (!set_attribute(h, strings, key, value, err))
            return pa_error_prefix(err, "line %zu", lines->number);
    }
    return true;
}

static bool scale(const struct header *h, int64_t value[2], struct pa_error *err)
{
    if (h->heap && value[0] == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "bytes, but no blocks");
    if (h->heap)
        return pa_heap_sample_scale(&value[0], &value[1], HEAP_SAMPLING_RATE, err);
    int64_t period = h->period ? h->period : 1;
    return (pa_mul_int64(value[0], period, &value[0]) &&
            pa_mul_int64(value[1], period, &value[1])) ||
           pa_error_set(err, PA_ERROR_LIMIT, "the scaled value does not fit into 64 bits");
}

// "AMOUNT COUNT @ 0x…". *is_one: whether the line is such a sample.
static bool read_sample(struct pa_addresses *a, const struct header *h, struct pa_text line,
                        bool *is_one, struct pa_error *err)
{
    int64_t value[2];
    *is_one = false;
    if (!pa_text_digits(&line, &value[1]) || !pa_text_skip(&line, " "))
        return true;
    pa_text_spaces(&line);
    if (!pa_text_digits(&line, &value[0]) || !pa_text_skip(&line, " "))
        return true;
    pa_text_spaces(&line);
    if (!pa_text_skip(&line, "@ "))
        return true;
    *is_one = true;
    int64_t block = value[0] ? value[1] / value[0] : 0;
    pa_addresses_begin(a);
    if (!scale(h, value, err) || !pa_addresses_push_text(a, line, 0, err))
        return false;
    pa_addresses_end(a, value);
    pa_str key = pa_strings_adds(a->input->strings, "bytes");
    if (h->heap)
        pa_addresses_label(a, (struct pa_label){.key = key, .numeric = true, .num = block});
    return true;
}

static bool read_samples(struct pa_addresses *a, const struct header *h, struct pa_lines *lines,
                         bool more, struct pa_error *err)
{
    for (; more; more = pa_lines_next(lines)) {
        struct pa_text line = pa_text_trim(lines->line);
        bool is_one = true;
        if (line.next < line.end && !read_sample(a, h, line, &is_one, err))
            return pa_error_prefix(err, "line %zu", lines->number);
        if (!is_one)
            break;
    }
    pa_java_names_read(a, lines, more);
    return true;
}

static bool finish(struct pa_addresses *a, const struct header *h,
                   const struct pa_profile **profile, struct pa_error *err)
{
    const char *unit = pa_strings_text(a->input->strings, h->unit);
    const char *heap[] = {"inuse_objects", "count", "inuse_space", unit};
    const char *locks[] = {"contentions", "count", "delay", unit};
    struct pa_profile_builder *b = pa_addresses_builder(a, h->heap ? heap : locks);
    struct pa_profile *head = pa_profile_builder_head(b);
    head->period = h->period;
    if (h->period)
        head->period_type = (struct pa_value_type){pa_strings_adds(head->strings, "contentions"),
                                                   pa_strings_adds(head->strings, "count")};
    pa_drop_frames_set(head, h->heap ? PA_DROP_ALLOCATOR : PA_DROP_LOCKS);
    if (!pa_mul_int64(h->duration_ms, 1000000, &head->duration_nanos))
        return pa_error_set(err, PA_ERROR_LIMIT, "the duration does not fit into 64 bits");
    return pa_addresses_finish(a, b, profile, err);
}

static bool read_all(struct pa_addresses *a, const struct pa_profile **profile,
                     struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(&a->input->bytes);
    struct header h = {0};
    bool more;
    if (!pa_lines_next(&lines) || !parse_first(lines.line, &h))
        return pa_error_set(err, PA_ERROR_FORMAT, "line 1: no '--- heapz 1 ---'");
    if (!read_header(&lines, &h, a->input->strings, &more, err))
        return false;
    if (!h.unit)
        return pa_error_set(err, PA_ERROR_FORMAT, "no 'resolution = UNIT'");
    return read_samples(a, &h, &lines, more, err) && finish(a, &h, profile, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_profile *profile = NULL;
    struct pa_addresses a = {.input = input, .types = 2, .forget = true};
    bool ok = read_all(&a, &profile, err);
    pa_addresses_release(&a);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_java = {
    .name = "java",
    .summary = "heap and contention profiles of Java servers as text",
    .probe = probe,
    .read = read,
};
