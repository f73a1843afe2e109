// SPDX-License-Identifier: Apache-2.0
// The name that was probably meant: candidates are offered one by one, and the nearest that could
// be a typing error wins, the first of equals.
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

// Offers a candidate, which is borrowed.
void pa_nearest_offer(struct pa_nearest *nearest, const char *name);
// Returns the nearest candidate; NULL if it needs more changes than a third of the wanted letters
// and one, or as many as it has letters, or if none was offered.
const char *pa_nearest_best(const struct pa_nearest *nearest);

// Returns how many insertions, deletions, changes and swaps of neighbours make one name of the
// other (restricted Damerau-Levenshtein distance); `-` and `_` are equal. UINT_MAX for names over
// 63 bytes.
unsigned pa_nearest_distance(const char *a, const char *b);

#endif
