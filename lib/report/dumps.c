// SPDX-License-Identifier: Apache-2.0
#include "report/dumps.h"

#include "base/number.h"

static void count_fact(struct pa_doc *doc, const char *key, const char *title, size_t count)
{
    pa_doc_fact(doc, key, title, pa_cell_count((int64_t)count))->audience =
        PA_FOR_PAGES | PA_FOR_DATA; // text begins with what happened
}

// Facts, and the same as a sentence.
static const char *add_facts(const struct pa_incident *d)
{
    size_t states[5] = {0}, triggered = 0;
    for (size_t i = 0; i < d->dumps->list.count; i++) {
        const struct pa_dump *dump = &d->dumps->list.items[i];
        states[dump->state]++;
        triggered += dump->state == PA_DUMP_READ && pa_dump_triggered(dump);
    }
    count_fact(d->doc, "dumps", "Dumps", states[PA_DUMP_READ]);
    count_fact(d->doc, "triggered", "Triggered", triggered);
    count_fact(d->doc, "unreadable", "Unreadable", states[PA_DUMP_DAMAGED] + states[PA_DUMP_EMPTY]);
    count_fact(d->doc, "other", "Other files", states[PA_DUMP_LOG] + states[PA_DUMP_FOREIGN]);
    size_t dumps = states[PA_DUMP_READ], bad = states[PA_DUMP_DAMAGED] + states[PA_DUMP_EMPTY];
    size_t others = states[PA_DUMP_LOG] + states[PA_DUMP_FOREIGN];
    return pa_arena_printf(d->doc->arena,
                           "%zu dump%s, %zu of them triggered; %zu file%s that cannot be read, %zu "
                           "other%s.",
                           dumps, pa_plural(dumps), triggered, bad, pa_plural(bad), others,
                           pa_plural(others));
}

bool pa_report_add_dumps(struct pa_doc *doc, struct pa_dumps *dumps,
                         const struct pa_incident_options *options, struct pa_error *err)
{
    struct pa_incident d = {doc, dumps, options, NULL};
    d.verdicts = pa_arena_calloc(doc->arena, dumps->group_count + 1, sizeof *d.verdicts);
    for (size_t i = 0; i < dumps->group_count; i++) {
        if (!pa_dump_judge(dumps, &dumps->groups[i], &d.verdicts[i], err))
            return false;
    }
    const char *counts = add_facts(&d);
    pa_incident_add_sentences(&d);
    pa_doc_paragraph(doc, counts)->audience = PA_FOR_TEXT;
    pa_incident_add_timelines(&d);
    pa_incident_add_culprits(&d);
    pa_incident_add_allocations(&d);
    pa_incident_add_differences(&d);
    pa_incident_add_dumps(&d);
    pa_incident_add_gaps(&d);
    pa_incident_add_files(&d);
    pa_incident_add_doubts(&d);
    return true;
}
