// SPDX-License-Identifier: Apache-2.0
// Heap profiles as text: of gperftools and tcmalloc (heap, growth, fragmentation) and of Go
// (/debug/pprof/heap?debug=1, also allocs).
//
//     heap profile:     34:  1475456 [  4123: 178632480] @ heap/131072
//          1:     4096 [     1:     4096] @ 0x7f32 0x55d1
//
// Blocks and bytes in use, in brackets all that were ever allocated, and the stack. What stands
// behind the @ of the first line tells the sampling: heap/N halves N, heap_v2/N and heapz_v2/N
// take it as it is, the others are not sampled.
#include "input/drop_frames.h"
#include "input/go_comments.h"
#include "input/heap_sample.h"

struct header {
    bool sampled, has_alloc;
    int64_t period;
};

struct blocks {
    int64_t count, size; // size: of all of them, in bytes
};

struct numbers {
    struct blocks inuse, alloc;
};

static bool skip_colon(struct pa_text *t)
{
    if (!pa_text_skip(t, ":"))
        return false;
    pa_text_spaces(t);
    return true;
}

// "1: 4096 [ 2: 8192 ] @": everything but the last bracket may be followed by blanks.
static bool parse_numbers(struct pa_text *t, struct numbers *n)
{
    if (!pa_text_int64(t, &n->inuse.count) || !skip_colon(t) || !pa_text_int64(t, &n->inuse.size))
        return false;
    pa_text_spaces(t);
    if (!pa_text_skip(t, "["))
        return false;
    pa_text_spaces(t);
    if (!pa_text_digits(t, &n->alloc.count) || !skip_colon(t) || !pa_text_digits(t, &n->alloc.size))
        return false;
    pa_text_spaces(t);
    if (!pa_text_skip(t, "]"))
        return false;
    pa_text_spaces(t);
    return pa_text_skip(t, "@");
}

static bool parse_kind(struct pa_text kind, struct header *h)
{
    if (pa_text_skip(&kind, "heapprofile")) {
        h->period = 1;
        return true;
    }
    bool halved = false;
    if (!pa_text_skip(&kind, "heapz_v2") && !pa_text_skip(&kind, "heap_v2")) {
        if (!pa_text_skip(&kind, "heap"))
            return false;
        halved = true;
    }
    h->sampled = true;
    h->period = 0;
    if (pa_text_skip(&kind, "/"))
        pa_text_digits(&kind, &h->period);
    h->period /= halved ? 2 : 1;
    return kind.next == kind.end || *kind.next == ' ';
}

static bool parse_header(struct pa_text line, struct header *h)
{
    struct numbers n;
    const char *at = pa_text_find(line, "heap profile:");
    if (!at)
        return false;
    line.next = at + sizeof "heap profile:" - 1;
    pa_text_spaces(&line);
    if (!parse_numbers(&line, &n))
        return false;
    pa_text_spaces(&line);
    *h = (struct header){
        .period = 1,
        .has_alloc = (n.alloc.count != n.inuse.count && n.alloc.count != 0) ||
                     (n.alloc.size != n.inuse.size && n.alloc.size != 0),
    };
    if (pa_text_starts(line, "growth") || pa_text_starts(line, "fragmentation")) {
        h->has_alloc = false;
        return true;
    }
    return parse_kind(line, h);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    struct header h;
    return pa_lines_next(&lines) && parse_header(lines.line, &h);
}

// Two values of the sample, and the size of one block.
static bool add_pair(const struct header *h, struct blocks b, int64_t *value, int64_t *block,
                     struct pa_error *err)
{
    if (b.count == 0 && b.size != 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "bytes, but no blocks");
    if (b.count != 0) {
        *block = b.count == -1 ? (int64_t) - (uint64_t)b.size : b.size / b.count;
        if (h->sampled && !pa_heap_sample_scale(&b.count, &b.size, h->period, err))
            return false;
    }
    value[0] = b.count;
    value[1] = b.size;
    return true;
}

// The numbers stand at the first place in the line where they can.
static bool find_numbers(struct pa_text *line, struct numbers *n)
{
    for (struct pa_text t = *line; pa_text_to_number(&t); pa_text_past_number(&t)) {
        struct pa_text here = t;
        if (here.next > line->next && here.next[-1] == '-')
            here.next--;
        if (parse_numbers(&here, n)) {
            *line = here;
            return true;
        }
    }
    return false;
}

static bool read_sample(struct pa_addresses *a, const struct header *h, struct pa_text line,
                        struct pa_error *err)
{
    struct numbers n;
    int64_t value[PA_ADDRESSES_TYPES], *inuse = value + (h->has_alloc ? 2 : 0), block = 0;
    if (!find_numbers(&line, &n))
        return pa_error_set(err, PA_ERROR_FORMAT, "no 'COUNT: BYTES [COUNT: BYTES] @ ADDRESS…'");
    if (h->has_alloc && !add_pair(h, n.alloc, value, &block, err))
        return false;
    if (!add_pair(h, n.inuse, inuse, &block, err))
        return false;
    pa_addresses_begin(a);
    if (!pa_addresses_push_text(a, line, 1, err))
        return false;
    pa_addresses_end(a, value);
    pa_str key = pa_strings_adds(a->input->strings, "bytes");
    pa_addresses_label(a, (struct pa_label){.key = key, .numeric = true, .num = block});
    return true;
}

static bool read_samples(struct pa_addresses *a, const struct header *h, struct pa_lines *lines,
                         struct pa_error *err)
{
    while (pa_lines_next(lines) && !pa_memory_map_starts(lines->line)) {
        if (pa_go_is_comment(lines->line))
            pa_go_comment(a, lines->line);
        else if (!read_sample(a, h, lines->line, err))
            return pa_error_prefix(err, "line %zu", lines->number);
    }
    return pa_addresses_read_map(a, lines, err);
}

static bool finish(struct pa_addresses *a, const struct header *h,
                   const struct pa_profile **profile, struct pa_error *err)
{
    static const char *const plain[] = {"objects", "count", "space", "bytes"};
    static const char *const both[] = {"alloc_objects", "count", "alloc_space", "bytes",
                                       "inuse_objects", "count", "inuse_space", "bytes"};
    struct pa_profile_builder *b = pa_addresses_builder(a, h->has_alloc ? both : plain);
    struct pa_profile *head = pa_profile_builder_head(b);
    head->period = h->period;
    head->period_type = (struct pa_value_type){pa_strings_adds(head->strings, "space"),
                                               pa_strings_adds(head->strings, "bytes")};
    pa_drop_frames_set(head, PA_DROP_ALLOCATOR);
    return pa_addresses_finish(a, b, profile, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_profile *profile = NULL;
    struct pa_lines lines = pa_lines_of(&input->bytes);
    struct header h;
    if (!pa_lines_next(&lines) || !parse_header(lines.line, &h))
        return pa_error_set(err, PA_ERROR_FORMAT, "line 1: no heap profile header");
    struct pa_addresses a = {.input = input, .types = h.has_alloc ? 4 : 2};
    bool ok = read_samples(&a, &h, &lines, err) && finish(&a, &h, &profile, err);
    pa_addresses_release(&a);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_heap_text = {
    .name = "heap-text",
    .summary = "heap profiles as text, of gperftools and Go (debug=1)",
    .probe = probe,
    .read = read,
};
