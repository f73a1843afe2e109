// SPDX-License-Identifier: Apache-2.0
// The numbers of a comparison as people read them.
#include "bench/effect.h"
#include "bench/unit.h"

#include <math.h>

static int sign(double x)
{
    return (x > 0) - (x < 0);
}

void pa_compare_range(const struct pa_compare_cell *c, struct pa_strbuf *out)
{
    int s = sign(c->centre);
    if (isinf(c->lo) || isinf(c->hi)) {
        pa_strbuf_adds(out, "∞");
    } else if (isnan(c->centre) || isnan(c->lo) || isnan(c->hi) || s != sign(c->lo) ||
               s != sign(c->hi)) {
        pa_strbuf_adds(out, "?"); // no percentage says it
    } else if (c->centre == 0) {
        pa_strbuf_adds(out, "0%");
    } else {
        double above = c->hi / c->centre - 1, below = 1 - c->lo / c->centre;
        pa_strbuf_printf(out, "%.0f%%", 100 * (above > below ? above : below));
    }
}

void pa_compare_centre(const struct pa_compare_cell *c, const char *unit, struct pa_strbuf *out)
{
    struct pa_unit_scale scale = pa_unit_scale_for(&c->centre, 1, pa_unit_is_binary(unit));
    if (!isfinite(c->centre))
        scale = (struct pa_unit_scale){.factor = 1, .prefix = ""};
    pa_unit_format(out, c->centre, &scale);
    pa_strbuf_adds(out, " ± ");
    pa_compare_range(c, out);
}

bool pa_compare_significant(const struct pa_bench_comparison *comparison,
                            const struct pa_compare_cell *c)
{
    if (comparison->show.q && !isnan(c->effect->q))
        return c->effect->q <= comparison->options.fdr;
    return !(c->p > c->alpha);
}

void pa_compare_change(double ratio, int decimals, struct pa_strbuf *out)
{
    if (isnan(ratio))
        pa_strbuf_addc(out, '?');
    else if (isinf(ratio))
        pa_strbuf_adds(out, ratio > 0 ? "+Inf%" : "-Inf%");
    else
        pa_strbuf_printf(out, "%+.*f%%", decimals, (ratio - 1) * 100);
}

static void add_interval(const struct pa_effect *effect, struct pa_strbuf *out)
{
    if (!effect->bounded)
        return;
    pa_strbuf_adds(out, " [");
    pa_compare_change(effect->lo, 1, out);
    pa_strbuf_adds(out, ", ");
    pa_compare_change(effect->hi, 1, out);
    pa_strbuf_addc(out, ']');
}

void pa_compare_delta(const struct pa_bench_comparison *comparison, const struct pa_compare_cell *c,
                      struct pa_strbuf *out)
{
    double old = c->base->centre, new = c->centre;
    bool significant = pa_compare_significant(comparison, c);
    if (!significant)
        pa_strbuf_addc(out, '~');
    else if (new == old)
        pa_strbuf_adds(out, "0.00%");
    else if (old == 0)
        pa_strbuf_addc(out, '?');
    else
        pa_compare_change(new / old, 2, out);
    if (comparison->show.interval && !c->untested)
        add_interval(c->effect, out);
    if (comparison->show.detectable && !significant && c->effect->detectable > 0 &&
        isfinite(c->effect->detectable))
        pa_strbuf_printf(out, " ≥%.1f%%", c->effect->detectable * 100);
}

void pa_compare_evidence(const struct pa_bench_comparison *comparison,
                         const struct pa_compare_cell *c, struct pa_strbuf *out)
{
    size_t n1 = c->base->cell->count, n2 = c->cell->count;
    bool underflows = c->log_p < 0 && !comparison->options.compat; // is still a test
    if (c->p != 0 || underflows)
        pa_strbuf_printf(out, "p=%0.3f ", c->p);
    if (comparison->show.q && !isnan(c->effect->q))
        pa_strbuf_printf(out, "q=%0.3f ", c->effect->q);
    if (n1 == n2)
        pa_strbuf_printf(out, "n=%zu", n1);
    else
        pa_strbuf_printf(out, "n=%zu+%zu", n1, n2);
}
