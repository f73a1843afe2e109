// SPDX-License-Identifier: Apache-2.0
#include "store/segment_decode.h"

#include "profile/builder.h"

#include <stdlib.h>

#define MOST_FRAMES ((uint64_t)1 << 30) // of all stacks together that change

struct decoder {
    const struct pa_segment_tables *t;
    struct pa_profile_builder *b;
    const struct pa_stored_samples *samples;
    uint32_t type_count;
    uint32_t *mapping;      // by number in the segment + 1, in the profile
    uint32_t *function;     // by number in the segment; 0: not yet
    uint32_t *location;     // the same
    uint32_t *nodes, *path; // of the current stack, root first
    uint32_t depth;
    PA_VEC(struct pa_label) labels;
    PA_VEC(struct pa_line) lines;
    uint64_t frames;
};

static bool damaged(const char *what, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "damaged: %s", what);
}

static pa_str text(struct decoder *d, struct pa_pack_reader *in)
{
    return pa_segment_tables_string(d->t, in);
}

static void decode_types(struct decoder *d, struct pa_pack_reader *in)
{
    d->type_count = pa_pack_get_below(in, (uint64_t)(in->end - in->next) / 2 + 1);
    for (uint32_t i = 0; i < d->type_count && !in->bad; i++) {
        pa_str type = text(d, in);
        pa_profile_builder_add_type(d->b, type, text(d, in));
    }
}

static void decode_mappings(struct decoder *d, struct pa_pack_reader *in)
{
    uint32_t count = pa_pack_get_below(in, (uint64_t)(in->end - in->next) + 1);
    for (uint32_t i = 0; i < count && !in->bad; i++) {
        uint32_t number = pa_pack_get_below(in, d->t->mapping_count);
        if (!in->bad)
            d->mapping[number + 1] = pa_profile_builder_mapping(d->b, &d->t->mappings[number]);
    }
}

static bool decode_head(struct decoder *d, const struct pa_stored_profile *row,
                        struct pa_error *err)
{
    struct pa_profile *head = pa_profile_builder_head(d->b);
    if (row->head >= d->t->heads.count)
        return damaged("a profile without a head", err);
    struct pa_pack_reader in = d->t->heads.items[row->head];
    decode_types(d, &in);
    head->default_type = text(d, &in);
    head->period_type.type = text(d, &in);
    head->period_type.unit = text(d, &in);
    head->period = pa_pack_get_signed(&in);
    head->drop_frames = text(d, &in);
    head->keep_frames = text(d, &in);
    head->doc_url = text(d, &in);
    head->calls_only = pa_pack_get(&in) != 0;
    head->time_nanos = row->time;
    head->duration_nanos = row->duration;
    uint32_t comments = pa_pack_get_below(&in, (uint64_t)(in.end - in.next) + 1);
    for (uint32_t i = 0; i < comments && !in.bad; i++)
        pa_profile_builder_add_comment(d->b, text(d, &in));
    decode_mappings(d, &in);
    return !in.bad || damaged("the head of a profile", err);
}

static uint32_t location_of(struct decoder *d, uint32_t number)
{
    if (d->location[number])
        return d->location[number];
    struct pa_location l = d->t->locations[number];
    d->lines.count = 0;
    for (uint32_t i = 0; i < l.line_count; i++) {
        struct pa_line line = d->t->lines[l.first_line + i];
        uint32_t *f = &d->function[line.function];
        if (!*f)
            *f = pa_profile_builder_function(d->b, &d->t->functions[line.function]);
        line.function = *f;
        pa_vec_push(&d->lines, line);
    }
    l.mapping = d->mapping[l.mapping];
    return d->location[number] =
               pa_profile_builder_location(d->b, &l, d->lines.items, l.line_count);
}

// Makes `node` the current stack. Returns how many locations, from the root, it shares with the one
// before.
static uint32_t take_stack(struct decoder *d, uint32_t node)
{
    const struct pa_stack_node *nodes = d->t->stacks.items;
    uint32_t before = d->depth, depth = nodes[node].depth, at = depth;
    while (at && (at > before || d->nodes[at - 1] != node)) {
        d->nodes[--at] = node;
        d->path[at] = nodes[node].location;
        node = nodes[node].parent;
    }
    d->frames += depth - at;
    for (uint32_t i = at; i < depth; i++)
        d->path[i] = location_of(d, d->path[i]);
    d->depth = depth;
    return at;
}

static bool take_labels(struct decoder *d, uint32_t number)
{
    struct pa_pack_reader in = d->t->labels.items[number];
    uint32_t count = pa_pack_get_below(&in, (uint64_t)(in.end - in.next) / 3 + 1);
    d->labels.count = 0;
    for (uint32_t i = 0; i < count && !in.bad; i++) {
        struct pa_label l = {.key = text(d, &in)};
        l.numeric = pa_pack_get(&in) != 0;
        *(l.numeric ? &l.unit : &l.text) = text(d, &in);
        l.num = l.numeric ? pa_pack_get_signed(&in) : 0;
        pa_vec_push(&d->labels, l);
    }
    return !in.bad;
}

static bool decode_samples(struct decoder *d, struct pa_error *err)
{
    for (size_t i = 0; i < d->samples->list.count; i++) {
        const struct pa_stored_sample *one = &d->samples->list.items[i];
        if (!take_labels(d, one->labels))
            return damaged("a set of labels", err);
        struct pa_sample s = {.value = pa_stored_samples_values(d->samples, i)};
        s.common = take_stack(d, one->node);
        s.depth = d->depth;
        s.location = d->path;
        s.label = d->labels.items;
        s.label_count = (uint32_t)d->labels.count;
        if (d->frames > MOST_FRAMES)
            return damaged("stacks without an end", err);
        pa_profile_builder_sample(d->b, &s);
    }
    return true;
}

bool pa_segment_head_types(const struct pa_segment_tables *t, uint64_t head, uint32_t *count,
                           struct pa_error *err)
{
    if (head >= t->heads.count)
        return damaged("a profile without a head", err);
    struct pa_pack_reader in = t->heads.items[head];
    *count = pa_pack_get_below(&in, (uint64_t)(in.end - in.next) / 2 + 1);
    return !in.bad || damaged("the head of a profile", err);
}

bool pa_segment_decode(const struct pa_segment_tables *t, const struct pa_stored_profile *row,
                       struct pa_arena *arena, const struct pa_profile **profile,
                       struct pa_error *err)
{
    struct pa_arena scratch = {0};
    struct decoder d = {.t = t, .samples = row->samples};
    d.b = pa_profile_builder_new(arena, t->strings);
    pa_profile_builder_keep_all(d.b);
    d.mapping = pa_arena_calloc(&scratch, (size_t)t->mapping_count + 1, sizeof *d.mapping);
    d.function = pa_arena_calloc(&scratch, (size_t)t->function_count + 1, sizeof *d.function);
    d.location = pa_arena_calloc(&scratch, (size_t)t->location_count + 1, sizeof *d.location);
    d.nodes = pa_arena_calloc(&scratch, (size_t)t->stacks.deepest + 1, sizeof *d.nodes);
    d.path = pa_arena_calloc(&scratch, (size_t)t->stacks.deepest + 1, sizeof *d.path);
    bool ok = decode_head(&d, row, err) && (!d.samples || decode_samples(&d, err));
    *profile = ok ? pa_profile_builder_finish(d.b, err) : NULL;
    pa_vec_release(&d.labels);
    pa_vec_release(&d.lines);
    pa_arena_release(&scratch);
    return *profile != NULL;
}
