// SPDX-License-Identifier: Apache-2.0
#include "document/table.h"

#include "document/row.h"

#include <assert.h>
#include <string.h>

struct pa_cell pa_cell_text(const char *text)
{
    return text ? pa_cell_bytes(text, strlen(text)) : pa_cell_empty();
}

struct pa_table *pa_table_new(struct pa_arena *arena, const char *name)
{
    struct pa_table *table = pa_arena_alloc(arena, sizeof *table);
    *table = (struct pa_table){.arena = arena, .name = name};
    return table;
}

static bool key_is_new(const struct pa_table *table, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->columns[i].key, key) == 0)
            return false;
    }
    return true;
}

size_t pa_table_column(struct pa_table *table, struct pa_column column)
{
    assert(!table->rows && column.key[0] != '_' && key_is_new(table, column.key));
    if (table->column_count == table->column_capacity) {
        size_t capacity = table->column_capacity ? 2 * table->column_capacity : 8;
        struct pa_column *more = pa_arena_calloc(table->arena, capacity, sizeof *more);
        if (table->column_count)
            memcpy(more, table->columns, table->column_count * sizeof *more);
        table->columns = more;
        table->column_capacity = capacity;
    }
    table->columns[table->column_count] = column;
    return table->column_count++;
}

void pa_table_add_columns(struct pa_table *table, const struct pa_column *columns, size_t count)
{
    for (size_t i = 0; i < count; i++)
        pa_table_column(table, columns[i]);
}

void pa_table_fact(struct pa_table *table, const char *key, const char *title, struct pa_cell value)
{
    struct pa_fact *fact = pa_arena_alloc(table->arena, sizeof *fact);
    *fact = (struct pa_fact){.key = key, .title = title, .value = value};
    *(table->last_fact ? &table->last_fact->next : &table->facts) = fact;
    table->last_fact = fact;
}

void pa_table_note(struct pa_table *table, const char *text)
{
    struct pa_note *note = pa_arena_alloc(table->arena, sizeof *note);
    *note = (struct pa_note){.text = text};
    *(table->last_note ? &table->last_note->next : &table->notes) = note;
    table->last_note = note;
}

void pa_table_add_row(struct pa_table *table, const char *class, const struct pa_cell *cells,
                      size_t count)
{
    assert(count == table->column_count && !table->source.next);
    for (size_t i = 0; i < count; i++)
        assert(cells[i].kind == table->columns[i].kind || cells[i].kind == PA_CELL_EMPTY);
    struct pa_row *row = pa_row_pack(table->arena, class, cells, count);
    *(table->last_row ? &table->last_row->next : &table->rows) = row;
    table->last_row = row;
    table->row_count++;
    table->classed |= class != NULL;
}
