// SPDX-License-Identifier: Apache-2.0
#include "input/firefox_frames.h"

#include "input/function_name.h"

#include <string.h>

enum { NONE = UINT32_MAX };

void pa_firefox_frames_release(struct pa_firefox_frames *f)
{
    pa_vec_release(&f->stacks);
    pa_vec_release(&f->order);
    pa_vec_release(&f->locations);
    pa_vec_release(&f->categories);
}

// ---- Columns

struct column {
    PA_VEC(uint32_t) rows;
};

// NONE for what is none or no index.
static uint32_t index_of(int64_t value)
{
    return value >= 0 && value < NONE ? (uint32_t)value : (uint32_t)NONE;
}

static struct column unpack(const struct pa_packed_ints *p)
{
    struct column c = {0};
    struct pa_packed_cursor cursor = pa_packed_start(p);
    pa_vec_reserve(&c.rows, p->count);
    for (int64_t value; pa_packed_next(&cursor, &value);)
        pa_vec_push(&c.rows, index_of(value));
    return c;
}

static uint32_t at(const struct column *c, size_t row)
{
    return row < c->rows.count ? c->rows.items[row] : (uint32_t)NONE;
}

static int64_t number_at(struct pa_packed_cursor *c)
{
    int64_t value;
    return pa_packed_next(c, &value) && value > 0 && value < INT32_MAX ? value : 0;
}

static bool no_table(const char *table, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "a Firefox profile without '%s'", table);
}

static bool bad_row(const char *table, size_t row, const char *what, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "row %zu of %s: unknown %s", row, table, what);
}

// ---- Frames of processed profiles

struct columns {
    struct column func, func_name, func_file, func_source, source_file, func_resource, resource_lib,
        func_line, frame_lib;
};

static struct columns unpack_columns(const struct pa_firefox_tables *t)
{
    return (struct columns){.func = unpack(&t->column[PA_FX_FRAME_FUNC]),
                            .func_name = unpack(&t->column[PA_FX_FUNC_NAME]),
                            .func_file = unpack(&t->column[PA_FX_FUNC_FILE]),
                            .func_source = unpack(&t->column[PA_FX_FUNC_SOURCE]),
                            .source_file = unpack(&t->column[PA_FX_SOURCE_FILE]),
                            .func_resource = unpack(&t->column[PA_FX_FUNC_RESOURCE]),
                            .resource_lib = unpack(&t->column[PA_FX_RESOURCE_LIB]),
                            .func_line = unpack(&t->column[PA_FX_FUNC_LINE]),
                            .frame_lib = unpack(&t->column[PA_FX_FRAME_LIB])};
}

static void release_columns(struct columns *c)
{
    struct column *all[] = {&c->func,        &c->func_name,    &c->func_file,
                            &c->func_source, &c->source_file,  &c->func_resource,
                            &c->func_line,   &c->resource_lib, &c->frame_lib};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        pa_vec_release(&all[i]->rows);
}

static pa_str string_at(const struct pa_firefox_frames_input *in, uint32_t index)
{
    return index < in->tables->strings.count ? in->tables->strings.items[index] : 0;
}

static uint32_t make_mapping(const struct pa_firefox_frames_input *in, uint32_t lib)
{
    if (lib >= in->lib_count)
        return 0;
    const struct pa_firefox_lib *l = &in->libs[lib];
    return pa_profile_builder_mapping(in->b, &(struct pa_mapping){.limit = UINT64_MAX,
                                                                  .file = l->path,
                                                                  .build_id = l->build_id,
                                                                  .has_functions = true});
}

// False if the frame has no name.
static bool make_function(const struct pa_firefox_frames_input *in, const struct columns *c,
                          size_t frame, struct pa_function *f)
{
    uint32_t func = at(&c->func, frame), name = at(&c->func_name, func);
    if (func >= c->func_name.rows.count || name >= in->tables->strings.count)
        return false;
    uint32_t file = at(&c->func_file, func);
    if (file == NONE)
        file = at(&c->source_file, at(&c->func_source, func));
    *f = pa_function_as_is(string_at(in, name), in->strings);
    f->file = string_at(in, file);
    f->start_line = at(&c->func_line, func) < INT32_MAX ? at(&c->func_line, func) : 0;
    return true;
}

static bool make_locations(struct pa_firefox_frames *f, const struct pa_firefox_frames_input *in,
                           const struct columns *c, struct pa_error *err)
{
    const struct pa_firefox_tables *t = in->tables;
    struct pa_packed_cursor address = pa_packed_start(&t->column[PA_FX_FRAME_ADDRESS]);
    struct pa_packed_cursor line = pa_packed_start(&t->column[PA_FX_FRAME_LINE]);
    struct pa_packed_cursor column = pa_packed_start(&t->column[PA_FX_FRAME_COLUMN]);
    for (size_t i = 0; i < c->func.rows.count; i++) {
        struct pa_function function;
        int64_t at_address = PA_PACKED_NONE;
        if (!make_function(in, c, i, &function))
            return bad_row("frameTable", i, "function or name", err);
        uint32_t lib = at(&c->frame_lib, i);
        if (lib == NONE)
            lib = at(&c->resource_lib, at(&c->func_resource, at(&c->func, i)));
        (void)pa_packed_next(&address, &at_address);
        struct pa_location l = {.mapping = make_mapping(in, lib)};
        if (l.mapping && at_address != PA_PACKED_NONE)
            l.address = (uint64_t)at_address;
        struct pa_line where = {.function = pa_profile_builder_function(in->b, &function)};
        where.line = number_at(&line);
        where.column = number_at(&column);
        pa_vec_push(&f->locations, pa_profile_builder_location(in->b, &l, &where, 1));
    }
    return true;
}

// ---- Frames of raw profiles

// "func (url:line:column)" or "func (url:line)", perhaps with "[source]" behind it, for scripts.
static bool parse_script(struct pa_text text, struct pa_text *name, struct pa_text *url,
                         int64_t *line)
{
    const char *bracket = pa_text_ends(text, "]") ? pa_text_last(text, '[') : NULL;
    text.end = bracket ? bracket : text.end;
    const char *open = pa_text_find(text, " (");
    if (!pa_text_ends(text, ")") || !open)
        return false;
    *name = (struct pa_text){text.next, open};
    *url = (struct pa_text){open + 2, text.end - 1};
    for (int i = 0; i < 2; i++) { // the line is the first of up to two numbers
        const char *colon = pa_text_last(*url, ':');
        struct pa_text digits = {colon ? colon + 1 : url->end, url->end};
        int64_t number;
        if (!colon || !pa_text_digits(&digits, &number) || digits.next != digits.end)
            break;
        *line = number;
        url->end = colon;
    }
    return *line > 0;
}

static struct pa_function parse_location(const struct pa_firefox_frames_input *in, pa_str string)
{
    const char *text = pa_strings_text(in->strings, string);
    struct pa_text all = {text, text + pa_strings_size(in->strings, string)}, name, url;
    int64_t line = 0;
    if (!parse_script(all, &name, &url, &line))
        return pa_function_as_is(string, in->strings);
    struct pa_function f =
        pa_function_as_is(pa_strings_add(in->strings, name.next, pa_text_size(name)), in->strings);
    f.file = pa_strings_add(in->strings, url.next, pa_text_size(url));
    f.start_line = line < INT32_MAX ? line : 0;
    return f;
}

// "0x7f0000001234": a location of that address, with the name that it has in the file.
static struct pa_location parse_address(const struct pa_firefox_frames_input *in, pa_str string)
{
    const char *text = pa_strings_text(in->strings, string);
    struct pa_text t = {text, text + pa_strings_size(in->strings, string)};
    uint64_t address;
    if (!pa_text_skip(&t, "0x") || !pa_text_hex(&t, &address) || t.next != t.end)
        return (struct pa_location){0};
    for (size_t i = 0; i < in->lib_count; i++) {
        const struct pa_firefox_lib *l = &in->libs[i];
        if (address >= l->start && address < l->end)
            return (struct pa_location){.address = address,
                                        .mapping = pa_profile_builder_mapping(
                                            in->b, &(struct pa_mapping){.start = l->start,
                                                                        .limit = l->end,
                                                                        .offset = l->offset,
                                                                        .file = l->path,
                                                                        .build_id = l->build_id,
                                                                        .has_functions = true})};
    }
    return (struct pa_location){0};
}

static bool make_raw_locations(struct pa_firefox_frames *f,
                               const struct pa_firefox_frames_input *in, struct pa_error *err)
{
    const struct pa_firefox_tables *t = in->tables;
    struct pa_packed_cursor location = pa_packed_start(&t->column[PA_FX_FRAME_LOCATION]);
    struct pa_packed_cursor line = pa_packed_start(&t->column[PA_FX_FRAME_LINE]);
    struct pa_packed_cursor column = pa_packed_start(&t->column[PA_FX_FRAME_COLUMN]);
    int64_t index;
    for (size_t i = 0; pa_packed_next(&location, &index); i++) {
        if (index < 0 || (uint64_t)index >= t->strings.count)
            return bad_row("frameTable", i, "location", err);
        pa_str string = t->strings.items[index];
        struct pa_function function = parse_location(in, string);
        struct pa_location l = parse_address(in, string);
        struct pa_line where = {.function = pa_profile_builder_function(in->b, &function)};
        where.line = number_at(&line);
        where.line = where.line ? where.line : function.start_line;
        where.column = number_at(&column);
        pa_vec_push(&f->locations, pa_profile_builder_location(in->b, &l, &where, 1));
    }
    return true;
}

// ---- Stacks

// The row's parent: as it is, or how far in front it stands. The row itself if that is beyond.
static uint32_t parent_of(struct pa_packed_cursor *prefix, struct pa_packed_cursor *offset,
                          size_t row)
{
    int64_t number = PA_PACKED_NONE, back;
    (void)pa_packed_next(prefix, &number);
    if (!pa_packed_next(offset, &back))
        return index_of(number);
    if (back == 0 || back == PA_PACKED_NONE)
        return NONE;
    return back < 0 || (uint64_t)back > row ? (uint32_t)row : (uint32_t)(row - (uint64_t)back);
}

// A category may come from the parent.
static bool add_stack(struct pa_firefox_frames *f, struct pa_firefox_stack s, uint32_t frame,
                      const struct column *categories, struct pa_error *err)
{
    size_t row = f->stacks.count;
    if (frame >= f->locations.count)
        return bad_row("stackTable", row, "frame", err);
    if (s.parent != NONE && s.parent >= row)
        return bad_row("stackTable", row, "parent, which has to stand in front", err);
    s.location = f->locations.items[frame];
    if (s.category == NONE)
        s.category = at(categories, frame);
    if (s.parent != NONE) {
        const struct pa_firefox_stack *parent = &f->stacks.items[s.parent];
        s.category = s.category == NONE ? parent->category : s.category;
    }
    pa_vec_push(&f->stacks, s);
    return true;
}

// First how many rows hang below each, then where each begins among its parent's.
static void set_order(struct pa_firefox_frames *f)
{
    struct column below = {0};
    uint32_t next_root = 0;
    const struct pa_firefox_stack *stacks = f->stacks.items;
    size_t count = f->stacks.count;
    pa_vec_reserve(&below.rows, count);
    pa_vec_reserve(&f->order, count);
    for (size_t i = 0; i < count; i++)
        pa_vec_push(&below.rows, 1);
    for (size_t i = count; i-- > 0;) {
        if (stacks[i].parent != NONE)
            below.rows.items[stacks[i].parent] += below.rows.items[i];
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t size = below.rows.items[i];
        uint32_t *next =
            stacks[i].parent == NONE ? &next_root : &below.rows.items[stacks[i].parent];
        pa_vec_push(&f->order, *next);
        below.rows.items[i] = *next + 1; // where its first child begins
        *next += size;
    }
    pa_vec_release(&below.rows);
}

static bool make_stacks(struct pa_firefox_frames *f, const struct pa_firefox_tables *t,
                        struct pa_error *err)
{
    struct pa_packed_cursor frame = pa_packed_start(&t->column[PA_FX_STACK_FRAME]);
    struct pa_packed_cursor prefix = pa_packed_start(&t->column[PA_FX_STACK_PREFIX]);
    struct pa_packed_cursor offset = pa_packed_start(&t->column[PA_FX_STACK_PREFIX_OFFSET]);
    struct pa_packed_cursor own = pa_packed_start(&t->column[PA_FX_STACK_CATEGORY]);
    struct column categories = unpack(&t->column[PA_FX_FRAME_CATEGORY]);
    bool ok = true;
    int64_t number, category;
    if (t->column[PA_FX_STACK_FRAME].count >= NONE)
        return pa_error_set(err, PA_ERROR_LIMIT, "stackTable has over 4 billion rows");
    pa_vec_reserve(&f->stacks, t->column[PA_FX_STACK_FRAME].count);
    while (ok && pa_packed_next(&frame, &number)) {
        category = PA_PACKED_NONE;
        (void)pa_packed_next(&own, &category);
        struct pa_firefox_stack s = {.parent = parent_of(&prefix, &offset, f->stacks.count),
                                     .category = index_of(category)};
        ok = add_stack(f, s, index_of(number), &categories, err);
    }
    pa_vec_release(&categories.rows);
    if (ok)
        set_order(f);
    return ok;
}

static bool make_processed(struct pa_firefox_frames *f, const struct pa_firefox_frames_input *in,
                           struct pa_error *err)
{
    struct columns c = unpack_columns(in->tables);
    bool ok = make_locations(f, in, &c, err);
    release_columns(&c);
    return ok;
}

bool pa_firefox_frames_make(struct pa_firefox_frames *f, const struct pa_firefox_frames_input *in,
                            struct pa_error *err)
{
    const struct pa_firefox_tables *t = in->tables;
    bool raw = t->column[PA_FX_FRAME_LOCATION].count > 0;
    if (!t->column[PA_FX_STACK_FRAME].count)
        return no_table("stackTable", err);
    if (!raw && !t->column[PA_FX_FRAME_FUNC].count)
        return no_table("frameTable", err);
    if (!raw && !t->column[PA_FX_FUNC_NAME].count)
        return no_table("funcTable", err);
    if (!t->strings.count)
        return no_table("stringArray", err);
    return (raw ? make_raw_locations(f, in, err) : make_processed(f, in, err)) &&
           make_stacks(f, t, err);
}
