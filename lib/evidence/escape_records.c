// SPDX-License-Identifier: Apache-2.0
#include "evidence/escape_records.h"

#include "base/strbuf.h"

// The rows of both builds: what escapes, by package and function (or file), not by line.
struct rows {
    struct pa_strings names;
    double *counts[2]; // by side and id
};

static pa_str row_of(struct rows *rows, const struct pa_escape *e, const struct pa_escape_note *n)
{
    struct pa_strbuf name = {0};
    pa_strbuf_printf(&name, "%s %s: %s%s", pa_escape_text(e, n->package),
                     pa_escape_text(e, n->function ? n->function : n->file),
                     n->kind == PA_ESCAPE_MOVED ? "variable " : "", pa_escape_text(e, n->what));
    pa_str id = pa_strings_adds(&rows->names, pa_strbuf_text(&name));
    pa_strbuf_release(&name);
    return id;
}

static void count_rows(struct rows *rows, struct pa_escape *const sides[2], struct pa_arena *arena)
{
    for (int pass = 0; pass < 2; pass++) {
        for (int side = 0; side < 2; side++) {
            for (size_t i = 0; i < sides[side]->notes.count; i++) {
                const struct pa_escape_note *n = &sides[side]->notes.items[i];
                pa_str id = n->kind == PA_ESCAPE_LEAK ? 0 : row_of(rows, sides[side], n);
                if (pass == 1 && id)
                    rows->counts[side][id]++;
            }
            if (pass == 0 && side == 1)
                for (int k = 0; k < 2; k++)
                    rows->counts[k] =
                        pa_arena_calloc(arena, rows->names.list.count + 1, sizeof(double));
        }
    }
}

static void add_records(const struct rows *rows, int side, struct pa_records *set)
{
    double all = 0;
    pa_records_source(set, side ? "new" : "old", side ? "new" : "old");
    pa_records_meta_set(set, "escapes", "assume", "exact");
    pa_records_better(set, "escapes", "lower");
    for (pa_str id = 1; id < rows->names.list.count; id++) {
        all += rows->counts[side][id];
        pa_records_result(set, pa_strings_text(&rows->names, id), 1, 0);
        pa_records_value(set, rows->counts[side][id], "escapes");
    }
    pa_records_result(set, "all", 1, 0);
    pa_records_value(set, all, "escapes");
}

void pa_escape_records(struct pa_escape *const sides[2], struct pa_arena *arena,
                       struct pa_records *set)
{
    struct rows rows = {0};
    count_rows(&rows, sides, arena);
    add_records(&rows, 0, set);
    add_records(&rows, 1, set);
    pa_strings_release(&rows.names);
}
