// SPDX-License-Identifier: Apache-2.0
// The catalogue of a store: STORE/catalog.db, an SQLite database of the segments there are, and of
// the profiles in them. What is not in it is not in the store: a segment gets its name first, and
// is entered then, in one transaction. What a process that was killed left is swept away by the
// next that writes. One writes at a time, others wait; readers never do.
#ifndef PA_STORE_CATALOG_H
#define PA_STORE_CATALOG_H

#include "store/segment.h"
#include "store/where.h"

struct pa_catalog;

// Makes the folder of a store with an empty catalog. Fails if there is one.
PA_MUST_CHECK bool pa_catalog_create(const char *store, struct pa_error *err);
// In `arena`, which closes it. Errors name the store.
PA_MUST_CHECK bool pa_catalog_open(const char *store, struct pa_arena *arena,
                                   struct pa_catalog **catalog, struct pa_error *err);

// ---- Writing

// Waits for other writers, and sweeps.
PA_MUST_CHECK bool pa_catalog_begin(struct pa_catalog *c, struct pa_error *err);
// Where the profile of a source is.
struct pa_catalog_place {
    bool known;
    int64_t segment, row;
};
// Looks for the source with this hash.
PA_MUST_CHECK bool pa_catalog_source(struct pa_catalog *c, const uint8_t hash[PA_SOURCE_HASH],
                                     struct pa_catalog_place *place, struct pa_error *err);
// Writes the segment into the folder of the day and enters it.
PA_MUST_CHECK bool pa_catalog_publish(struct pa_catalog *c, struct pa_segment_writer *w,
                                      const char *day, struct pa_error *err);
// Takes a segment and its profiles out. Its file goes with the next sweep.
PA_MUST_CHECK bool pa_catalog_remove(struct pa_catalog *c, int64_t segment, struct pa_error *err);
// Ends the transaction: what was published and removed is there for readers, all or nothing.
PA_MUST_CHECK bool pa_catalog_commit(struct pa_catalog *c, struct pa_error *err);
// Gives up what the transaction did.
void pa_catalog_rollback(struct pa_catalog *c);
// Removes files of the store's folders that are in no catalogue. Only between begin and commit.
void pa_catalog_sweep(struct pa_catalog *c);

// ---- Reading

struct pa_catalog_segment {
    int64_t id, profiles, bytes;
    const char *path; // below the store
    const char *file; // the whole path
    const char *day;
    uint64_t hash; // of the file
};

struct pa_catalog_profile {
    int64_t row;
    size_t segment;             // index into segments
    struct pa_stored_meta meta; // without the source, which the segment has
};

// Segments with profiles that were asked for, and those, ordered by segment and row.
struct pa_catalog_list {
    struct pa_catalog_segment *segments;
    struct pa_catalog_profile *profiles;
    size_t segment_count, profile_count;
};
// NULL `where`: all.
PA_MUST_CHECK bool pa_catalog_find(struct pa_catalog *c, const struct pa_where *where,
                                   struct pa_arena *arena, struct pa_catalog_list *list,
                                   struct pa_error *err);
// Of a file, as the catalogue has it.
PA_MUST_CHECK bool pa_catalog_hash_file(const char *path, uint64_t *hash, int64_t *size,
                                        struct pa_error *err);

#endif
