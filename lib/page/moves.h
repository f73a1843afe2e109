// SPDX-License-Identifier: Apache-2.0
// What moved, over all evidence of a report: benchmark results, totals and functions of profiles in
// one form. Internal to page/.
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
    const char *function;    // the whole name, of a function; else NULL
    const char *unit;        // of old and new
    double old, new;
    const char *old_text, *new_text; // for people; NULL: as values with units are shown
    double ratio, lo, hi;            // new to old; lo and hi NaN: no interval
    enum pa_page_state state;
    const char *words;  // is it real?
    const char *anchor; // of the section that has more
    bool total;         // of a whole profile
    double size;        // what it is ordered by within its state
};

struct pa_page_moves {
    struct pa_page_move *list; // proved worse first, proved better last
    size_t count;
};

// Of one subject, how many became what.
struct pa_page_count {
    const char *name;
    size_t worse, better, unproved, equal, new, gone;
};

struct pa_page_counts {
    struct pa_page_count *list;
    size_t count;
};

// What changed most of all: at most `most` rows, those that matter more first; totals of profiles
// always.
void pa_page_moves_find(const struct pa_page_work *work, size_t most, struct pa_page_moves *moves);
// For benchmarks and each kind of profile that has two sides: how many changed. In the report's
// arena.
void pa_page_counts_find(const struct pa_page_work *work, struct pa_page_counts *counts);

// "+5.6%", "−80.5%", "×3.2", "new", "gone".
void pa_page_change_text(double ratio, struct pa_strbuf *out);
// "[+2.3%, +8.9%]"; nothing without an interval.
void pa_page_interval_text(const struct pa_page_move *move, struct pa_strbuf *out);

#endif
