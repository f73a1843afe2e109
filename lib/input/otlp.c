// SPDX-License-Identifier: Apache-2.0
// Profiles of OpenTelemetry (OTLP). Each Profile message has one type of values; those of a file
// become one profile as pprof has them (profile/unite.h). Attributes of samples, profiles and
// resources are labels, links to traces as well; what the collector's translation of pprof puts
// into attributes goes back to where it was.
// Format: https://github.com/open-telemetry/opentelemetry-proto, profiles/v1development
#include "input/format.h"
#include "input/otlp_json.h"
#include "input/otlp_packed.h"
#include "input/otlp_profile.h"
#include "input/text.h"

#include <stdlib.h>

// Messages have bytes that text has not; lines of a log may look like their first fields.
static bool probe(const uint8_t *bytes, size_t size)
{
    return (!pa_text_is_plain(bytes, size) && pa_otlp_detect(bytes, size) != PA_OTLP_NONE) ||
           pa_otlp_is_packed(bytes, size) || pa_otlp_json_probe(bytes, size);
}

struct reading {
    struct pa_otlp_reading r;
    size_t profiles;
};

static bool read_scope(struct reading *r, const Pa__Otlp__ScopeProfiles *scope,
                       struct pa_error *err)
{
    for (size_t i = 0; i < scope->n_profiles; i++) {
        r->profiles++;
        if (!pa_otlp_read_profile(&r->r, scope->profiles[i], err))
            return pa_error_prefix(err, "profile %zu", r->profiles);
    }
    return true;
}

static bool read_resource(struct reading *r, const Pa__Otlp__ResourceProfiles *from,
                          struct pa_error *err)
{
    const Pa__Otlp__Resource *resource = from->resource;
    r->r.resource.list.count = 0;
    if (resource && !pa_otlp_add_key_values(r->r.dictionary, resource->attributes,
                                            resource->n_attributes, &r->r.resource, err))
        return pa_error_prefix(err, "resource");
    for (size_t i = 0; i < from->n_scope_profiles; i++) {
        if (!read_scope(r, from->scope_profiles[i], err))
            return false;
    }
    return true;
}

static bool read_data(struct reading *r, const Pa__Otlp__ProfilesData *data, struct pa_arena *arena,
                      struct pa_error *err)
{
    struct pa_otlp_dictionary dictionary;
    pa_otlp_dictionary_init(&dictionary, data->dictionary, r->r.input->strings, arena);
    r->r.dictionary = &dictionary;
    r->r.all_mappings = data->n_resource_profiles == 1;
    bool ok = true;
    for (size_t i = 0; ok && i < data->n_resource_profiles; i++)
        ok = read_resource(r, data->resource_profiles[i], err);
    pa_otlp_dictionary_release(&dictionary);
    return ok;
}

static bool read_messages(struct reading *r, const struct pa_bytes *bytes, struct pa_error *err)
{
    struct pa_otlp_frames frames = pa_otlp_frames_of(bytes->data, bytes->size);
    bool ok = true;
    while (ok && pa_otlp_frames_next(&frames, err))
        ok = read_data(r, frames.data, &frames.arena, err);
    ok = ok && !frames.failed;
    pa_otlp_frames_release(&frames);
    return ok;
}

static bool read_json(struct reading *r, struct pa_error *err)
{
    struct pa_json *j = pa_json_open(r->r.input);
    struct pa_arena arena = {0};
    const Pa__Otlp__ProfilesData *data;
    bool ok = true;
    pa_json_allow_several(j);
    while (ok && (data = pa_otlp_json_next(j, &arena))) {
        ok = read_data(r, data, &arena, err);
        pa_arena_release(&arena);
    }
    pa_arena_release(&arena);
    return pa_json_close(j, ok, err);
}

// What is unpacked is read as if it were the file.
static bool read_packed(struct reading *r, const struct pa_bytes *packed, struct pa_error *err)
{
    struct pa_bytes bytes;
    struct pa_input *whole = r->r.input, inner = *whole;
    if (!pa_otlp_unpack(packed, &bytes, err))
        return false;
    inner.stream = NULL;
    inner.bytes = bytes;
    r->r.input = &inner;
    bool ok = pa_otlp_json_probe(bytes.data, bytes.size) ? read_json(r, err)
                                                         : read_messages(r, &bytes, err);
    r->r.input = whole;
    free(bytes.data);
    return ok;
}

static bool read_any(struct reading *r, struct pa_error *err)
{
    struct pa_stream *s = r->r.input->stream;
    struct pa_bytes bytes = r->r.input->bytes;
    if (s ? pa_otlp_json_probe(s->next, (size_t)(s->end - s->next))
          : pa_otlp_json_probe(bytes.data, bytes.size))
        return read_json(r, err);
    if (s && !pa_stream_whole(s, &bytes, err))
        return false;
    bool ok = pa_otlp_is_packed(bytes.data, bytes.size) ? read_packed(r, &bytes, err)
                                                        : read_messages(r, &bytes, err);
    if (s)
        free(bytes.data);
    return ok;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reading r = {.r = {.input = input, .sink = sink}};
    bool ok = read_any(&r, err);
    pa_vec_release(&r.r.resource.list);
    return ok && (r.profiles > 0 ||
                  pa_error_set(err, PA_ERROR_FORMAT, "a message of OTLP without a profile"));
}

const struct pa_input_format pa_format_otlp = {
    .name = "otlp",
    .summary = "OpenTelemetry profiles (OTLP), protocol buffer and JSON",
    .binary = true,
    .streams = true,
    .probe = probe,
    .read = read,
};
