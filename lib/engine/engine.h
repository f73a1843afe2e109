// SPDX-License-Identifier: Apache-2.0
// A store's profiles in the user's ClickHouse, and questions to them there. What a question means
// is what it means to a store: the answers are equal.
//
// A profile counts once its row of pa_profile is there, which is inserted after all that belongs to
// it, and once only, by the hash of its source, however often it was sent: batches may be repeated,
// and what an export left that was cut off is in no answer. The number of rows that belong to a
// profile is in that row, and is compared with what an answer was made of.
#ifndef PA_ENGINE_ENGINE_H
#define PA_ENGINE_ENGINE_H

#include "base/warnings.h"
#include "store/by_function.h"
#include "store/catalog.h"

struct pa_engine_options {
    const char *address;        // clickhouse:http[s]://[USER@]HOST[:PORT][/DATABASE][?cluster=NAME]
    const char *password;       // NULL: none
    const char *ca;             // a file of certificates to trust; NULL: those of the system
    struct pa_strings *strings; // of what is read; those of the store that is exported
};

struct pa_engine;
// In `arena`, which closes it. Nothing is sent yet.
PA_MUST_CHECK bool pa_engine_open(const struct pa_engine_options *options, struct pa_arena *arena,
                                  struct pa_engine **engine, struct pa_error *err);

// The tables that are missing on the server of the address: of a cluster those that keep this
// node's part, and those that stand for all nodes.
PA_MUST_CHECK bool pa_engine_make_tables(struct pa_engine *e, struct pa_error *err);

struct pa_engine_export {
    const struct pa_catalog_list *list; // of the store
    uint64_t attempt;                   // a number that no other export has
};
struct pa_engine_exported {
    size_t profiles, known, segments;
    uint64_t rows; // of samples and of functions
};
// Sends the profiles of job->list, a segment after the other. Those that the engine has are not
// sent again: done->known counts them.
PA_MUST_CHECK bool pa_engine_export(struct pa_engine *e, const struct pa_engine_export *job,
                                    struct pa_engine_exported *done, struct pa_error *err);

// What is there of what was asked for, each profile once, in the order in which the store has it.
struct pa_engine_profile {
    uint64_t batch;
    uint32_t row;
    uint64_t kind; // equal if types and units are
    uint64_t samples, functions;
    const char *head; // a record (engine/record.h)
    size_t head_size;
    const struct pa_engine_type *types;
    size_t type_count, main_type;
};
struct pa_engine_type {
    const char *type, *unit;
    int64_t total;
};
struct pa_engine_list {
    struct pa_catalog_list list;        // of the segments only the paths and the days
    struct pa_engine_profile *profiles; // beside list.profiles
    const struct pa_where *where;       // what was asked for; borrowed. NULL: these, one by one
};
// Asks for the profiles that `where` selects; the list is in `arena`.
PA_MUST_CHECK bool pa_engine_find(struct pa_engine *e, const struct pa_where *where,
                                  struct pa_arena *arena, struct pa_engine_list *list,
                                  struct pa_error *err);

// Some of a list, which is borrowed; the rest is in `arena`.
struct pa_engine_list pa_engine_some(const struct pa_engine_list *list, const size_t *indexes,
                                     size_t count, struct pa_arena *arena);

// All as one profile; equal samples were added up by the engine.
PA_MUST_CHECK bool pa_engine_merge(struct pa_engine *e, const struct pa_engine_list *list,
                                   struct pa_arena *arena, const struct pa_profile **profile,
                                   struct pa_error *err);

// The profiles one by one. All samples of the list are in memory, in `arena`.
struct pa_engine_samples;
// Asks for all samples of the list, which is borrowed by what is returned.
PA_MUST_CHECK bool pa_engine_load(struct pa_engine *e, const struct pa_engine_list *list,
                                  struct pa_arena *arena, struct pa_engine_samples **samples,
                                  struct pa_error *err);
// The i-th profile of the list, from 0, made in `arena`. PA_ERROR_FORMAT if it is damaged.
PA_MUST_CHECK bool pa_engine_profile(const struct pa_engine_samples *samples, size_t i,
                                     struct pa_arena *arena, const struct pa_profile **profile,
                                     struct pa_error *err);

// As pa_store_by_function().
PA_MUST_CHECK bool pa_engine_by_function(struct pa_engine *e, const struct pa_engine_list *list,
                                         const struct pa_function_question *question,
                                         struct pa_function_answer *answer, struct pa_error *err);

#endif
