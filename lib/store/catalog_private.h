// SPDX-License-Identifier: Apache-2.0
// What catalog.c and catalog_write.c share. Private to lib/store.
#ifndef PA_STORE_CATALOG_PRIVATE_H
#define PA_STORE_CATALOG_PRIVATE_H

#include "store/catalog.h"
#include "store/db.h"

struct pa_catalog {
    struct pa_db *db;
    struct pa_arena *arena;
    const char *store;
    struct pa_statement *has;
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

static inline const char *pa_catalog_text(struct pa_statement *st, int column,
                                          struct pa_arena *arena)
{
    const char *text = pa_column_text(st, column);
    return pa_arena_strdup(arena, text ? text : "");
}

#endif
