// SPDX-License-Identifier: Apache-2.0
#include "report/advice_order.h"

#include "base/number.h"
#include "base/quantity.h"

#include <math.h>

struct looking {
    struct pa_doc *doc;
    const struct pa_symptoms *e;
    struct pa_table *table;
};

static const char *size_text(const struct looking *l, double bytes)
{
    struct pa_strbuf text = {0};
    pa_quantity_label(&text, pa_int64_of_double(bytes), "bytes", "auto");
    return pa_strbuf_keep(&text, l->doc->arena);
}

// The line, if there is something to say.
static void tell(const struct looking *l, const char *place, struct pa_strbuf *text)
{
    if (text->size) {
        const char *said = pa_strbuf_keep(text, l->doc->arena);
        pa_doc_paragraph(l->doc, pa_arena_printf(l->doc->arena, "%s: %s", place, said))->audience =
            PA_FOR_TEXT | PA_FOR_PAGES;
        pa_table_row(l->table, NULL, pa_cell_text(place), pa_cell_text(said));
    }
    pa_strbuf_release(text);
    *text = (struct pa_strbuf){0};
}

static const char *between(const struct pa_strbuf *text)
{
    return text->size ? "; " : "";
}

// Does the time pass waiting? Where few of the cores are in use the program waits, or the machine
// was busy with others, which no profile tells.
static void look_outside(const struct looking *l)
{
    const struct pa_symptoms *e = l->e;
    struct pa_strbuf text = {0};
    double cores = pa_symptoms_cores(e), processors = (double)e->collections.processors;
    if (!isnan(e->load.rate))
        pa_strbuf_printf(&text, "%.4g requests a second", e->load.rate);
    if (!isnan(e->load.p99))
        pa_strbuf_printf(&text, "%sp99 %.3g ms", between(&text), 1000 * e->load.p99);
    if (e->load.errors > 0)
        pa_strbuf_printf(&text, "%s%.4g errors", between(&text), e->load.errors);
    if (cores > 0 && processors > 0)
        pa_strbuf_printf(&text, "%s%.2g of %.0f cores in use%s", between(&text), cores, processors,
                         cores < .3 * processors
                             ? ": the program waits (see goroutines and locks), "
                               "or other programs had the CPU"
                         : pa_symptoms_is_full(e) ? ": no core is free"
                                                  : "");
    else if (cores > 0)
        pa_strbuf_printf(&text,
                         "%s%.2g cores in use; of how many, no file says (a log of "
                         "GODEBUG=gctrace=1 does)",
                         between(&text), cores);
    tell(l, "Outside", &text);
}

static void look_at_cpu(const struct looking *l)
{
    const struct pa_tally *cpu = l->e->cpu;
    struct pa_strbuf text = {0};
    double all = (double)cpu->fact[PA_FACT_ALL];
    if (all > 0)
        pa_strbuf_printf(&text,
                         "%.0f %% collects garbage, %.0f %% allocates, %.0f %% is in own "
                         "lines themselves",
                         100 * (double)cpu->fact[PA_FACT_GC] / all,
                         100 * (double)(cpu->fact[PA_FACT_MEMORY] - cpu->fact[PA_FACT_GC]) / all,
                         100 * (double)cpu->fact[PA_FACT_ITSELF] / all);
    tell(l, "CPU", &text);
}

static void look_at_memory(const struct looking *l)
{
    const struct pa_symptoms *e = l->e;
    const struct pa_tally *first = pa_symptoms_first_heap(e), *last = pa_symptoms_last_heap(e);
    struct pa_strbuf text = {0};
    if (first)
        pa_strbuf_printf(&text, "heap in use from %s to %s",
                         size_text(l, (double)first->fact[PA_FACT_INUSE_BYTES]),
                         size_text(l, (double)last->fact[PA_FACT_INUSE_BYTES]));
    else if (last)
        pa_strbuf_printf(&text, "heap in use %s",
                         size_text(l, (double)last->fact[PA_FACT_INUSE_BYTES]));
    if (e->collections.all && !isnan(e->collections.allocated))
        pa_strbuf_printf(&text, "%s%s allocated a second, GC takes %.3g %% of the CPU there was",
                         between(&text), size_text(l, e->collections.allocated),
                         100 * e->collections.share);
    if (!isnan(e->memory.resident))
        pa_strbuf_printf(&text, "%s%s resident", between(&text), size_text(l, e->memory.resident));
    tell(l, "Memory", &text);
}

static void look_at_goroutines(const struct looking *l)
{
    const struct pa_symptoms *e = l->e;
    struct pa_strbuf text = {0};
    const struct pa_group *most = NULL;
    if (e->dumps.count == 0)
        return;
    const struct pa_groups *last = e->dumps.items[e->dumps.count - 1];
    for (size_t i = 0; i < last->groups.count; i++)
        if (!most || last->groups.items[i].count > most->count)
            most = &last->groups.items[i];
    if (e->dumps.count > 1)
        pa_strbuf_printf(&text, "from %lld to ", (long long)e->dumps.items[0]->count);
    pa_strbuf_printf(&text, "%lld", (long long)last->count);
    if (most && most->function && most->count > 1)
        pa_strbuf_printf(&text, ", %lld of them at %s", (long long)most->count,
                         pa_strings_text(e->strings, most->function));
    tell(l, "Goroutines", &text);
}

static void look_at_locks(const struct looking *l)
{
    const struct pa_symptoms *e = l->e;
    struct pa_strbuf text = {0};
    double window = e->window > 0 ? e->window : e->cpu_seconds;
    if ((e->block || e->mutex) && window > 0)
        pa_strbuf_printf(&text, "%.2g goroutines wait for locks on average",
                         pa_symptoms_waiting(e));
    if (e->block && window > 0)
        pa_strbuf_printf(&text, ", %.2g to send",
                         (double)e->block->fact[PA_FACT_SEND_NANOS] / 1e9 / window);
    tell(l, "Locks and channels", &text);
}

void pa_report_add_looked(struct pa_doc *doc, const struct pa_symptoms *e)
{
    struct looking l = {doc, e, NULL};
    l.table = pa_doc_table(doc, "looked");
    l.table->audience = PA_FOR_DATA;
    pa_table_column(l.table, (struct pa_column){.key = "place", .kind = PA_CELL_TEXT});
    pa_table_column(l.table, (struct pa_column){.key = "seen", .kind = PA_CELL_TEXT});
    look_outside(&l);
    look_at_cpu(&l);
    look_at_memory(&l);
    look_at_goroutines(&l);
    look_at_locks(&l);
}
