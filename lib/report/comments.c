// SPDX-License-Identifier: Apache-2.0
#include "report/comments.h"

void pa_report_add_comments(struct pa_doc *doc, const struct pa_profile *p)
{
    struct pa_strbuf lines = {0};
    struct pa_table *t = pa_doc_table(doc, "comments");
    t->audience = PA_FOR_PAGES | PA_FOR_DATA;
    pa_table_column(t, (struct pa_column){.key = "comment", .kind = PA_CELL_TEXT});
    for (uint32_t i = 0; i < p->comment_count; i++) {
        pa_strbuf_printf(&lines, "%s\n", pa_profile_text(p, p->comments[i]));
        pa_table_row(t, NULL, pa_cell_text(pa_profile_text(p, p->comments[i])));
    }
    pa_doc_verbatim(doc, pa_strbuf_keep(&lines, doc->arena));
}
