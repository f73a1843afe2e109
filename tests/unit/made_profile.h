// SPDX-License-Identifier: Apache-2.0
// Profiles for tests, of functions that are called like letters. In a stack the root comes first; a
// '+' before a letter says that it was inlined into the one before.
//
//     struct made m;
//     made_begin(&m);
//     made_add(&m, "ma+b", 30);
//     made_add_labelled(&m, "mc", 5, "key", "value");
//     made_end(&m);
//     … m.table …
//     made_release(&m);
#ifndef PA_TESTS_MADE_PROFILE_H
#define PA_TESTS_MADE_PROFILE_H

#include "analysis/node.h"
#include "profile/builder.h"

#include "check.h"

#include <string.h>

struct made {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_profile_builder *builder;
    const struct pa_profile *profile;
    struct pa_node_table *table;
};

static inline void made_begin(struct made *m)
{
    memset(m, 0, sizeof *m);
    m->builder = pa_profile_builder_new(&m->arena, &m->strings);
    pa_profile_builder_add_type(m->builder, pa_strings_adds(&m->strings, "cpu"),
                                pa_strings_adds(&m->strings, "count"));
}

static inline struct pa_line made_line(struct made *m, char name)
{
    struct pa_function f = {.name = pa_strings_add(&m->strings, &name, 1)};
    return (struct pa_line){.function = pa_profile_builder_function(m->builder, &f)};
}

static inline uint32_t made_stack(struct made *m, const char *stack, uint32_t *locations)
{
    uint32_t depth = 0;
    while (*stack) {
        struct pa_line lines[8]; // innermost first
        size_t count = 1;
        while (stack[count * 2 - 1] == '+')
            count++;
        for (size_t i = 0; i < count; i++)
            lines[count - 1 - i] = made_line(m, stack[2 * i]);
        locations[depth++] =
            pa_profile_builder_location(m->builder, &(struct pa_location){0}, lines, count);
        stack += 2 * count - 1;
    }
    return depth;
}

static inline void made_add_labels(struct made *m, const char *stack, int64_t value,
                                   const struct pa_label *labels, uint32_t count)
{
    uint32_t locations[64], depth = made_stack(m, stack, locations);
    pa_profile_builder_sample(m->builder, &(struct pa_sample){.location = locations,
                                                              .depth = depth,
                                                              .value = &value,
                                                              .label = labels,
                                                              .label_count = count});
}

static inline void made_add(struct made *m, const char *stack, int64_t value)
{
    made_add_labels(m, stack, value, NULL, 0);
}

static inline void made_end(struct made *m)
{
    struct pa_error err = {0};
    m->profile = pa_profile_builder_finish(m->builder, &err);
    assert_non_null(m->profile);
    m->table = pa_node_table_new(m->profile, NULL, &m->arena);
}

static inline void made_release(struct made *m)
{
    pa_arena_release(&m->arena);
    pa_strings_release(&m->strings);
}

#endif
