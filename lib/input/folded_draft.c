// SPDX-License-Identifier: Apache-2.0
#include "input/folded_draft.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "input/folded_line.h"
#include "input/function_name.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

// Frames are functions without addresses, a location each.
static uint32_t add_frame(struct pa_profile_builder *b, const struct pa_function *f)
{
    struct pa_line line = {.function = pa_profile_builder_function(b, f)};
    return pa_profile_builder_location(b, &(struct pa_location){0}, &line, 1);
}

static const struct pa_function *function_of(const struct pa_profile *p, uint32_t location)
{
    return &p->functions[p->lines[p->locations[location].first_line].function];
}

static void add_before(struct pa_folded_draft *d, const struct pa_profile *p)
{
    struct pa_sample_reader reader;
    for (uint32_t i = 1; i <= p->location_count; i++)
        add_frame(d->b, function_of(p, i)); // of the same number, as they come in the same order
    pa_sample_reader_init(&reader, p);
    while (pa_sample_next(&reader)) {
        char tail[32];
        int size = snprintf(tail, sizeof tail, "; %" PRId64, reader.sample.value[0]);
        pa_folded_draft_add(d, &reader.sample, (struct pa_text){tail, tail + size});
    }
    pa_sample_reader_release(&reader);
}

void pa_folded_draft_begin(struct pa_folded_draft *d, struct pa_input *input,
                           const struct pa_profile *before)
{
    *d = (struct pa_folded_draft){.input = input};
    d->b = pa_profile_builder_new(input->arena, input->strings);
    pa_profile_builder_add_type(d->b, pa_strings_adds(input->strings, "samples"),
                                pa_strings_adds(input->strings, "count"));
    if (before)
        add_before(d, before);
}

void pa_folded_draft_release(struct pa_folded_draft *d)
{
    pa_strings_release(&d->tails);
}

// The label's text is one of d->tails: nobody else looks at it.
void pa_folded_draft_add(struct pa_folded_draft *d, const struct pa_sample *stack,
                         struct pa_text tail)
{
    struct pa_sample s = *stack;
    struct pa_label label = {.text = pa_strings_add(&d->tails, tail.next, pa_text_size(tail))};
    s.value = (const int64_t[]){1};
    s.label = &label;
    s.label_count = 1;
    pa_profile_builder_sample(d->b, &s);
}

// ---- The end

struct ending {
    struct pa_folded_draft *draft;
    const struct pa_folded_shape *shape;
    const struct pa_profile *from;
    struct pa_profile_builder *b;
    PA_VEC(uint32_t) locations; // by those of the draft; 0: not made yet
    PA_VEC(uint32_t) stack;
};

static uint32_t location_of(struct ending *e, uint32_t location)
{
    uint32_t *known = &e->locations.items[location];
    if (!*known)
        *known = add_frame(e->b, function_of(e->from, location));
    return *known;
}

static uint32_t location_named(struct ending *e, const struct pa_strbuf *name)
{
    struct pa_strings *strings = e->draft->input->strings;
    struct pa_function f =
        pa_function_as_is(pa_strings_add(strings, pa_strbuf_text(name), name->size), strings);
    return add_frame(e->b, &f);
}

// The stack of a line whose last number alone is a count; `behind` is what was taken off the stack
// besides, with the byte before it.
static void build_stack(struct ending *e, const struct pa_sample *s, struct pa_text behind)
{
    bool own = pa_text_size(behind) < 2 || *behind.next == ';';
    uint32_t same = own ? s->depth : s->depth - 1;
    struct pa_strbuf name = {0};
    e->stack.count = 0;
    for (uint32_t i = 0; i < same; i++)
        pa_vec_push(&e->stack, location_of(e, s->location[i]));
    if (pa_text_size(behind) < 2)
        return;
    if (!own) {
        struct pa_strings *strings = e->draft->input->strings;
        pa_str leaf = function_of(e->from, s->location[same])->name;
        pa_strbuf_add(&name, pa_strings_text(strings, leaf), pa_strings_size(strings, leaf));
    }
    pa_strbuf_add(&name, behind.next + 1, pa_text_size(behind) - 1);
    pa_vec_push(&e->stack, location_named(e, &name));
    pa_strbuf_release(&name);
}

// Adds a sample so many times. A sum that does not fit is found by the builder.
static void add_times(struct ending *e, const struct pa_sample *sample, int64_t times)
{
    struct pa_sample s = *sample;
    int64_t largest = 1, value[2];
    for (unsigned i = 0; i < e->shape->columns; i++) {
        int64_t size = s.value[i] < -INT64_MAX ? INT64_MAX : llabs(s.value[i]);
        largest = size > largest ? size : largest;
    }
    for (int64_t most = INT64_MAX / largest; times > 0; times -= most) {
        int64_t now = times < most ? times : most;
        for (unsigned i = 0; i < e->shape->columns; i++)
            value[i] = sample->value[i] * now;
        s.value = value;
        pa_profile_builder_sample(e->b, &s);
        if (most > times)
            break;
    }
}

static void add_sample(struct ending *e, const struct pa_sample *s)
{
    const struct pa_strings *tails = &e->draft->tails;
    const char *text = pa_strings_text(tails, s->label[0].text);
    struct pa_text tail = {text, text + pa_strings_size(tails, s->label[0].text)};
    struct pa_decimal number;
    int64_t value[2] = {0};
    for (unsigned i = e->shape->columns; i > 0; i--) {
        if (pa_folded_take_number(&tail, &number)) // as it was when the line was read
            pa_decimal_scale(number, e->shape->places, &value[i - 1]);
    }
    build_stack(e, s, e->shape->columns == 1 ? tail : (struct pa_text){0});
    add_times(e,
              &(struct pa_sample){
                  .location = e->stack.items, .depth = (uint32_t)e->stack.count, .value = value},
              s->value[0]);
}

bool pa_folded_draft_end(struct pa_folded_draft *d, const struct pa_folded_shape *shape,
                         struct pa_profile_builder *b, struct pa_error *err)
{
    struct pa_sample_reader reader;
    struct ending e = {.draft = d, .shape = shape, .b = b};
    e.from = pa_profile_builder_finish(d->b, err);
    if (!e.from)
        return false;
    pa_vec_reserve(&e.locations, (size_t)e.from->location_count + 1);
    memset(e.locations.items, 0, ((size_t)e.from->location_count + 1) * sizeof(uint32_t));
    for (uint32_t i = 1; shape->same_stacks && i <= e.from->location_count; i++)
        location_of(&e, i);
    pa_sample_reader_init(&reader, e.from);
    while (pa_sample_next(&reader))
        add_sample(&e, &reader.sample);
    pa_sample_reader_release(&reader);
    pa_vec_release(&e.locations);
    pa_vec_release(&e.stack);
    return true;
}
