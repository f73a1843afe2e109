// SPDX-License-Identifier: Apache-2.0
// What `perf record` writes: a header, records of events, and sections that describe the file; or,
// when it went into a pipe, records alone.
//
//     "PERFILE2", 104, size of an attr, attrs, data, event types, bits of features
//     records
//     a table of sections, one for each feature
//
// All numbers are in the byte order of the recording machine, which the magic shows. The file stays
// in memory while it is read, with 32 bytes for each record, and what `perf record -z` packed
// unpacked: with small samples that is over 1.5 times the file, since they must be sorted by time.
#include "input/perf_profile.h"

#include <stdlib.h>

enum { MAGIC = 8, PIPE_HEADER = 16, FILE_HEADER = 104, SECTION = 16, FEATURES = 256 };
enum { DIR_FORMAT = 24, MOST_PARTS = 1 << 16 };

struct section {
    uint64_t offset, size;
};

struct header {
    struct section attrs, data;
    uint64_t attr_size, features[4];
    bool pipe, whole; // whole: the recorder has ended it
};

static bool magic(const uint8_t *bytes, size_t size, bool *big)
{
    if (size < MAGIC)
        return false;
    *big = memcmp(bytes, "2ELIFREP", MAGIC) == 0;
    return *big || memcmp(bytes, "PERFILE2", MAGIC) == 0;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    bool big;
    return magic(bytes, size, &big);
}

static struct section take_section(struct pa_perf_cursor *c)
{
    struct section s;
    s.offset = pa_perf_u64(c);
    s.size = pa_perf_u64(c);
    return s;
}

// The bytes of a section; false if it lies outside the file.
static bool cursor_at(const struct pa_bytes *bytes, struct section s, bool big,
                      struct pa_perf_cursor *c)
{
    if (s.offset > bytes->size || s.size > bytes->size - s.offset)
        return false;
    const uint8_t *at = bytes->data + s.offset;
    *c = (struct pa_perf_cursor){at, at + s.size, .big = big};
    return true;
}

static bool read_header(const struct pa_bytes *bytes, struct header *h, bool *big,
                        struct pa_error *err)
{
    if (!magic(bytes->data, bytes->size, big))
        return pa_error_set(err, PA_ERROR_FORMAT, "does not begin as perf.data");
    struct pa_perf_cursor c = {bytes->data + MAGIC, bytes->data + bytes->size, .big = *big};
    uint64_t size = pa_perf_u64(&c);
    *h = (struct header){.pipe = size == PIPE_HEADER};
    if (h->pipe && !c.failed)
        return true;
    h->attr_size = pa_perf_u64(&c);
    h->attrs = take_section(&c);
    h->data = take_section(&c);
    take_section(&c);
    for (int i = 0; i < 4; i++)
        h->features[i] = pa_perf_u64(&c);
    if (c.failed || size < FILE_HEADER)
        return pa_error_set(err, PA_ERROR_FORMAT, "the header ends too early");
    h->whole = h->data.size && h->data.offset <= bytes->size &&
               h->data.size <= bytes->size - h->data.offset;
    return true;
}

// ---- Of files

// An attr, and where the ids of its counters are.
static bool read_attrs(struct pa_perf_records *r, const struct pa_bytes *bytes,
                       const struct header *h, struct pa_arena *arena, struct pa_error *err)
{
    struct pa_perf_cursor c, ids;
    if (h->attr_size <= SECTION || !cursor_at(bytes, h->attrs, r->attrs.big, &c))
        return pa_error_set(err, PA_ERROR_FORMAT, "the list of events lies outside the file");
    for (uint64_t i = 1; pa_perf_left(&c) >= h->attr_size; i++) {
        if (!pa_perf_attrs_add(&r->attrs, &c, h->attr_size - SECTION, arena, err))
            return pa_error_prefix(err, "event %llu", (unsigned long long)i);
        if (!cursor_at(bytes, take_section(&c), r->attrs.big, &ids))
            return pa_error_set(err, PA_ERROR_FORMAT, "event %llu: its ids lie outside the file",
                                (unsigned long long)i);
        pa_perf_attrs_add_ids(&r->attrs, &ids);
    }
    return r->attrs.list.count || pa_error_set(err, PA_ERROR_FORMAT, "no event in the header");
}

// Behind the records, in the order of the bits. What is not there is left: names and build ids.
static void read_features(struct pa_perf_records *r, const struct pa_bytes *bytes,
                          const struct header *h)
{
    struct pa_perf_cursor table, section;
    uint64_t offset = h->data.offset + h->data.size;
    if (!cursor_at(bytes, (struct section){offset, bytes->size - offset}, r->attrs.big, &table))
        return;
    for (unsigned bit = 0; bit < FEATURES; bit++) {
        if (!(h->features[bit / 64] >> bit % 64 & 1))
            continue;
        if (cursor_at(bytes, take_section(&table), r->attrs.big, &section) && !table.failed)
            pa_perf_records_feature(r, bit, section);
    }
}

static bool read_file(struct pa_perf_records *r, struct pa_input *input, const struct header *h,
                      bool *cut, struct pa_error *err)
{
    const struct pa_bytes *bytes = &input->bytes;
    if (!read_attrs(r, bytes, h, input->arena, err))
        return false;
    if (h->data.offset > bytes->size)
        return pa_error_set(err, PA_ERROR_FORMAT, "the records lie outside the file");
    if (h->whole)
        read_features(r, bytes, h);
    size_t size = h->whole ? h->data.size : bytes->size - h->data.offset;
    *cut = !h->whole;
    bool part = false;
    return pa_perf_records_take(r, bytes->data + h->data.offset, size, &part, err);
}

// ---- Of folders

// The recordings of a folder's files, which have to stay as long as the records.
struct parts {
    PA_VEC(struct pa_bytes) list;
};

static void release_parts(struct parts *parts)
{
    for (size_t i = 0; i < parts->list.count; i++)
        free(parts->list.items[i].data);
    pa_vec_release(&parts->list);
}

// `perf record --threads` writes a folder: this file is its "data", and beside it "data.0",
// "data.1" and so on hold records and nothing else.
static bool read_parts(struct pa_perf_records *r, struct pa_input *input, const struct header *h,
                       struct parts *parts, struct pa_error *err)
{
    if (!(h->features[DIR_FORMAT / 64] >> DIR_FORMAT % 64 & 1))
        return true;
    for (unsigned i = 0; i < MOST_PARTS; i++) {
        const char *path = pa_arena_printf(input->arena, "%s.%u", input->path, i);
        struct pa_bytes bytes;
        bool cut = false;
        if (!pa_file_read(path, PA_DEFAULT_MAX_SIZE, &bytes, err)) // there are no more
            return err->code == PA_ERROR_IO || pa_error_prefix(err, "%s", path);
        pa_vec_push(&parts->list, bytes);
        if (!pa_perf_records_take(r, bytes.data, bytes.size, &cut, err))
            return pa_error_prefix(err, "%s", path);
        if (cut)
            pa_warnings_add(input->warnings, "%s: the recording is cut off", path);
    }
    return true;
}

// ---- Both

static bool read_records(struct pa_perf_records *r, struct pa_input *input, struct parts *parts,
                         struct pa_error *err)
{
    struct header h = {0};
    bool cut = false, part = false;
    if (!read_header(&input->bytes, &h, &r->attrs.big, err))
        return false;
    bool ok = h.pipe ? pa_perf_records_take(r, input->bytes.data + PIPE_HEADER,
                                            input->bytes.size - PIPE_HEADER, &cut, err)
                     : read_file(r, input, &h, &cut, err);
    if (!ok || (h.whole && !read_parts(r, input, &h, parts, err)) ||
        !pa_perf_records_take_packed(r, &part, err))
        return false;
    if (cut)
        pa_warnings_add(input->warnings,
                        "%s: the recording is cut off: %zu samples are what there is", input->path,
                        r->samples);
    return r->samples || pa_error_set(err, PA_ERROR_FORMAT, "no sample");
}

static bool read_recording(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_perf_records records = {.arena = input->arena, .zstd.max_size = PA_DEFAULT_MAX_SIZE};
    const struct pa_profile *profile = NULL;
    struct parts parts = {0};
    bool ok = read_records(&records, input, &parts, err);
    if (ok) {
        pa_perf_records_sort(&records);
        profile = pa_perf_profile(&records, input, err);
    }
    pa_perf_records_release(&records);
    release_parts(&parts);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_perf_data = {
    .name = "perf-data",
    .summary = "recordings of `perf record` (perf.data)",
    .binary = true,
    .names_elsewhere = true,
    .probe = probe,
    .read = read_recording,
};
