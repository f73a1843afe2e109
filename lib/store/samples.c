// SPDX-License-Identifier: Apache-2.0
#include "store/samples.h"

#include "base/memory.h"
#include "base/number.h"
#include "base/wire.h"

#include <string.h>

enum { FACTOR, COLUMN };        // how a type is kept
enum { SAME_LABELS, LABELS };   // how labels are
enum { MOST_VALUES = 1 << 27 }; // of a profile

void pa_stored_samples_release(struct pa_stored_samples *s)
{
    pa_vec_release(&s->list);
    pa_vec_release(&s->values);
}

int64_t *pa_stored_samples_values(const struct pa_stored_samples *s, size_t sample)
{
    return s->type_count ? s->values.items + sample * s->type_count : NULL;
}

static void copy_values(int64_t *to, const int64_t *from, size_t types)
{
    if (types)
        memmove(to, from, types * sizeof *to);
}

// ---- Order

struct key {
    uint64_t key; // node << 32 | labels
    uint32_t at;
};

// One pass of a stable radix sort, by the 8 bits from `shift` on.
static void sort_by(const struct key *from, struct key *to, size_t count, unsigned shift)
{
    enum { BUCKETS = 256 };
    size_t starts[BUCKETS + 1] = {0};
    for (size_t i = 0; i < count; i++)
        starts[(from[i].key >> shift & (BUCKETS - 1)) + 1]++;
    for (size_t i = 0; i < BUCKETS; i++)
        starts[i + 1] += starts[i];
    for (size_t i = 0; i < count; i++)
        to[starts[from[i].key >> shift & (BUCKETS - 1)]++] = from[i];
}

// Sorts by all 64 bits; bytes that are the same in all keys need no pass. Returns `keys` or
// `other`, whichever has the result.
static struct key *sorted(struct key *keys, struct key *other, size_t count)
{
    uint64_t differ = 0;
    for (size_t i = 0; i < count; i++)
        differ |= keys[i].key ^ keys[0].key;
    for (unsigned shift = 0; shift < 64; shift += 8) {
        if (!(differ >> shift & 0xff))
            continue;
        sort_by(keys, other, count, shift);
        struct key *swap = keys;
        keys = other;
        other = swap;
    }
    return keys;
}

void pa_stored_samples_sort(struct pa_stored_samples *s)
{
    size_t count = s->list.count, types = s->type_count;
    struct key *keys = pa_xcalloc(2 * count + 1, sizeof *keys), *order;
    int64_t *values = pa_xcalloc(count * types + 1, sizeof *values);
    for (size_t i = 0; i < count; i++)
        keys[i] = (struct key){(uint64_t)s->list.items[i].node << 32 | s->list.items[i].labels,
                               (uint32_t)i};
    order = sorted(keys, keys + count, count);
    for (size_t i = 0; i < count; i++) {
        s->list.items[i] =
            (struct pa_stored_sample){(uint32_t)(order[i].key >> 32), (uint32_t)order[i].key};
        copy_values(values + i * types, pa_stored_samples_values(s, order[i].at), types);
    }
    copy_values(s->values.items, values, count * types);
    free(values);
    free(keys);
}

bool pa_stored_samples_join(struct pa_stored_samples *s)
{
    size_t kept = 0, types = s->type_count;
    bool fits = true;
    pa_stored_samples_sort(s);
    for (size_t i = 0; i < s->list.count; i++) {
        struct pa_stored_sample *last = kept ? &s->list.items[kept - 1] : NULL,
                                *this = &s->list.items[i];
        bool same = last && last->node == this->node && last->labels == this->labels;
        const int64_t *from = pa_stored_samples_values(s, i);
        if (!same) {
            s->list.items[kept] = *this;
            copy_values(pa_stored_samples_values(s, kept++), from, types);
            continue;
        }
        for (size_t t = 0; t < types; t++) {
            int64_t *to = pa_stored_samples_values(s, kept - 1) + t;
            fits &= pa_add_int64(*to, from[t], to);
        }
    }
    s->list.count = kept;
    s->values.count = kept * types;
    return fits;
}

// ---- Packing

int64_t pa_stored_samples_factor(const struct pa_stored_samples *s, uint32_t type)
{
    const int64_t *v = s->values.items;
    size_t types = s->type_count;
    if (type == 0 || s->list.count == 0 || v[0] == 0 || v[type] == INT64_MIN) // MIN / -1
        return 0;
    int64_t factor = v[type] / v[0];
    for (size_t i = 0; i < s->list.count; i++) {
        int64_t product;
        if (__builtin_mul_overflow(v[i * types], factor, &product) ||
            product != v[i * types + type])
            return 0;
    }
    return factor;
}

static void pack_values(const struct pa_stored_samples *s, uint32_t type, struct pa_strbuf *out)
{
    int64_t factor = pa_stored_samples_factor(s, type);
    if (factor) {
        pa_wire_add_varint(out, FACTOR);
        pa_pack_signed(out, factor);
        return;
    }
    uint64_t step = 0;
    for (size_t i = 0; i < s->list.count; i++)
        step = pa_pack_common_divisor(step, s->values.items[i * s->type_count + type]);
    step = step > 1 && step <= INT64_MAX ? step : 1;
    pa_wire_add_varint(out, COLUMN);
    pa_wire_add_varint(out, step);
    for (size_t i = 0; i < s->list.count; i++)
        pa_pack_signed(out, s->values.items[i * s->type_count + type] / (int64_t)step);
}

static void pack_labels(const struct pa_stored_samples *s, struct pa_strbuf *out)
{
    uint32_t first = s->list.count ? s->list.items[0].labels : 0;
    bool same = true;
    for (size_t i = 0; i < s->list.count; i++)
        same &= s->list.items[i].labels == first;
    pa_wire_add_varint(out, same ? SAME_LABELS : LABELS);
    if (same)
        pa_wire_add_varint(out, first);
    for (size_t i = 0; i < s->list.count && !same; i++)
        pa_wire_add_varint(out, s->list.items[i].labels);
}

void pa_stored_samples_pack(const struct pa_stored_samples *s, struct pa_strbuf *out)
{
    pa_wire_add_varint(out, s->list.count);
    for (size_t i = 0, before = 0; i < s->list.count; before = s->list.items[i++].node)
        pa_wire_add_varint(out, s->list.items[i].node - before);
    for (uint32_t t = 0; t < s->type_count; t++)
        pack_values(s, t, out);
    pack_labels(s, out);
}

// ---- Unpacking

static void unpack_values(struct pa_stored_samples *s, size_t first, uint32_t type,
                          struct pa_pack_reader *in)
{
    size_t types = s->type_count;
    int64_t *v = s->values.items;
    bool factor = pa_pack_get(in) == FACTOR;
    uint64_t by = factor ? (uint64_t)pa_pack_get_signed(in) : pa_pack_get(in);
    in->bad |= factor && type == 0;
    for (size_t i = first; i < s->list.count && !in->bad; i++) {
        uint64_t value = (uint64_t)(factor ? v[i * types] : pa_pack_get_signed(in));
        v[i * types + type] = (int64_t)(value * by); // wraps around only in what is damaged
    }
}

static void unpack_labels(struct pa_stored_samples *s, size_t first, uint32_t label_count,
                          struct pa_pack_reader *in)
{
    bool same = pa_pack_get(in) == SAME_LABELS;
    uint32_t set = 0;
    for (size_t i = first; i < s->list.count && !in->bad; i++) {
        if (!same || i == first)
            set = pa_pack_get_below(in, label_count);
        s->list.items[i].labels = set;
    }
    if (same && first == s->list.count)
        pa_pack_get(in);
}

bool pa_stored_samples_unpack(struct pa_stored_samples *s, struct pa_pack_reader in,
                              const struct pa_stored_limits *limits, struct pa_error *err)
{
    size_t first = s->list.count;
    uint32_t count = pa_pack_get_below(&in, (uint64_t)(in.end - in.next) + 1);
    uint64_t node = 0;
    if ((uint64_t)count * limits->type_count > MOST_VALUES)
        return pa_error_set(err, PA_ERROR_FORMAT, "damaged: more samples than there can be");
    pa_vec_reserve(&s->list, count);
    pa_vec_reserve(&s->values, (size_t)count * limits->type_count);
    for (uint32_t i = 0; i < count && !in.bad; i++) {
        node += pa_pack_get(&in);
        in.bad |= node >= limits->node_count;
        s->list.items[s->list.count++].node = (uint32_t)node;
    }
    s->values.count = s->list.count * limits->type_count;
    for (uint32_t t = 0; t < limits->type_count && !in.bad; t++)
        unpack_values(s, first, t, &in);
    unpack_labels(s, first, limits->label_count, &in);
    return (!in.bad && in.next == in.end) ||
           pa_error_set(err, PA_ERROR_FORMAT, "damaged: samples are cut off");
}
