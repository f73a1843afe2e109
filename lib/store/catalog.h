// SPDX-License-Identifier: Apache-2.0
// The catalogue of a store: STORE/catalog.db, an SQLite database that lists the segments and the
// profiles in them. Only what it lists is in the store. A segment's file gets its final name first
// and is then entered, within one transaction; files that a killed process left are removed when
// the next writer begins. There is one writer at a time and others wait for it; readers need not
// wait.
#ifndef PA_STORE_CATALOG_H
#define PA_STORE_CATALOG_H

#include "store/segment.h"
#include "store/where.h"

struct pa_catalog;

// Makes the folder `store`, if it is not there, and an empty catalogue in it. PA_ERROR_USAGE if it
// has one already.
PA_MUST_CHECK bool pa_catalog_create(const char *store, struct pa_error *err);
// Opens the catalogue of the folder `store`. It lives in `arena`, and is closed when that is
// released. PA_ERROR_USAGE if the folder is no store, PA_ERROR_UNSUPPORTED if it is of another
// version's format. Errors name the store. After a failure *catalog must not be used.
PA_MUST_CHECK bool pa_catalog_open(const char *store, struct pa_arena *arena,
                                   struct pa_catalog **catalog, struct pa_error *err);

// ---- Writing

// Begins a transaction, after waiting up to ten minutes for another writer to end its own, and
// sweeps. pa_catalog_publish(), pa_catalog_remove() and pa_catalog_sweep() need an open
// transaction.
PA_MUST_CHECK bool pa_catalog_begin(struct pa_catalog *c, struct pa_error *err);
// Where the profile of a source is kept. `row` counts from 1 within the segment with that id.
struct pa_catalog_place {
    bool known;
    int64_t segment, row;
};
// Looks up the profile whose source (the unpacked bytes of the file) has this hash. place->known
// says whether it is in the store; that it is not is no error. False if the catalogue cannot be
// read.
PA_MUST_CHECK bool pa_catalog_source(struct pa_catalog *c, const uint8_t hash[PA_SOURCE_HASH],
                                     struct pa_catalog_place *place, struct pa_error *err);
// Writes the segment to STORE/seg/DAY/, down to the disk, and enters it in the catalogue. Readers
// see it after the commit. `day` is "2026-11-23" or "undated"; the file's name follows from the
// hashes of the profiles' sources. `w` stays the caller's. Errors name the file or the catalogue.
PA_MUST_CHECK bool pa_catalog_publish(struct pa_catalog *c, struct pa_segment_writer *w,
                                      const char *day, struct pa_error *err);
// Takes the segment with that id, and its profiles, out of the catalogue. Its file is removed by
// the first sweep after the commit.
PA_MUST_CHECK bool pa_catalog_remove(struct pa_catalog *c, int64_t segment, struct pa_error *err);
// Ends the transaction: all that was published and removed becomes visible to readers at once.
PA_MUST_CHECK bool pa_catalog_commit(struct pa_catalog *c, struct pa_error *err);
// Undoes what the open transaction did; without one it does nothing. Files of segments that were
// published in it stay until the next sweep.
void pa_catalog_rollback(struct pa_catalog *c);
// Removes the segment files in the store's folders that no catalogue entry names, and folders of
// days that are empty then. Only between begin and commit: another writer's files are not entered
// yet. What cannot be removed stays, and is no error.
void pa_catalog_sweep(struct pa_catalog *c);

// ---- Reading

struct pa_catalog_segment {
    int64_t id;       // in the catalogue
    int64_t profiles; // in the segment
    int64_t bytes;    // of the file
    const char *path; // relative to the store
    const char *file; // the store's path and that
    const char *day;
    uint64_t hash; // of the file: pa_catalog_hash_file()
};

struct pa_catalog_profile {
    int64_t row;                // in its segment, from 1
    size_t segment;             // index into segments
    struct pa_stored_meta meta; // path is NULL and hash zero: pa_store_sources() reads them
};

// Profiles of a store, ordered by day, path of the segment, and row; and the segments they are in.
struct pa_catalog_list {
    struct pa_catalog_segment *segments;
    struct pa_catalog_profile *profiles;
    size_t segment_count, profile_count;
};
// Lists the profiles for which `where` holds, and the segments that have any. NULL lists all
// profiles and all segments. The list and its texts are in `arena`. It is of one moment, whatever
// is written meanwhile. False if the catalogue cannot be read or is damaged; errors name it.
PA_MUST_CHECK bool pa_catalog_find(struct pa_catalog *c, const struct pa_where *where,
                                   struct pa_arena *arena, struct pa_catalog_list *list,
                                   struct pa_error *err);
// Computes the hash that the catalogue keeps of a segment's file (SipHash of pieces of 64 KB,
// combined) and the file's size in bytes. PA_ERROR_IO, naming the path, if it cannot be read.
PA_MUST_CHECK bool pa_catalog_hash_file(const char *path, uint64_t *hash, int64_t *size,
                                        struct pa_error *err);

#endif
