// SPDX-License-Identifier: Apache-2.0
// A store's profiles in the user's ClickHouse, and the store's questions asked there; the answers
// are equal to those of the store.
//
// A profile counts once its row of pa_profile is there. That row is inserted after all others of
// the profile, and of rows with the same hash of a source only one counts, so that batches may be
// sent again and an export that was cut off leaves nothing that an answer sees. The row has the
// number of the profile's other rows, which is compared with the number of rows that an answer was
// made of.
#ifndef PA_ENGINE_ENGINE_H
#define PA_ENGINE_ENGINE_H

#include "base/warnings.h"
#include "store/by_function.h"
#include "store/catalog.h"

struct pa_engine_options {
    const char *address;        // clickhouse:http[s]://[USER@]HOST[:PORT][/DATABASE][?cluster=NAME]
    const char *password;       // NULL: none
    const char *ca;             // a file of certificates to trust; NULL: those of the system
    struct pa_strings *strings; // gets names that are read; those of the store that is exported
};

struct pa_engine;
// Makes a connection to the server of the address, which is closed when `arena` is released.
// Nothing is sent yet. PA_ERROR_USAGE if the address has not the form above or contains a
// password, or user or password cannot be sent in HTTP; fails too if the module libpa-http.so is
// not there, with PA_ERROR_UNSUPPORTED if it is of another version. *engine is set on success
// only.
PA_MUST_CHECK bool pa_engine_open(const struct pa_engine_options *options, struct pa_arena *arena,
                                  struct pa_engine **engine, struct pa_error *err);

// Makes the tables that are missing in the server's database. With a cluster these are, on this
// node, the table of its part (NAME_local) and the distributed table over all nodes. Errors name
// the server.
PA_MUST_CHECK bool pa_engine_make_tables(struct pa_engine *e, struct pa_error *err);

struct pa_engine_export {
    const struct pa_catalog_list *list; // of the store
    uint64_t attempt;                   // a number that no other export uses, a random one
};
struct pa_engine_exported {
    size_t profiles; // that were sent
    size_t known;    // that the engine had already
    size_t segments; // that were finished
    uint64_t rows;   // of samples and functions that were sent
};
// Makes missing tables and sends the profiles of job->list, one segment after the other. Profiles
// whose source's hash the engine has (among those of the same days) are not sent again. On an
// error, which names the segment or the server, `done` counts up to there, and all of the segments
// before it is in the engine.
PA_MUST_CHECK bool pa_engine_export(struct pa_engine *e, const struct pa_engine_export *job,
                                    struct pa_engine_exported *done, struct pa_error *err);

// A row of pa_profile: what the engine knows of a profile beside its samples.
struct pa_engine_profile {
    uint64_t batch;              // number of the batch that it was sent in
    uint32_t row;                // in its segment, from 1
    uint64_t kind;               // hash of sample types and units
    uint64_t samples, functions; // numbers of its rows in pa_sample and pa_func
    const char *head;            // a record (engine/record.h) of head_size bytes
    size_t head_size;
    const struct pa_engine_type *types; // type_count of them; main_type is the default's index
    size_t type_count, main_type;
};
// A sample type of a profile, and the sum of its values.
struct pa_engine_type {
    const char *type, *unit;
    int64_t total;
};
// Profiles that were asked for, each once, ordered by segment and row as the store has them.
struct pa_engine_list {
    struct pa_catalog_list list;        // segments have a path and a number of profiles only
    struct pa_engine_profile *profiles; // parallel to list.profiles
    const struct pa_where *where;       // what was asked for, borrowed; NULL: pa_engine_some()
};
// Lists the profiles for which `where` holds, in `arena`; `where` is borrowed by the list. Errors
// name the server; PA_ERROR_FORMAT if its rows are not those of this version.
PA_MUST_CHECK bool pa_engine_find(struct pa_engine *e, const struct pa_where *where,
                                  struct pa_arena *arena, struct pa_engine_list *list,
                                  struct pa_error *err);

// Returns the profiles of a list at `count` indexes, in that order. The arrays are in `arena`;
// texts and segments are borrowed from the list.
struct pa_engine_list pa_engine_some(const struct pa_engine_list *list, const size_t *indexes,
                                     size_t count, struct pa_arena *arena);

// Merges the profiles of the list into one, in `arena`. The engine sums equal samples, so only the
// sums are sent and kept. PA_ERROR_FORMAT if the list is empty, or the number of rows is not what
// the profiles have; PA_ERROR_LIMIT if a sum does not fit into 64 bits. Errors name the server.
// *profile is NULL or unset after a failure.
PA_MUST_CHECK bool pa_engine_merge(struct pa_engine *e, const struct pa_engine_list *list,
                                   struct pa_arena *arena, const struct pa_profile **profile,
                                   struct pa_error *err);

struct pa_engine_samples;
// Reads all samples of the list's profiles into memory, in `arena`, for pa_engine_profile(). The
// list is borrowed by the result. PA_ERROR_FORMAT if the number of rows is not what the profiles
// have.
PA_MUST_CHECK bool pa_engine_load(struct pa_engine *e, const struct pa_engine_list *list,
                                  struct pa_arena *arena, struct pa_engine_samples **samples,
                                  struct pa_error *err);
// Makes profile `i` of the list, from 0, in `arena`. PA_ERROR_FORMAT if rows it needs are missing
// or damaged.
PA_MUST_CHECK bool pa_engine_profile(const struct pa_engine_samples *samples, size_t i,
                                     struct pa_arena *arena, const struct pa_profile **profile,
                                     struct pa_error *err);

// Answers as pa_store_by_function() does, with the same errors, and PA_ERROR_LIMIT where an answer
// by day or hour needs a time before 1970 or after 2106. The name and the unit of the answer may
// be borrowed from `question` and the list.
PA_MUST_CHECK bool pa_engine_by_function(struct pa_engine *e, const struct pa_engine_list *list,
                                         const struct pa_function_question *question,
                                         struct pa_function_answer *answer, struct pa_error *err);

#endif
