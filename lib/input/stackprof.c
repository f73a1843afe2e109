// SPDX-License-Identifier: Apache-2.0
// StackProf's profiles of Ruby programs as JSON ('stackprof --json', or JSON.generate of a result
// with raw: true): frames by id, and "raw": of each stack its depth, its frames root first, and how
// often it was seen in succession.
//
// The types are samples/count and, by the mode, wall or cpu/nanoseconds (samples × interval). In
// mode object they are objects/count alone (samples × interval).
#include "base/hash.h"
#include "base/number.h"
#include "input/function_name.h"
#include "input/json.h"
#include "input/packed_ints.h"
#include "profile/builder.h"

#include <string.h>

struct frame {
    int64_t id;
    uint32_t location;
};

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    PA_VEC(struct frame) frames;
    struct pa_index by_id;
    struct pa_packed_ints raw;
    bool has_raw;
    pa_str mode;
    int64_t interval;
    PA_VEC(uint32_t) stack;
};

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const words[] = {"\"mode\"", "\"interval\"", "\"missed_samples\"", NULL};
    return pa_json_mentions(bytes, size, '{', words);
}

static uint32_t find_frame(const struct reader *r, int64_t id)
{
    uint64_t hash = pa_hash_u64((uint64_t)id);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&r->by_id, hash); pa_index_at(&r->by_id, slot, hash, &i);
         slot = pa_index_next(&r->by_id, slot)) {
        if (i != UINT32_MAX && r->frames.items[i].id == id)
            return r->frames.items[i].location;
    }
    return 0;
}

enum { FRAME_NAME, FRAME_FILE, FRAME_LINE };
static const char *const frame_names[] = {"name", "file", "line", NULL};

static void add_frame(struct reader *r, struct pa_json *j, int64_t id)
{
    pa_str name = 0, file = 0;
    int64_t line = 0;
    if (!pa_json_begin(j, PA_JSON_OBJECT))
        return;
    for (int m; (m = pa_json_member(j, frame_names)) >= 0;) {
        if (m == FRAME_LINE)
            pa_json_int(j, &line);
        else
            pa_json_str(j, r->input->strings, m == FRAME_NAME ? &name : &file);
    }
    struct pa_function f = pa_function_as_is(name, r->input->strings);
    f.file = file;
    f.start_line = line > 0 && line < INT32_MAX ? line : 0;
    struct pa_line at = {.function = pa_profile_builder_function(r->b, &f), .line = f.start_line};
    pa_index_add(&r->by_id, pa_hash_u64((uint64_t)id), (uint32_t)r->frames.count);
    pa_vec_push(&r->frames, (struct frame){id, pa_profile_builder_location(
                                                   r->b, &(struct pa_location){0}, &at, 1)});
}

static void read_frames(struct reader *r, struct pa_json *j)
{
    struct pa_text name;
    if (!pa_json_begin(j, PA_JSON_OBJECT))
        return;
    while (pa_json_any_member(j, &name)) {
        int64_t id;
        if (pa_parse_int64(name.next, pa_text_size(name), &id))
            add_frame(r, j, id);
        else
            pa_json_skip(j);
    }
}

enum { MODE, INTERVAL, FRAMES, RAW };
static const char *const names[] = {"mode", "interval", "frames", "raw", NULL};

static void read_root(struct reader *r, struct pa_json *j)
{
    if (!pa_json_begin(j, PA_JSON_OBJECT))
        return;
    for (int m; (m = pa_json_member(j, names)) >= 0;) {
        if (m == MODE)
            pa_json_str(j, r->input->strings, &r->mode);
        else if (m == INTERVAL)
            pa_json_int(j, &r->interval);
        else if (m == FRAMES)
            read_frames(r, j);
        else
            r->has_raw |= pa_packed_read(&r->raw, j);
    }
}

// What a sample stands for: nanoseconds, objects, or 0 where that is not known.
static int64_t add_types(struct reader *r)
{
    struct pa_strings *strings = r->input->strings;
    const char *mode = pa_strings_text(strings, r->mode);
    pa_str count = pa_strings_adds(strings, "count");
    int64_t per_sample = r->interval;
    if (strcmp(mode, "object") == 0) {
        pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "objects"), count);
        return per_sample;
    }
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "samples"), count);
    if ((strcmp(mode, "wall") != 0 && strcmp(mode, "cpu") != 0) || per_sample <= 0 ||
        !pa_mul_int64(per_sample, 1000, &per_sample))
        return 0;
    pa_str unit = pa_strings_adds(strings, "nanoseconds");
    pa_profile_builder_add_type(r->b, r->mode, unit);
    pa_profile_builder_head(r->b)->period = per_sample;
    pa_profile_builder_head(r->b)->period_type = (struct pa_value_type){r->mode, unit};
    return per_sample;
}

static bool next_stack(struct reader *r, struct pa_packed_cursor *c, int64_t depth,
                       struct pa_error *err)
{
    int64_t id;
    r->stack.count = 0;
    if (depth < 0 || depth > c->end - c->next)
        return pa_error_set(err, PA_ERROR_FORMAT, "a depth beyond the end");
    for (; depth > 0; depth--) {
        uint32_t location = pa_packed_next(c, &id) ? find_frame(r, id) : 0;
        if (!location)
            return pa_error_set(err, PA_ERROR_FORMAT, "unknown frame");
        pa_vec_push(&r->stack, location);
    }
    return true;
}

static bool add_samples(struct reader *r, struct pa_error *err)
{
    struct pa_packed_cursor c = pa_packed_start(&r->raw);
    int64_t per_sample = add_types(r), depth, weight;
    bool objects = strcmp(pa_strings_text(r->input->strings, r->mode), "object") == 0;
    for (size_t i = 0; pa_packed_next(&c, &depth); i++) {
        if (!next_stack(r, &c, depth, err))
            return pa_error_prefix(err, "stack %zu", i);
        int64_t values[2] = {0, 0};
        if (!pa_packed_next(&c, &weight) || weight < 0 ||
            !pa_mul_int64(weight, per_sample, &values[1]))
            return pa_error_set(err, PA_ERROR_FORMAT,
                                "stack %zu: no number of samples that fits into 64 bits", i);
        values[0] = objects && per_sample > 0 ? values[1] : weight;
        pa_profile_builder_sample(r->b, &(struct pa_sample){.location = r->stack.items,
                                                            .depth = (uint32_t)r->stack.count,
                                                            .value = values});
    }
    return true;
}

static bool build(struct reader *r, struct pa_error *err)
{
    if (!r->has_raw || !r->raw.count)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "a profile of StackProf without stacks: record it with raw: true");
    return add_samples(r, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {.input = input};
    struct pa_json *j = pa_json_open(input);
    r.b = pa_profile_builder_new(input->arena, input->strings);
    read_root(&r, j);
    bool ok = pa_json_close(j, true, err) && build(&r, err);
    pa_vec_release(&r.frames);
    pa_index_release(&r.by_id);
    pa_packed_release(&r.raw);
    pa_vec_release(&r.stack);
    return ok && pa_input_give(sink, pa_profile_builder_finish(r.b, err), err);
}

const struct pa_input_format pa_format_stackprof = {
    .name = "stackprof",
    .summary = "StackProf's JSON (Ruby)",
    .streams = true,
    .probe = probe,
    .read = read,
};
