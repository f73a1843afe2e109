// SPDX-License-Identifier: Apache-2.0
#include "document/document.h"

void pa_doc_init(struct pa_doc *doc, struct pa_arena *arena, const char *name, int version)
{
    *doc = (struct pa_doc){.arena = arena, .name = name, .version = version};
}

struct pa_fact *pa_doc_fact(struct pa_doc *doc, const char *key, const char *title,
                            struct pa_cell value)
{
    struct pa_fact *fact = pa_arena_alloc(doc->arena, sizeof *fact);
    *fact = (struct pa_fact){.key = key, .title = title, .value = value};
    struct pa_fact **first = doc->section ? &doc->section->facts : &doc->facts;
    struct pa_fact **last = doc->section ? &doc->section->last_fact : &doc->last_fact;
    *(*last ? &(*last)->next : first) = fact;
    *last = fact;
    return fact;
}

static struct pa_item *add(struct pa_doc *doc, enum pa_item_kind kind)
{
    struct pa_item *item = pa_arena_alloc(doc->arena, sizeof *item);
    *item = (struct pa_item){.kind = kind};
    *(doc->last_item ? &doc->last_item->next : &doc->items) = item;
    doc->last_item = item;
    return item;
}

struct pa_item *pa_doc_section(struct pa_doc *doc, const char *name, int version)
{
    struct pa_item *item = add(doc, PA_ITEM_SECTION);
    item->section = (struct pa_section){.name = name, .version = version};
    doc->section = &item->section;
    return item;
}

static struct pa_item *add_text(struct pa_doc *doc, enum pa_item_kind kind, const char *text)
{
    struct pa_item *item = add(doc, kind);
    item->text = text;
    return item;
}

struct pa_item *pa_doc_heading(struct pa_doc *doc, const char *text)
{
    return add_text(doc, PA_ITEM_HEADING, text);
}

struct pa_item *pa_doc_paragraph(struct pa_doc *doc, const char *text)
{
    return add_text(doc, PA_ITEM_PARAGRAPH, text);
}

struct pa_item *pa_doc_warning(struct pa_doc *doc, const char *text)
{
    return add_text(doc, PA_ITEM_WARNING, text);
}

struct pa_table *pa_doc_table(struct pa_doc *doc, const char *name)
{
    struct pa_item *item = add(doc, PA_ITEM_TABLE);
    item->table = pa_table_new(doc->arena, name);
    return item->table;
}

struct pa_item *pa_doc_figure(struct pa_doc *doc, struct pa_figure figure)
{
    struct pa_item *item = add(doc, PA_ITEM_FIGURE);
    item->figure = figure;
    return item;
}

struct pa_item *pa_doc_item(struct pa_doc *doc, const struct pa_item *item)
{
    struct pa_item *copy = add(doc, item->kind), *none = copy->next;
    *copy = *item;
    copy->next = none;
    if (copy->kind == PA_ITEM_SECTION)
        doc->section = &copy->section;
    return copy;
}

struct pa_item *pa_doc_check(struct pa_doc *doc, struct pa_check check)
{
    struct pa_item *item = add(doc, PA_ITEM_CHECK);
    item->check = check;
    if (!check.group && doc->section)
        item->check.group = doc->section->name;
    return item;
}

struct pa_item *pa_doc_verbatim(struct pa_doc *doc, const char *lines)
{
    struct pa_item *item = add_text(doc, PA_ITEM_VERBATIM, lines);
    item->audience = PA_FOR_TEXT;
    return item;
}

struct pa_item *pa_doc_verbatim_source(struct pa_doc *doc, struct pa_line_source lines)
{
    struct pa_item *item = add(doc, PA_ITEM_VERBATIM);
    item->audience = PA_FOR_TEXT;
    item->lines = lines;
    return item;
}

// "old", "old/op"
static const char *side_title(struct pa_arena *arena, const struct pa_column *column,
                              const char *key, const char *label)
{
    if (!label || strcmp(column->key, key) != 0)
        return column->title;
    if (!column->title || strcmp(column->title, key) == 0)
        return label;
    size_t size = strlen(key);
    if (strncmp(column->title, key, size) == 0 && column->title[size] == '/')
        return pa_arena_printf(arena, "%s%s", label, column->title + size);
    return column->title;
}

static bool has_column(const struct pa_table *table, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->columns[i].key, key) == 0)
            return true;
    }
    return false;
}

void pa_doc_name_sides(struct pa_doc *doc, const char *const labels[2])
{
    for (struct pa_item *i = doc->items; i; i = i->next) {
        struct pa_table *t = i->kind == PA_ITEM_TABLE ? i->table : NULL;
        if (t && !(has_column(t, "old") && has_column(t, "new")))
            continue; // "new" may be what only one side has
        for (size_t k = 0; t && k < t->column_count; k++) {
            t->columns[k].title = side_title(doc->arena, &t->columns[k], "old", labels[0]);
            t->columns[k].title = side_title(doc->arena, &t->columns[k], "new", labels[1]);
        }
    }
}
