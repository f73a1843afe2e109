// SPDX-License-Identifier: Apache-2.0
// What the verbs of `pa store` share: options, and access to the profiles that are asked for.
#ifndef PA_CMD_STORE_OPTIONS_H
#define PA_CMD_STORE_OPTIONS_H

#include "cli/command.h"
#include "engine/engine.h"
#include "flags/report_flags.h"
#include "store/load.h"

struct pa_store_flags {
    struct pa_report_flags report;
    struct pa_words set, where, old_side, new_side;
    const char *from_path, *keep;
    const char *engine, *engine_password, *engine_ca; // an address, and files
    int by;                                           // enum pa_function_by
};

// Profiles a side that regress and diff compare at most, spread over all that there are: memory
// does not grow with the store, and more prove little more.
enum { PA_STORE_REGRESS_RUNS = 64, PA_STORE_DIFF_RUNS = 256 };

// A run of one verb. ctx->files is what follows the store on the command line.
struct pa_store_run {
    struct pa_context *ctx;
    const struct pa_store_flags *o;
    const char *store;
    struct pa_catalog *catalog;
    struct pa_session *session;
    struct pa_where where;
    struct pa_store_read regress; // what regress has read so far
    bool *regress_opened;         // by segment of the list: regress has counted it
    struct pa_catalog_list list;  // the profiles that are asked for: pa_store_select()
    struct pa_engine *engine;     // asked instead of the store; NULL: none
    struct pa_engine_list there;  // with an engine: the same profiles there
};

// Runs a verb of `pa store` and writes its output. False with `err` set is exit status 2; else the
// status is run->ctx->status.
typedef bool pa_store_verb(struct pa_store_run *run, struct pa_error *err);

pa_store_verb pa_store_verb_init, pa_store_verb_add, pa_store_verb_ls, pa_store_verb_info,
    pa_store_verb_verify, pa_store_verb_join, pa_store_verb_compact,
    pa_store_verb_prune; // cmd/store_keep.c
pa_store_verb pa_store_verb_top, pa_store_verb_callers, pa_store_verb_flame,
    pa_store_verb_merge;                                   // cmd/store_merged.c
pa_store_verb pa_store_verb_trend, pa_store_verb_services; // cmd/store_function.c
pa_store_verb pa_store_verb_regress;                       // cmd/store_regress.c
pa_store_verb pa_store_verb_diff;                          // cmd/store_diff.c
pa_store_verb pa_store_verb_export, pa_store_verb_tables;  // cmd/store_engine.c

// Sets run->where by --where, and run->list to the profiles that it selects, in the store or, if
// there is one, in the engine; then run->there as well. Lists are in the context's arena. Errors
// name the option, the store or the engine.
PA_MUST_CHECK bool pa_store_select(struct pa_store_run *run, struct pa_error *err);
// Puts run->list, and run->there of an engine, into an order that does not depend on the segments
// (store/order.h). Profiles of one segment need not be neighbours then.
void pa_store_in_order(struct pa_store_run *run);
// Returns the indexes of `list` in that order, in the context's arena.
size_t *pa_store_order_of(struct pa_store_run *run, const struct pa_catalog_list *list);
// The segment that is open while profiles are read one by one. Begins as zero.
struct pa_store_opened {
    struct pa_arena arena;
    struct pa_segment *segment;
    const char *file;   // its path, borrowed from a list; NULL: none is open
    const char *missed; // path of the last segment that could not be read
};
// Opens the segment unless it is open, closing the one before. Names go to `strings`. Errors are
// those of pa_segment_open(), and do not name the path.
PA_MUST_CHECK bool pa_store_open(struct pa_store_opened *opened,
                                 const struct pa_catalog_segment *segment,
                                 struct pa_strings *strings, struct pa_error *err);
// Closes the open segment, if any.
void pa_store_close(struct pa_store_opened *opened);
// Counts a profile of the segment that cannot be read, because of `why`, in *read; the first of
// each segment makes a warning.
void pa_store_miss_one(struct pa_store_run *run, struct pa_store_opened *opened,
                       struct pa_store_read *read, const struct pa_catalog_segment *segment,
                       const struct pa_error *why);
// Sets the paths of the list's profiles, which are kept in segments. One that cannot be read is
// called "SEGMENT:ROW" instead; that is warned of in `warnings` and makes the status
// PA_STATUS_ERROR. Profiles of an engine have their paths already.
void pa_store_name_sources(struct pa_store_run *run, struct pa_catalog_list *list,
                           struct pa_warnings *warnings);
// Returns the counts of a list of which everything was read, as it is with an engine: there an
// answer of only a part is an error.
struct pa_store_read pa_store_read_all(const struct pa_catalog_list *list);
// Sets run->engine to the engine of --engine, with the password and certificates that options
// name; NULL if no --engine was given.
PA_MUST_CHECK bool pa_store_engine_open(struct pa_store_run *run, struct pa_error *err);
// Prints on standard error how many profiles an answer was made of; sets the status to
// PA_STATUS_ERROR if some are missing.
void pa_store_tell(struct pa_store_run *run, const struct pa_store_read *read);

#endif
