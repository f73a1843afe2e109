// SPDX-License-Identifier: Apache-2.0
#include "analysis/noise_gate.h"
#include "base/escape.h"
#include "page/encode.h"

#include <math.h>

static int direction(const struct pa_change *c)
{
    switch (c->class) {
    case PA_CHANGE_REGRESSED:
    case PA_CHANGE_IMPROVED:
    case PA_CHANGE_NEW:
    case PA_CHANGE_GONE:
    case PA_CHANGE_LIKELY:
        return c->new_value > c->old_value ? 1 : -1;
    default:
        return 0;
    }
}

static int64_t thousandths(double value)
{
    return isnan(value) ? 0 : llround(fmax(-9999, fmin(9999, value)) * 1000);
}

static void add_change(struct pa_page_encoder *e, const struct pa_compared *f, bool by_cum)
{
    const struct pa_change *c = by_cum ? &f->cum : &f->flat;
    const int64_t fields[] = {
        direction(&f->flat), direction(&f->cum), thousandths(c->log_ratio), thousandths(c->lo),
        thousandths(c->hi),  thousandths(c->q),  thousandths(c->detectable)};
    pa_strbuf_add_base36(e->out, pa_encode_name(e, f->name));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        pa_strbuf_addc(e->out, '.');
        if (fields[i])
            pa_strbuf_add_base36(e->out, fields[i]);
    }
}

void pa_encode_changes(struct pa_page_encoder *e, const struct pa_page_kind *kind)
{
    struct pa_noise_gate gate;
    const struct pa_profile_comparison *c = kind->compared.comparison;
    pa_noise_gate_of(c, e->strings, e->work->arena, &gate);
    const char *doubt = pa_noise_gate_doubt(&gate);
    pa_strbuf_printf(e->out,
                     ",\"scale\":%.9g,\"sure\":%d,\"census\":%d,\"cum\":%d,\"sampled\":%d,"
                     "\"proof\":",
                     c->exposure > 0 ? c->exposure : 1, pa_noise_gate_total(&gate),
                     c->method == PA_METHOD_CENSUS, c->by_cum,
                     c->sampled && c->method == PA_METHOD_REPLICATED);
    pa_encode_text(e->out, pa_noise_gate_proof(&gate));
    pa_strbuf_adds(e->out, ",\"doubt\":");
    pa_encode_text(e->out, doubt ? doubt : "");
    pa_strbuf_adds(e->out, ",\"ev\":\"");
    for (size_t i = 0, n = 0; i < c->count; i++) {
        const struct pa_compared *f = &c->functions[i];
        const struct pa_change *judged = c->by_cum ? &f->cum : &f->flat;
        // Functions that are not in the tree are left out.
        if (f->name >= e->known || !e->index[f->name] ||
            (isnan(judged->q) && !direction(&f->flat) && !direction(&f->cum)))
            continue;
        pa_strbuf_adds(e->out, n++ ? ";" : "");
        add_change(e, f, c->by_cum);
    }
    pa_strbuf_addc(e->out, '"');
}
