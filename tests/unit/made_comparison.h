// SPDX-License-Identifier: Apache-2.0
// Comparisons of made profiles: functions f00, f01, … with so many samples each in each run.
//
//     struct counts counts = {0};
//     counts.of[7][0] = counts.of[7][SIDE] = 100; // the first run of the old and of the new side
//     runs[0] = (struct pa_comparison_run){make_run_of(f, &counts, 0, &CPU), 0, 0}; …
//     c = compare_runs(f, runs, count);
//     … find(f, c, "f07")->flat.p …
#ifndef PA_TESTS_MADE_COMPARISON_H
#define PA_TESTS_MADE_COMPARISON_H

#include "analysis/comparison.h"
#include "check.h"
#include "profile/builder.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    FUNCTIONS = 32,
    SIDE = 5,
    RUNS = 2 * SIDE,
    PERIOD = 10000000, // ns
};

struct fixture {
    struct pa_arena arena;
    struct pa_strings strings;
};

// Samples by function and run: the first SIDE runs are old.
struct counts {
    int64_t of[FUNCTIONS][RUNS];
};

static inline int setup(void **state)
{
    static struct fixture f;
    f = (struct fixture){0};
    *state = &f;
    return 0;
}

static inline int teardown(void **state)
{
    struct fixture *f = *state;
    pa_arena_release(&f->arena);
    pa_strings_release(&f->strings);
    return 0;
}

static inline uint32_t function_of(struct fixture *f, struct pa_profile_builder *b,
                                   const char *name)
{
    return pa_profile_builder_function(
        b, &(struct pa_function){.name = pa_strings_adds(&f->strings, name)});
}

static inline uint32_t add_function(struct fixture *f, struct pa_profile_builder *b,
                                    const char *name)
{
    uint32_t function = function_of(f, b, name);
    return pa_profile_builder_location(b, &(struct pa_location){.address = 16 + function},
                                       &(struct pa_line){.function = function}, 1);
}

// What the values of a profile are.
struct kind {
    const char *type, *unit;
    int64_t period;
};

static const struct kind CPU = {"cpu", "nanoseconds", PERIOD};

// Every function is called by main, which has no flat value.
static inline const struct pa_profile *make_run_of(struct fixture *f, const struct counts *c,
                                                   int run, const struct kind *kind)
{
    struct pa_profile_builder *b = pa_profile_builder_new(&f->arena, &f->strings);
    pa_str type = pa_strings_adds(&f->strings, kind->type);
    pa_str unit = pa_strings_adds(&f->strings, kind->unit);
    struct pa_error err = {0};
    pa_profile_builder_head(b)->period = kind->period;
    pa_profile_builder_head(b)->period_type = (struct pa_value_type){type, unit};
    pa_profile_builder_add_type(b, type, unit);
    uint32_t stack[2] = {add_function(f, b, "main")};
    for (int i = 0; i < FUNCTIONS; i++) {
        char name[16];
        int64_t value = c->of[i][run] * kind->period;
        snprintf(name, sizeof name, "f%02d", i);
        stack[1] = add_function(f, b, name);
        if (value)
            pa_profile_builder_sample(
                b, &(struct pa_sample){.location = stack, .depth = 2, .value = &value});
    }
    const struct pa_profile *p = pa_profile_builder_finish(b, &err);
    if (!p)
        fail_msg("%s", err.text);
    return p;
}

static inline struct pa_profile_comparison *
compare_runs(struct fixture *f, const struct pa_comparison_run *runs, size_t count)
{
    struct pa_profile_comparison *c;
    struct pa_error err = {0};
    if (!pa_compare_profiles((struct pa_comparison_runs){runs, count},
                             &(struct pa_comparison_options){0}, &f->arena, &c, &err))
        fail_msg("%s", err.text);
    return c;
}

static inline const struct pa_compared *
find(struct fixture *f, const struct pa_profile_comparison *c, const char *name)
{
    for (size_t i = 0; i < c->count; i++) {
        if (strcmp(pa_strings_text(&f->strings, c->functions[i].name), name) == 0)
            return &c->functions[i];
    }
    fail_msg("no function %s", name);
    return NULL;
}

static inline size_t discoveries(const struct pa_profile_comparison *c)
{
    size_t found = 0;
    for (size_t i = 0; i < c->count; i++)
        found += c->functions[i].flat.class != PA_CHANGE_NOISE &&
                 c->functions[i].flat.class != PA_CHANGE_UNPROVED;
    return found;
}

#endif
