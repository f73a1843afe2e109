// SPDX-License-Identifier: Apache-2.0
// The name that was probably meant: candidates are offered one by one, the nearest one that is
// near enough to be a slip of the fingers wins, the first of equals.
//
//     struct pa_nearest nearest = {.wanted = "tpo"};
//     pa_nearest_offer(&nearest, "top");
//     pa_nearest_best(&nearest); // "top"
#ifndef PA_CLI_NEAREST_H
#define PA_CLI_NEAREST_H

struct pa_nearest {
    const char *wanted;
    const char *best;
    unsigned distance; // of best
};

void pa_nearest_offer(struct pa_nearest *nearest, const char *name);
// NULL if nothing is near: more than a third of the letters (and one) would have to change.
const char *pa_nearest_best(const struct pa_nearest *nearest);

// Insertions, deletions, changes and swaps of neighbours that make one of the other (restricted
// Damerau-Levenshtein distance); `-` and `_` are equal. Names over 63 bytes are never near.
unsigned pa_nearest_distance(const char *a, const char *b);

#endif
