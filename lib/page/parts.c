// SPDX-License-Identifier: Apache-2.0
#include "page/parts.h"

#include "analysis/node.h"
#include "profile/granularity.h"
#include "profile/sample.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_TAGS = 400 };

struct adder {
    struct pa_page_parts *parts;
    const struct pa_profile *profile;
    struct pa_node_table *table; // of lines
    unsigned char side;
    uint32_t *line;        // by node of the table: in parts->lines
    PA_VEC(uint32_t) path; // by depth: the node behind the location
};

static uint32_t line_of(struct adder *a, uint32_t node)
{
    struct pa_page_parts *p = a->parts;
    const struct pa_node_info *info = &a->table->infos.items[node];
    pa_str function = pa_node_function(a->table, node);
    uint64_t hash =
        pa_hash_combine(pa_hash_combine(pa_hash_u64(function), info->file), (uint64_t)info->line);
    uint32_t at;
    for (uint32_t slot = pa_index_first(&p->line_index, hash);
         pa_index_at(&p->line_index, slot, hash, &at); slot = pa_index_next(&p->line_index, slot)) {
        const struct pa_page_line *l = at == UINT32_MAX ? NULL : &p->lines.items[at];
        if (l && l->function == function && l->file == info->file && l->line == info->line)
            return at;
    }
    at = (uint32_t)p->lines.count;
    pa_vec_push(&p->lines, (struct pa_page_line){
                               .function = function, .file = info->file, .line = info->line});
    pa_index_add(&p->line_index, hash, at);
    return at;
}

// The node behind a location, which is called by `parent`: its frames are outermost first.
static uint32_t enter(struct adder *a, uint32_t parent, uint32_t location)
{
    const uint32_t *first = &a->table->first[location];
    for (uint32_t i = first[0]; i < first[1]; i++)
        parent = pa_prefix_tree_child(&a->parts->stacks, parent, a->line[a->table->of_location[i]]);
    return parent;
}

static void add_stack(struct adder *a, const struct pa_sample *s, double value)
{
    struct pa_page_parts *p = a->parts;
    a->path.count = s->common;
    for (uint32_t i = s->common; i < s->depth; i++)
        pa_vec_push(&a->path, enter(a, i ? a->path.items[i - 1] : 0, s->location[i]));
    while (p->costs[a->side].count < p->stacks.nodes.count)
        pa_vec_push(&p->costs[a->side], 0);
    p->costs[a->side].items[s->depth ? a->path.items[s->depth - 1] : 0] += value;
}

static pa_str text_of(const struct adder *a, const struct pa_label *label)
{
    char number[64];
    if (!label->numeric)
        return label->text;
    snprintf(number, sizeof number, "%" PRId64 " %.30s", label->num,
             label->unit ? pa_profile_text(a->profile, label->unit) : "");
    for (size_t n = strlen(number); n && number[n - 1] == ' '; n--)
        number[n - 1] = '\0';
    return pa_strings_adds(a->profile->strings, number);
}

// The number of a label, or UINT32_MAX if there are too many.
static uint32_t tag_of(struct adder *a, const struct pa_label *label)
{
    struct pa_page_parts *p = a->parts;
    pa_str text = text_of(a, label);
    uint64_t hash = pa_hash_combine(pa_hash_u64(label->key), text);
    uint32_t at;
    for (uint32_t slot = pa_index_first(&p->tag_index, hash);
         pa_index_at(&p->tag_index, slot, hash, &at); slot = pa_index_next(&p->tag_index, slot)) {
        if (at != UINT32_MAX && p->tags.items[at].key == label->key &&
            p->tags.items[at].value == text)
            return at;
    }
    if (p->tags.count >= MOST_TAGS)
        return UINT32_MAX;
    at = (uint32_t)p->tags.count;
    pa_index_add(&p->tag_index, hash, at);
    pa_vec_push(&p->tags, (struct pa_page_tag){.key = label->key, .value = text});
    return at;
}

static void add_tag(struct adder *a, uint32_t tag, uint32_t node, double value)
{
    struct pa_page_parts *p = a->parts;
    uint64_t hash = pa_hash_u64((uint64_t)tag << 32 | node);
    uint32_t at;
    for (uint32_t slot = pa_index_first(&p->tagged_index, hash);
         pa_index_at(&p->tagged_index, slot, hash, &at);
         slot = pa_index_next(&p->tagged_index, slot)) {
        struct pa_page_tagged *t = at == UINT32_MAX ? NULL : &p->tagged.items[at];
        if (t && t->tag == tag && t->node == node) {
            t->cost[a->side] += value;
            return;
        }
    }
    pa_index_add(&p->tagged_index, hash, (uint32_t)p->tagged.count);
    struct pa_page_tagged tagged = {.tag = tag, .node = node};
    tagged.cost[a->side] = value;
    pa_vec_push(&p->tagged, tagged);
}

static void add_tags(struct adder *a, const struct pa_sample *s, double value)
{
    uint32_t node = s->depth ? a->path.items[s->depth - 1] : 0;
    for (uint32_t i = 0; i < s->label_count; i++) {
        uint32_t tag = tag_of(a, &s->label[i]);
        if (tag != UINT32_MAX)
            add_tag(a, tag, node, value);
    }
}

static void add_samples(struct adder *a, uint32_t type)
{
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, a->profile);
    while (pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        double value = (double)s->value[type];
        add_stack(a, s, value);
        if (value == 0)
            continue;
        a->parts->totals[a->side] += value;
        add_tags(a, s, value);
    }
    pa_sample_reader_release(&reader);
}

void pa_page_parts_add(struct pa_page_parts *parts, const struct pa_profile *profile, uint32_t type,
                       unsigned char side)
{
    struct pa_arena scratch = {0};
    const struct pa_granularity_options lines = {.granularity = PA_GRANULARITY_LINES};
    struct adder a = {.parts = parts, .side = side};
    a.profile = pa_profile_aggregate(profile, &lines, &scratch);
    a.table = pa_node_table_new(a.profile, NULL, &scratch);
    size_t count = a.table->infos.count;
    a.line = pa_arena_calloc(&scratch, count + 1, sizeof *a.line);
    for (uint32_t i = 0; i < count; i++)
        a.line[i] = line_of(&a, i);
    if (parts->stacks.nodes.count == 0)
        pa_prefix_tree_init(&parts->stacks);
    add_samples(&a, type);
    pa_vec_release(&a.path);
    pa_arena_release(&scratch);
}

void pa_page_parts_release(struct pa_page_parts *parts)
{
    pa_vec_release(&parts->lines);
    pa_vec_release(&parts->tags);
    pa_vec_release(&parts->tagged);
    pa_index_release(&parts->line_index);
    pa_index_release(&parts->tag_index);
    pa_index_release(&parts->tagged_index);
    if (parts->stacks.nodes.count)
        pa_prefix_tree_release(&parts->stacks);
    pa_vec_release(&parts->costs[0]);
    pa_vec_release(&parts->costs[1]);
}

double pa_page_parts_size(const struct pa_page_parts *parts)
{
    return fmax(fabs(parts->totals[0]) + fabs(parts->totals[1]), 1);
}
