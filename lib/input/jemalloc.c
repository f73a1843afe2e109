// SPDX-License-Identifier: Apache-2.0
// Heap profiles of jemalloc (prof_dump, version 2).
//
//     heap_v2/524288                       one sample in so many bytes
//       t*: 12: 3145728 [40: 9437184]      blocks and bytes in use, in brackets all allocated
//       t0: …                              the same by thread
//     @ 0x401136 0x401180                  a stack, leaf first, return addresses
//       t*: 8: 2097152 [30: 7340032]       its sums, of all threads
//       t0: …
//     MAPPED_LIBRARIES:                    /proc/PID/maps
//
// The numbers are those of the sample: each line is scaled up by its own average size. What was
// allocated is counted with prof_accum only, and is 0 without. The sums at the top are of no use:
// they are scaled by the average of all.
#include "input/addresses.h"
#include "input/drop_frames.h"
#include "input/heap_sample.h"

#include <string.h>

struct numbers {
    int64_t inuse_count, inuse_size, alloc_count, alloc_size;
};

struct reader {
    struct pa_addresses a;
    int64_t period;
    bool has_alloc;
};

// "heap_v2/524288"
static bool parse_header(struct pa_text line, int64_t *period)
{
    line = pa_text_trim(line);
    return pa_text_skip(&line, "heap_v2/") && pa_text_digits(&line, period) && *period > 0 &&
           line.next == line.end;
}

// "t*: 12: 3145728 [40: 9437184]", behind which the thread's name may stand. *all: of all threads.
static bool parse_sums(struct pa_text t, struct numbers *n, bool *all)
{
    int64_t thread;
    pa_text_spaces(&t);
    if (!pa_text_skip(&t, "t"))
        return false;
    *all = pa_text_skip(&t, "*");
    return (*all || pa_text_digits(&t, &thread)) && pa_text_skip(&t, ": ") &&
           pa_text_digits(&t, &n->inuse_count) && pa_text_skip(&t, ": ") &&
           pa_text_digits(&t, &n->inuse_size) && pa_text_skip(&t, " [") &&
           pa_text_digits(&t, &n->alloc_count) && pa_text_skip(&t, ": ") &&
           pa_text_digits(&t, &n->alloc_size) && pa_text_skip(&t, "]");
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    int64_t period;
    return pa_lines_next(&lines) && parse_header(lines.line, &period);
}

static bool is_stack(struct pa_text line)
{
    return pa_text_starts(line, "@");
}

// Whether something was ever counted as allocated: decides about the types, before the samples.
static bool counts_allocations(const struct pa_bytes *bytes)
{
    struct pa_lines lines = pa_lines_of(bytes);
    struct numbers n;
    bool all;
    while (pa_lines_next(&lines) && !pa_memory_map_starts(lines.line)) {
        if (parse_sums(lines.line, &n, &all) && (n.alloc_count || n.alloc_size))
            return true;
    }
    return false;
}

// Return addresses point behind the call, but for the leaf.
static bool push_stack(struct pa_addresses *a, struct pa_text line, struct pa_error *err)
{
    uint64_t address;
    bool too_large;
    for (bool leaf = true; pa_text_address(&line, &address, &too_large); leaf = false)
        pa_addresses_push(a, address - !leaf);
    return !too_large || pa_error_set(err, PA_ERROR_FORMAT, "an address of more than 64 bits");
}

// `stack` is the line above the sums.
static bool add_sample(struct reader *r, struct pa_text stack, struct numbers *n,
                       struct pa_error *err)
{
    if ((!n->inuse_count && n->inuse_size) || (!n->alloc_count && n->alloc_size))
        return pa_error_set(err, PA_ERROR_FORMAT, "bytes, but no blocks");
    int64_t block = n->inuse_count   ? n->inuse_size / n->inuse_count
                    : n->alloc_count ? n->alloc_size / n->alloc_count
                                     : 0;
    if (!pa_heap_sample_scale(&n->inuse_count, &n->inuse_size, r->period, err) ||
        !pa_heap_sample_scale(&n->alloc_count, &n->alloc_size, r->period, err))
        return false;
    int64_t inuse[] = {n->inuse_count, n->inuse_size};
    int64_t both[] = {n->alloc_count, n->alloc_size, n->inuse_count, n->inuse_size};
    pa_addresses_begin(&r->a);
    if (!push_stack(&r->a, stack, err))
        return false;
    pa_addresses_end(&r->a, r->has_alloc ? both : inuse);
    pa_str key = pa_strings_adds(r->a.input->strings, "bytes");
    pa_addresses_label(&r->a, (struct pa_label){.key = key, .numeric = true, .num = block});
    return true;
}

static bool read_line(struct reader *r, struct pa_text line, struct pa_text *stack,
                      struct pa_error *err)
{
    struct numbers n;
    bool all;
    if (is_stack(line)) {
        *stack = line;
        return true;
    }
    if (!parse_sums(line, &n, &all))
        return pa_text_size(pa_text_trim(line)) == 0 ||
               pa_error_set(err, PA_ERROR_FORMAT,
                            "neither '@ ADDRESS…' nor 'tN: BLOCKS: BYTES […]'");
    if (!all || !stack->next) // by thread, or the sums at the top
        return true;
    struct pa_text of = *stack;
    *stack = (struct pa_text){0};
    return add_sample(r, of, &n, err);
}

static bool read_samples(struct reader *r, struct pa_lines *lines, struct pa_error *err)
{
    struct pa_text stack = {0};
    while (pa_lines_next(lines) && !pa_memory_map_starts(lines->line)) {
        if (!read_line(r, lines->line, &stack, err))
            return pa_error_prefix(err, "line %zu", lines->number);
    }
    if (stack.next)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "line %zu: a stack without sums, the file is cut off", lines->number);
    return pa_addresses_read_map(&r->a, lines, err);
}

// ---- The allocator's own frames

static bool in_allocator(const struct reader *r, uint64_t address)
{
    for (size_t i = 0; i < r->a.map.list.count; i++) {
        const struct pa_mapping *m = &r->a.map.list.items[i];
        if (address >= m->start && address < m->limit) {
            const char *file = pa_strings_text(r->a.input->strings, m->file);
            const char *slash = strrchr(file, '/');
            return strncmp(slash ? slash + 1 : file, "libjemalloc", 11) == 0;
        }
    }
    return false;
}

// Linked in, they have names and are dropped by those. The library rarely has any.
static void drop_allocator(struct reader *r)
{
    for (size_t i = 0; i < r->a.samples.count; i++) {
        struct pa_address_sample *s = &r->a.samples.items[i];
        while (s->depth > 1 && in_allocator(r, r->a.stacks.items[s->first])) {
            s->first++;
            s->depth--;
        }
    }
}

static bool finish(struct reader *r, const struct pa_profile **profile, struct pa_error *err)
{
    static const char *const inuse[] = {"inuse_objects", "count", "inuse_space", "bytes"};
    static const char *const both[] = {"alloc_objects", "count", "alloc_space", "bytes",
                                       "inuse_objects", "count", "inuse_space", "bytes"};
    drop_allocator(r);
    struct pa_profile_builder *b = pa_addresses_builder(&r->a, r->has_alloc ? both : inuse);
    struct pa_profile *head = pa_profile_builder_head(b);
    head->period = r->period;
    head->period_type = (struct pa_value_type){pa_strings_adds(head->strings, "space"),
                                               pa_strings_adds(head->strings, "bytes")};
    pa_drop_frames_set(head, PA_DROP_JEMALLOC);
    return pa_addresses_finish(&r->a, b, profile, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_profile *profile = NULL;
    struct pa_lines lines = pa_lines_of(&input->bytes);
    struct reader r = {.a.input = input};
    if (!pa_lines_next(&lines) || !parse_header(lines.line, &r.period))
        return pa_error_set(err, PA_ERROR_FORMAT, "line 1: no 'heap_v2/PERIOD'");
    r.has_alloc = counts_allocations(&input->bytes);
    r.a.types = r.has_alloc ? 4 : 2;
    bool ok = read_samples(&r, &lines, err) && finish(&r, &profile, err);
    pa_addresses_release(&r.a);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_jemalloc = {
    .name = "jemalloc",
    .summary = "heap profiles of jemalloc (heap_v2)",
    .probe = probe,
    .read = read,
};
