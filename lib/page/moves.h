// SPDX-License-Identifier: Apache-2.0
// What changed, over all evidence of a report: benchmark results, totals and functions of profiles
// in one form, here called moves. Internal to page/.
#ifndef PA_PAGE_MOVES_H
#define PA_PAGE_MOVES_H

#include "page/page_work.h"

enum pa_page_state {
    PA_PAGE_WORSE,       // proved
    PA_PAGE_MAYBE_WORSE, // seen, not proved
    PA_PAGE_CHANGED,     // proved, but nothing says which direction is better
    PA_PAGE_MAYBE_BETTER,
    PA_PAGE_BETTER,
};

struct pa_page_move {
    const char *name, *kind; // "Encode", "sec/op"; "digest.mix", "cpu"
    const char *function;    // the function's name; NULL if it is about none
    const char *unit;        // of old and new
    double old, new;
    const char *old_text, *new_text; // for people; NULL: shown as values with that unit
    double ratio, lo, hi;            // new / old and its interval; lo and hi NaN: no interval
    enum pa_page_state state;
    const char *words;  // whether it is proved: "proved, q=0.003"
    const char *anchor; // of the section that says more
    bool total;         // it is about a profile's total
    double size;        // by which moves of one state are ordered, largest first
};

struct pa_page_moves {
    struct pa_page_move *list; // proved worse first, proved better last
    size_t count;
};

// How many results or functions of one subject became what.
struct pa_page_count {
    const char *name;
    size_t worse, better, unproved, equal, new, gone;
};

struct pa_page_counts {
    struct pa_page_count *list;
    size_t count;
};

// Fills *moves with the largest changes of all comparisons, `most` at the most: proved ones are
// chosen before others, larger before smaller. They are ordered by state, worse first, then by
// size. The list is in the report's arena.
void pa_page_moves_find(const struct pa_page_work *work, size_t most, struct pa_page_moves *moves);
// Fills *counts: a row for benchmark results, metrics and escapes that are compared, and one for
// each kind of profile with two sides. The list is in the report's arena.
void pa_page_counts_find(const struct pa_page_work *work, struct pa_page_counts *counts);

// Appends a ratio new / old for people: "+5.6%", "−80.5%", "×3.2" from 3 on, "new" for infinity,
// "gone" for 0, nothing for NaN.
void pa_page_change_text(double ratio, struct pa_strbuf *out);
// Appends the interval of a move as "[+2.3%, +8.9%]"; nothing if it has none.
void pa_page_interval_text(const struct pa_page_move *move, struct pa_strbuf *out);

#endif
