// SPDX-License-Identifier: Apache-2.0
#include "input/addresses.h"

#include "input/drop_frames.h"

void pa_addresses_release(struct pa_addresses *a)
{
    pa_vec_release(&a->stacks);
    pa_vec_release(&a->samples);
    pa_vec_release(&a->labels);
    pa_vec_release(&a->lines);
    pa_vec_release(&a->places);
    pa_memory_map_release(&a->map);
    pa_index_release(&a->place_index);
    pa_index_release(&a->line_index);
}

// ---- Collecting

void pa_addresses_begin(struct pa_addresses *a)
{
    pa_vec_push(&a->samples, (struct pa_address_sample){
                                 .first = a->stacks.count,
                                 .first_label = a->labels.count,
                             });
    a->line_open = false;
}

void pa_addresses_push(struct pa_addresses *a, uint64_t address)
{
    pa_vec_push(&a->stacks, address);
}

bool pa_addresses_push_text(struct pa_addresses *a, struct pa_text text, uint64_t adjust,
                            struct pa_error *err)
{
    uint64_t address;
    bool too_large;
    while (pa_text_address(&text, &address, &too_large))
        pa_addresses_push(a, address - adjust);
    return !too_large || pa_error_set(err, PA_ERROR_FORMAT, "an address of more than 64 bits");
}

void pa_addresses_end(struct pa_addresses *a, const int64_t *value)
{
    struct pa_address_sample *s = &a->samples.items[a->samples.count - 1];
    s->depth = (uint32_t)(a->stacks.count - s->first);
    for (uint32_t i = 0; i < a->types; i++)
        s->value[i] = value[i];
}

void pa_addresses_label(struct pa_addresses *a, struct pa_label label)
{
    pa_vec_push(&a->labels, label);
    a->samples.items[a->samples.count - 1].label_count++;
}

void pa_addresses_drop_second(struct pa_addresses *a, struct pa_address_sample *sample)
{
    // The leaf overwrites it, and the sample begins one place later: nothing else has to move.
    a->stacks.items[sample->first + 1] = a->stacks.items[sample->first];
    sample->first++;
    sample->depth--;
}

static uint32_t find_line(const struct pa_addresses *a, uint64_t address)
{
    uint64_t hash = pa_hash_u64(address);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&a->line_index, hash);
         pa_index_at(&a->line_index, slot, hash, &i); slot = pa_index_next(&a->line_index, slot)) {
        if (i != UINT32_MAX && a->lines.items[i].address == address)
            return i;
    }
    return UINT32_MAX;
}

void pa_addresses_name(struct pa_addresses *a, uint64_t address, const struct pa_function *f,
                       int64_t line)
{
    bool more = a->line_open && a->lines.items[a->lines.count - 1].address == address;
    if (!more && find_line(a, address) != UINT32_MAX) {
        a->line_open = false;
        return;
    }
    if (!more)
        pa_index_add(&a->line_index, pa_hash_u64(address), (uint32_t)a->lines.count);
    pa_vec_push(&a->lines, (struct pa_address_line){address, {.line = line}, *f});
    a->line_open = true;
}

bool pa_addresses_read_map(struct pa_addresses *a, struct pa_lines *lines, struct pa_error *err)
{
    while (!pa_memory_map_starts(lines->line)) {
        if (!pa_lines_next(lines))
            return true;
    }
    return pa_memory_map_read(&a->map, lines, a->input->strings, err);
}

// ---- Building

struct pa_profile_builder *pa_addresses_builder(struct pa_addresses *a, const char *const *types)
{
    struct pa_strings *strings = a->input->strings;
    struct pa_profile_builder *b = pa_profile_builder_new(a->input->arena, strings);
    pa_profile_builder_keep_all(b);
    for (uint32_t i = 0; i < a->types; i++)
        pa_profile_builder_add_type(b, pa_strings_adds(strings, types[2 * i]),
                                    pa_strings_adds(strings, types[2 * i + 1]));
    return b;
}

static struct pa_address_place *find_place(struct pa_addresses *a, uint64_t address)
{
    uint64_t hash = pa_hash_u64(address);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&a->place_index, hash);
         pa_index_at(&a->place_index, slot, hash, &i);
         slot = pa_index_next(&a->place_index, slot)) {
        if (i != UINT32_MAX && a->places.items[i].address == address)
            return &a->places.items[i];
    }
    return NULL;
}

static void add_place(struct pa_addresses *a, uint64_t address)
{
    struct pa_address_place p = {.address = address, .mapping = SIZE_MAX};
    uint32_t line = find_line(a, address);
    if (line != UINT32_MAX) {
        p.first_line = line;
        for (; line < a->lines.count && a->lines.items[line].address == address; line++)
            p.line_count++;
    }
    if (!a->forget || !p.line_count)
        p.mapping = pa_memory_map_find(&a->map, address);
    pa_index_add(&a->place_index, pa_hash_u64(address), (uint32_t)a->places.count);
    pa_vec_push(&a->places, p);
}

// Finds the mapping of every address before any mapping is given to the builder: a lookup may still
// widen a mapping or add one.
static void find_places(struct pa_addresses *a)
{
    pa_memory_map_settle(&a->map, a->input->strings);
    for (size_t s = 0; s < a->samples.count; s++) {
        const struct pa_address_sample *sample = &a->samples.items[s];
        for (uint32_t i = 0; i < sample->depth; i++) {
            if (!find_place(a, a->stacks.items[sample->first + i]))
                add_place(a, a->stacks.items[sample->first + i]);
        }
    }
}

// Without any mapping, all is one binary without a name, as in profile.proto.
static void add_mappings(struct pa_addresses *a, struct pa_profile_builder *b)
{
    if (!a->map.list.count) {
        pa_vec_push(&a->map.list, (struct pa_mapping){0});
        for (size_t i = 0; i < a->places.count; i++)
            a->places.items[i].mapping = 0;
    }
    for (size_t i = 0; i < a->map.list.count; i++) {
        struct pa_mapping m = a->map.list.items[i];
        if (a->lines.count && !a->forget && i + 1 == a->map.unknown)
            m.has_functions = m.has_filenames = m.has_line_numbers = true;
        pa_profile_builder_mapping(b, &m);
    }
}

static uint32_t make_location(struct pa_addresses *a, struct pa_profile_builder *b,
                              const struct pa_address_place *p)
{
    struct pa_location l = {
        .address = a->forget ? 0 : p->address,
        .mapping = p->mapping == SIZE_MAX ? 0 : (uint32_t)p->mapping + 1,
    };
    struct pa_line *lines = pa_arena_calloc(a->input->arena, p->line_count, sizeof *lines);
    for (uint32_t i = 0; i < p->line_count; i++) {
        const struct pa_address_line *from = &a->lines.items[p->first_line + i];
        lines[i] = from->line;
        lines[i].function = pa_profile_builder_function(b, &from->function);
    }
    return pa_profile_builder_location(b, &l, lines, p->line_count);
}

// Cuts nameless frames off both ends of a stack that has others.
static void hide_nameless(struct pa_addresses *a, const struct pa_address_sample *s, uint32_t *from,
                          uint32_t *to)
{
    uint32_t first = s->depth, last = 0;
    for (uint32_t i = 0; i < s->depth; i++) {
        if (find_place(a, a->stacks.items[s->first + i])->line_count) {
            first = first < i ? first : i;
            last = i + 1;
        }
    }
    *from = last ? first : 0;
    *to = last ? last : s->depth;
}

static void build_sample(struct pa_addresses *a, struct pa_profile_builder *b,
                         const struct pa_address_sample *s, uint32_t *stack)
{
    uint32_t from = 0, to = s->depth;
    if (a->lines.count && !a->forget)
        hide_nameless(a, s, &from, &to);
    for (uint32_t i = from; i < to; i++) { // leaf first: locations are numbered in that order
        struct pa_address_place *p = find_place(a, a->stacks.items[s->first + i]);
        if (!p->location)
            p->location = make_location(a, b, p);
        stack[to - 1 - i] = p->location;
    }
    pa_profile_builder_sample(b,
                              &(struct pa_sample){
                                  .location = stack,
                                  .depth = to - from,
                                  .value = s->value,
                                  .label = s->label_count ? &a->labels.items[s->first_label] : NULL,
                                  .label_count = s->label_count,
                              });
}

bool pa_addresses_finish(struct pa_addresses *a, struct pa_profile_builder *b,
                         const struct pa_profile **profile, struct pa_error *err)
{
    find_places(a);
    add_mappings(a, b);
    uint32_t deepest = 0;
    for (size_t i = 0; i < a->samples.count; i++)
        deepest = deepest > a->samples.items[i].depth ? deepest : a->samples.items[i].depth;
    uint32_t *stack = pa_arena_calloc(a->input->arena, deepest, sizeof *stack);
    for (size_t i = 0; i < a->samples.count; i++)
        build_sample(a, b, &a->samples.items[i], stack);
    *profile = pa_profile_builder_finish(b, err);
    return *profile != NULL;
}

bool pa_addresses_finish_count(struct pa_addresses *a, const char *type,
                               const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_profile_builder *b = pa_addresses_builder(a, (const char *const[]){type, "count"});
    struct pa_profile *head = pa_profile_builder_head(b);
    pa_str count = pa_strings_adds(head->strings, "count");
    head->period_type = (struct pa_value_type){pa_strings_adds(head->strings, type), count};
    head->period = 1;
    pa_drop_frames_set(head, PA_DROP_PROFILER);
    return pa_addresses_finish(a, b, profile, err);
}
