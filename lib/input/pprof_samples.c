// SPDX-License-Identifier: Apache-2.0
#include "input/pprof_samples.h"

#include "base/memory.h"
#include "input/pprof_sample.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_EXPECTED = 512 << 20 };

struct pa_pprof_packer {
    struct pa_arena *arena;
    struct pa_pprof_sample_decoder decoder;
    struct pa_sample_writer writer;
    size_t count;    // of all samples
    size_t expected; // bytes of the file
    bool begun, aside;
    struct pa_strbuf rest; // set aside: size as a varint, message
};

struct pa_pprof_packer *pa_pprof_packer_new(struct pa_arena *arena, size_t expected)
{
    struct pa_pprof_packer *p = pa_xcalloc(1, sizeof *p);
    p->arena = arena;
    p->expected = expected;
    return p;
}

void pa_pprof_packer_free(struct pa_pprof_packer *p)
{
    pa_pprof_sample_release(&p->decoder);
    if (p->begun)
        pa_sample_writer_discard(&p->writer);
    pa_strbuf_release(&p->rest);
    free(p);
}

size_t pa_pprof_packed_count(const struct pa_pprof_packer *p)
{
    return p->count;
}

void pa_pprof_forget_window(struct pa_pprof_packer *p)
{
    p->decoder.before = p->decoder.before_end = NULL;
}

static void begin(struct pa_pprof_packer *p, uint32_t type_count,
                  const struct pa_pprof_tables *tables)
{
    p->decoder.tables = tables;
    p->decoder.type_count = type_count;
    pa_pprof_forget_window(p);
    pa_sample_writer_init(&p->writer, type_count, p->arena);
    // Packed samples take less than the file. Its size may be a lie of the gzip header, so there is
    // a limit.
    if (p->expected >= PA_LARGE_BLOCK)
        pa_sample_writer_expect(&p->writer,
                                p->expected < MOST_EXPECTED ? p->expected : MOST_EXPECTED);
    p->begun = true;
}

// Writes what has been decoded.
static void write(struct pa_pprof_packer *p)
{
    const struct pa_pprof_sample_decoder *d = &p->decoder;
    struct pa_sample s = {
        .depth = d->depth,
        .common = d->common,
        .value = d->values.items,
        .label = d->labels.items,
        .label_count = (uint32_t)d->labels.count,
    };
    pa_sample_write_fresh(&p->writer, &s, d->fresh);
}

static bool pack(struct pa_pprof_packer *p, const uint8_t *bytes, size_t size)
{
    if (pa_sample_writer_starts(&p->writer))
        pa_pprof_forget_window(p); // so that it has nothing in common
    if (!pa_pprof_sample_decode(&p->decoder, bytes, size))
        return false;
    write(p);
    return true;
}

void pa_pprof_pack(struct pa_pprof_packer *p, uint32_t type_count, const uint8_t *bytes,
                   size_t size)
{
    p->count++;
    if (!p->begun)
        begin(p, type_count, NULL);
    if (!p->aside && type_count == p->decoder.type_count && pack(p, bytes, size))
        return;
    p->aside = true;
    pa_wire_add_varint(&p->rest, size);
    pa_strbuf_add(&p->rest, bytes, size);
}

// ---- When the tables are known

static bool sample_error(const struct pa_pprof_packer *p, struct pa_error *err)
{
    const struct pa_pprof_sample_decoder *d = &p->decoder;
    size_t number = p->writer.count + 1;
    if (strncmp(d->error, "unknown", 7) == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "sample %zu: %s %" PRIu64, number, d->error,
                            d->bad_number);
    if (strncmp(d->error, "wrong", 5) == 0)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "sample %zu: %" PRIu64 " values, but %" PRIu32 " types", number,
                            d->bad_number, d->type_count);
    return pa_error_set(err, PA_ERROR_FORMAT, "sample %zu: %s", number, d->error);
}

static bool numbered_in_order(const struct pa_id_map *ids, uint32_t count)
{
    for (uint32_t i = 1; i <= count; i++) {
        if (ids->id_of[i] != i)
            return false;
    }
    return true;
}

// Whether all packed samples can stay as they are.
static bool all_known(const struct pa_pprof_packer *p, const struct pa_pprof_tables *t)
{
    const struct pa_pprof_sample_decoder *d = &p->decoder;
    return d->type_count == t->profile->type_count &&
           d->largest_location <= t->profile->location_count &&
           d->largest_string < t->string_count &&
           numbered_in_order(&t->locations, t->profile->location_count);
}

// From the file's numbers to the profile's; the order is the one in which a message is decoded.
static bool translate(struct pa_pprof_sample_decoder *d, const struct pa_sample *s,
                      size_t value_count)
{
    d->labels.count = 0;
    for (uint32_t i = 0; i < s->label_count; i++) {
        struct pa_label label = s->label[i];
        if (!pa_pprof_sample_string(d, label.key, &label.key) ||
            !pa_pprof_sample_string(d, label.text, &label.text) ||
            !pa_pprof_sample_string(d, label.unit, &label.unit))
            return false;
        pa_vec_push(&d->labels, label);
    }
    if (value_count != d->type_count) {
        d->error = "wrong number of values";
        d->bad_number = value_count;
        return false;
    }
    d->values.count = 0;
    for (size_t i = 0; i < value_count; i++)
        pa_vec_push(&d->values, s->value[i]);
    return pa_pprof_sample_translate(d, s);
}

// Reads the packed samples, translates them, and packs them again. Blocks begin at the same samples
// in both, where a sample has nothing in common with the one before.
static bool repack(struct pa_pprof_packer *p, const struct pa_profile *packed, struct pa_error *err)
{
    struct pa_sample_reader r;
    bool ok = true;
    pa_sample_reader_init(&r, packed);
    while (ok && pa_sample_next(&r)) {
        ok = translate(&p->decoder, &r.sample, packed->type_count) || sample_error(p, err);
        if (ok)
            write(p);
    }
    pa_sample_reader_release(&r);
    return ok;
}

static bool pack_rest(struct pa_pprof_packer *p, struct pa_error *err)
{
    pa_strbuf_reserve(&p->rest, PA_BYTES_PADDING);
    const uint8_t *next = (const uint8_t *)p->rest.text, *end = next + p->rest.size;
    for (uint64_t size; next < end; next += size) {
        pa_wire_varint(&next, end, &size);
        if (!pack(p, next, (size_t)size))
            return sample_error(p, err);
    }
    return true;
}

static bool settle(struct pa_pprof_packer *p, const struct pa_pprof_tables *t, struct pa_error *err)
{
    struct pa_profile packed = {.type_count = p->decoder.type_count};
    pa_sample_writer_finish(&p->writer, &packed);
    begin(p, t->profile->type_count, t);
    bool ok = repack(p, &packed, err);
    free((void *)(uintptr_t)packed.store.bytes);
    pa_pprof_forget_window(p);
    return ok && (p->rest.size == 0 || pack_rest(p, err));
}

bool pa_pprof_packer_finish(struct pa_pprof_packer *p, const struct pa_pprof_tables *t,
                            struct pa_error *err)
{
    if (!p->begun)
        begin(p, t->profile->type_count, t);
    bool known = !p->aside && all_known(p, t);
    if (!known && !settle(p, t, err))
        return false;
    pa_sample_writer_finish(&p->writer, t->profile);
    p->begun = false;
    if (known && p->decoder.largest_string) {
        t->profile->store.strings = t->strings;
        t->profile->store.string_count = t->string_count;
    }
    pa_arena_defer(p->arena, free, (void *)(uintptr_t)t->profile->store.bytes);
    return true;
}
