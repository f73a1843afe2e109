// SPDX-License-Identifier: Apache-2.0
#include "profile/profile.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "profile/heap_types.h"

#include <string.h>

static bool find_type(const struct pa_profile *profile, const char *name, uint32_t *index)
{
    for (uint32_t i = 0; i < profile->type_count; i++) {
        if (strcmp(pa_profile_text(profile, profile->types[i].type), name) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

static bool unknown_type(const struct pa_profile *profile, const char *name, struct pa_error *err)
{
    struct pa_strbuf names = {0};
    for (uint32_t i = 0; i < profile->type_count; i++)
        pa_strbuf_printf(&names, "%s%s", i ? ", " : "",
                         pa_profile_text(profile, profile->types[i].type));
    pa_error_set(err, PA_ERROR_USAGE, "no sample type '%s'; there are: %s", name,
                 pa_strbuf_text(&names));
    pa_strbuf_release(&names);
    return false;
}

bool pa_profile_type_index(const struct pa_profile *profile, const char *name, uint32_t *index,
                           struct pa_error *err)
{
    if (profile->type_count == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "profile has no sample types");
    if (!name || !*name) {
        *index = profile->type_count - 1;
        if (profile->default_type)
            find_type(profile, pa_profile_text(profile, profile->default_type), index);
        return true;
    }
    int64_t number;
    if (pa_parse_int64(name, strlen(name), &number)) {
        if (number < 0 || number >= profile->type_count)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "sample index %s is outside of the range 0 to %u", name,
                                profile->type_count - 1);
        *index = (uint32_t)number;
        return true;
    }
    if (find_type(profile, name, index))
        return true;
    // Old Go heap profiles say "objects" and "space" for what is in use.
    if (strncmp(name, "inuse_", 6) == 0 && find_type(profile, name + 6, index))
        return true;
    // Of the first dumps of a run all that was allocated is in use.
    bool heap = pa_heap_types_of(profile->strings, profile->types, profile->type_count) ==
                PA_HEAP_TYPES_TWO;
    if (heap && strncmp(name, "alloc_", 6) == 0 && find_type(profile, name + 6, index))
        return true;
    return unknown_type(profile, name, err);
}

struct pa_profile *pa_profile_copy(const struct pa_profile *profile, struct pa_arena *arena)
{
    return pa_arena_memdup(arena, profile, sizeof *profile);
}

void pa_profile_copy_header(struct pa_profile *to, const struct pa_profile *from)
{
    to->default_type = from->default_type;
    to->period_type = from->period_type;
    to->period = from->period;
    to->time_nanos = from->time_nanos;
    to->duration_nanos = from->duration_nanos;
    to->drop_frames = from->drop_frames;
    to->keep_frames = from->keep_frames;
    to->doc_url = from->doc_url;
    to->calls_only = from->calls_only;
}

bool pa_profile_needs_stacks(const struct pa_profile *profile, const char *what,
                             struct pa_error *err)
{
    return !profile->calls_only ||
           pa_error_set(
               err, PA_ERROR_UNSUPPORTED,
               "%s needs stacks, and this profile has none, only costs of functions and of calls: "
               "pa top, tree, peek, list, graph, dot and callgrind show them",
               what);
}

void pa_profile_own_locations(struct pa_profile *copy, struct pa_arena *arena)
{
    copy->locations = pa_arena_memdup(arena, copy->locations,
                                      (copy->location_count + 1) * sizeof *copy->locations);
    copy->lines = pa_arena_memdup(arena, copy->lines, copy->line_count * sizeof *copy->lines);
}
