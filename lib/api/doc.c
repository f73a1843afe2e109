// SPDX-License-Identifier: Apache-2.0
#include "api/doc.h"

#include "api/call.h"
#include "document/printer.h"
#include "document/printing.h"

#include <stdlib.h>
#include <string.h>

struct pa_owned_doc *pa_owned_doc_new(struct pa_owner *owner, const char *name, int version)
{
    struct pa_owned_doc *d = pa_arena_calloc(&owner->arena, 1, sizeof *d);
    d->owner = owner;
    pa_doc_init(&d->doc, &owner->arena, name, version);
    d->info.schema = pa_arena_printf(&owner->arena, "pa.%s/%d", name, version);
    return d;
}

void pa_doc_free(pa_doc *doc)
{
    if (doc)
        pa_owner_drop(pa_owned_doc_of(doc)->owner);
}

void pa_doc_describe(const pa_doc *doc, pa_doc_info *out)
{
    const struct pa_owned_doc *d = pa_owned_doc_of(doc);
    pa_doc_info info = d->info;
    info.title = doc->title;
    info.table_count = (uint32_t)d->table_count;
    info.caveat_count = (uint32_t)d->caveat_count;
    pa_give(out, &info, sizeof info);
}

// ---- Facts

static pa_value value_of(const struct pa_cell *cell)
{
    pa_value v = {.unit = cell->unit};
    switch (cell->kind) {
    case PA_CELL_TEXT:
        v.kind = PA_VALUE_TEXT;
        v.text = cell->text;
        v.text_size = cell->size;
        break;
    case PA_CELL_COUNT:
    case PA_CELL_QUANTITY:
        v.kind = cell->kind == PA_CELL_COUNT ? PA_VALUE_COUNT : PA_VALUE_QUANTITY;
        v.integer = cell->integer;
        break;
    case PA_CELL_NUMBER:
    case PA_CELL_RATIO:
    case PA_CELL_DELTA:
        v.kind = cell->kind == PA_CELL_NUMBER  ? PA_VALUE_NUMBER
                 : cell->kind == PA_CELL_RATIO ? PA_VALUE_RATIO
                                               : PA_VALUE_DELTA;
        v.number = cell->number;
        break;
    case PA_CELL_INTERVAL:
        v.kind = PA_VALUE_INTERVAL;
        v.number = cell->interval.centre;
        v.low = cell->interval.low;
        v.high = cell->interval.high;
        break;
    case PA_CELL_EMPTY:
        break;
    }
    return v;
}

static const struct pa_fact *find_fact(const struct pa_fact *fact, const char *key)
{
    while ((fact = pa_fact_seen(fact, PA_FOR_DATA)) && strcmp(fact->key, key) != 0)
        fact = fact->next;
    return fact;
}

pa_code pa_doc_fact_of(const pa_doc *doc, const char *key, pa_value *out)
{
    const struct pa_fact *fact = find_fact(doc->facts, key);
    for (const struct pa_item *i = doc->items; i && !fact; i = i->next) {
        if (i->kind == PA_ITEM_SECTION)
            fact = find_fact(i->section.facts, key);
    }
    pa_value value = {0};
    if (fact)
        value = value_of(&fact->value);
    pa_give(out, &value, sizeof value);
    return fact ? PA_OK : PA_ERROR_NOT_FOUND;
}

const char *pa_doc_caveat(const pa_doc *doc, size_t index)
{
    const struct pa_owned_doc *d = pa_owned_doc_of(doc);
    return index < d->caveat_count ? d->caveats[index] : NULL;
}

// ---- Tables

static const struct pa_frozen *frozen_of(const pa_table *table)
{
    return (const struct pa_frozen *)(const void *)table;
}

const pa_table *pa_doc_tables(const pa_doc *doc, const char *name, size_t index)
{
    const struct pa_owned_doc *d = pa_owned_doc_of(doc);
    for (size_t i = 0; i < d->table_count; i++) {
        if ((!name || strcmp(name, d->tables[i].name) == 0) && index-- == 0)
            return (const pa_table *)(const void *)&d->tables[i];
    }
    return NULL;
}

const char *pa_table_name(const pa_table *table)
{
    return frozen_of(table)->name;
}

pa_code pa_table_columns(const pa_table *table, const char *key, size_t index, pa_column_data *out)
{
    const struct pa_frozen *f = frozen_of(table);
    static const pa_column_data none;
    const pa_column_data *found = NULL;
    for (size_t i = 0; i < f->column_count && !found; i++) {
        if (key ? strcmp(key, f->columns[i].key) == 0 : i == index)
            found = &f->columns[i];
    }
    pa_give(out, found ? found : &none, sizeof none);
    return found ? PA_OK : PA_ERROR_NOT_FOUND;
}

// ---- Printing

static bool render(const pa_doc *doc, const char *format, const pa_render_opts *o,
                   struct pa_strbuf *text, struct pa_error *err)
{
    const struct pa_printer *printer = pa_printer_find(format);
    const struct pa_print_options how = {.color = o->flags & PA_RENDER_COLOR,
                                         .raw_csv = o->flags & PA_RENDER_RAW_CSV,
                                         .marker = o->marker};
    struct pa_writer out = {0};
    if (!printer)
        return pa_error_set(err, PA_ERROR_NOT_FOUND, "no format '%s' of documents", format);
    bool ok = pa_doc_print(doc, printer, &how, &out, err) && pa_writer_finish(&out, err);
    *text = out.text;
    if (!ok)
        pa_strbuf_release(text);
    return ok;
}

pa_code pa_doc_render(const pa_doc *doc, const char *format, const pa_render_opts *opts,
                      pa_buffer **out, pa_error *err)
{
    struct pa_call call;
    pa_render_opts o;
    struct pa_strbuf text;
    *out = NULL;
    pa_call_begin(&call, pa_owned_doc_of(doc)->owner->ctx, err);
    bool ok = pa_call_take(&call, &o, sizeof o, opts) &&
              pa_call_flags(&call, o.flags, PA_RENDER_COLOR | PA_RENDER_RAW_CSV) &&
              render(doc, format, &o, &text, &call.error);
    if (ok)
        *out = pa_buffer_of(&text);
    return pa_call_end(&call, ok);
}
