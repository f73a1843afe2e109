// SPDX-License-Identifier: Apache-2.0
// A file through a window gives what the whole file gives: the same profile or the same error. Two
// bytes say where the file is drawn apart, by a field that no reader knows, wide enough to move the
// window.
#include "fuzz.h"

#include "input/format.h"
#include "profile/sample.h"

extern const struct pa_input_format pa_format_pprof;

enum { HEAD = 2, WIDE = PA_STREAM_PIECE + 4096 };

struct outcome {
    struct pa_input_sink sink;
    bool ok;
    struct pa_error err;
    uint64_t samples, locations, functions, sum;
};

static bool take(struct pa_input_sink *sink, const struct pa_profile *p, struct pa_error *err)
{
    struct outcome *o = (struct outcome *)sink;
    struct pa_sample_reader reader;
    (void)err;
    o->locations += p->location_count;
    o->functions += p->function_count;
    pa_sample_reader_init(&reader, p);
    while (pa_sample_next(&reader)) {
        o->samples++;
        for (uint32_t t = 0; t < p->type_count; t++)
            o->sum += (uint64_t)reader.sample.value[t] * (t + 1) * o->samples;
    }
    pa_sample_reader_release(&reader);
    return true;
}

static void read_with(struct pa_stream *stream, struct outcome *o)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    struct pa_input input = {.stream = stream,
                             .path = "fuzz",
                             .arena = &arena,
                             .strings = &strings,
                             .warnings = &warnings};
    *o = (struct outcome){.sink = {take}};
    o->ok = pa_format_pprof.read(&input, &o->sink, &o->err);
    pa_warnings_release(&warnings);
    pa_strings_release(&strings);
    pa_arena_release(&arena);
}

static void check(const uint8_t *data, size_t size)
{
    struct outcome whole, pieces;
    struct pa_stream stream;
    struct pa_error err = {0};
    struct pa_bytes bytes;
    if (!pa_bytes_unpack(data, size, 4 << 20, &bytes, &err))
        return;
    pa_stream_lend(&stream, &bytes);
    read_with(&stream, &whole);
    free(bytes.data);
    require(pa_stream_unpack(&stream, data, size, 4 << 20, &err));
    read_with(&stream, &pieces);
    pa_stream_close(&stream);
    require(whole.ok == pieces.ok && (whole.ok || strcmp(whole.err.text, pieces.err.text) == 0));
    if (whole.ok)
        require(whole.samples == pieces.samples && whole.sum == pieces.sum &&
                whole.locations == pieces.locations && whole.functions == pieces.functions);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint8_t field[] = {0x9a, 0x06}; // 99, bytes
    if (size <= HEAD || size > 1 << 15)
        return 0;
    size_t at = (data[0] | (size_t)data[1] << 8) % (size - HEAD), n = 0;
    uint8_t *drawn = calloc(size + WIDE + 8, 1);
    require(drawn);
    memcpy(drawn, data + HEAD, at);
    n = at;
    memcpy(drawn + n, field, sizeof field);
    n += sizeof field;
    for (unsigned left = WIDE; left; left >>= 7)
        drawn[n++] = (uint8_t)((left & 127) | (left > 127 ? 128 : 0));
    n += WIDE;
    memcpy(drawn + n, data + HEAD + at, size - HEAD - at);
    check(drawn, n + size - HEAD - at);
    free(drawn);
    return 0;
}
