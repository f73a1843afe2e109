// SPDX-License-Identifier: Apache-2.0
// What catalog.c and catalog_write.c share. Private to lib/store.
#ifndef PA_STORE_CATALOG_PRIVATE_H
#define PA_STORE_CATALOG_PRIVATE_H

#include "store/catalog.h"
#include "store/db.h"
#include "store/metas.h"

struct pa_catalog {
    struct pa_db *db;
    struct pa_arena *arena;
    const char *store;
    struct pa_statement *has, *span;
};

struct pa_catalog_find {
    const struct pa_where *where;
    struct pa_arena *arena;
    struct pa_catalog_list *list;
    PA_VEC(struct pa_catalog_profile) profiles;
};

// All segments, in the order of lists.
PA_MUST_CHECK bool pa_catalog_segments(struct pa_catalog *c, struct pa_arena *arena,
                                       struct pa_catalog_list *list, struct pa_error *err);

// The profiles of one service, release and type in a segment.
struct pa_catalog_whole {
    int64_t segment, row; // the first one's
    size_t profiles;
    struct pa_stored_meta of;
    struct pa_stored_row *rows; // by pa_catalog_span(), to be freed
};
// Makes whole->rows, with what conditions are about. Labels are in `arena`.
PA_MUST_CHECK bool pa_catalog_span(struct pa_catalog *c, struct pa_catalog_whole *whole,
                                   struct pa_arena *arena, struct pa_error *err);

// A column's text, copied to the arena; "" for NULL.
static inline const char *pa_catalog_text(struct pa_statement *st, int column,
                                          struct pa_arena *arena)
{
    const char *text = pa_column_text(st, column);
    return pa_arena_strdup(arena, text ? text : "");
}

#endif
