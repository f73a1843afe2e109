// SPDX-License-Identifier: Apache-2.0
// Documents made of reports.
#include "api/call.h"
#include "api/doc.h"

#include <string.h>

pa_code pa_doc_new(pa_ctx *ctx, const char *title, pa_doc **out, pa_error *err)
{
    struct pa_call call;
    pa_call_begin(&call, ctx, err);
    struct pa_owned_doc *d = pa_owned_doc_new(pa_owner_new(ctx, NULL), "report", 1);
    if (title)
        d->doc.title = pa_arena_strdup(&d->owner->arena, title);
    *out = pa_owned_doc_give(d);
    return pa_call_end(&call, true);
}

static void drop_part(void *owner)
{
    pa_owner_drop(owner);
}

// The items stay where they are: what they are part of is kept.
static void append(struct pa_owned_doc *d, const char *heading, const struct pa_owned_doc *part)
{
    struct pa_arena *arena = &d->owner->arena;
    const struct pa_doc *from = &part->doc;
    pa_owner_keep(part->owner);
    pa_arena_defer(arena, drop_part, part->owner);
    struct pa_section *section = &pa_doc_section(&d->doc, from->name, from->version)->section;
    section->title = heading ? pa_arena_strdup(arena, heading) : from->title;
    section->facts = from->facts;
    for (const struct pa_item *i = from->items; i; i = i->next)
        pa_doc_item(&d->doc, i);
}

static void add_checks(pa_doc_info *to, const pa_doc_info *part)
{
    static const int badness[] = {[PA_VERDICT_NONE] = 0,
                                  [PA_VERDICT_PASSED] = 1,
                                  [PA_VERDICT_UNDECIDED] = 2,
                                  [PA_VERDICT_FAILED] = 3};
    if (badness[part->verdict] > badness[to->verdict])
        to->verdict = part->verdict;
    to->passed += part->passed;
    to->failed += part->failed;
    to->waived += part->waived;
    to->undecided += part->undecided;
}

pa_code pa_doc_append(pa_doc *doc, const char *heading, const pa_doc *part, pa_error *err)
{
    struct pa_owned_doc *d = pa_owned_doc_of(doc), *p = pa_owned_doc_of(part);
    struct pa_call call;
    pa_call_begin(&call, d->owner->ctx, err);
    bool ok = true;
    if (d == p || d->owner->ctx != p->owner->ctx)
        ok = pa_error_set(&call.error, PA_ERROR_USAGE,
                          d == p ? "a document cannot be part of itself"
                                 : "the documents are of different contexts");
    if (ok) {
        append(d, heading, p);
        add_checks(&d->info, &p->info);
        pa_owned_doc_give(d);
    }
    return pa_call_end(&call, ok);
}

pa_code pa_doc_append_figure(pa_doc *doc, const char *title, const pa_buffer *svg, pa_error *err)
{
    struct pa_owned_doc *d = pa_owned_doc_of(doc);
    struct pa_arena *arena = &d->owner->arena;
    struct pa_call call;
    pa_call_begin(&call, d->owner->ctx, err);
    const char *element = strstr(pa_buffer_data(svg), "<svg");
    bool ok = element != NULL;
    if (ok) {
        const char *copy = pa_arena_strdup(arena, element);
        const char *name = title ? pa_arena_strdup(arena, title) : NULL;
        pa_doc_figure(&d->doc, (struct pa_figure){"figure", name, copy, strlen(copy)});
        pa_owned_doc_give(d);
    } else {
        pa_error_set(&call.error, PA_ERROR_USAGE, "the figure is no SVG");
    }
    return pa_call_end(&call, ok);
}
