// SPDX-License-Identifier: Apache-2.0
#include "view/values.h"

#include "base/number.h"
#include "base/quantity.h"
#include "base/visible.h"

#include <math.h>
#include <string.h>

int64_t pa_view_value(const struct pa_view *view, int64_t value)
{
    if (view->ratio > 0 && view->ratio != 1)
        return pa_int64_of_double((double)value * view->ratio);
    return value;
}

int64_t pa_view_scaled(const struct pa_view *view, int64_t value)
{
    double scaled;
    const char *unit;
    pa_quantity_scale(value, view->unit, view->output_unit, &scaled, &unit);
    return pa_int64_of_double(scaled);
}

void pa_view_add_label(struct pa_strbuf *out, const struct pa_view *view, int64_t value)
{
    struct pa_strbuf label = {0};
    pa_quantity_label(&label, pa_view_value(view, value), view->unit, view->output_unit);
    pa_visible_text(out, label.text, label.size);
    pa_strbuf_release(&label);
}

const char *pa_view_label(const struct pa_view *view, int64_t value, struct pa_arena *arena)
{
    struct pa_strbuf buf = {0};
    pa_view_add_label(&buf, view, value);
    return pa_strbuf_keep(&buf, arena);
}

const char *pa_view_percentage(int64_t value, int64_t total, struct pa_arena *arena)
{
    struct pa_strbuf buf = {0};
    pa_percentage(&buf, value, total);
    return pa_strbuf_keep(&buf, arena);
}

double pa_view_share(int64_t value, int64_t total)
{
    return total ? (double)value / (double)total : NAN;
}

static const char *natural_unit(const struct pa_view *view, int64_t value)
{
    double scaled;
    const char *unit;
    pa_quantity_scale(value, view->unit, "minimum", &scaled, &unit);
    return unit;
}

void pa_view_choose_unit(struct pa_view *view, const struct pa_graph *graph, bool whole_numbers)
{
    if (strcmp(view->output_unit, "minimum") != 0 || graph->order.count == 0)
        return;
    int64_t least = 0;
    for (size_t i = 0; i < graph->order.count; i++) {
        int64_t v = pa_magnitude(pa_graph_flat(graph, graph->order.items[i]));
        if (v == 0)
            v = pa_magnitude(pa_graph_cum(graph, graph->order.items[i]));
        if (v > 0 && (least == 0 || v < least))
            least = v;
    }
    int64_t most = pa_view_value(view, view->total);
    least = pa_view_value(view, least ? least : view->total);
    const char *unit = natural_unit(view, least);
    int64_t hundredfold;
    if (__builtin_mul_overflow(least, 100, &hundredfold))
        hundredfold = INT64_MAX;
    if (strcmp(unit, natural_unit(view, most)) != 0 && hundredfold < most && !whole_numbers)
        unit = natural_unit(view, hundredfold);
    bool fractions = !*unit && pa_units_compatible(view->unit, "count");
    view->output_unit = *unit ? unit : fractions ? "count" : view->unit;
}
