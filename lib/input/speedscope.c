// SPDX-License-Identifier: Apache-2.0
// speedscope's own format, sampled and evented profiles.
// Format: https://github.com/jlfwong/speedscope/wiki/Importing-from-custom-sources
//
// Times become nanoseconds; weights without a unit are counts. Several profiles in a file are added
// up, with the label "profile" telling them apart. A file that pa wrote has one profile for each
// value type, of that name.
#include "base/number.h"
#include "base/vec.h"
#include "input/format.h"
#include "input/function_name.h"
#include "input/json_text.h"
#include "profile/builder.h"

#include <math.h>
#include <string.h>

enum { MAX_TYPES = 64 };

// How a profile's weights become values of a type.
struct measure {
    struct pa_value_type type;
    double factor;
    uint32_t column;
};

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    struct pa_error *err;
    PA_VEC(uint32_t) locations; // by index of the frame
    struct pa_value_type types[MAX_TYPES];
    uint32_t type_count;
    bool ours; // written by pa
    // the profile being read
    struct measure measure;
    struct pa_label label;
    bool labelled;
    PA_VEC(uint32_t) stack; // locations, root first
    PA_VEC(size_t) open;    // frames
    size_t kept;            // how many of the stack are as in the sample before
};

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const words[] = {"\"shared\"", "\"frames\"", "\"profiles\"", NULL};
    return pa_json_mentions(bytes, size, words);
}

static pa_str intern_member(struct reader *r, const json_t *object, const char *name)
{
    size_t size;
    const char *text = pa_json_string(object, name, &size);
    return text ? pa_strings_add(r->input->strings, text, size) : 0;
}

static bool add_frames(struct reader *r, const json_t *root)
{
    const json_t *frames = pa_json_array(json_object_get(root, "shared"), "frames", r->err);
    for (size_t i = 0; frames && i < json_array_size(frames); i++) {
        const json_t *frame = json_array_get(frames, i);
        if (!json_is_string(json_object_get(frame, "name")))
            return pa_error_set(r->err, PA_ERROR_FORMAT, "frame %zu: no string 'name'", i);
        struct pa_function f =
            pa_function_as_is(intern_member(r, frame, "name"), r->input->strings);
        f.file = intern_member(r, frame, "file");
        struct pa_line line = {.function = pa_profile_builder_function(r->b, &f),
                               .line = pa_json_int(frame, "line"),
                               .column = pa_json_int(frame, "col")};
        pa_vec_push(&r->locations,
                    pa_profile_builder_location(r->b, &(struct pa_location){0}, &line, 1));
    }
    return frames != NULL;
}

// ---- Types

static const struct unit {
    const char *name, *type, *unit;
    double factor;
} units[] = {
    {"none", "weight", "count", 1},
    {"nanoseconds", "time", "nanoseconds", 1},
    {"microseconds", "time", "nanoseconds", 1e3},
    {"milliseconds", "time", "nanoseconds", 1e6},
    {"seconds", "time", "nanoseconds", 1e9},
    {"bytes", "space", "bytes", 1},
};

static const struct unit *find_unit(const json_t *profile)
{
    const char *name = json_string_value(json_object_get(profile, "unit"));
    for (size_t i = 0; name && i < sizeof units / sizeof *units; i++) {
        if (strcmp(units[i].name, name) == 0)
            return &units[i];
    }
    return NULL;
}

static bool find_measure(struct reader *r, const json_t *profile, struct measure *m)
{
    const struct unit *unit = find_unit(profile);
    if (!unit)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "unknown unit");
    m->type.type = r->ours ? intern_member(r, profile, "name") : 0;
    if (!m->type.type)
        m->type.type = pa_strings_adds(r->input->strings, unit->type);
    m->type.unit = pa_strings_adds(r->input->strings, unit->unit);
    m->factor = unit->factor;
    for (m->column = 0; m->column < r->type_count; m->column++) {
        const struct pa_value_type *t = &r->types[m->column];
        if (t->type == m->type.type && t->unit == m->type.unit)
            return true;
    }
    if (r->type_count == MAX_TYPES)
        return pa_error_set(r->err, PA_ERROR_LIMIT, "more than %d value types", MAX_TYPES);
    r->types[r->type_count++] = m->type;
    pa_profile_builder_add_type(r->b, m->type.type, m->type.unit);
    return true;
}

static bool add_types(struct reader *r, const json_t *profiles)
{
    struct measure m;
    for (size_t i = 0; i < json_array_size(profiles); i++) {
        if (!find_measure(r, json_array_get(profiles, i), &m))
            return pa_error_prefix(r->err, "profile %zu", i);
    }
    return true;
}

// ---- Samples

static bool to_value(struct reader *r, const json_t *number, int64_t *value)
{
    if (json_is_integer(number) &&
        pa_mul_int64(json_integer_value(number), (int64_t)r->measure.factor, value))
        return true;
    double n, product;
    if (!pa_json_number(number, &n))
        return pa_error_set(r->err, PA_ERROR_FORMAT, "no number");
    product = round(n * r->measure.factor);
    if (!(fabs(product) < 0x1p63))
        return pa_error_set(r->err, PA_ERROR_LIMIT, "a number that does not fit into 64 bits");
    if (r->measure.factor == 1 && product != n)
        pa_warnings_add(r->input->warnings, "%s: fractions are rounded to whole numbers",
                        r->input->path);
    *value = (int64_t)product;
    return true;
}

static void add_sample(struct reader *r, int64_t value)
{
    int64_t values[MAX_TYPES] = {0};
    values[r->measure.column] = value;
    pa_profile_builder_sample(r->b, &(struct pa_sample){.location = r->stack.items,
                                                        .depth = (uint32_t)r->stack.count,
                                                        .common = (uint32_t)r->kept,
                                                        .value = values,
                                                        .label = &r->label,
                                                        .label_count = r->labelled});
    r->kept = r->stack.count;
}

static bool frame_index(struct reader *r, const json_t *value, size_t *index)
{
    *index = json_is_integer(value) ? (size_t)json_integer_value(value) : SIZE_MAX;
    return *index < r->locations.count || pa_error_set(r->err, PA_ERROR_FORMAT, "unknown frame");
}

static bool read_stack(struct reader *r, const json_t *stack)
{
    r->stack.count = r->kept = 0;
    if (!json_is_array(stack))
        return pa_error_set(r->err, PA_ERROR_FORMAT, "no array");
    for (size_t i = 0; i < json_array_size(stack); i++) {
        size_t frame;
        if (!frame_index(r, json_array_get(stack, i), &frame))
            return false;
        pa_vec_push(&r->stack, r->locations.items[frame]);
    }
    return true;
}

static bool read_sampled(struct reader *r, const json_t *profile)
{
    const json_t *samples = pa_json_array(profile, "samples", r->err);
    const json_t *weights = samples ? pa_json_array(profile, "weights", r->err) : NULL;
    if (!weights)
        return false;
    if (json_array_size(samples) != json_array_size(weights))
        return pa_error_set(r->err, PA_ERROR_FORMAT, "%zu samples, but %zu weights",
                            json_array_size(samples), json_array_size(weights));
    for (size_t i = 0; i < json_array_size(samples); i++) {
        int64_t value;
        if (!read_stack(r, json_array_get(samples, i)))
            return pa_error_prefix(r->err, "sample %zu", i);
        if (!to_value(r, json_array_get(weights, i), &value))
            return pa_error_prefix(r->err, "weight %zu", i);
        add_sample(r, value);
    }
    return true;
}

static bool apply_event(struct reader *r, const json_t *event)
{
    const char *type = json_string_value(json_object_get(event, "type"));
    size_t frame;
    if (!type || !frame_index(r, json_object_get(event, "frame"), &frame))
        return type ? false : pa_error_set(r->err, PA_ERROR_FORMAT, "no type");
    if (strcmp(type, "O") == 0) {
        pa_vec_push(&r->open, frame);
        pa_vec_push(&r->stack, r->locations.items[frame]);
        return true;
    }
    if (strcmp(type, "C") != 0)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "unknown type");
    if (!r->open.count || r->open.items[r->open.count - 1] != frame)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "closes a frame that is not the innermost");
    r->open.count--;
    r->stack.count--;
    r->kept = r->stack.count < r->kept ? r->stack.count : r->kept;
    return true;
}

static bool read_events(struct reader *r, const json_t *events)
{
    int64_t before = 0;
    for (size_t i = 0; i < json_array_size(events); i++) {
        const json_t *event = json_array_get(events, i);
        int64_t now, spent;
        if (!to_value(r, json_object_get(event, "at"), &now))
            return pa_error_prefix(r->err, "event %zu: at", i);
        if (i && now < before)
            return pa_error_set(r->err, PA_ERROR_FORMAT, "event %zu: earlier than the one before",
                                i);
        if (__builtin_sub_overflow(now, before, &spent))
            return pa_error_set(r->err, PA_ERROR_LIMIT, "event %zu: too far away", i);
        if (r->stack.count && spent)
            add_sample(r, spent);
        before = now;
        if (!apply_event(r, event))
            return pa_error_prefix(r->err, "event %zu", i);
        if (pa_profile_builder_full(r->b))
            return true; // finishing says why
    }
    if (r->open.count)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "%zu frames are never closed", r->open.count);
    return true;
}

static bool read_profile(struct reader *r, const json_t *profile, bool several)
{
    const char *type = json_string_value(json_object_get(profile, "type"));
    if (!find_measure(r, profile, &r->measure))
        return false;
    r->labelled = several && !r->ours;
    r->label = (struct pa_label){.key = pa_strings_adds(r->input->strings, "profile"),
                                 .text = intern_member(r, profile, "name")};
    r->stack.count = r->open.count = r->kept = 0;
    if (type && strcmp(type, "sampled") == 0)
        return read_sampled(r, profile);
    if (!type || strcmp(type, "evented") != 0)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "neither sampled nor evented");
    const json_t *events = pa_json_array(profile, "events", r->err);
    return events && read_events(r, events);
}

static bool read_root(struct reader *r, const json_t *root)
{
    const json_t *profiles = pa_json_array(root, "profiles", r->err);
    const char *exporter = json_string_value(json_object_get(root, "exporter"));
    r->ours = exporter && strncmp(exporter, "pa", 3) == 0;
    if (!profiles || !add_frames(r, root) || !add_types(r, profiles))
        return false;
    if (!r->type_count)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "no profile");
    for (size_t i = 0; i < json_array_size(profiles); i++) {
        if (!read_profile(r, json_array_get(profiles, i), json_array_size(profiles) > 1))
            return pa_error_prefix(r->err, "profile %zu", i);
    }
    return true;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    json_t *root = pa_json_load(&input->bytes, err);
    if (!root)
        return false;
    struct reader r = {.input = input, .err = err};
    r.b = pa_profile_builder_new(input->arena, input->strings);
    bool ok = read_root(&r, root);
    json_decref(root);
    pa_vec_release(&r.locations);
    pa_vec_release(&r.stack);
    pa_vec_release(&r.open);
    if (!ok)
        return false;
    return pa_input_give(sink, pa_profile_builder_finish(r.b, err), err);
}

const struct pa_input_format pa_format_speedscope = {
    .name = "speedscope",
    .summary = "speedscope JSON, sampled and evented",
    .probe = probe,
    .read = read,
};
