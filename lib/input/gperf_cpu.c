// SPDX-License-Identifier: Apache-2.0
// The binary CPU profile of gperftools: a sequence of words of 32 or 64 bits in either byte order.
//
//     0, 3, 0 (C++) or 1 (Java), period in microseconds, 0        header
//     count, depth, address…                                      sample, leaf first
//     0, 1, 0                                                     end
//
// followed by text: the memory map for C++, the names of the locations for Java.
// Format: https://gperftools.github.io/gperftools/cpuprofile-fileformat.html
#include "base/number.h"
#include "input/drop_frames.h"
#include "input/java_names.h"

struct words {
    const uint8_t *next, *end;
    unsigned size; // bytes a word, 4 or 8
    bool big_endian;
};

static bool next_word(struct words *w, uint64_t *value)
{
    if ((size_t)(w->end - w->next) < w->size)
        return false;
    *value = 0;
    for (unsigned i = 0; i < w->size; i++)
        *value = *value << 8 | w->next[w->big_endian ? i : w->size - 1 - i];
    w->next += w->size;
    return true;
}

struct header {
    struct words words; // behind the header
    bool java;
    uint64_t period;
};

static bool parse_header(const uint8_t *bytes, size_t size, struct header *h)
{
    for (unsigned kind = 0; kind < 4; kind++) {
        uint64_t word[5];
        bool whole = true;
        h->words = (struct words){bytes, bytes + size, kind < 2 ? 4 : 8, kind % 2};
        for (int i = 0; i < 5; i++)
            whole = whole && next_word(&h->words, &word[i]);
        if (whole && word[0] == 0 && word[1] == 3 && word[2] <= 1 && word[3] > 0 && word[4] == 0) {
            h->java = word[2] == 1;
            h->period = word[3];
            return true;
        }
    }
    return false;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct header h;
    return parse_header(bytes, size, &h);
}

// *end: it was the mark of the end.
static bool read_sample(struct pa_addresses *a, struct words *w, const struct header *h, bool *end,
                        struct pa_error *err)
{
    uint64_t count, depth, address;
    if (!next_word(w, &count) || !next_word(w, &depth))
        return pa_error_set(err, PA_ERROR_FORMAT, "cut off");
    if (depth > (size_t)(w->end - w->next) / w->size)
        return pa_error_set(err, PA_ERROR_FORMAT, "a stack larger than the rest of the file");
    pa_addresses_begin(a);
    for (uint64_t i = 0; i < depth && next_word(w, &address); i++)
        pa_addresses_push(a, address - (!h->java && i > 0)); // onto the call
    *end = count == 0 && depth == 1 && address == 0;
    int64_t value[2] = {(int64_t)count};
    if (count > INT64_MAX || !pa_mul_int64(value[0], (int64_t)h->period * 1000, &value[1]))
        return pa_error_set(err, PA_ERROR_LIMIT, "a time that does not fit into 64 bits");
    pa_addresses_end(a, value);
    return true;
}

static bool read_samples(struct pa_addresses *a, struct words *w, const struct header *h,
                         struct pa_error *err)
{
    while (w->next < w->end) {
        bool end = false;
        if (!read_sample(a, w, h, &end, err))
            return pa_error_prefix(err, "sample %zu", a->samples.count);
        if (end) {
            a->samples.count--;
            break;
        }
    }
    return true;
}

// The address next to the leaf that is in more than half of the samples, if any is; with its count.
static uint64_t commonest_second(const struct pa_addresses *a, size_t *count)
{
    uint64_t candidate = 0;
    size_t lead = 0;
    *count = 0;
    for (size_t i = 0; i < a->samples.count; i++) {
        const struct pa_address_sample *s = &a->samples.items[i];
        uint64_t second = s->depth > 1 ? a->stacks.items[s->first + 1] : 0;
        if (s->depth > 1 && lead == 0)
            candidate = second;
        if (s->depth > 1)
            lead = second == candidate ? lead + 1 : lead - 1;
    }
    for (size_t i = 0; i < a->samples.count; i++) {
        const struct pa_address_sample *s = &a->samples.items[i];
        *count += s->depth > 1 && a->stacks.items[s->first + 1] == candidate;
    }
    return candidate;
}

// The signal handler's frame next to the leaf is no part of the program. It is the same in all
// samples but for one in 32. There may be two of them.
static void drop_signal_frames(struct pa_addresses *a)
{
    for (int round = 0; round < 2; round++) {
        size_t count;
        uint64_t handler = commonest_second(a, &count);
        if (count == 0 || count < a->samples.count - a->samples.count / 32)
            return;
        for (size_t i = 0; i < a->samples.count; i++) {
            struct pa_address_sample *s = &a->samples.items[i];
            if (s->depth > 1 && a->stacks.items[s->first + 1] == handler)
                pa_addresses_drop_second(a, s);
        }
    }
}

// The leaf may be there twice: from the signal, and from unwinding, where it was moved by one.
static void drop_double_leaves(struct pa_addresses *a)
{
    for (size_t i = 0; i < a->samples.count; i++) {
        struct pa_address_sample *s = &a->samples.items[i];
        if (s->depth > 1 && a->stacks.items[s->first] == a->stacks.items[s->first + 1] + 1)
            pa_addresses_drop_second(a, s);
    }
}

static bool read_tail(struct pa_addresses *a, const struct header *h, struct words *w,
                      struct pa_error *err)
{
    struct pa_lines lines = pa_lines_in(w->next, (size_t)(w->end - w->next));
    if (h->java) {
        pa_java_names_read(a, &lines, pa_lines_next(&lines));
        return true;
    }
    drop_signal_frames(a);
    drop_double_leaves(a);
    return pa_memory_map_read(&a->map, &lines, a->input->strings, err) ||
           pa_error_prefix(err, "memory map");
}

static bool finish(struct pa_addresses *a, const struct header *h,
                   const struct pa_profile **profile, struct pa_error *err)
{
    static const char *const types[] = {"samples", "count", "cpu", "nanoseconds"};
    struct pa_profile_builder *b = pa_addresses_builder(a, types);
    struct pa_profile *head = pa_profile_builder_head(b);
    head->period = (int64_t)h->period * 1000;
    head->period_type = (struct pa_value_type){pa_strings_adds(head->strings, "cpu"),
                                               pa_strings_adds(head->strings, "nanoseconds")};
    pa_drop_frames_set(head, PA_DROP_PROFILER);
    return pa_addresses_finish(a, b, profile, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_profile *profile = NULL;
    struct header h;
    if (!parse_header(input->bytes.data, input->bytes.size, &h))
        return pa_error_set(err, PA_ERROR_FORMAT, "no header of a CPU profile");
    if (h.period > INT64_MAX / 1000)
        return pa_error_set(err, PA_ERROR_LIMIT, "a period that does not fit into 64 bits");
    struct pa_addresses a = {.input = input, .types = 2, .forget = h.java};
    struct words w = h.words;
    bool ok = read_samples(&a, &w, &h, err) && read_tail(&a, &h, &w, err) &&
              finish(&a, &h, &profile, err);
    pa_addresses_release(&a);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_gperf_cpu = {
    .name = "gperf-cpu",
    .summary = "binary CPU profile of gperftools",
    .binary = true,
    .probe = probe,
    .read = read,
};
