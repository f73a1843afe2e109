// SPDX-License-Identifier: Apache-2.0
#include "document/row.h"

#include <string.h>

enum { VALUE = offsetof(struct pa_cell, text) }; // where the union of values begins

// A cell is a byte, its kind and what else it has, and behind it that, in this order.
enum { KIND = 7, HAS_UNIT = 8, HAS_SHOWN = 16, HAS_HREF = 32 };

static size_t payload(enum pa_cell_kind kind)
{
    switch (kind) {
    case PA_CELL_EMPTY:
        return 0;
    case PA_CELL_TEXT:
        return sizeof(char *) + sizeof(size_t);
    case PA_CELL_INTERVAL:
        return 3 * sizeof(double);
    default:
        return sizeof(int64_t);
    }
}

static size_t packed_size(const struct pa_cell *c)
{
    return 1 + payload(c->kind) + (c->unit ? sizeof c->unit : 0) +
           (c->shown ? sizeof c->shown : 0) + (c->href ? sizeof c->href : 0);
}

static unsigned char *put(unsigned char *to, const void *from, size_t size)
{
    memcpy(to, from, size);
    return to + size;
}

static unsigned char *pack(unsigned char *to, const struct pa_cell *c)
{
    *to++ = (unsigned char)(c->kind | (c->unit ? HAS_UNIT : 0) | (c->shown ? HAS_SHOWN : 0) |
                            (c->href ? HAS_HREF : 0));
    to = put(to, (const char *)c + VALUE, payload(c->kind));
    to = c->unit ? put(to, &c->unit, sizeof c->unit) : to;
    to = c->shown ? put(to, &c->shown, sizeof c->shown) : to;
    return c->href ? put(to, &c->href, sizeof c->href) : to;
}

static const unsigned char *get(const unsigned char *from, void *to, size_t size)
{
    memcpy(to, from, size);
    return from + size;
}

static const unsigned char *unpack(const unsigned char *from, struct pa_cell *c)
{
    unsigned char head = *from++;
    *c = (struct pa_cell){.kind = (enum pa_cell_kind)(head & KIND)};
    from = get(from, (char *)c + VALUE, payload(c->kind));
    from = head & HAS_UNIT ? get(from, &c->unit, sizeof c->unit) : from;
    from = head & HAS_SHOWN ? get(from, &c->shown, sizeof c->shown) : from;
    return head & HAS_HREF ? get(from, &c->href, sizeof c->href) : from;
}

struct pa_row *pa_row_pack(struct pa_arena *arena, const char *class, const struct pa_cell *cells,
                           size_t count)
{
    size_t size = sizeof(struct pa_row);
    for (size_t i = 0; i < count; i++)
        size += packed_size(&cells[i]);
    struct pa_row *row = pa_arena_alloc(arena, size);
    row->next = NULL;
    row->class = class;
    unsigned char *to = row->packed;
    for (size_t i = 0; i < count; i++)
        to = pack(to, &cells[i]);
    return row;
}

void pa_row_unpack(const struct pa_row *row, struct pa_cell *cells, size_t count)
{
    const unsigned char *from = row->packed;
    for (size_t i = 0; i < count; i++)
        from = unpack(from, &cells[i]);
}
