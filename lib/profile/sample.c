// SPDX-License-Identifier: Apache-2.0
#include "profile/sample.h"

#include "base/wire.h"
#include "profile/id_map.h"

#include <string.h>

enum { FIELD_SAMPLE = 2, SAMPLE_LOCATION = 1, SAMPLE_VALUE = 2, SAMPLE_LABEL = 3 };

void pa_sample_reader_init(struct pa_sample_reader *reader, const struct pa_profile *profile)
{
    *reader = (struct pa_sample_reader){
        .profile = profile,
        .next = profile->store.bytes,
        .end = profile->store.bytes + profile->store.size,
    };
}

void pa_sample_reader_release(struct pa_sample_reader *reader)
{
    pa_vec_release(&reader->path);
    pa_vec_release(&reader->reach);
    pa_vec_release(&reader->fresh);
    pa_vec_release(&reader->copies[0]);
    pa_vec_release(&reader->copies[1]);
    pa_vec_release(&reader->values);
    pa_vec_release(&reader->labels);
    pa_vec_release(&reader->edited);
}

static bool fail(struct pa_sample_reader *reader, const char *error)
{
    reader->error = error;
    return false;
}

// ---- The stack

// How many bytes the ends of [a, a_end) and [b, b_end) have in common.
static size_t common_end(const uint8_t *a, const uint8_t *a_end, const uint8_t *b,
                         const uint8_t *b_end)
{
    size_t most =
        (size_t)(a_end - a) < (size_t)(b_end - b) ? (size_t)(a_end - a) : (size_t)(b_end - b);
    size_t n = 0;
    for (; n + 8 <= most; n += 8) {
        uint64_t x, y;
        memcpy(&x, a_end - n - 8, 8);
        memcpy(&y, b_end - n - 8, 8);
        if (x != y)
            break;
    }
    while (n < most && a_end[-1 - (ptrdiff_t)n] == b_end[-1 - (ptrdiff_t)n])
        n++;
    return n;
}

static inline uint32_t location_of(const struct pa_profile *profile, uint64_t id)
{
    const struct pa_id_map *ids = profile->store.location_ids;
    return ids ? pa_id_map_find(ids, id) : (uint32_t)id;
}

// Locations of the packed ids [p, end), which are `ids_end - p` bytes from the end, onto the path.
static bool extend_path(struct pa_sample_reader *r, const uint8_t *p, const uint8_t *end)
{
    size_t shared = r->path.count, fresh = 0;
    const uint8_t *ids_end = r->ids_end;
    pa_vec_reserve(&r->path, (size_t)(end - p));
    pa_vec_reserve(&r->reach, (size_t)(end - p));
    r->fresh.count = 0;
    pa_vec_reserve(&r->fresh, 2 * (size_t)(end - p));
    while (p < end) {
        uint64_t id;
        r->fresh.items[fresh++] = (uint32_t)(ids_end - p);
        if (!pa_wire_varint(&p, end, &id))
            return fail(r, "bad varint");
        uint32_t location = location_of(r->profile, id);
        if (location == 0) {
            r->bad_id = id;
            return fail(r, "unknown location");
        }
        r->fresh.items[fresh++] = location;
    }
    for (size_t i = fresh; i > 0; i -= 2) { // leaf first becomes root first
        r->path.items[r->path.count++] = r->fresh.items[i - 1];
        r->reach.items[r->reach.count++] = r->fresh.items[i - 2];
    }
    r->sample.common = (uint32_t)shared;
    return true;
}

static bool read_stack(struct pa_sample_reader *r, const uint8_t *ids, const uint8_t *ids_end)
{
    if (ids_end - ids > INT32_MAX)
        return fail(r, "a stack of more than 2 GiB");
    size_t same = common_end(r->ids, r->ids_end, ids, ids_end), shared = r->path.count;
    while (shared && r->reach.items[shared - 1] > same)
        shared--;
    // The shared bytes may be the tail of a longer id here than in the sample before.
    size_t reach = shared ? r->reach.items[shared - 1] : 0;
    if (shared && reach < (size_t)(ids_end - ids) && ids_end[-1 - (ptrdiff_t)reach] >= 0x80)
        reach = --shared ? r->reach.items[shared - 1] : 0;
    r->path.count = r->reach.count = shared;
    r->ids = ids;
    r->ids_end = ids_end;
    return extend_path(r, ids, ids_end - reach);
}

// ---- Values and labels

static bool read_values(struct pa_sample_reader *r, const struct pa_field *field)
{
    if (field->type == PA_WIRE_VARINT) {
        pa_vec_push(&r->values, (int64_t)field->value);
        return true;
    }
    if (field->type != PA_WIRE_BYTES)
        return fail(r, "type mismatch");
    const uint8_t *p = field->bytes, *end = p + field->size;
    while (p < end) {
        uint64_t value;
        if (!pa_wire_varint(&p, end, &value))
            return fail(r, "bad varint");
        pa_vec_push(&r->values, (int64_t)value);
    }
    return true;
}

static bool string_of(struct pa_sample_reader *r, uint64_t index, pa_str *id)
{
    const pa_str *strings = r->profile->store.strings;
    if (!strings) {
        *id = (pa_str)index;
        return true;
    }
    if (index >= r->profile->store.string_count) {
        r->bad_id = index;
        return fail(r, "unknown string");
    }
    *id = strings[index];
    return true;
}

static bool read_label(struct pa_sample_reader *r, const struct pa_field *field)
{
    if (field->type != PA_WIRE_BYTES)
        return fail(r, "type mismatch");
    struct pa_wire wire = {.next = field->bytes, .end = field->bytes + field->size};
    struct pa_field f;
    uint64_t part[5] = {0}; // key, text, number, unit by field number
    while (pa_wire_next(&wire, &f)) {
        if (f.number == 0 || f.number > 4)
            continue;
        if (f.type != PA_WIRE_VARINT)
            return fail(r, "type mismatch");
        part[f.number] = f.value;
    }
    if (wire.error)
        return fail(r, wire.error);
    struct pa_label label = {.numeric = part[2] == 0, .num = (int64_t)part[3]};
    if (!string_of(r, part[1], &label.key))
        return false;
    if (part[2] && !string_of(r, part[2], &label.text))
        return false;
    if (!part[2] && part[4] && !string_of(r, part[4], &label.unit))
        return false;
    // The number 0 without a unit cannot be told from "nothing": it is no label.
    if (part[2] || part[3] || part[4])
        pa_vec_push(&r->labels, label);
    return true;
}

// ---- A message

struct pending {
    const uint8_t *ids, *ids_end;
    bool copied; // the ids are gathered in reader->copies
};

static void gather_ids(struct pa_sample_reader *r, struct pending *stack, const void *bytes,
                       size_t n)
{
    if (!stack->copied) {
        r->copy ^= 1; // the other one may hold the stack before
        r->copies[r->copy].count = 0;
    }
    size_t before = stack->copied ? 0 : (size_t)(stack->ids_end - stack->ids);
    pa_vec_reserve(&r->copies[r->copy], before + n);
    uint8_t *to = r->copies[r->copy].items + r->copies[r->copy].count;
    if (before)
        memcpy(to, stack->ids, before);
    if (n)
        memcpy(to + before, bytes, n);
    r->copies[r->copy].count += before + n;
    stack->copied = true;
    stack->ids = r->copies[r->copy].items;
    stack->ids_end = stack->ids + r->copies[r->copy].count;
}

static bool add_ids(struct pa_sample_reader *r, const struct pa_field *f, struct pending *stack)
{
    if (f->type == PA_WIRE_BYTES && stack->ids == stack->ids_end) {
        stack->ids = f->bytes;
        stack->ids_end = f->bytes + f->size;
        stack->copied = false;
    } else if (f->type == PA_WIRE_BYTES) {
        gather_ids(r, stack, f->bytes, f->size);
    } else if (f->type == PA_WIRE_VARINT) {
        uint8_t packed[PA_VARINT_MAX];
        gather_ids(r, stack, packed, pa_varint_put(packed, f->value));
    } else {
        return fail(r, "type mismatch");
    }
    return true;
}

static bool read_message(struct pa_sample_reader *r, const uint8_t *bytes, size_t size)
{
    struct pa_wire wire = {.next = bytes, .end = bytes + size};
    struct pa_field f;
    struct pending stack = {0};
    r->values.count = r->labels.count = 0;
    while (pa_wire_next(&wire, &f)) {
        bool ok = true;
        if (f.number == SAMPLE_LOCATION)
            ok = add_ids(r, &f, &stack);
        else if (f.number == SAMPLE_VALUE)
            ok = read_values(r, &f);
        else if (f.number == SAMPLE_LABEL && !(r->skip_labels && r->profile->filter_count == 0))
            ok = read_label(r, &f);
        if (!ok)
            return false;
    }
    if (wire.error)
        return fail(r, wire.error);
    return read_stack(r, stack.ids, stack.ids_end);
}

static bool all_zero(const int64_t *values, uint32_t count)
{
    while (count && values[count - 1] == 0)
        count--;
    return count == 0;
}

static void take_column_values(struct pa_sample_reader *r)
{
    uint32_t types = r->profile->type_count;
    const int64_t *from = r->profile->store.values + (r->index - 1) * types;
    pa_vec_reserve(&r->values, types);
    memcpy(r->values.items, from, types * sizeof *from);
    r->values.count = types;
}

static bool apply_filters(struct pa_sample_reader *r)
{
    const struct pa_profile *p = r->profile;
    r->edited.count = 0;
    pa_vec_reserve(&r->edited, r->path.count + 1);
    memcpy(r->edited.items, r->path.items, r->path.count * sizeof *r->path.items);
    pa_vec_reserve(&r->labels, 1);
    struct pa_sample_edit edit = {
        .location = r->edited.items,
        .depth = (uint32_t)r->path.count,
        .common = r->sample.common,
        .value = r->values.items,
        .type_count = p->type_count,
        .label = r->labels.items,
        .label_count = (uint32_t)r->labels.count,
    };
    for (uint32_t i = 0; i < p->filter_count; i++) {
        pa_vec_reserve(&r->labels, 1);
        edit.label = r->labels.items;
        if (!p->filters[i]->apply(p->filters[i], &edit))
            return false;
        r->labels.count = edit.label_count;
    }
    r->sample.location = edit.location;
    r->sample.depth = edit.depth;
    r->sample.common = edit.common;
    r->sample.label_count = edit.label_count;
    return true;
}

static bool give_out(struct pa_sample_reader *r)
{
    const struct pa_profile *p = r->profile;
    r->sample.value = r->values.items;
    r->sample.location = r->path.items;
    r->sample.depth = (uint32_t)r->path.count;
    r->sample.label_count = (uint32_t)r->labels.count;
    bool keep = p->filter_count == 0 || apply_filters(r);
    if (!keep || (p->merged && all_zero(r->values.items, p->type_count))) {
        r->broken = true;
        return false;
    }
    r->sample.label = r->labels.items;
    if (r->broken)
        r->sample.common = 0;
    if (r->sample.common > r->emitted)
        r->sample.common = r->emitted;
    if (r->sample.common > r->sample.depth)
        r->sample.common = r->sample.depth;
    r->emitted = r->sample.depth;
    r->broken = false;
    return true;
}

bool pa_sample_next(struct pa_sample_reader *r)
{
    struct pa_wire wire = {.next = r->next, .end = r->end};
    struct pa_field f;
    while (pa_wire_next(&wire, &f)) {
        if (f.number != FIELD_SAMPLE)
            continue;
        if (f.type != PA_WIRE_BYTES)
            return fail(r, "type mismatch");
        r->next = wire.next;
        r->index++;
        if (!read_message(r, f.bytes, f.size))
            return false;
        if (r->profile->store.values)
            take_column_values(r);
        else if (r->values.count != r->profile->type_count)
            return fail(r, "wrong number of values");
        if (give_out(r))
            return true;
    }
    r->next = r->end;
    return false;
}

// ---- For filters

void pa_sample_edit_cut(struct pa_sample_edit *edit, uint32_t from, uint32_t to)
{
    // Equal stacks up to and including `from` were cut alike; otherwise nothing is known.
    edit->common = from < edit->common ? edit->common - from : from == 0 ? edit->common : 0;
    if (from)
        memmove(edit->location, edit->location + from, (to - from) * sizeof *edit->location);
    edit->depth = to - from;
    if (edit->common > edit->depth)
        edit->common = edit->depth;
}

void pa_sample_edit_keep(struct pa_sample_edit *edit, const bool *flags)
{
    uint32_t depth = 0, common = 0;
    for (uint32_t i = 0; i < edit->depth; i++) {
        if (!flags[edit->location[i]])
            continue;
        common += i < edit->common;
        edit->location[depth++] = edit->location[i];
    }
    edit->depth = depth;
    edit->common = common;
}

void pa_profile_add_filter(struct pa_profile *profile, const struct pa_sample_filter *filter,
                           struct pa_arena *arena)
{
    const struct pa_sample_filter **all = pa_arena_alloc(
        arena, (profile->filter_count + 1) * sizeof(const struct pa_sample_filter *));
    for (uint32_t i = 0; i < profile->filter_count; i++)
        all[i] = profile->filters[i];
    all[profile->filter_count++] = filter;
    profile->filters = all;
}
