// SPDX-License-Identifier: Apache-2.0
// Format: it has no specification; https://www.morling.dev/blog/jdk-flight-recorder-file-format/
// and what the JDK and async-profiler write.
#include "jfr/chunk.h"

#include "jfr/value.h"

#include <string.h>

enum { HEADER = 68, METADATA = 0, CHECKPOINT = 1 };

static void clear(struct pa_jfr_chunk *k)
{
    k->constants.count = 0;
    k->metadata.classes.count = k->metadata.fields.count = 0;
    pa_index_release(&k->index);
    pa_arena_release(&k->arena);
}

void pa_jfr_chunk_release(struct pa_jfr_chunk *k)
{
    clear(k);
    pa_jfr_metadata_release(&k->metadata);
    pa_vec_release(&k->constants);
}

struct pa_jfr_cursor pa_jfr_cursor_at(const struct pa_jfr_chunk *k, const uint8_t *at)
{
    return (struct pa_jfr_cursor){.next = at, .end = k->events_end, .compressed = k->compressed};
}

// ---- Events

struct pa_jfr_cursor pa_jfr_events(const struct pa_jfr_chunk *k)
{
    return pa_jfr_cursor_at(k, k->start + HEADER);
}

// The next event of any type, special ones, too: *type, and a cursor on what follows it.
static bool next_any(struct pa_jfr_cursor *events, int64_t *type, struct pa_jfr_cursor *values)
{
    const uint8_t *start = events->next;
    int64_t size = pa_jfr_number(events, 4);
    if (events->bad || size <= 0 || size > events->end - start)
        return false;
    *values = *events;
    values->end = start + size;
    *type = pa_jfr_number(values, 8);
    events->next = start + size;
    return !values->bad;
}

bool pa_jfr_next_event(const struct pa_jfr_chunk *k, struct pa_jfr_cursor *events,
                       struct pa_jfr_event *event)
{
    int64_t type;
    while (next_any(events, &type, &event->values)) {
        event->class = pa_jfr_class_of(&k->metadata, type);
        if (type != METADATA && type != CHECKPOINT && event->class != UINT32_MAX)
            return true;
    }
    return false;
}

// ---- Constants

static uint64_t hash_of(uint32_t class, int64_t key)
{
    return pa_hash_combine(pa_hash_u64(class), (uint64_t)key);
}

static struct pa_jfr_constant *find(struct pa_jfr_chunk *k, uint32_t class, int64_t key)
{
    uint64_t hash = hash_of(class, key);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&k->index, hash); pa_index_at(&k->index, slot, hash, &i);
         slot = pa_index_next(&k->index, slot)) {
        if (i != UINT32_MAX && k->constants.items[i].class == class &&
            k->constants.items[i].key == key)
            return &k->constants.items[i];
    }
    return NULL;
}

// Of the same constant in several checkpoints the last one counts.
static void add_constant(struct pa_jfr_chunk *k, uint32_t class, int64_t key, const uint8_t *value)
{
    struct pa_jfr_constant *known = find(k, class, key);
    if (known) {
        known->value = value;
        return;
    }
    pa_index_add(&k->index, hash_of(class, key), (uint32_t)k->constants.count);
    pa_vec_push(&k->constants,
                (struct pa_jfr_constant){.class = class, .key = key, .value = value});
}

static bool read_pool(struct pa_jfr_chunk *k, struct pa_jfr_cursor *c)
{
    uint32_t class = pa_jfr_class_of(&k->metadata, pa_jfr_number(c, 8));
    uint64_t count = pa_jfr_count(c);
    if (class == UINT32_MAX && count > 0)
        return false;
    for (uint64_t i = 0; i < count && !c->bad; i++) {
        int64_t key = pa_jfr_number(c, 8);
        const uint8_t *value = c->next;
        pa_jfr_skip_class(k, class, c);
        if (!c->bad)
            add_constant(k, class, key, value);
    }
    return !c->bad;
}

static bool read_checkpoint(struct pa_jfr_chunk *k, struct pa_jfr_cursor *c)
{
    for (int i = 0; i < 3; i++) // startTime, duration, where the one before is
        pa_jfr_number(c, 8);
    pa_jfr_byte(c); // what kind of checkpoint it is
    uint64_t pools = pa_jfr_count(c);
    for (uint64_t i = 0; i < pools && !c->bad; i++) {
        if (!read_pool(k, c))
            return false;
    }
    return !c->bad;
}

// The last metadata event counts.
static bool read_classes(struct pa_jfr_chunk *k)
{
    struct pa_jfr_cursor events = pa_jfr_events(k), values, metadata = {0};
    int64_t type;
    while (next_any(&events, &type, &values)) {
        if (type == METADATA)
            metadata = values;
    }
    return metadata.next && pa_jfr_metadata_read(&k->metadata, &metadata, &k->arena);
}

static void read_constants(struct pa_jfr_chunk *k)
{
    struct pa_jfr_cursor events = pa_jfr_events(k), values;
    int64_t type;
    while (next_any(&events, &type, &values)) {
        const uint8_t *start = values.next;
        if (type == CHECKPOINT && !read_checkpoint(k, &values) && !k->broken)
            k->broken = start;
    }
}

// ---- The header

// Whether it is a header of 2.x; the sizes are not looked at.
static bool is_header(const uint8_t *start, const uint8_t *end, struct pa_error *err)
{
    if (end - start < HEADER || memcmp(start, "FLR\0", 4) != 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "no header of a chunk");
    unsigned major = (unsigned)pa_jfr_fixed(start + 4, 2);
    return major == 2 || pa_error_set(err, PA_ERROR_UNSUPPORTED,
                                      "version %u.%u of Java Flight Recorder; 2.0 and 2.1 are read",
                                      major, (unsigned)pa_jfr_fixed(start + 6, 2));
}

bool pa_jfr_chunk_open(struct pa_jfr_chunk *k, const uint8_t *start, const uint8_t *end,
                       struct pa_error *err)
{
    clear(k);
    if (!is_header(start, end, err))
        return false;
    uint64_t size = pa_jfr_fixed(start + 8, 8);
    k->cut = size < HEADER || size > (uint64_t)(end - start);
    k->start = start;
    k->end = k->events_end = k->cut ? end : start + size;
    k->start_nanos = (int64_t)pa_jfr_fixed(start + 32, 8);
    k->start_ticks = (int64_t)pa_jfr_fixed(start + 48, 8);
    k->ticks_per_second = (int64_t)pa_jfr_fixed(start + 56, 8);
    k->compressed = start[67] & 1;
    k->steps = 0;
    k->broken = NULL;
    k->most_steps = 1000000 + 64 * (uint64_t)(k->end - start);
    k->readable = k->ticks_per_second > 0 && read_classes(k);
    if (k->readable)
        read_constants(k);
    return true;
}

int64_t pa_jfr_nanos(const struct pa_jfr_chunk *k, int64_t ticks)
{
    __int128 nanos = (__int128)ticks * 1000000000 / k->ticks_per_second;
    return nanos > INT64_MAX ? INT64_MAX : nanos < INT64_MIN ? INT64_MIN : (int64_t)nanos;
}

// ---- Values of constants

struct pa_jfr_constant *pa_jfr_find(struct pa_jfr_chunk *k, const struct pa_jfr_record *record,
                                    enum pa_jfr_role role)
{
    const struct pa_jfr_field *f = record->field[role];
    return f && f->pooled && !f->array ? find(k, f->type, record->number[role]) : NULL;
}

bool pa_jfr_constant_record(struct pa_jfr_chunk *k, const struct pa_jfr_constant *constant,
                            struct pa_jfr_record *record)
{
    struct pa_jfr_cursor c = pa_jfr_cursor_at(k, constant->value);
    return pa_jfr_record(k, constant->class, &c, record);
}

static bool read_string(struct pa_jfr_chunk *k, const uint8_t *at, uint32_t class,
                        struct pa_strbuf *out)
{
    int64_t key;
    struct pa_jfr_cursor c = pa_jfr_cursor_at(k, at);
    enum pa_jfr_encoding encoding = pa_jfr_string(&c, out, &key);
    if (encoding != PA_JFR_POOLED)
        return encoding != PA_JFR_NULL && !c.bad;
    const struct pa_jfr_constant *constant = find(k, class, key);
    if (!constant)
        return false;
    c = pa_jfr_cursor_at(k, constant->value); // in the pool it is no key of the pool
    encoding = pa_jfr_string(&c, out, &key);
    return encoding != PA_JFR_NULL && encoding != PA_JFR_POOLED && !c.bad;
}

bool pa_jfr_text(struct pa_jfr_chunk *k, const struct pa_jfr_record *record, enum pa_jfr_role role,
                 struct pa_strbuf *out)
{
    const struct pa_jfr_field *f = record->field[role];
    if (!f || f->array)
        return false;
    const struct pa_jfr_class *class = &k->metadata.classes.items[f->type];
    if (!f->pooled)
        return class->kind == PA_JFR_TEXT && read_string(k, record->at[role], f->type, out);
    const struct pa_jfr_constant *constant = pa_jfr_find(k, record, role);
    if (!constant)
        return false;
    if (class->kind == PA_JFR_TEXT)
        return read_string(k, constant->value, f->type, out);
    // jdk.types.Symbol, jdk.types.FrameType: one text
    struct pa_jfr_record inner;
    if (!pa_jfr_constant_record(k, constant, &inner))
        return false;
    for (enum pa_jfr_role r = PA_JFR_OTHER + 1; r < PA_JFR_ROLES; r++) {
        const struct pa_jfr_field *text = inner.field[r];
        if (text && !text->pooled && !text->array &&
            k->metadata.classes.items[text->type].kind == PA_JFR_TEXT)
            return read_string(k, inner.at[r], text->type, out);
    }
    return false;
}
