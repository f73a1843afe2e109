// SPDX-License-Identifier: Apache-2.0
#include "input/csv_fields.h"

static void take_quoted(struct pa_csv_fields *f)
{
    struct pa_text *line = &f->line;
    while (line->next < line->end) {
        if (*line->next != '"') {
            pa_strbuf_addc(&f->field, *line->next++);
            continue;
        }
        line->next++;
        if (!pa_text_skip(line, "\""))
            return;
        pa_strbuf_addc(&f->field, '"');
    }
    f->broken = true;
}

bool pa_csv_next(struct pa_csv_fields *f)
{
    if (f->broken || (f->count > 0 && !pa_text_skip(&f->line, ",")))
        return false;
    f->count++;
    pa_strbuf_clear(&f->field);
    if (pa_text_skip(&f->line, "\"")) {
        take_quoted(f);
        f->broken |= f->line.next < f->line.end && *f->line.next != ',';
        return !f->broken;
    }
    const char *comma = pa_text_find(f->line, ",");
    struct pa_text plain = {f->line.next, comma ? comma : f->line.end};
    pa_strbuf_add(&f->field, plain.next, pa_text_size(plain));
    f->line.next = plain.end;
    return true;
}

void pa_csv_release(struct pa_csv_fields *f)
{
    pa_strbuf_release(&f->field);
}
