// SPDX-License-Identifier: Apache-2.0
// Makes profiles of the engine's rows.
#include "base/number.h"
#include "engine/record.h"
#include "engine/stacks.h"

struct making {
    const struct pa_engine_samples *s;
    struct pa_record_profile p;
    uint32_t *location; // of the profile, by place
    PA_VEC(uint32_t) path;
    int64_t *values;
};

static bool lacks(const struct making *m, const char *what, struct pa_error *err)
{
    return pa_engine_damaged(m->s->engine, what, err);
}

static bool location_of(struct making *m, uint64_t id, uint32_t *location, struct pa_error *err)
{
    const struct pa_engine_item *item = pa_engine_item(&m->s->places, id);
    if (!item)
        return lacks(m, "a row of pa_place is missing", err);
    uint32_t *known = &m->location[item - m->s->places.items];
    if (!*known) {
        struct pa_rows in = {item->bytes, item->bytes + item->size, false};
        *known = pa_record_read_place(&m->p, &in);
        if (in.bad)
            return lacks(m, "a row of pa_place is damaged", err);
    }
    *location = *known;
    return true;
}

// The stack, root first, into m->path.
static bool find_stack(struct making *m, uint64_t hash, struct pa_error *err)
{
    const struct pa_engine_item *item = pa_engine_item(&m->s->stacks, hash);
    m->path.count = 0;
    if (!item)
        return lacks(m, "a row of pa_stack is missing", err);
    struct pa_rows in = {item->bytes, item->bytes + item->size, false};
    while (pa_rows_more(&in)) {
        uint32_t location = 0;
        if (!location_of(m, pa_rows_get_u64(&in), &location, err))
            return false;
        pa_vec_push(&m->path, location);
    }
    return true;
}

static bool same_sample(const struct pa_engine_value *a, const struct pa_engine_value *b)
{
    return a->group == b->group && a->stack == b->stack && a->labels_size == b->labels_size &&
           memcmp(a->labels, b->labels, a->labels_size) == 0;
}

// Adds the sample whose values begin at index `from`: all values of one group, stack and set of
// labels, summed by sample type. *to becomes the index of the next sample's.
static bool add_sample(struct making *m, size_t from, size_t *to, struct pa_error *err)
{
    const struct pa_engine_value *v = m->s->values;
    struct pa_rows labels = {(const uint8_t *)v[from].labels,
                             (const uint8_t *)v[from].labels + v[from].labels_size, false};
    memset(m->values, 0, (m->p.type_count + 1) * sizeof *m->values);
    for (*to = from; *to < m->s->count && same_sample(&v[*to], &v[from]); ++*to) {
        if (v[*to].type >= m->p.type_count)
            return lacks(m, "a row of pa_sample is damaged", err);
        if (!pa_add_int64(m->values[v[*to].type], v[*to].value, &m->values[v[*to].type]))
            return pa_error_set(err, PA_ERROR_LIMIT, "sums do not fit into 64 bits");
    }
    if (!find_stack(m, v[from].stack, err))
        return false;
    if (!pa_record_read_labels(&m->p, &labels))
        return lacks(m, "the labels of a row of pa_sample are damaged", err);
    const struct pa_sample sample = {.depth = (uint32_t)m->path.count,
                                     .location = m->path.items,
                                     .value = m->values,
                                     .label = m->p.labels.items,
                                     .label_count = (uint32_t)m->p.labels.count};
    pa_profile_builder_sample(m->p.b, &sample);
    return true;
}

// Returns the index of the first value of a group, by binary search.
static size_t first_of(const struct pa_engine_samples *s, uint64_t group)
{
    size_t low = 0, high = s->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->values[middle].group < group)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool pa_engine_make_profile(const struct pa_engine_samples *s,
                            const struct pa_engine_making *making, struct pa_arena *arena,
                            const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_arena scratch = {0};
    struct making m = {.s = s};
    const struct pa_engine_profile *head = &s->list->profiles[making->head];
    struct pa_rows in = {(const uint8_t *)head->head, (const uint8_t *)head->head + head->head_size,
                         false};
    pa_record_begin(&m.p, s->engine->strings, arena);
    bool ok = pa_record_read_head(&m.p, &in, making->samples_only, err);
    m.location = pa_arena_calloc(&scratch, s->places.count + 1, sizeof *m.location);
    m.values = pa_arena_calloc(&scratch, (size_t)m.p.type_count + 1, sizeof *m.values);
    for (size_t i = first_of(s, making->group), to;
         ok && i < s->count && s->values[i].group == making->group; i = to)
        ok = add_sample(&m, i, &to, err);
    *profile = ok ? pa_profile_builder_finish(m.p.b, err) : NULL;
    pa_record_release(&m.p);
    pa_vec_release(&m.path);
    pa_arena_release(&scratch);
    return *profile != NULL;
}
