// SPDX-License-Identifier: Apache-2.0
#include "report/cut_table.h"

void pa_cut_table_add(struct pa_doc *doc, const struct pa_cut_table *c)
{
    bool cut = c->shown && c->count > c->shown;
    struct pa_table *t = c->begin(doc, c->of, cut ? PA_FOR_TEXT | PA_FOR_PAGES : PA_FOR_ALL);
    c->fill(doc, c->of, t, cut ? c->shown : c->count);
    if (!cut)
        return;
    pa_table_note(t, pa_arena_printf(doc->arena, "%zu %s are not shown (-n 0 shows all)",
                                     c->count - c->shown, c->rest));
    c->fill(doc, c->of, c->begin(doc, c->of, PA_FOR_DATA), c->count);
}
