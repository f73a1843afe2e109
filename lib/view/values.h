// SPDX-License-Identifier: Apache-2.0
// How a report writes the values of its view.
#ifndef PA_VIEW_VALUES_H
#define PA_VIEW_VALUES_H

#include "analysis/graph.h"
#include "base/strbuf.h"
#include "view/view.h"

// Chooses one unit for the whole report if the view's output unit is "minimum", as pprof does: that
// of the smallest value of the graph's nodes; if the largest reads in another unit and is more than
// 100 times as large, that of 100 times the smallest. With `whole_numbers` it stays the smallest's,
// for formats that cut fractions off. Sets view->output_unit.
void pa_view_choose_unit(struct pa_view *view, const struct pa_graph *graph, bool whole_numbers);

// Returns a value of the view's samples as it is shown, multiplied by the view's ratio, in
// view->unit.
int64_t pa_view_value(const struct pa_view *view, int64_t value);
// Appends a value of the view's samples as it is shown: multiplied by the view's ratio, in the
// output unit, with the unit ("1.50s"). What could steer a terminal in the unit is made visible.
void pa_view_add_label(struct pa_strbuf *out, const struct pa_view *view, int64_t value);
// Returns a value as pa_view_add_label() writes it, in `arena`.
const char *pa_view_label(const struct pa_view *view, int64_t value, struct pa_arena *arena);
// Returns |value / total| in percent as pprof writes it ("12.50%"), in `arena`.
const char *pa_view_percentage(int64_t value, int64_t total, struct pa_arena *arena);
// Returns the value, not multiplied by the ratio, converted to the view's output unit and
// truncated, for formats that have whole numbers only.
int64_t pa_view_scaled(const struct pa_view *view, int64_t value);
// Returns value / total with its sign, a fraction of 1; NaN if the total is 0.
double pa_view_share(int64_t value, int64_t total);

#endif
