// SPDX-License-Identifier: Apache-2.0
// A user's own code, and what it spends in other people's: --mine.
//
// A sample is charged to its frame of the user's own code that is nearest to the leaf, and to what
// that frame called: its callee outside. Both questions are answered by a profile with other
// stacks, so every report can ask them:
//
//     rule = {.pattern = "^shop/"}
//     main.main > shop/cart.Add > sort.Sort > shop/cart.Less > strings.Compare > runtime.cmp
//     PA_MINE_FRAMES         shop/cart.Add > shop/cart.Less
//     PA_MINE_AND_CALLEE     shop/cart.Add > shop/cart.Less > strings.Compare
//     PA_MINE_CALLEE         strings.Compare
//
// So in PA_MINE_FRAMES flat is what was charged to a function and cum is its cum of before; in
// PA_MINE_CALLEE flat is by callee. Values stay as they are: samples that end in the user's own
// code have the callee "[mine itself]", those without a frame of it are one frame "[none of mine]",
// and all sums are those of the whole profile.
#ifndef PA_PROFILE_MINE_H
#define PA_PROFILE_MINE_H

#include "profile/profile.h"

// What is left of a stack: see above.
enum pa_mine_stacks { PA_MINE_FRAMES, PA_MINE_AND_CALLEE, PA_MINE_CALLEE };

// Which frames are the user's own, and what is left of stacks.
struct pa_mine_rule {
    const char *pattern; // a regular expression: the function's name, or its source file, matches
    // Without a pattern: all that neither name nor source file nor binary give away as part of a
    // standard library, of a package that was fetched, or of the system.
    bool names_only;    // the pattern is of names, not of files
    const char *binary; // and only code of this binary (the mapping's file); NULL: of any
    const char *reason; // what a guess rests on, for people; NULL: not guessed
    enum pa_mine_stacks stacks;
};

// Guesses which code is the user's own from where main is: for Go the packages of the module of
// main.main, or of the tests that ran; for Java the packages around the class with main; else the
// code of the main binary without libraries. `rule.reason` is always set. Texts of the rule live in
// `arena` or in the profile's strings.
struct pa_mine_rule pa_mine_guess(const struct pa_profile *profile, struct pa_arena *arena);

#define PA_MINE_NONE   "[none of mine]"
#define PA_MINE_ITSELF "[mine itself]"

// Returns a copy in `arena` whose stacks are those of rule->stacks. `*matched` tells whether any
// location has a frame of the user's own. Files and binaries are looked at, so this comes before
// pa_profile_aggregate(). `profile` must live as long as the copy. Returns NULL with PA_ERROR_USAGE
// on a bad pattern, and with PA_ERROR_LIMIT if there are more than (2^32 - 3) / 3 locations.
const struct pa_profile *pa_filter_mine(const struct pa_profile *profile,
                                        const struct pa_mine_rule *rule, bool *matched,
                                        struct pa_arena *arena, struct pa_error *err);

// Returns an array of flags by function, from 1, in `arena`: whether the function has code of the
// user's own by the rule. NULL with `err` set on a bad pattern.
const bool *pa_mine_functions(const struct pa_profile *profile, const struct pa_mine_rule *rule,
                              struct pa_arena *arena, struct pa_error *err);

#endif
