// SPDX-License-Identifier: Apache-2.0
// Whole numbers y[0] .. y[count-1] that minimise a sum of terms, each a convex function of one
// difference d = y[to] - y[from]:
//
//     up * (d - length)     where d >= length
//     down * (length - d)   where d <= length
//
// down = PA_SIMPLEX_HARD forbids d < length. Both problems of a layered drawing are of this form:
// ranks (length 1, up = weight, hard) and x coordinates (up = down = weight between the ends of an
// edge; up 0, hard between neighbours in a row).
//
// The dual is a minimum-cost flow, solved by the primal network simplex method with strongly
// feasible trees and block search for the entering arc: Ahuja, Magnanti, Orlin, "Network Flows",
// 1993, chapter 11; Király and Kovács, "Efficient implementations of minimum-cost flow algorithms",
// 2012.
#ifndef PA_LAYOUT_SIMPLEX_H
#define PA_LAYOUT_SIMPLEX_H

#include "base/arena.h"

#include <stdint.h>

#define PA_SIMPLEX_HARD INT64_MAX

struct pa_simplex_term {
    uint32_t from, to;
    int64_t length;
    int64_t up, down; // >= 0
};

// Fills y[v] for `count` variables with a solution that minimises the sum of the terms. Hard terms
// must be satisfiable, that is, have no cycle of positive length. Sums of |length| and of up +
// down must stay below 2^60. `scratch` is for working memory.
void pa_simplex_solve(struct pa_arena *scratch, uint32_t count, const struct pa_simplex_term *terms,
                      uint32_t term_count, int64_t *y);

#endif
