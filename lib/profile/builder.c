// SPDX-License-Identifier: Apache-2.0
#include "profile/builder.h"

#include "base/memory.h"
#include "profile/joiner.h"
#include "profile/label_order.h"

#include <stdlib.h>
#include <string.h>

struct pa_profile_builder {
    struct pa_arena *arena;
    struct pa_profile *profile;
    PA_VEC(struct pa_value_type) types;
    PA_VEC(pa_str) comments;
    PA_VEC(struct pa_mapping) mappings;
    PA_VEC(struct pa_function) functions;
    PA_VEC(struct pa_location) locations;
    PA_VEC(struct pa_line) lines;
    struct pa_index comment_index, mapping_index, function_index, location_index;
    struct pa_joiner joiner;        // of samples, unless they stay apart
    struct pa_sample_writer writer; // if they do; begun with the first
    PA_VEC(uint32_t) before;        // stack of the one written last
    uint32_t shared; // locations of the sample passed last that are those of the one stored last
    struct pa_ordered_labels labels; // scratch
    bool keep_all, apart, writing, negative;
    struct pa_error why; // what did not fit into 64 bits; its code is 0: nothing
};

static void free_scratch(struct pa_profile_builder *b)
{
    pa_index_release(&b->comment_index);
    pa_index_release(&b->mapping_index);
    pa_index_release(&b->function_index);
    pa_index_release(&b->location_index);
    pa_joiner_release(&b->joiner);
    if (b->writing)
        pa_sample_writer_discard(&b->writer);
    pa_vec_release(&b->before);
    pa_vec_release(&b->labels.list);
}

static void release(void *object)
{
    struct pa_profile_builder *b = object;
    free_scratch(b);
    pa_vec_release(&b->types);
    pa_vec_release(&b->comments);
    pa_vec_release(&b->mappings);
    pa_vec_release(&b->functions);
    pa_vec_release(&b->locations);
    pa_vec_release(&b->lines);
}

struct pa_profile_builder *pa_profile_builder_new(struct pa_arena *arena,
                                                  struct pa_strings *strings)
{
    struct pa_profile_builder *b = pa_arena_calloc(arena, 1, sizeof *b);
    b->arena = arena;
    b->profile = pa_arena_calloc(arena, 1, sizeof *b->profile);
    b->profile->strings = strings;
    pa_joiner_init(&b->joiner);
    pa_arena_defer(arena, release, b);
    pa_vec_push(&b->mappings, (struct pa_mapping){0});
    pa_vec_push(&b->functions, (struct pa_function){0});
    pa_vec_push(&b->locations, (struct pa_location){0});
    return b;
}

void pa_profile_builder_keep_all(struct pa_profile_builder *b)
{
    b->keep_all = true;
}

void pa_profile_builder_keep_apart(struct pa_profile_builder *b)
{
    b->apart = true;
}

struct pa_profile *pa_profile_builder_head(struct pa_profile_builder *b)
{
    return b->profile;
}

void pa_profile_builder_add_type(struct pa_profile_builder *b, pa_str type, pa_str unit)
{
    pa_vec_push(&b->types, (struct pa_value_type){type, unit});
}

void pa_profile_builder_set_types(struct pa_profile_builder *b, const struct pa_value_type *types,
                                  size_t count)
{
    b->types.count = 0;
    for (size_t i = 0; i < count; i++)
        pa_vec_push(&b->types, types[i]);
}

void pa_profile_builder_add_comment(struct pa_profile_builder *b, pa_str comment)
{
    uint64_t hash = pa_hash_u64(comment);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&b->comment_index, hash);
         pa_index_at(&b->comment_index, slot, hash, &i);
         slot = pa_index_next(&b->comment_index, slot)) {
        if (i != UINT32_MAX && b->comments.items[i] == comment)
            return;
    }
    pa_index_add(&b->comment_index, hash, (uint32_t)b->comments.count);
    pa_vec_push(&b->comments, comment);
}

void pa_profile_builder_overflow(struct pa_profile_builder *b, const char *what)
{
    if (!b->why.code)
        pa_error_set(&b->why, PA_ERROR_LIMIT, "%s does not fit into 64 bits", what);
}

// ---- Tables

static bool same_function(const struct pa_function *a, const struct pa_function *b)
{
    return a->name == b->name && a->system_name == b->system_name && a->file == b->file &&
           a->start_line == b->start_line;
}

uint32_t pa_profile_builder_function(struct pa_profile_builder *b, const struct pa_function *f)
{
    uint64_t hash = pa_hash_combine((uint64_t)f->name << 32 | f->system_name,
                                    pa_hash_combine(f->file, (uint64_t)f->start_line));
    uint32_t i;
    for (uint32_t slot = pa_index_first(&b->function_index, hash);
         pa_index_at(&b->function_index, slot, hash, &i);
         slot = pa_index_next(&b->function_index, slot)) {
        if (i != UINT32_MAX && same_function(&b->functions.items[i], f))
            return i;
    }
    i = (uint32_t)b->functions.count;
    pa_vec_push(&b->functions, *f);
    pa_index_add(&b->function_index, hash, i);
    return i;
}

static uint64_t rounded_size(const struct pa_mapping *m)
{
    return (m->limit - m->start + 0xfff) & ~(uint64_t)0xfff;
}

static pa_str binary_of(const struct pa_mapping *m)
{
    return m->build_id ? m->build_id : m->file;
}

// An equal mapping, 0 if there is none.
static uint32_t find_mapping(const struct pa_profile_builder *b, const struct pa_mapping *m,
                             uint64_t hash)
{
    uint32_t i;
    for (uint32_t slot = pa_index_first(&b->mapping_index, hash);
         pa_index_at(&b->mapping_index, slot, hash, &i);
         slot = pa_index_next(&b->mapping_index, slot)) {
        if (i == UINT32_MAX)
            continue;
        const struct pa_mapping *o = &b->mappings.items[i];
        if (rounded_size(o) == rounded_size(m) && o->offset == m->offset &&
            binary_of(o) == binary_of(m))
            return i;
    }
    return 0;
}

uint32_t pa_profile_builder_mapping(struct pa_profile_builder *b, const struct pa_mapping *m)
{
    uint64_t hash = pa_hash_combine(pa_hash_combine(rounded_size(m), m->offset), binary_of(m));
    uint32_t i = b->keep_all ? 0 : find_mapping(b, m, hash);
    if (i)
        return i;
    i = (uint32_t)b->mappings.count;
    pa_vec_push(&b->mappings, *m);
    if (!b->keep_all)
        pa_index_add(&b->mapping_index, hash, i);
    return i;
}

uint32_t pa_profile_builder_mapping_count(const struct pa_profile_builder *b)
{
    return (uint32_t)b->mappings.count - 1;
}

uint64_t pa_profile_builder_mapping_start(const struct pa_profile_builder *b, uint32_t mapping)
{
    return b->mappings.items[mapping].start;
}

void pa_profile_builder_lead_mapping(struct pa_profile_builder *b, uint32_t mapping)
{
    struct pa_mapping *m = b->mappings.items, lead = m[mapping];
    memmove(m + 2, m + 1, (mapping - 1) * sizeof *m);
    m[1] = lead;
    for (size_t i = 1; i < b->locations.count; i++) {
        uint32_t *of = &b->locations.items[i].mapping;
        if (*of == mapping)
            *of = 1;
        else if (*of && *of < mapping)
            ++*of;
    }
}

static bool same_lines(const struct pa_line *a, const struct pa_line *b, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (a[i].function != b[i].function || a[i].line != b[i].line || a[i].column != b[i].column)
            return false;
    }
    return true;
}

uint32_t pa_profile_builder_location(struct pa_profile_builder *b,
                                     const struct pa_location *location,
                                     const struct pa_line *lines, uint32_t line_count)
{
    uint64_t hash = pa_hash_combine(location->address, location->mapping << 1 | location->folded);
    for (uint32_t i = 0; i < line_count; i++)
        hash = pa_hash_combine(hash + lines[i].function,
                               (uint64_t)lines[i].line ^ (uint64_t)lines[i].column << 40);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&b->location_index, hash);
         pa_index_at(&b->location_index, slot, hash, &i);
         slot = pa_index_next(&b->location_index, slot)) {
        if (i == UINT32_MAX)
            continue;
        const struct pa_location *o = &b->locations.items[i];
        if (o->address == location->address && o->mapping == location->mapping &&
            o->folded == location->folded && o->line_count == line_count &&
            (!line_count || same_lines(b->lines.items + o->first_line, lines, line_count)))
            return i;
    }
    i = (uint32_t)b->locations.count;
    pa_vec_push(&b->locations, (struct pa_location){
                                   .address = location->address,
                                   .mapping = location->mapping,
                                   .folded = location->folded,
                                   .first_line = (uint32_t)b->lines.count,
                                   .line_count = line_count,
                               });
    for (uint32_t n = 0; n < line_count; n++)
        pa_vec_push(&b->lines, lines[n]);
    pa_index_add(&b->location_index, hash, i);
    return i;
}

// ---- Samples

static bool all_zero(const int64_t *values, size_t count)
{
    while (count && values[count - 1] == 0)
        count--;
    return count == 0;
}

bool pa_profile_builder_wants(const struct pa_profile_builder *b, const int64_t *values)
{
    return b->keep_all || !all_zero(values, b->types.count);
}

bool pa_profile_builder_full(const struct pa_profile_builder *b)
{
    return b->joiner.full;
}

static bool is_joined(const struct pa_profile_builder *b)
{
    return !b->keep_all && !b->apart;
}

// Where the stack leaves that of the sample written before.
static uint32_t common_depth(const struct pa_profile_builder *b, const struct pa_sample *s)
{
    size_t most = b->before.count < s->depth ? b->before.count : s->depth, n = s->common;
    while (n < most && b->before.items[n] == s->location[n])
        n++;
    return (uint32_t)n;
}

static void write_sample(struct pa_profile_builder *b, struct pa_sample *s)
{
    static const uint32_t no_stack[1];
    if (s->depth == 0) // a caller may have nothing to point at
        s->location = no_stack;
    if (!b->writing)
        pa_sample_writer_init(&b->writer, (uint32_t)b->types.count, b->arena);
    b->writing = true;
    s->common = common_depth(b, s);
    b->before.count = s->common;
    pa_vec_reserve(&b->before, s->depth - s->common);
    for (uint32_t i = s->common; i < s->depth; i++)
        b->before.items[i] = s->location[i];
    b->before.count = s->depth;
    for (size_t i = 0; i < b->types.count; i++)
        b->negative |= s->value[i] < 0;
    pa_sample_write(&b->writer, s);
}

size_t pa_profile_builder_apart_count(const struct pa_profile_builder *b)
{
    return b->writing ? b->writer.count : 0;
}

size_t pa_profile_builder_joined_count(const struct pa_profile_builder *b)
{
    return b->joiner.samples.count;
}

bool pa_profile_builder_can_cancel(const struct pa_profile_builder *b)
{
    return b->negative;
}

static const char *leaf_name(const struct pa_profile_builder *b, const struct pa_sample *s)
{
    const struct pa_location *leaf =
        s->depth ? &b->locations.items[s->location[s->depth - 1]] : NULL;
    if (!leaf || !leaf->line_count)
        return "a frame without a name";
    const struct pa_function *f = &b->functions.items[b->lines.items[leaf->first_line].function];
    return pa_strings_text(b->profile->strings, f->name ? f->name : f->system_name);
}

static void sum_overflow(struct pa_profile_builder *b, const struct pa_sample *s)
{
    if (b->why.code)
        return;
    pa_error_set(&b->why, PA_ERROR_LIMIT,
                 "the sum of %s over stacks that end in %s does not fit into 64 bits",
                 pa_strings_text(b->profile->strings, b->types.items[b->joiner.bad_type].type),
                 leaf_name(b, s));
}

void pa_profile_builder_sample(struct pa_profile_builder *b, const struct pa_sample *sample)
{
    struct pa_sample s = *sample;
    s.common = b->shared = s.common < b->shared ? s.common : b->shared;
    if (!pa_profile_builder_wants(b, s.value))
        return;
    b->shared = s.depth;
    pa_order_labels(&b->labels, b->profile->strings, s.label, s.label_count);
    s.label = b->labels.list.items;
    s.label_count = (uint32_t)b->labels.list.count;
    if (b->joiner.type_count != b->types.count)
        pa_joiner_set_types(&b->joiner, (uint32_t)b->types.count);
    if (!is_joined(b))
        write_sample(b, &s);
    else if (!pa_joiner_add(&b->joiner, &s))
        sum_overflow(b, &s);
}

// ---- The end

// Passes a vector's memory, which stays where it is, into the arena's care.
static void *keep(struct pa_profile_builder *b, void *items)
{
    pa_arena_defer(b->arena, free, items);
    return items;
}

static void finish_samples(struct pa_profile_builder *b)
{
    struct pa_profile *p = b->profile;
    if (b->writing) {
        pa_sample_writer_finish(&b->writer, p);
        b->writing = false;
    } else {
        pa_joiner_set_types(&b->joiner, p->type_count);
        pa_joiner_finish(&b->joiner, p, b->arena);
    }
    keep(b, (void *)(uintptr_t)p->store.bytes);
}

bool pa_profile_builder_check(const struct pa_profile_builder *b, struct pa_error *err)
{
    if (b->joiner.full)
        return pa_error_set(err, PA_ERROR_LIMIT,
                            "the stacks of all samples have more than 2^28 frames");
    if (b->why.code)
        *err = b->why;
    return !b->why.code;
}

const struct pa_profile *pa_profile_builder_finish(struct pa_profile_builder *b,
                                                   struct pa_error *err)
{
    struct pa_profile *p = b->profile;
    if (!pa_profile_builder_check(b, err))
        return NULL;
    p->type_count = (uint32_t)b->types.count;
    p->comment_count = (uint32_t)b->comments.count;
    p->mapping_count = (uint32_t)b->mappings.count - 1;
    p->function_count = (uint32_t)b->functions.count - 1;
    p->location_count = (uint32_t)b->locations.count - 1;
    p->line_count = b->lines.count;
    p->types = keep(b, b->types.items);
    p->comments = keep(b, b->comments.items);
    p->mappings = keep(b, b->mappings.items);
    p->functions = keep(b, b->functions.items);
    p->locations = keep(b, b->locations.items);
    p->lines = keep(b, b->lines.items);
    finish_samples(b);
    free_scratch(b);
    memset(b, 0, sizeof *b); // what is registered with the arena finds nothing left to free
    return p;
}
