// SPDX-License-Identifier: Apache-2.0
#include "input/perf_records.h"

#include "base/strbuf.h"

#include <stdlib.h>

enum { HEADER = 8, MISC_SIZED_ID = 1 << 15 };
// Numbers of features.
enum { BUILD_ID = 2, CMDLINE = 11, EVENT_DESC = 12, CLOCK_DATA = 29 };

void pa_perf_records_release(struct pa_perf_records *r)
{
    pa_perf_attrs_release(&r->attrs);
    pa_vec_release(&r->list);
    pa_vec_release(&r->build_ids);
    pa_zstd_release(&r->zstd);
}

// ---- What describes the file

static const char *hex_of(const uint8_t *bytes, size_t size, struct pa_arena *arena)
{
    char *hex = pa_arena_calloc(arena, 2 * size + 1, 1);
    for (size_t i = 0; i < size; i++) {
        hex[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
        hex[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
    }
    return hex;
}

// pid, the id, its size, the name. Old ones have no size, and are of 20 bytes.
static void take_build_id(struct pa_perf_records *r, uint16_t misc, struct pa_perf_cursor body)
{
    enum { SIZE = 20, SPACE = 24 };
    size_t length;
    pa_perf_u32(&body);
    const uint8_t *id = pa_perf_take(&body, SPACE);
    if (!id)
        return;
    size_t size = misc & MISC_SIZED_ID && id[SIZE] <= SIZE ? id[SIZE] : SIZE;
    const char *name = pa_perf_text(&body, &length);
    struct pa_perf_build_id entry = {pa_arena_strndup(r->arena, name, length),
                                     hex_of(id, size, r->arena)};
    pa_vec_push(&r->build_ids, entry);
}

static void take_build_ids(struct pa_perf_records *r, struct pa_perf_cursor section)
{
    while (pa_perf_left(&section) >= HEADER) {
        pa_perf_u32(&section);
        uint16_t misc = pa_perf_u16(&section), size = pa_perf_u16(&section);
        const uint8_t *body = pa_perf_take(&section, size < HEADER ? 0 : size - HEADER);
        if (size <= HEADER || !body)
            return;
        take_build_id(r, misc,
                      (struct pa_perf_cursor){body, body + size - HEADER, .big = section.big});
    }
}

// The words of the command line.
static void take_command(struct pa_perf_records *r, struct pa_perf_cursor c)
{
    struct pa_strbuf text = {0};
    for (uint32_t count = pa_perf_u32(&c); count > 0 && !c.failed; count--) {
        uint32_t size = pa_perf_u32(&c);
        const uint8_t *word = pa_perf_take(&c, size);
        if (!word)
            break;
        const uint8_t *nul = size ? memchr(word, 0, size) : NULL;
        if (text.size)
            pa_strbuf_addc(&text, ' ');
        pa_strbuf_add(&text, word, nul ? (size_t)(nul - word) : size);
    }
    if (text.size)
        r->command = pa_arena_strndup(r->arena, text.text, text.size);
    pa_strbuf_release(&text);
}

static void take_clock(struct pa_perf_records *r, struct pa_perf_cursor c)
{
    pa_perf_u64(&c); // version, number of the clock
    uint64_t wall = pa_perf_u64(&c), clock = pa_perf_u64(&c);
    if (!c.failed) {
        r->wall = wall;
        r->clock = clock;
    }
}

void pa_perf_records_feature(struct pa_perf_records *r, uint64_t feature,
                             struct pa_perf_cursor section)
{
    if (feature == BUILD_ID)
        take_build_ids(r, section);
    else if (feature == CMDLINE)
        take_command(r, section);
    else if (feature == EVENT_DESC)
        pa_perf_attrs_describe(&r->attrs, section, r->arena);
    else if (feature == CLOCK_DATA)
        take_clock(r, section);
}

// A name that was given to an event: what kind of change, its id, the text.
static void take_update(struct pa_perf_records *r, struct pa_perf_cursor c)
{
    enum { NAME = 2 };
    uint64_t kind = pa_perf_u64(&c), id = pa_perf_u64(&c);
    const struct pa_perf_id *of = pa_perf_attrs_find_id(&r->attrs, id);
    size_t size;
    const char *name = pa_perf_text(&c, &size);
    if (!c.failed && kind == NAME && of && size)
        r->attrs.list.items[of->attr].name = pa_arena_strndup(r->arena, name, size);
}

static bool take_packed(struct pa_perf_records *r, uint16_t type, struct pa_perf_cursor body,
                        struct pa_error *err)
{
    if (type == PA_PERF_COMPRESSED2) {
        uint64_t size = pa_perf_u64(&body);
        if (body.failed || size > pa_perf_left(&body))
            return pa_error_set(err, PA_ERROR_FORMAT, "packed data larger than its record");
        body.end = body.next + size;
    }
    return pa_zstd_add(&r->zstd, body.next, pa_perf_left(&body), err);
}

static bool take_own(struct pa_perf_records *r, uint16_t type, uint16_t misc,
                     struct pa_perf_cursor body, struct pa_error *err)
{
    switch (type) {
    case PA_PERF_ATTR:
        if (!pa_perf_attrs_add(&r->attrs, &body, 0, r->arena, err))
            return false;
        pa_perf_attrs_add_ids(&r->attrs, &body);
        return true;
    case PA_PERF_BUILD_ID:
        take_build_id(r, misc, body);
        return true;
    case PA_PERF_EVENT_UPDATE:
        take_update(r, body);
        return true;
    case PA_PERF_FEATURE: {
        uint64_t feature = pa_perf_u64(&body);
        pa_perf_records_feature(r, feature, body);
        return true;
    }
    case PA_PERF_COMPRESSED:
    case PA_PERF_COMPRESSED2:
        return take_packed(r, type, body, err);
    default:
        return true;
    }
}

// ---- The kernel's

static bool matters(uint16_t type)
{
    return type == PA_PERF_MMAP || type == PA_PERF_LOST || type == PA_PERF_COMM ||
           type == PA_PERF_FORK || type == PA_PERF_SAMPLE || type == PA_PERF_MMAP2 ||
           type == PA_PERF_LOST_SAMPLES;
}

static uint64_t time_of_sample(uint64_t sample_type, struct pa_perf_cursor body)
{
    static const enum pa_perf_field before[] = {PA_PERF_IDENTIFIER, PA_PERF_IP, PA_PERF_TID};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        pa_perf_take(&body, 8 * pa_perf_has(sample_type, before[i]));
    return pa_perf_u64(&body);
}

static uint64_t time_of_other(const struct pa_perf_attr *a, struct pa_perf_cursor body)
{
    size_t trailer = pa_perf_attr_trailer(a);
    if (trailer > pa_perf_left(&body))
        return 0;
    body.next = body.end - trailer;
    pa_perf_take(&body, 8 * pa_perf_has(a->sample_type, PA_PERF_TID));
    return pa_perf_u64(&body);
}

// A record without a time gets that of the record in front of it, so that sorting keeps its place.
static bool take_kernels(struct pa_perf_records *r, struct pa_perf_record *record,
                         struct pa_error *err)
{
    struct pa_perf_cursor body = pa_perf_record_body(r, record);
    bool sample = record->type == PA_PERF_SAMPLE;
    if (r->attrs.list.count == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "a record of no event");
    if (r->list.count >= UINT32_MAX)
        return pa_error_set(err, PA_ERROR_LIMIT, "more than 2^32 records");
    record->attr = sample ? pa_perf_attrs_of_sample(&r->attrs, &body)
                          : pa_perf_attrs_of_other(&r->attrs, &body);
    const struct pa_perf_attr *a = &r->attrs.list.items[record->attr];
    bool timed = pa_perf_has(a->sample_type, PA_PERF_TIME) && (sample || a->sample_id_all);
    record->time = r->last_time;
    if (timed)
        record->time = sample ? time_of_sample(a->sample_type, body) : time_of_other(a, body);
    if (!sample) {
        size_t trailer = pa_perf_attr_trailer(a);
        record->size -= trailer < record->size ? (uint32_t)trailer : record->size;
    }
    record->sequence = (uint32_t)r->list.count;
    r->last_time = record->time;
    r->samples += sample;
    pa_vec_push(&r->list, *record);
    return true;
}

// ---- Going through them

// What follows some records and is not counted in their size.
static uint64_t size_behind(uint16_t type, struct pa_perf_cursor body)
{
    if (type == PA_PERF_TRACING_DATA)
        return ((uint64_t)pa_perf_u32(&body) + 7) & ~(uint64_t)7;
    return type == PA_PERF_AUXTRACE ? pa_perf_u64(&body) : 0;
}

static bool take_one(struct pa_perf_records *r, struct pa_perf_cursor *c, bool *cut,
                     struct pa_error *err)
{
    uint32_t type = pa_perf_u32(c);
    uint16_t misc = pa_perf_u16(c), size = pa_perf_u16(c);
    if (size < HEADER)
        return pa_error_set(err, PA_ERROR_FORMAT, "a record of %u bytes", size);
    const uint8_t *at = pa_perf_take(c, size - HEADER);
    if (!at) {
        *cut = true;
        return true;
    }
    struct pa_perf_cursor body = {at, at + size - HEADER, .big = c->big};
    if (!pa_perf_take(c, size_behind((uint16_t)type, body))) {
        *cut = true;
        return true;
    }
    if (type >= PA_PERF_ATTR)
        return type > UINT16_MAX || take_own(r, (uint16_t)type, misc, body, err);
    struct pa_perf_record record = {
        .type = (uint16_t)type, .misc = misc, .size = size - HEADER, .body = at};
    return !matters((uint16_t)type) || take_kernels(r, &record, err);
}

static bool take(struct pa_perf_records *r, const uint8_t *bytes, size_t size, bool *cut,
                 struct pa_error *err)
{
    struct pa_perf_cursor c = {bytes, bytes + size, .big = r->attrs.big};
    while (pa_perf_left(&c) >= HEADER && !*cut) {
        size_t at = (size_t)(c.next - bytes);
        if (!take_one(r, &c, cut, err))
            return pa_error_prefix(err, "record at byte %zu", at);
    }
    *cut |= pa_perf_left(&c) > 0;
    return true;
}

bool pa_perf_records_take(struct pa_perf_records *r, const uint8_t *bytes, size_t size, bool *cut,
                          struct pa_error *err)
{
    return take(r, bytes, size, cut, err);
}

bool pa_perf_records_take_packed(struct pa_perf_records *r, bool *cut, struct pa_error *err)
{
    return r->zstd.out.count == 0 || take(r, r->zstd.out.items, r->zstd.out.count, cut, err) ||
           pa_error_prefix(err, "unpacked");
}

static int by_time(const void *a, const void *b)
{
    const struct pa_perf_record *x = a, *y = b;
    if (x->time != y->time)
        return x->time < y->time ? -1 : 1;
    return x->sequence < y->sequence ? -1 : x->sequence > y->sequence;
}

void pa_perf_records_sort(struct pa_perf_records *r)
{
    if (r->list.count)
        qsort(r->list.items, r->list.count, sizeof *r->list.items, by_time);
}
