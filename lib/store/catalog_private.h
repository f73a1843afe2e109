// SPDX-License-Identifier: Apache-2.0
// The open catalogue, and what its readers in lib/store share. Private to lib/store.
#ifndef PA_STORE_CATALOG_PRIVATE_H
#define PA_STORE_CATALOG_PRIVATE_H

#include "store/catalog.h"
#include "store/db.h"
#include "store/metas.h"

// An open catalogue. `has` looks up a hash, `span` reads the times and labels of a whole.
struct pa_catalog {
    struct pa_db *db;
    struct pa_arena *arena;
    const char *store;
    struct pa_statement *has, *span;
};

// What pa_catalog_find() passes down.
struct pa_catalog_find {
    const struct pa_where *where;
    struct pa_arena *arena;
    struct pa_catalog_list *list;
    PA_VEC(struct pa_catalog_profile) profiles;
};

// Sets the segments of the list to all that there are, ordered by day and path, in `arena`; leaves
// its profiles alone.
PA_MUST_CHECK bool pa_catalog_segments(struct pa_catalog *c, struct pa_arena *arena,
                                       struct pa_catalog_list *list, struct pa_error *err);

// The profiles of one service, release and type in a segment.
struct pa_catalog_whole {
    int64_t segment, row; // id of the segment, row of the first profile; the others follow it
    size_t profiles;
    struct pa_stored_meta of;   // service, release and type that all have
    struct pa_stored_row *rows; // `profiles` of them, by pa_catalog_span(); the caller frees them
};
// Allocates whole->rows and fills it: each row's meta is whole->of, with the profile's own time
// and labels. The caller sets all other members of `whole`, and frees the rows, also after a
// failure. Labels are in `arena`. PA_ERROR_FORMAT if the catalogue has no such whole or is
// damaged.
PA_MUST_CHECK bool pa_catalog_span(struct pa_catalog *c, struct pa_catalog_whole *whole,
                                   struct pa_arena *arena, struct pa_error *err);

// Returns the text of a column (from 0) of the current row, copied to the arena; "" for SQL's
// NULL.
static inline const char *pa_catalog_text(struct pa_statement *st, int column,
                                          struct pa_arena *arena)
{
    const char *text = pa_column_text(st, column);
    return pa_arena_strdup(arena, text ? text : "");
}

#endif
