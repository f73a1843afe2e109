// SPDX-License-Identifier: Apache-2.0
#include "report/advice_evidence.h"

#include "base/strbuf.h"
#include "stats/robust.h"

#include <math.h>
#include <string.h>

static double median_of(const struct pa_records *set, const char *unit)
{
    PA_VEC(double) values = {0};
    for (size_t i = 0; i < set->results.count; i++) {
        const struct pa_record *r = &set->results.items[i];
        for (uint32_t k = 0; k < r->value_count; k++) {
            const struct pa_record_value *v = &set->values.items[r->first_value + k];
            if (strcmp(pa_strings_text(&set->strings, set->units.items[v->unit].tidy), unit) == 0)
                pa_vec_push(&values, pa_records_tidy(set, v));
        }
    }
    double median = values.count ? pa_robust_median(values.items, values.count) : NAN;
    pa_vec_release(&values);
    return median;
}

void pa_advice_load_seen(const struct pa_records *set, struct pa_load_seen *seen)
{
    seen->rate = median_of(set, "req/s");
    seen->errors = median_of(set, "errors");
    seen->p50 = median_of(set, "p50-latency-sec");
    seen->p99 = median_of(set, "p99-latency-sec");
}

static const char *base_name(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash ? slash + 1 : file;
}

const char *pa_advice_escapes_at(const struct pa_escape *e, const char *file, int64_t line,
                                 struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < e->notes.count; i++) {
        const struct pa_escape_note *n = &e->notes.items[i];
        bool heap = n->kind == PA_ESCAPE_HEAP || n->kind == PA_ESCAPE_MOVED;
        if (heap && n->line == line && strcmp(base_name(pa_escape_text(e, n->file)), file) == 0)
            pa_strbuf_printf(&text, "%s%s escapes to the heap", text.size ? ", " : "",
                             pa_escape_text(e, n->what));
    }
    return text.size ? pa_strbuf_keep(&text, arena) : NULL;
}
