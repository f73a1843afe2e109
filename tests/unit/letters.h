// SPDX-License-Identifier: Apache-2.0
// Profiles whose functions are letters, for tests of what is done to stacks.
#ifndef PA_TESTS_LETTERS_H
#define PA_TESTS_LETTERS_H

#include "base/strbuf.h"
#include "check.h"
#include "profile/builder.h"

#include <string.h>

// In a stack letters without a blank between them are one
// location: the first is the physical frame, the others were inlined into it.
struct made {
    struct pa_arena arena;
    struct pa_strings strings;
    struct pa_profile_builder *builder;
    const struct pa_profile *profile;
};

static inline void begin(struct made *m)
{
    memset(m, 0, sizeof *m);
    m->builder = pa_profile_builder_new(&m->arena, &m->strings);
    pa_profile_builder_keep_all(m->builder);
    pa_profile_builder_add_type(m->builder, pa_strings_adds(&m->strings, "cpu"),
                                pa_strings_adds(&m->strings, "count"));
}

static inline uint32_t function(struct made *m, const char *name, size_t size, const char *file)
{
    struct pa_function f = {.name = pa_strings_add(&m->strings, name, size),
                            .file = pa_strings_adds(&m->strings, file)};
    return pa_profile_builder_function(m->builder, &f);
}

static inline uint32_t location(struct made *m, const char *letters, size_t count)
{
    struct pa_line lines[16];
    for (size_t i = 0; i < count; i++)
        lines[count - 1 - i] = (struct pa_line){.function = function(m, letters + i, 1, "")};
    return pa_profile_builder_location(m->builder, &(struct pa_location){0}, lines,
                                       (uint32_t)count);
}

static inline void add(struct made *m, const char *stack, int64_t value)
{
    uint32_t locations[64], depth = 0;
    for (size_t n; *stack; stack += n + (stack[n] == ' ')) {
        n = strcspn(stack, " ");
        locations[depth++] = location(m, stack, n);
    }
    pa_profile_builder_sample(
        m->builder, &(struct pa_sample){.location = locations, .depth = depth, .value = &value});
}

static inline void end(struct made *m)
{
    struct pa_error err = {0};
    m->profile = pa_profile_builder_finish(m->builder, &err);
    assert_non_null(m->profile);
}

static inline void release(struct made *m)
{
    pa_arena_release(&m->arena);
    pa_strings_release(&m->strings);
}

// A stack as names, from the root, a blank after each.
static inline void spell(const struct pa_profile *p, const struct pa_sample *s,
                         struct pa_strbuf *out)
{
    pa_strbuf_clear(out);
    for (uint32_t i = 0; i < s->depth; i++) {
        const struct pa_location *l = &p->locations[s->location[i]];
        for (uint32_t n = l->line_count; n > 0; n--) {
            pa_str name = p->functions[p->lines[l->first_line + n - 1].function].name;
            pa_strbuf_printf(out, "%s ", pa_profile_text(p, name));
        }
    }
}

static inline void assert_stacks(const struct pa_profile *p, const char *const *expected)
{
    struct pa_sample_reader r;
    struct pa_strbuf text = {0};
    pa_sample_reader_init(&r, p);
    for (; pa_sample_next(&r); expected++) {
        spell(p, &r.sample, &text);
        assert_non_null(*expected);
        assert_string_equal(pa_strbuf_text(&text), *expected);
    }
    assert_null(*expected);
    pa_sample_reader_release(&r);
    pa_strbuf_release(&text);
}

static inline uint32_t any(uint32_t *seed, uint32_t below)
{
    return (*seed = *seed * 1103515245 + 12345) / 65536 % below;
}

static inline void make_any(struct made *m, uint32_t seed)
{
    begin(m);
    for (int i = 0; i < 300; i++) {
        char stack[32];
        size_t size = 0, letters = any(&seed, 12);
        for (size_t k = 0; k < letters; k++) {
            stack[size++] = "abAB"[any(&seed, 4)];
            if (any(&seed, 2) && k + 1 < letters)
                stack[size++] = ' ';
        }
        stack[size] = '\0';
        add(m, stack, (int64_t)any(&seed, 50) - 10);
    }
    end(m);
}

#endif
