// SPDX-License-Identifier: Apache-2.0
#include "profile/matcher.h"

#include "symbol/simplify.h"

static bool matches(const struct pa_regex *regex, const struct pa_profile *profile, pa_str id)
{
    return pa_regex_match(regex, pa_profile_text(profile, id),
                          pa_strings_size(profile->strings, id));
}

bool pa_matcher_init(struct pa_matcher *m, const struct pa_profile *profile, const char *pattern,
                     struct pa_arena *arena, struct pa_error *err)
{
    *m = (struct pa_matcher){0};
    if (!pattern)
        return true;
    struct pa_regex *regex = pa_regex_new(pattern, err);
    if (!regex)
        return false;
    m->function = pa_arena_calloc(arena, profile->function_count + 1, sizeof *m->function);
    m->mapping = pa_arena_calloc(arena, profile->mapping_count + 1, sizeof *m->mapping);
    for (uint32_t i = 1; i <= profile->function_count; i++)
        m->function[i] = matches(regex, profile, profile->functions[i].name) ||
                         matches(regex, profile, profile->functions[i].file);
    for (uint32_t i = 1; i <= profile->mapping_count; i++)
        m->mapping[i] = matches(regex, profile, profile->mappings[i].file);
    return pa_regex_finish(regex, err);
}

bool pa_matcher_init_simple(struct pa_matcher *m, const struct pa_profile *profile,
                            const char *pattern, struct pa_arena *arena, struct pa_error *err)
{
    *m = (struct pa_matcher){0};
    struct pa_regex *regex = pa_regex_new(pattern, err);
    if (!regex)
        return false;
    m->simple = pa_arena_calloc(arena, profile->function_count + 1, sizeof *m->simple);
    for (uint32_t i = 1; i <= profile->function_count; i++) {
        pa_str name = profile->functions[i].name;
        struct pa_string simple = pa_symbol_simplify(pa_profile_text(profile, name),
                                                     pa_strings_size(profile->strings, name));
        m->simple[i] = name && pa_regex_match(regex, simple.text, simple.size);
    }
    return pa_regex_finish(regex, err);
}
