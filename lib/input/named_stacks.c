// SPDX-License-Identifier: Apache-2.0
#include "input/named_stacks.h"

#include "input/function_name.h"

void pa_named_stacks_init(struct pa_named_stacks *s, struct pa_input *input)
{
    *s = (struct pa_named_stacks){.input = input};
    s->b = pa_profile_builder_new(input->arena, input->strings);
}

void pa_named_stacks_type(struct pa_named_stacks *s, const char *type, const char *unit)
{
    pa_profile_builder_add_type(s->b, pa_strings_adds(s->input->strings, type),
                                pa_strings_adds(s->input->strings, unit));
}

void pa_named_stacks_push(struct pa_named_stacks *s, struct pa_text name, struct pa_text file,
                          int64_t line)
{
    struct pa_strings *strings = s->input->strings;
    struct pa_function f =
        pa_function_as_is(pa_strings_add(strings, name.next, pa_text_size(name)), strings);
    if (pa_text_size(file))
        f.file = pa_strings_add(strings, file.next, pa_text_size(file));
    struct pa_line where = {.function = pa_profile_builder_function(s->b, &f), .line = line};
    pa_vec_push(&s->stack, pa_profile_builder_location(s->b, &(struct pa_location){0}, &where, 1));
}

void pa_named_stacks_push_name(struct pa_named_stacks *s, struct pa_text name)
{
    pa_named_stacks_push(s, name, (struct pa_text){name.end, name.end}, 0);
}

void pa_named_stacks_label(struct pa_named_stacks *s, const char *key, struct pa_text value)
{
    struct pa_strings *strings = s->input->strings;
    pa_vec_push(&s->labels, (struct pa_label){
                                .key = pa_strings_adds(strings, key),
                                .text = pa_strings_add(strings, value.next, pa_text_size(value))});
}

static void reverse(uint32_t *items, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++, count--) {
        uint32_t swapped = items[i];
        items[i] = items[count - 1];
        items[count - 1] = swapped;
    }
}

void pa_named_stacks_end(struct pa_named_stacks *s, const int64_t *values)
{
    if (s->leaf_first)
        reverse(s->stack.items, s->stack.count);
    s->kept = 0;
    pa_named_stacks_add(s, values);
    pa_named_stacks_drop(s);
}

void pa_named_stacks_add(struct pa_named_stacks *s, const int64_t *values)
{
    pa_profile_builder_sample(s->b, &(struct pa_sample){.location = s->stack.items,
                                                        .depth = (uint32_t)s->stack.count,
                                                        .common = (uint32_t)s->kept,
                                                        .value = values,
                                                        .label = s->labels.items,
                                                        .label_count = (uint32_t)s->labels.count});
    s->kept = s->stack.count;
    s->count++;
}

void pa_named_stacks_leave(struct pa_named_stacks *s)
{
    s->stack.count--;
    s->kept = s->stack.count < s->kept ? s->stack.count : s->kept;
}

void pa_named_stacks_drop(struct pa_named_stacks *s)
{
    s->stack.count = s->labels.count = s->kept = 0;
}

bool pa_named_stacks_finish(struct pa_named_stacks *s, bool ok, const char *none,
                            struct pa_input_sink *sink, struct pa_error *err)
{
    size_t count = s->count;
    pa_vec_release(&s->stack);
    pa_vec_release(&s->labels);
    if (!ok)
        return false;
    if (!count)
        return pa_error_set(err, PA_ERROR_FORMAT, "%s", none);
    return pa_input_give(sink, pa_profile_builder_finish(s->b, err), err);
}
