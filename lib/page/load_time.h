// SPDX-License-Identifier: Apache-2.0
// Under load: load tests and what the program said of itself meanwhile. Internal to page/.
#ifndef PA_PAGE_LOAD_TIME_H
#define PA_PAGE_LOAD_TIME_H

#include "page/page_work.h"
#include "pictures/load_chart.h"

// What load tests say of a side: medians over all of its runs; NaN: not said.
struct pa_page_load_means {
    double rate, p50, p99;                    // requests a second, seconds
    const struct pa_record_source *over_time; // a test with values over time; NULL: none
    bool given;                               // whether there is any load test
};

// Fills `sides` with what there is of the sides, from the start, and returns how many: a side
// without load test, log and metrics is left out. means[0] is the old side. Texts and times live in
// the work's arena.
size_t pa_page_load_sides(const struct pa_page_work *work, const struct pa_page_load_means means[2],
                          struct pa_load_chart_side sides[2]);

// Adds a table of what the program said of itself, of these `count` sides, to the document; nothing
// if it said nothing.
void pa_page_load_beside_add(struct pa_page_work *work, const struct pa_load_chart_side *sides,
                             size_t count);

// Adds a figure of these `count` sides over one axis of time; nothing if none of them has times.
PA_MUST_CHECK bool pa_page_load_time_add(struct pa_page_work *work,
                                         const struct pa_load_chart_side *sides, size_t count,
                                         struct pa_error *err);

#endif
