// SPDX-License-Identifier: Apache-2.0
// Folded stacks, one a line, root first: "main;parse;read 12". A second number makes it the
// comparison of two profiles, "main;parse;read 12 15", which become the types before and after.
//
// Lines that start with "# " are comments. A line without a number is left out with a warning.
// Counts with fractions become thousandths, or a smaller part if that is not enough, all of a file
// the same. Empty frames are left out: there is nothing to show.
#include "base/vec.h"
#include "base/work_ahead.h"
#include "input/count_scale.h"
#include "input/folded_batch.h"
#include "input/folded_draft.h"
#include "input/format.h"
#include "input/function_name.h"
#include "profile/builder.h"

#include <string.h>

// Text to look at: some of it, or the first line if that is longer: stacks can be deep.
enum { LOOK = 65536 };
static size_t enough_to_see(const uint8_t *bytes, size_t size)
{
    if (size <= LOOK || memchr(bytes, '\n', LOOK))
        return size < LOOK ? size : LOOK;
    const uint8_t *end = memchr(bytes + LOOK, '\n', size - LOOK);
    return end ? (size_t)(end - bytes) + 1 : size;
}

// Binary formats have control characters early on.
static bool has_controls(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size && i < 4096; i++) {
        if (bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t')
            return true;
    }
    return false;
}

// "a;b" but no "a; b", which programs and prose have.
static bool is_stack(struct pa_text text)
{
    bool found = false;
    for (const char *p = text.next; (p = memchr(p, ';', (size_t)(text.end - p))); p++) {
        if (p + 1 < text.end && p[1] == ' ')
            return false;
        found = true;
    }
    return found;
}

// There may be other text between the stacks, but not much more of it than of them.
static bool probe(const uint8_t *bytes, size_t size)
{
    size_t seen = enough_to_see(bytes, size);
    if (has_controls(bytes, seen))
        return false;
    struct pa_lines lines = pa_lines_in(bytes, seen);
    struct pa_folded_line l;
    size_t stacks = 0, others = 0;
    while (pa_lines_next(&lines) && (lines.next < lines.end || seen == size || !stacks)) {
        if (pa_folded_is_skipped(lines.line))
            continue;
        if (!pa_folded_parse(lines.line, 1, &l))
            others += !is_stack(lines.line);
        else
            stacks += is_stack(l.stack);
    }
    return stacks && others <= 2 * stacks;
}

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;   // of the profile, or of the draft
    struct pa_folded_draft draft;   // once there is more than whole numbers, one on a line
    PA_VEC(struct pa_string) names; // of frames, by number; 0 is none
    PA_VEC(uint32_t) locations;     // of the builder, the same; 0: not made yet
    PA_VEC(uint32_t) stack;
    struct pa_count_scale scale[2]; // if one number of a line is a count, and if both are
    size_t samples;
    bool one, two;          // there are lines with one number, with two
    size_t first_too_large; // a line whose first number has over 64 bits; 0: none
    size_t wrong;           // a line with an error; 0: none
    PA_VEC(size_t) others;  // lines without a count
    size_t more_others;     // not in the list, which is not longer than that of warnings
};

static void start(struct reader *r, struct pa_input *input)
{
    struct pa_strings *strings = input->strings;
    *r = (struct reader){.input = input};
    r->b = pa_profile_builder_new(input->arena, strings);
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "samples"),
                                pa_strings_adds(strings, "count"));
    pa_vec_push(&r->names, (struct pa_string){0});
    pa_vec_push(&r->locations, 0);
}

static bool start_draft(struct reader *r, struct pa_error *err)
{
    const struct pa_profile *before = NULL;
    if (r->samples && !(before = pa_profile_builder_finish(r->b, err)))
        return false;
    pa_folded_draft_begin(&r->draft, r->input, before);
    r->b = r->draft.b;
    memset(r->locations.items, 0, r->locations.count * sizeof *r->locations.items);
    return true;
}

static uint32_t make_location(struct reader *r, struct pa_string name)
{
    struct pa_strings *strings = r->input->strings;
    struct pa_function f =
        pa_function_as_is(pa_strings_add(strings, name.text, name.size), strings);
    struct pa_line line = {.function = pa_profile_builder_function(r->b, &f)};
    return pa_profile_builder_location(r->b, &(struct pa_location){0}, &line, 1);
}

static void set_stack(struct reader *r, const struct pa_folded_stack *s, const uint32_t *fresh)
{
    pa_vec_reserve(&r->stack, s->common + (size_t)s->fresh);
    r->stack.count = s->common;
    for (uint32_t i = 0; i < s->fresh; i++) {
        uint32_t *location = &r->locations.items[fresh[i]];
        if (!*location)
            *location = make_location(r, r->names.items[fresh[i]]);
        r->stack.items[r->stack.count++] = *location;
    }
}

static bool is_too_large(struct reader *r, size_t line, struct pa_error *err)
{
    r->wrong = line;
    return pa_error_set(err, PA_ERROR_LIMIT, "line %zu: a count over 64 bits", line);
}

static bool look_at_numbers(struct reader *r, const struct pa_folded_stack *s,
                            const struct pa_folded_tail *tail, struct pa_error *err)
{
    int64_t value;
    if (!pa_decimal_scale(s->count, 0, &value))
        return is_too_large(r, s->line, err);
    pa_count_scale_see(&r->scale[0], s->count);
    if (!tail || !tail->two) {
        r->one = true;
        return true;
    }
    r->two = true;
    if (!r->first_too_large && !pa_decimal_scale(tail->first, 0, &value))
        r->first_too_large = s->line;
    pa_count_scale_see(&r->scale[1], tail->first);
    pa_count_scale_see(&r->scale[1], s->count);
    return true;
}

static void add_stack(struct reader *r, const struct pa_folded_stack *s, const uint32_t *fresh,
                      struct pa_text tail)
{
    set_stack(r, s, fresh);
    struct pa_sample sample = {.location = r->stack.items,
                               .depth = (uint32_t)r->stack.count,
                               .common = s->common,
                               .value = &s->count.digits};
    if (r->draft.b)
        pa_folded_draft_add(&r->draft, &sample, tail);
    else
        pa_profile_builder_sample(r->b, &sample);
    r->samples++;
}

static void note_others(struct reader *r, const struct pa_folded_batch *batch)
{
    for (size_t i = 0; i < batch->others.count; i++) {
        if (r->others.count < PA_WARNINGS_KEPT)
            pa_vec_push(&r->others, batch->others.items[i]);
        else
            r->more_others++;
    }
}

static bool add_batch(struct reader *r, const struct pa_folded_batch *batch, struct pa_error *err)
{
    size_t frames = 0, tails = 0; // of the batch, that were taken
    for (size_t i = 0; i < batch->names.count; i++) {
        pa_vec_push(&r->names, batch->names.items[i]);
        pa_vec_push(&r->locations, 0);
    }
    note_others(r, batch);
    for (size_t i = 0; i < batch->stacks.count; i++) {
        const struct pa_folded_stack *s = &batch->stacks.items[i];
        const struct pa_folded_tail *tail = s->has_tail ? &batch->tails.items[tails++] : NULL;
        struct pa_text text = {0};
        if (!look_at_numbers(r, s, tail, err) || (tail && !r->draft.b && !start_draft(r, err)))
            return false;
        if (tail) {
            text.next = pa_strbuf_text(&batch->text) + tail->start;
            text.end = text.next + tail->size;
        }
        add_stack(r, s, s->fresh ? &batch->frames.items[frames] : NULL, text);
        frames += s->fresh;
    }
    return true;
}

// Of the lines in front of one with an error.
static void warn(const struct reader *r)
{
    struct pa_warnings *warnings = r->input->warnings;
    for (size_t i = 0; i < r->others.count; i++) {
        if (r->wrong && r->others.items[i] > r->wrong)
            return;
        pa_warnings_add(warnings, "%s: line %zu: no stack with a count, left out", r->input->path,
                        r->others.items[i]);
    }
    warnings->more += r->more_others;
}

static bool end_draft(struct reader *r, struct pa_error *err)
{
    struct pa_strings *strings = r->input->strings;
    bool both = !r->one;
    struct pa_count_scale *scale = &r->scale[both];
    if (both && r->first_too_large)
        return is_too_large(r, r->first_too_large, err);
    pa_count_scale_choose(scale);
    r->b = pa_profile_builder_new(r->input->arena, strings);
    pa_str unit = pa_strings_adds(strings, pa_count_scale_unit(scale));
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, both ? "before" : "samples"), unit);
    if (both)
        pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "after"), unit);
    pa_count_scale_warn(scale, r->input);
    struct pa_folded_shape shape = {
        .columns = both ? 2 : 1, .places = scale->places, .same_stacks = both || !r->two};
    return pa_folded_draft_end(&r->draft, &shape, r->b, err);
}

enum { BATCHES = 4 };

static bool parse_window(void *parser, void *batch)
{
    return pa_folded_parse_window(parser, batch);
}

static bool read_batches(struct reader *r, struct pa_error *err)
{
    struct pa_folded_parser parser;
    struct pa_folded_batch batches[BATCHES] = {0}, *batch;
    pa_folded_parser_open(&parser, r->input);
    struct pa_work_ahead *ahead =
        pa_work_ahead_new(&(struct pa_work){.fill = parse_window,
                                            .state = &parser,
                                            .slots = batches,
                                            .slot_size = sizeof *batches,
                                            .slot_count = BATCHES,
                                            .thread = pa_line_windows_is_large(&parser.windows)});
    bool ok = true;
    do {
        batch = pa_work_ahead_next(ahead);
        if (batch->err.code)
            *err = batch->err;
        ok = !batch->err.code && add_batch(r, batch, err);
    } while (ok && !batch->last);
    pa_work_ahead_free(ahead);
    for (int i = 0; i < BATCHES; i++)
        pa_folded_batch_release(&batches[i]);
    pa_folded_parser_close(&parser);
    return ok && (!r->draft.b || end_draft(r, err));
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r;
    start(&r, input);
    bool ok = read_batches(&r, err);
    warn(&r);
    pa_folded_draft_release(&r.draft);
    pa_vec_release(&r.names);
    pa_vec_release(&r.locations);
    pa_vec_release(&r.stack);
    pa_vec_release(&r.others);
    if (!ok)
        return false;
    if (!r.samples)
        return pa_error_set(err, PA_ERROR_FORMAT, "no line 'FRAME;FRAME COUNT'");
    return pa_input_give(sink, pa_profile_builder_finish(r.b, err), err);
}

const struct pa_input_format pa_format_folded = {
    .name = "folded",
    .summary = "folded stacks, 'main;parse;read 12', also of two profiles",
    .lines = true,
    .probe = probe,
    .read = read,
};
