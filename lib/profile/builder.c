// SPDX-License-Identifier: Apache-2.0
#include "profile/builder.h"

#include "base/memory.h"
#include "base/number.h"
#include "base/strbuf.h"

#include <stdlib.h>
#include <string.h>

// Readers make stacks of trees: a file of a megabyte can stand for more than any memory holds.
static const uint64_t MOST_KEYS = (uint64_t)4 << 30;

// A sample's key holds its stack and labels; equal keys are equal samples. Labels are sorted in it,
// so that their order in the file does not matter.
struct pa_profile_builder {
    struct pa_arena *arena;
    struct pa_profile *profile;
    PA_VEC(struct pa_value_type) types;
    PA_VEC(pa_str) comments;
    PA_VEC(struct pa_mapping) mappings;
    PA_VEC(struct pa_function) functions;
    PA_VEC(struct pa_location) locations;
    PA_VEC(struct pa_line) lines;
    struct pa_index comment_index, mapping_index, function_index, location_index, sample_index;
    struct pa_strbuf keys;    // all samples' keys, one behind the other
    PA_VEC(uint64_t) key_end; // of each sample, in keys
    PA_VEC(int64_t) values;   // [sample][type]
    struct pa_strbuf key;     // scratch
    PA_VEC(struct pa_label) labels;
    bool overflow, full, keep_all;
};

static void free_samples(struct pa_profile_builder *b)
{
    pa_index_release(&b->comment_index);
    pa_index_release(&b->mapping_index);
    pa_index_release(&b->function_index);
    pa_index_release(&b->location_index);
    pa_index_release(&b->sample_index);
    pa_strbuf_release(&b->keys);
    pa_vec_release(&b->key_end);
    pa_vec_release(&b->values);
    pa_strbuf_release(&b->key);
    pa_vec_release(&b->labels);
}

static void release(void *object)
{
    struct pa_profile_builder *b = object;
    free_samples(b);
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

struct pa_profile *pa_profile_builder_head(struct pa_profile_builder *b)
{
    return b->profile;
}

void pa_profile_builder_add_type(struct pa_profile_builder *b, pa_str type, pa_str unit)
{
    pa_vec_push(&b->types, (struct pa_value_type){type, unit});
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

void pa_profile_builder_overflow(struct pa_profile_builder *b)
{
    b->overflow = true;
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

uint32_t pa_profile_builder_mapping(struct pa_profile_builder *b, const struct pa_mapping *m)
{
    uint64_t hash = pa_hash_combine(pa_hash_combine(rounded_size(m), m->offset), binary_of(m));
    uint32_t i;
    for (uint32_t slot = pa_index_first(&b->mapping_index, hash);
         pa_index_at(&b->mapping_index, slot, hash, &i);
         slot = pa_index_next(&b->mapping_index, slot)) {
        if (i == UINT32_MAX || b->keep_all)
            continue;
        const struct pa_mapping *o = &b->mappings.items[i];
        if (rounded_size(o) == rounded_size(m) && o->offset == m->offset &&
            binary_of(o) == binary_of(m))
            return i;
    }
    i = (uint32_t)b->mappings.count;
    pa_vec_push(&b->mappings, *m);
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

static bool label_before(const struct pa_profile_builder *b, const struct pa_label *x,
                         const struct pa_label *y)
{
    if (x->key == y->key)
        return !x->numeric && y->numeric;
    return pa_strings_compare(b->profile->strings, x->key, y->key) < 0;
}

// Two sorted runs, [from, middle) and [middle, to), become one in `out`.
static void merge_runs(const struct pa_profile_builder *b, struct pa_label *out, size_t from,
                       size_t middle, size_t to)
{
    const struct pa_label *labels = b->labels.items;
    for (size_t left = from, right = middle; from < to; from++) {
        bool take_right =
            left == middle || (right < to && label_before(b, &labels[right], &labels[left]));
        out[from] = labels[take_right ? right++ : left++];
    }
}

// By the text of the key, text labels first. Equal keys keep the order of the file: it means
// something to pprof.
static void sort_labels(struct pa_profile_builder *b)
{
    size_t count = b->labels.count;
    if (count < 2)
        return;
    pa_vec_reserve(&b->labels, count); // the second half is scratch
    struct pa_label *scratch = b->labels.items + count;
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t from = 0; from < count; from += 2 * width) {
            size_t middle = from + width < count ? from + width : count;
            size_t to = middle + width < count ? middle + width : count;
            merge_runs(b, scratch, from, middle, to);
        }
        memcpy(b->labels.items, scratch, count * sizeof *scratch);
    }
}

static void add_u32(struct pa_strbuf *key, const uint32_t *numbers, size_t count)
{
    pa_strbuf_add(key, numbers, count * sizeof *numbers);
}

// The number of labels, the labels, then the stack.
static void make_key(struct pa_profile_builder *b, const struct pa_sample *s)
{
    pa_strbuf_clear(&b->key);
    b->labels.count = 0;
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        if (l->numeric ? l->num || l->unit : l->text) // a bare 0 is no label in profile.proto
            pa_vec_push(&b->labels, *l);
    }
    sort_labels(b);
    add_u32(&b->key, &(uint32_t){(uint32_t)b->labels.count}, 1);
    for (size_t i = 0; i < b->labels.count; i++) {
        struct pa_label *l = &b->labels.items[i];
        uint64_t num = l->numeric ? (uint64_t)l->num : 0;
        add_u32(&b->key,
                (uint32_t[]){l->key, l->numeric ? 0 : l->text, l->numeric ? l->unit : 0, l->numeric,
                             (uint32_t)num, (uint32_t)(num >> 32)},
                6);
    }
    add_u32(&b->key, s->location, s->depth);
}

static bool same_key(const struct pa_profile_builder *b, uint32_t sample)
{
    uint64_t begin = sample ? b->key_end.items[sample - 1] : 0;
    return b->key_end.items[sample] - begin == b->key.size &&
           memcmp(b->keys.text + begin, b->key.text, b->key.size) == 0;
}

static uint32_t add_sample(struct pa_profile_builder *b)
{
    uint32_t i = (uint32_t)b->key_end.count;
    pa_strbuf_add(&b->keys, b->key.text, b->key.size);
    pa_vec_push(&b->key_end, b->keys.size);
    pa_vec_reserve(&b->values, b->types.count);
    memset(b->values.items + b->values.count, 0, b->types.count * sizeof *b->values.items);
    b->values.count += b->types.count;
    return i;
}

// The sample whose key is b->key.
static uint32_t find_sample(struct pa_profile_builder *b)
{
    uint64_t hash = pa_hash_bytes(b->key.text, b->key.size);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&b->sample_index, hash);
         pa_index_at(&b->sample_index, slot, hash, &i);
         slot = pa_index_next(&b->sample_index, slot)) {
        if (i != UINT32_MAX && same_key(b, i))
            return i;
    }
    i = add_sample(b);
    pa_index_add(&b->sample_index, hash, i);
    return i;
}

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
    return b->full;
}

void pa_profile_builder_sample(struct pa_profile_builder *b, const struct pa_sample *sample)
{
    if (b->full || !pa_profile_builder_wants(b, sample->value))
        return;
    make_key(b, sample);
    b->full = b->keys.size + b->key.size > MOST_KEYS;
    if (b->full)
        return;
    size_t i = b->keep_all ? add_sample(b) : find_sample(b); // may move the values
    size_t at = i * b->types.count;
    int64_t *sum = b->values.items + at;
    for (size_t t = 0; t < b->types.count; t++)
        b->overflow |= !pa_add_int64(sum[t], sample->value[t], &sum[t]);
}

// ---- The end

// Passes a vector's memory, which stays where it is, into the arena's care.
static void *keep(struct pa_profile_builder *b, void *items)
{
    pa_arena_defer(b->arena, free, items);
    return items;
}

// A key as it was made; the stack stays in the key.
static struct pa_sample read_key(struct pa_profile_builder *b, uint32_t sample)
{
    uint64_t begin = sample ? b->key_end.items[sample - 1] : 0;
    const uint32_t *key = (const uint32_t *)(const void *)(b->keys.text + begin);
    const uint32_t *end = (const uint32_t *)(const void *)(b->keys.text + b->key_end.items[sample]);
    uint32_t label_count = *key++;
    b->labels.count = 0;
    for (uint32_t i = 0; i < label_count; i++, key += 6)
        pa_vec_push(&b->labels, (struct pa_label){
                                    .key = key[0],
                                    .text = key[1],
                                    .unit = key[2],
                                    .numeric = key[3],
                                    .num = (int64_t)(key[4] | (uint64_t)key[5] << 32),
                                });
    return (struct pa_sample){
        .location = key,
        .depth = (uint32_t)(end - key),
        .label = b->labels.items,
        .label_count = label_count,
    };
}

static uint32_t common_depth(const struct pa_sample *a, const struct pa_sample *b)
{
    uint32_t most = a->depth < b->depth ? a->depth : b->depth, n = 0;
    while (n < most && a->location[n] == b->location[n])
        n++;
    return n;
}

static void pack_samples(struct pa_profile_builder *b)
{
    struct pa_profile *p = b->profile;
    struct pa_sample_writer writer;
    pa_sample_writer_init(&writer, p->type_count, b->arena);
    struct pa_sample before = {0};
    for (uint32_t i = 0; i < b->key_end.count; i++) {
        struct pa_sample s = read_key(b, i);
        s.value = b->values.items + i * p->type_count;
        if (!pa_profile_builder_wants(b, s.value))
            continue;
        s.common = common_depth(&before, &s);
        pa_sample_write(&writer, &s);
        before = s;
    }
    pa_sample_writer_finish(&writer, p);
    keep(b, (void *)(uintptr_t)p->store.bytes);
}

const struct pa_profile *pa_profile_builder_finish(struct pa_profile_builder *b,
                                                   struct pa_error *err)
{
    struct pa_profile *p = b->profile;
    if (b->full) {
        pa_error_set(err, PA_ERROR_LIMIT, "the stacks of all samples take more than 4 GiB");
        return NULL;
    }
    if (b->overflow) {
        pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
        return NULL;
    }
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
    pack_samples(b);
    free_samples(b);
    memset(b, 0, sizeof *b); // what is registered with the arena finds nothing left to free
    return p;
}
