// SPDX-License-Identifier: Apache-2.0
// Profiles by path: every frame becomes a function of its own, named after the whole way to it from
// the root. What compares functions then compares the frames of call trees.
//
//     struct pa_call_paths *paths = pa_call_paths_new(strings, arena);
//     by_path = pa_profile_by_path(paths, profile, arena, err);     // for each profile
//     path = pa_call_path_named(paths, name_of_a_function_in_it);
//     paths->list.items[path].name, .parent
#ifndef PA_ANALYSIS_CALL_PATHS_H
#define PA_ANALYSIS_CALL_PATHS_H

#include "base/hash.h"
#include "base/vec.h"
#include "profile/profile.h"

struct pa_call_path {
    uint32_t parent; // 0 for a root; smaller than the path itself
    pa_str name;     // of the last frame's function
};

struct pa_call_paths {
    struct pa_strings *strings;
    PA_VEC(struct pa_call_path) list; // by path; 0 stands for no frame
    PA_VEC(pa_str) names;             // by path: what the function is called in profiles by path
    struct pa_index index;            // of list
    uint32_t *of_name;                // by string id: the path; 0: none
    size_t of_name_room;
};

// `strings` is the table of all profiles to come. Freed with the arena.
struct pa_call_paths *pa_call_paths_new(struct pa_strings *strings, struct pa_arena *arena);

// Lives in `arena`. Labels are left out. NULL if a sum of values does not fit into 64 bits.
PA_MUST_CHECK const struct pa_profile *pa_profile_by_path(struct pa_call_paths *paths,
                                                          const struct pa_profile *profile,
                                                          struct pa_arena *arena,
                                                          struct pa_error *err);

// The path of a function of such a profile; 0 for any other name.
uint32_t pa_call_path_named(const struct pa_call_paths *paths, pa_str name);

#endif
