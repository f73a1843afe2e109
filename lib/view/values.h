// SPDX-License-Identifier: Apache-2.0
// How a report writes the values of its view.
#ifndef PA_VIEW_VALUES_H
#define PA_VIEW_VALUES_H

#include "analysis/graph.h"
#include "base/strbuf.h"
#include "view/view.h"

// One unit for the whole report, if the view says "minimum": that of the smallest value shown; if
// the largest is in another unit and more than 100 times as large, that of 100 times the smallest.
// `whole_numbers` keeps the smallest's.
void pa_view_choose_unit(struct pa_view *view, const struct pa_graph *graph, bool whole_numbers);

// A value as it is shown, multiplied by the view's ratio: raw, and with its unit (added, and in
// `arena`), in which what could steer a terminal is visible.
int64_t pa_view_value(const struct pa_view *view, int64_t value);
// Appends the value with its unit.
void pa_view_add_label(struct pa_strbuf *out, const struct pa_view *view, int64_t value);
// The same as a text in `arena`.
const char *pa_view_label(const struct pa_view *view, int64_t value, struct pa_arena *arena);
// "12.5%" of the total, as pprof writes it, in `arena`.
const char *pa_view_percentage(int64_t value, int64_t total, struct pa_arena *arena);
// The same in the unit that the report is in, as a whole number: for formats that have such only.
int64_t pa_view_scaled(const struct pa_view *view, int64_t value);
// value/total with its sign, NaN if the total is 0.
double pa_view_share(int64_t value, int64_t total);

#endif
