// SPDX-License-Identifier: Apache-2.0
#include "profile/heap_types.h"

#include "profile/import.h"

#include <string.h>

struct name {
    const char *type, *unit;
};

static const struct name TWO[] = {{"objects", "count"}, {"space", "bytes"}};
static const struct name FOUR[] = {{"alloc_objects", "count"},
                                   {"alloc_space", "bytes"},
                                   {"inuse_objects", "count"},
                                   {"inuse_space", "bytes"}};

static bool are(const struct pa_strings *strings, const struct pa_value_type *types,
                const struct name *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(pa_strings_text(strings, types[i].type), names[i].type) != 0 ||
            strcmp(pa_strings_text(strings, types[i].unit), names[i].unit) != 0)
            return false;
    }
    return true;
}

enum pa_heap_types pa_heap_types_of(const struct pa_strings *strings,
                                    const struct pa_value_type *types, size_t count)
{
    if (count == 2 && are(strings, types, TWO, 2))
        return PA_HEAP_TYPES_TWO;
    if (count == 4 && are(strings, types, FOUR, 4))
        return PA_HEAP_TYPES_FOUR;
    return PA_HEAP_TYPES_NONE;
}

bool pa_heap_types_has(const struct pa_profile *profile, pa_str type)
{
    const char *name = pa_profile_text(profile, type);
    return pa_heap_types_of(profile->strings, profile->types, profile->type_count) ==
               PA_HEAP_TYPES_FOUR &&
           (strcmp(name, TWO[0].type) == 0 || strcmp(name, TWO[1].type) == 0);
}

const struct pa_profile *pa_heap_types_widen(const struct pa_profile *profile,
                                             struct pa_arena *arena, struct pa_error *err)
{
    static const uint32_t source[] = {0, 1, 0, 1};
    static const double ratio[] = {1, 1, 1, 1};
    struct pa_value_type types[4];
    struct pa_profile header = *profile;
    header.types = types;
    header.type_count = 4;
    for (size_t i = 0; i < 4; i++)
        types[i] = (struct pa_value_type){pa_strings_adds(profile->strings, FOUR[i].type),
                                          pa_strings_adds(profile->strings, FOUR[i].unit)};
    struct pa_profile_builder *b = pa_profile_builder_new(arena, profile->strings);
    pa_profile_import_header(b, &header);
    struct pa_profile_importer *importer = pa_profile_importer_new(b, profile);
    pa_profile_import_samples(importer,
                              &(struct pa_value_map){.count = 4, .source = source, .ratio = ratio});
    pa_profile_importer_free(importer);
    return pa_profile_builder_finish(b, err);
}

bool pa_heap_types_match(const struct pa_profile **a, const struct pa_profile **b,
                         struct pa_arena *arena, struct pa_error *err)
{
    enum pa_heap_types first = pa_heap_types_of((*a)->strings, (*a)->types, (*a)->type_count);
    enum pa_heap_types second = pa_heap_types_of((*b)->strings, (*b)->types, (*b)->type_count);
    if (first == PA_HEAP_TYPES_TWO && second == PA_HEAP_TYPES_FOUR)
        *a = pa_heap_types_widen(*a, arena, err);
    else if (first == PA_HEAP_TYPES_FOUR && second == PA_HEAP_TYPES_TWO)
        *b = pa_heap_types_widen(*b, arena, err);
    return *a && *b;
}
