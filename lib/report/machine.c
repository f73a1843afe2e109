// SPDX-License-Identifier: Apache-2.0
#include "report/machine.h"

#include "base/number.h"

#include <inttypes.h>

static const char *const RESULTS[] = {[PA_MACHINE_FINE] = "fine",
                                      [PA_MACHINE_NOTE] = "note",
                                      [PA_MACHINE_BAD] = "bad",
                                      [PA_MACHINE_UNSEEN] = "unseen"};

const char *pa_machine_head(const struct pa_machine *m, const struct pa_machine_look *look,
                            struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    if (look->model)
        pa_strbuf_printf(&text, "cpu: %s\n", look->model);
    if (look->cpus > 0)
        pa_strbuf_printf(&text, "machine-cpus: %" PRId64 "\n", look->cpus);
    for (size_t i = 0; i < m->count; i++) {
        if (m->checks[i].key && m->checks[i].value)
            pa_strbuf_printf(&text, "%s: %s\n", m->checks[i].key, m->checks[i].value);
    }
    return pa_strbuf_keep(&text, arena);
}

static void add_table(struct pa_doc *doc, const struct pa_machine *m)
{
    static const struct pa_column columns[] = {
        {.key = "result", .title = "", .kind = PA_CELL_TEXT},
        {.key = "check", .title = "", .kind = PA_CELL_TEXT},
        {.key = "value", .kind = PA_CELL_TEXT},
        {.key = "effect", .title = "what it does", .kind = PA_CELL_TEXT},
        {.key = "change", .title = "how to change it", .kind = PA_CELL_TEXT},
    };
    struct pa_table *t = pa_doc_table(doc, "machine");
    pa_table_add_columns(t, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < m->count; i++) {
        const struct pa_machine_check *c = &m->checks[i];
        bool tell = c->result == PA_MACHINE_NOTE || c->result == PA_MACHINE_BAD;
        pa_table_row(t, RESULTS[c->result], pa_cell_text(RESULTS[c->result]), pa_cell_text(c->name),
                     pa_cell_text(c->value ? c->value : "cannot be seen here"),
                     pa_cell_text(tell ? c->effect : NULL), pa_cell_text(tell ? c->change : NULL));
    }
}

void pa_report_add_machine(struct pa_doc *doc, const struct pa_machine *m,
                           const struct pa_machine_look *look)
{
    static const struct {
        const char *word, *sentence;
    } verdicts[] = {[PA_MACHINE_FINE] = {"fit", "nothing seen that speaks against measuring here"},
                    [PA_MACHINE_NOTE] = {"care", "fit to compare with care: old and new in turn, "
                                                 "several runs"},
                    [PA_MACHINE_BAD] = {"unfit", "not fit to measure small differences on"},
                    [PA_MACHINE_UNSEEN] = {"unknown", "nothing could be seen of this machine"}};
    const size_t *n = m->results;
    enum pa_machine_result worst = n[PA_MACHINE_BAD]    ? PA_MACHINE_BAD
                                   : n[PA_MACHINE_NOTE] ? PA_MACHINE_NOTE
                                   : n[PA_MACHINE_FINE] ? PA_MACHINE_FINE
                                                        : PA_MACHINE_UNSEEN;
    const char *verdict = verdicts[worst].sentence;
    if (look->model)
        pa_doc_fact(doc, "cpu", "CPU", pa_cell_text(look->model));
    if (look->cpus > 0)
        pa_doc_fact(doc, "cpus", "CPUs", pa_cell_count(look->cpus));
    pa_doc_fact(doc, "verdict", "Verdict", pa_cell_text(verdicts[worst].word));
    add_table(doc, m);
    pa_doc_paragraph(doc, pa_arena_printf(doc->arena,
                                          "%s: %zu bad, %zu to note, %zu fine, %zu cannot be seen",
                                          verdict, n[PA_MACHINE_BAD], n[PA_MACHINE_NOTE],
                                          n[PA_MACHINE_FINE], n[PA_MACHINE_UNSEEN]));
    pa_doc_heading(doc, "For the head of a benchmark file (--head prints these lines alone)");
    pa_doc_verbatim(doc, pa_machine_head(m, look, doc->arena));
}
