// SPDX-License-Identifier: Apache-2.0
// The reader of pprof's own format, profile.proto. All is verified here, so that nothing that is
// done with the profile later can fail.
#include "input/format.h"
#include "input/pprof_samples.h"
#include "input/text.h"

#include <inttypes.h>

enum {
    TYPE = 1,
    SAMPLE,
    MAPPING,
    LOCATION,
    FUNCTION,
    STRING,
    DROP_FRAMES,
    KEEP_FRAMES,
    TIME_NANOS,
    DURATION_NANOS,
    PERIOD_TYPE,
    PERIOD,
    COMMENT,
    DEFAULT_TYPE,
    DOC_URL,
    FIELDS
};

static bool is_message(uint32_t number)
{
    return number <= STRING || number == PERIOD_TYPE;
}

static bool plausible_type(uint32_t number, enum pa_wire_type type)
{
    if (number == COMMENT)
        return type == PA_WIRE_VARINT || type == PA_WIRE_BYTES;
    return type == (is_message(number) ? PA_WIRE_BYTES : PA_WIRE_VARINT);
}

// There is no magic number: the first fields must be ones that a profile has.
static bool probe(const uint8_t *bytes, size_t size)
{
    // A profile has small numbers early on, at the latest in its string table, which begins with
    // the bytes 50 and 0.
    if (pa_text_is_plain(bytes, size))
        return false;
    struct pa_wire wire = {.next = bytes, .end = bytes + size};
    struct pa_field f;
    int known = 0;
    for (int i = 0; i < 8 && pa_wire_next(&wire, &f); i++) {
        if (f.number >= 1 && f.number < FIELDS) {
            if (!plausible_type(f.number, f.type))
                return false;
            known++;
        }
    }
    return known > 0 || (size && bytes[0] == (TYPE << 3 | PA_WIRE_BYTES));
}

// Keeps a message of a table, which may refer to strings that come later in the file: copied if the
// window moves on, with some of the bytes that follow, since decoders load words.
static struct pa_pprof_span keep_message(struct pa_pprof_index *index, const struct pa_field *f)
{
    if (index->whole)
        return (struct pa_pprof_span){f->bytes, f->size};
    size_t size = f->size + sizeof(uint64_t);
    return (struct pa_pprof_span){pa_arena_memdup(&index->arena, f->bytes, size), f->size};
}

static void add_message(struct pa_pprof_index *index, struct pa_pprof_spans *spans,
                        const struct pa_field *f)
{
    pa_vec_push(&spans->list, keep_message(index, f));
}

// Strings are added some at a time, and before the window moves.
static void add_waiting_strings(struct pa_pprof_index *index, struct pa_strings *strings)
{
    pa_vec_reserve(&index->strings, index->waiting_count);
    if (index->waiting_count)
        pa_strings_add_all(strings, index->waiting, index->waiting_count,
                           index->strings.items + index->strings.count);
    index->strings.count += index->waiting_count;
    index->waiting_count = 0;
}

static void add_string(struct pa_pprof_index *index, struct pa_strings *strings,
                       const struct pa_field *f)
{
    if (index->waiting_count == PA_STRINGS_AT_ONCE)
        add_waiting_strings(index, strings);
    index->first_string_used |= index->strings.count + index->waiting_count == 0 && f->size > 0;
    index->waiting[index->waiting_count++] = (struct pa_string){(const char *)f->bytes, f->size};
}

static bool add_comments(struct pa_pprof_index *index, const struct pa_field *f,
                         struct pa_error *err)
{
    if (f->type == PA_WIRE_VARINT) {
        pa_vec_push(&index->comments, f->value);
        return true;
    }
    const uint8_t *p = f->bytes, *end = p + f->size;
    while (p < end) {
        uint64_t value;
        if (!pa_wire_varint(&p, end, &value))
            return pa_error_set(err, PA_ERROR_FORMAT, "bad varint");
        pa_vec_push(&index->comments, value);
    }
    return true;
}

static bool add_field(struct pa_pprof_index *index, struct pa_strings *strings,
                      const struct pa_field *f, struct pa_error *err)
{
    if (!plausible_type(f->number, f->type))
        return pa_error_set(err, PA_ERROR_FORMAT, "type mismatch in field %" PRIu32, f->number);
    switch (f->number) {
    case TYPE:
        add_message(index, &index->types, f);
        break;
    case MAPPING:
        add_message(index, &index->mappings, f);
        break;
    case LOCATION:
        add_message(index, &index->locations, f);
        break;
    case FUNCTION:
        add_message(index, &index->functions, f);
        break;
    case STRING:
        add_string(index, strings, f);
        break;
    case PERIOD_TYPE:
        index->period_type = keep_message(index, f);
        break;
    case COMMENT:
        return add_comments(index, f, err);
    default:
        if (f->number == TIME_NANOS && index->number[TIME_NANOS])
            return pa_error_set(err, PA_ERROR_FORMAT, "several profiles in one file");
        index->number[f->number] = f->value;
    }
    return true;
}

struct reading {
    struct pa_stream *stream;
    struct pa_strings *strings;
    struct pa_pprof_index index;
    struct pa_pprof_packer *packer;
};

// Takes the fields that are whole in the window; what is not may go on behind its end.
static bool read_window(struct reading *r, struct pa_error *err)
{
    struct pa_stream *s = r->stream;
    struct pa_wire wire = {.next = s->next, .end = s->end};
    struct pa_field f;
    for (; pa_wire_next(&wire, &f); s->next = wire.next) {
        if (f.number == SAMPLE && f.type == PA_WIRE_BYTES)
            pa_pprof_pack(r->packer, (uint32_t)r->index.types.list.count, f.bytes, f.size);
        else if (f.number >= 1 && f.number < FIELDS && !add_field(&r->index, r->strings, &f, err))
            return false;
    }
    add_waiting_strings(&r->index, r->strings);
    return !wire.error || !s->finished || pa_error_set(err, PA_ERROR_FORMAT, "%s", wire.error);
}

static bool read_stream(struct reading *r, struct pa_error *err)
{
    struct pa_stream *s = r->stream;
    struct pa_error bad = {0};
    r->index.whole = s->finished;
    for (;;) {
        if (!bad.code && !read_window(r, &bad))
            pa_error_prefix(&bad, "byte %zu", pa_stream_position(s));
        if (bad.code) // that the rest cannot even be unpacked would be worse
            s->next = s->end;
        if (s->finished)
            break;
        pa_pprof_forget_window(r->packer);
        if (!pa_stream_more(s, err))
            return false;
    }
    if (bad.code) {
        *err = bad;
        return false;
    }
    // Tables are indexed by 32 bits; more would not fit into memory anyhow.
    if (r->index.locations.list.count >= UINT32_MAX / 2 ||
        r->index.functions.list.count >= UINT32_MAX / 2)
        return pa_error_set(err, PA_ERROR_LIMIT, "too many locations or functions");
    return true;
}

static void release_index(struct pa_pprof_index *index)
{
    pa_vec_release(&index->types.list);
    pa_vec_release(&index->mappings.list);
    pa_vec_release(&index->locations.list);
    pa_vec_release(&index->functions.list);
    pa_vec_release(&index->strings);
    pa_vec_release(&index->comments);
    pa_arena_release(&index->arena);
}

static bool read_value_type(const struct pa_pprof_tables *t, struct pa_pprof_span span,
                            struct pa_value_type *type, struct pa_error *err)
{
    uint64_t v[3];
    return pa_pprof_scalars(span, v, 3, err) &&
           pa_pprof_string(t, v[1], "type", &type->type, err) &&
           pa_pprof_string(t, v[2], "unit", &type->unit, err);
}

static bool read_header(const struct pa_pprof_tables *t, const struct pa_pprof_index *index,
                        struct pa_error *err)
{
    struct pa_profile *p = t->profile;
    p->type_count = (uint32_t)index->types.list.count;
    p->types = pa_arena_calloc(t->arena, p->type_count, sizeof *p->types);
    for (uint32_t i = 0; i < p->type_count; i++) {
        if (!read_value_type(t, index->types.list.items[i], &p->types[i], err))
            return pa_error_prefix(err, "sample type %" PRIu32, i + 1);
    }
    if (index->period_type.bytes && !read_value_type(t, index->period_type, &p->period_type, err))
        return pa_error_prefix(err, "period type");
    p->comment_count = (uint32_t)index->comments.count;
    p->comments = pa_arena_calloc(t->arena, p->comment_count, sizeof *p->comments);
    for (uint32_t i = 0; i < p->comment_count; i++) {
        if (!pa_pprof_string(t, index->comments.items[i], "comment", &p->comments[i], err))
            return false;
    }
    const uint64_t *n = index->number;
    p->time_nanos = (int64_t)n[TIME_NANOS];
    p->duration_nanos = (int64_t)n[DURATION_NANOS];
    p->period = (int64_t)n[PERIOD];
    return pa_pprof_string(t, n[DROP_FRAMES], "drop frames", &p->drop_frames, err) &&
           pa_pprof_string(t, n[KEEP_FRAMES], "keep frames", &p->keep_frames, err) &&
           pa_pprof_string(t, n[DEFAULT_TYPE], "default sample type", &p->default_type, err) &&
           pa_pprof_string(t, n[DOC_URL], "documentation URL", &p->doc_url, err);
}

// A profile without mappings is one binary: pprof gives all its locations one unnamed mapping.
static void add_mapping_if_none(struct pa_profile *p)
{
    if (p->mapping_count)
        return;
    p->mapping_count = 1;
    for (uint32_t i = 1; i <= p->location_count; i++)
        p->locations[i].mapping = 1;
}

static bool read_tables(struct reading *r, struct pa_pprof_tables *t, struct pa_error *err)
{
    if (r->index.types.list.count == 0 && pa_pprof_packed_count(r->packer))
        return pa_error_set(err, PA_ERROR_FORMAT, "samples, but no sample types");
    return pa_pprof_read_strings(t, &r->index, err) && read_header(t, &r->index, err) &&
           pa_pprof_read_tables(t, &r->index, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_pprof_tables *t = pa_arena_calloc(input->arena, 1, sizeof *t);
    struct pa_profile *p = pa_arena_calloc(input->arena, 1, sizeof *p);
    struct pa_stream whole;
    struct reading r = {.stream = input->stream ? input->stream : &whole,
                        .strings = input->strings};
    if (!input->stream)
        pa_stream_lend(&whole, &input->bytes);
    p->strings = input->strings;
    t->arena = input->arena;
    t->profile = p;
    size_t size = pa_stream_hint(r.stream);
    pa_arena_expect(input->arena, size / 16);
    pa_arena_expect(&r.index.arena, size / 16);
    r.packer = pa_pprof_packer_new(input->arena, size);
    bool ok = read_stream(&r, err);
    if (!r.index.whole) // no message lies in it: its memory is free before the tables take theirs
        pa_stream_close(r.stream);
    ok = ok && read_tables(&r, t, err);
    release_index(&r.index);
    ok = ok && pa_pprof_packer_finish(r.packer, t, err);
    pa_pprof_packer_free(r.packer);
    if (ok)
        add_mapping_if_none(p);
    return ok && pa_input_give(sink, p, err);
}

const struct pa_input_format pa_format_pprof = {
    .name = "pprof",
    .summary = "pprof protocol buffer (profile.proto)",
    .binary = true,
    .streams = true,
    .probe = probe,
    .read = read,
};
