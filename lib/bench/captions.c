// SPDX-License-Identifier: Apache-2.0
#include "bench/captions.h"

#include "base/strbuf.h"

#include <string.h>

const char *pa_captions_config(const struct pa_bench_comparison *c,
                               const struct pa_compare_table *t, const char *without,
                               struct pa_arena *arena)
{
    const struct pa_projection *p = &c->pivot->table;
    uint32_t *fields = pa_arena_calloc(arena, p->fields.count, sizeof *fields);
    size_t count = pa_projection_fields(p, fields);
    struct pa_strbuf text = {0};
    for (size_t i = 0; i + 1 < count; i++) {
        pa_str value = pa_projection_value(p, t->table->key, fields[i]);
        const char *name = p->fields.items[fields[i]].name;
        if (value && !(without && strcmp(name, without) == 0))
            pa_strbuf_printf(&text, "%s%s: %s", text.size ? ", " : "", name,
                             pa_records_text(c->set, value));
    }
    return pa_strbuf_keep(&text, arena);
}

const char *pa_captions_column(const struct pa_bench_comparison *c,
                               const struct pa_compare_table *t, size_t col, struct pa_arena *arena)
{
    return pa_projection_label(&c->pivot->col, c->set, t->table->cols[col], arena);
}

const char *pa_captions_row(const struct pa_bench_comparison *c, const struct pa_effect *e,
                            struct pa_arena *arena)
{
    if (e->table->table->col_count <= 2)
        return e->row;
    return pa_arena_printf(arena, "%s in %s", e->row,
                           pa_captions_column(c, e->table, e->cell->cell->col, arena));
}
