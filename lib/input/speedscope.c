// SPDX-License-Identifier: Apache-2.0
// speedscope's own format, sampled and evented profiles.
// Format: https://github.com/jlfwong/speedscope/wiki/Importing-from-custom-sources
//
// Times become nanoseconds; weights without a unit are counts. Several profiles in a file are added
// up, with the label "profile" telling them apart. A file that pa wrote has one profile for each
// value type, of that name.
#include "input/function_name.h"
#include "input/speedscope_samples.h"

#include <string.h>

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    struct pa_error *err;
    PA_VEC(struct pa_speedscope_profile) profiles;
    PA_VEC(uint32_t) locations; // by index of the frame
    struct pa_value_type types[PA_SPEEDSCOPE_TYPES];
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
    double factor;
} units[] = {
    {"none", "weight", "count", 1},
    {"nanoseconds", "time", "nanoseconds", 1},
    {"microseconds", "time", "nanoseconds", 1e3},
    {"milliseconds", "time", "nanoseconds", 1e6},
    {"seconds", "time", "nanoseconds", 1e9},
    {"bytes", "space", "bytes", 1},
};

static const struct unit *find_unit(const char *name)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(units[i].name, name) == 0)
            return &units[i];
    }
    return NULL;
}

static bool find_measure(struct reader *r, const struct pa_speedscope_profile *p,
                         struct pa_speedscope_measure *m)
{
    struct pa_strings *strings = r->input->strings;
    const struct unit *unit = find_unit(pa_strings_text(strings, p->unit));
    if (!unit)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "unknown unit");
    m->type.type = r->ours ? p->name : 0;
    if (!m->type.type)
        m->type.type = pa_strings_adds(strings, unit->type);
    m->type.unit = pa_strings_adds(strings, unit->unit);
    m->factor = unit->factor;
    for (m->column = 0; m->column < r->type_count; m->column++) {
        const struct pa_value_type *t = &r->types[m->column];
        if (t->type == m->type.type && t->unit == m->type.unit)
            return true;
    }
    if (r->type_count == PA_SPEEDSCOPE_TYPES)
        return pa_error_set(r->err, PA_ERROR_LIMIT, "more than %d value types",
                            PA_SPEEDSCOPE_TYPES);
    r->types[r->type_count++] = m->type;
    pa_profile_builder_add_type(r->b, m->type.type, m->type.unit);
    return true;
}

static bool add_types(struct reader *r)
{
    struct pa_speedscope_measure m;
    for (size_t i = 0; i < r->profiles.count; i++) {
        if (!find_measure(r, &r->profiles.items[i], &m))
            return pa_error_prefix(r->err, "profile %zu", i);
    }
    return r->type_count || pa_error_set(r->err, PA_ERROR_FORMAT, "no profile");
}

// ---- The file

static bool add_profile(struct reader *r, const struct pa_speedscope_profile *p)
{
    struct pa_speedscope_adder a = {
        .input = r->input,
        .b = r->b,
        .locations = r->locations.items,
        .location_count = r->locations.count,
        .labelled = r->profiles.count > 1 && !r->ours,
        .label = {.key = pa_strings_adds(r->input->strings, "profile"), .text = p->name}};
    return find_measure(r, p, &a.measure) && pa_speedscope_add(&a, p, r->err);
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
