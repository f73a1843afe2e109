// SPDX-License-Identifier: Apache-2.0
// speedscope's own format, sampled and evented profiles.
// Format: https://github.com/jlfwong/speedscope/wiki/Importing-from-custom-sources
//
// Times become nanoseconds; weights without a unit are counts. Several profiles in a file are added
// up, with the label "profile" telling them apart. A file that pa wrote has one profile for each
// value type, of that name.
#include "input/count_scale.h"
#include "input/function_name.h"
#include "input/speedscope_samples.h"

#include <string.h>

struct type {
    struct pa_value_type of;
    bool counts; // which may have fractions
    struct pa_count_scale scale;
};

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    struct pa_error *err;
    PA_VEC(struct pa_speedscope_profile) profiles;
    PA_VEC(uint32_t) locations; // by index of the frame
    struct type types[PA_SPEEDSCOPE_TYPES];
    uint32_t type_count;
    bool has_frames, has_profiles;
    bool ours; // written by pa
};

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const words[] = {"\"shared\"", "\"frames\"", "\"profiles\"", NULL};
    static const char *const schema[] = {"speedscope.app/file-format-schema", NULL};
    return pa_json_mentions(bytes, size, '{', words) || pa_json_mentions(bytes, size, '{', schema);
}

// ---- Frames

enum { FRAME_NAME, FRAME_FILE, FRAME_LINE, FRAME_COL };
static const char *const frame_names[] = {"name", "file", "line", "col", NULL};

static bool add_frame(struct reader *r, struct pa_json *j)
{
    struct pa_strings *strings = r->input->strings;
    pa_str name = 0, file = 0;
    struct pa_line line = {0};
    bool named = false;
    if (pa_json_begin(j, PA_JSON_OBJECT)) {
        for (int m; (m = pa_json_member(j, frame_names)) >= 0;) {
            if (m == FRAME_NAME)
                named = pa_json_str(j, strings, &name);
            else if (m == FRAME_FILE)
                pa_json_str(j, strings, &file);
            else
                pa_json_int(j, m == FRAME_LINE ? &line.line : &line.column);
        }
    }
    if (!named)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "frame %zu: no string 'name'",
                            r->locations.count);
    struct pa_function f = pa_function_as_is(name, strings);
    f.file = file;
    line.function = pa_profile_builder_function(r->b, &f);
    pa_vec_push(&r->locations,
                pa_profile_builder_location(r->b, &(struct pa_location){0}, &line, 1));
    return true;
}

static bool read_shared(struct reader *r, struct pa_json *j)
{
    static const char *const names[] = {"frames", NULL};
    if (!pa_json_begin(j, PA_JSON_OBJECT))
        return true;
    while (pa_json_member(j, names) >= 0) {
        if (!pa_json_begin(j, PA_JSON_ARRAY))
            continue;
        if (r->has_frames)
            return pa_error_set(r->err, PA_ERROR_FORMAT, "two arrays 'frames'");
        r->has_frames = true;
        while (pa_json_more(j)) {
            if (!add_frame(r, j))
                return false;
        }
    }
    return true;
}

// ---- Types

static const struct unit {
    const char *name, *type, *unit;
    int places; // of the unit here
} units[] = {
    {"none", "weight", "count", 0},
    {"nanoseconds", "time", "nanoseconds", 0},
    {"microseconds", "time", "nanoseconds", 3},
    {"milliseconds", "time", "nanoseconds", 6},
    {"seconds", "time", "nanoseconds", 9},
    {"bytes", "space", "bytes", 0},
};

static const struct unit *find_unit(const char *name)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(units[i].name, name) == 0)
            return &units[i];
    }
    return NULL;
}

// The type of the profile's weights, one of r->types; NULL with an error if there is none.
static struct type *find_type(struct reader *r, const struct pa_speedscope_profile *p,
                              const struct unit **unit)
{
    struct pa_strings *strings = r->input->strings;
    *unit = find_unit(pa_strings_text(strings, p->unit));
    if (!*unit) {
        pa_error_set(r->err, PA_ERROR_FORMAT, "unknown unit");
        return NULL;
    }
    pa_str type = r->ours ? p->name : 0;
    type = type ? type : pa_strings_adds(strings, (*unit)->type);
    struct pa_value_type wanted = {type, pa_strings_adds(strings, (*unit)->unit)};
    for (uint32_t i = 0; i < r->type_count; i++) {
        if (r->types[i].of.type == wanted.type && r->types[i].of.unit == wanted.unit)
            return &r->types[i];
    }
    if (r->type_count == PA_SPEEDSCOPE_TYPES) {
        pa_error_set(r->err, PA_ERROR_LIMIT, "more than %d value types", PA_SPEEDSCOPE_TYPES);
        return NULL;
    }
    r->types[r->type_count] = (struct type){.of = wanted, .counts = *unit == units};
    return &r->types[r->type_count++];
}

static void see_numbers(struct pa_count_scale *scale, const struct pa_packed_ints *numbers)
{
    struct pa_packed_cursor c = pa_packed_start(numbers);
    for (struct pa_decimal number; pa_packed_next_number(&c, &number);)
        pa_count_scale_see(scale, number);
}

static bool add_types(struct reader *r)
{
    const struct unit *unit;
    for (size_t i = 0; i < r->profiles.count; i++) {
        struct type *type = find_type(r, &r->profiles.items[i], &unit);
        if (!type)
            return pa_error_prefix(r->err, "profile %zu", i);
        if (type->counts)
            see_numbers(&type->scale, &r->profiles.items[i].numbers);
    }
    for (uint32_t i = 0; i < r->type_count; i++) {
        struct type *type = &r->types[i];
        pa_str name = type->of.unit;
        pa_count_scale_choose(&type->scale);
        if (type->counts)
            name = pa_strings_adds(r->input->strings, pa_count_scale_unit(&type->scale));
        pa_count_scale_warn(&type->scale, r->input);
        pa_profile_builder_add_type(r->b, type->of.type, name);
    }
    return r->type_count || pa_error_set(r->err, PA_ERROR_FORMAT, "no profile");
}

// ---- The file

static bool add_profile(struct reader *r, const struct pa_speedscope_profile *p)
{
    const struct unit *unit;
    const struct type *type = find_type(r, p, &unit);
    struct pa_speedscope_adder a = {
        .input = r->input,
        .b = r->b,
        .locations = r->locations.items,
        .location_count = r->locations.count,
        .labelled = r->profiles.count > 1 && !r->ours,
        .label = {.key = pa_strings_adds(r->input->strings, "profile"), .text = p->name}};
    if (!type)
        return false;
    a.measure = (struct pa_speedscope_measure){
        .places = type->counts ? type->scale.places : unit->places,
        .column = (uint32_t)(type - r->types),
        .rounds = !type->counts && unit->places == 0,
    };
    return pa_speedscope_add(&a, p, r->err);
}

static bool read_profiles(struct reader *r, struct pa_json *j)
{
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return true;
    r->has_profiles = true;
    while (pa_json_more(j)) {
        pa_vec_push(&r->profiles, (struct pa_speedscope_profile){0});
        size_t last = r->profiles.count - 1;
        if (!pa_speedscope_profile_parse(&r->profiles.items[last], j, r->input->strings, r->err))
            return pa_error_prefix(r->err, "profile %zu", last);
    }
    return true;
}

enum { SHARED, PROFILES, EXPORTER };
static const char *const root_names[] = {"shared", "profiles", "exporter", NULL};

static bool read_root(struct reader *r, struct pa_json *j)
{
    bool ok = true;
    if (!pa_json_begin(j, PA_JSON_OBJECT))
        return pa_error_set(r->err, PA_ERROR_FORMAT, "no object");
    for (int m; ok && (m = pa_json_member(j, root_names)) >= 0;) {
        struct pa_text exporter;
        if (m == SHARED)
            ok = read_shared(r, j);
        else if (m == PROFILES)
            ok = read_profiles(r, j);
        else if (pa_json_text(j, &exporter))
            r->ours = pa_text_starts(exporter, "pa");
    }
    return ok;
}

static bool build(struct reader *r)
{
    if (!r->has_profiles || !r->has_frames)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "no array '%s'",
                            r->has_profiles ? "frames" : "profiles");
    if (!add_types(r))
        return false;
    for (size_t i = 0; i < r->profiles.count; i++) {
        if (!add_profile(r, &r->profiles.items[i]))
            return pa_error_prefix(r->err, "profile %zu", i);
        pa_speedscope_profile_release(&r->profiles.items[i]);
    }
    return true;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {.input = input, .err = err};
    struct pa_json *j = pa_json_open(input);
    r.b = pa_profile_builder_new(input->arena, input->strings);
    bool ok = pa_json_close(j, read_root(&r, j), err) && build(&r);
    for (size_t i = 0; i < r.profiles.count; i++)
        pa_speedscope_profile_release(&r.profiles.items[i]);
    pa_vec_release(&r.profiles);
    pa_vec_release(&r.locations);
    return ok && pa_input_give(sink, pa_profile_builder_finish(r.b, err), err);
}

const struct pa_input_format pa_format_speedscope = {
    .name = "speedscope",
    .summary = "speedscope JSON, sampled and evented",
    .streams = true,
    .probe = probe,
    .read = read,
};
