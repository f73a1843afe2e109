// SPDX-License-Identifier: Apache-2.0
// Gives functions of two sides of profiles the same name where only a build, a run or a toolchain
// made their names differ.
//
//     struct pa_matched_names matched;
//     pa_match_names(list, count, arena, &matched);     // replaces list[i].profile
//
// What a run numbers (symbol/stable.h) is left out of all names. What a build makes up is left out
// of names that only one side has, if the other side, too, has such of the same function: builds of
// one source keep all of it. Closures of Go, which toolchains number differently, are the same if
// they begin in the same line of the same file in a folder of the same name: those that only one
// side has are called by the shortest of the new side's names.
#ifndef PA_PROFILE_MATCH_NAMES_H
#define PA_PROFILE_MATCH_NAMES_H

#include "profile/profile.h"

struct pa_name_side {
    const struct pa_profile *profile; // with functions; all share a string table
    unsigned char side;               // 0 old, 1 new
};

// How many names were changed, by what made them differ.
struct pa_matched_names {
    size_t hashes;   // of Rust
    size_t copies;   // of optimizers
    size_t java;     // numbers of lambdas, accessors and proxies
    size_t closures; // of Go
};

// Changes list[i].profile of `count` profiles, of either side and in any order, to copies in
// `arena` with matched names; profiles of which no name changes stay as they are. `*matched` counts
// the names changed. The profiles given must live as long as the copies.
void pa_match_names(struct pa_name_side *list, size_t count, struct pa_arena *arena,
                    struct pa_matched_names *matched);

// Returns a text as "3 hashes of Rust, 2 numbers of Java", in `arena`; NULL if no name was changed.
const char *pa_matched_names_text(const struct pa_matched_names *matched, struct pa_arena *arena);

#endif
