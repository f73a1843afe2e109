// SPDX-License-Identifier: Apache-2.0
// What the parts of `pa store` share: options, and the way to the profiles that are asked for.
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

// A run of one of them. ctx->files is what follows the store on the command line.
struct pa_store_run {
    struct pa_context *ctx;
    const struct pa_store_flags *o;
    const char *store;
    struct pa_catalog *catalog;
    struct pa_session *session;
    struct pa_where where;
    struct pa_store_read regress; // what regress read
    bool *regress_opened;         // by segment of the list
    struct pa_catalog_list list;  // of profiles that are asked for; see pa_store_select()
    struct pa_engine *engine;     // that is asked instead of the store; NULL: none
    struct pa_engine_list there;  // what is asked for, in the engine
};

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

// Of the store, or of the engine.
PA_MUST_CHECK bool pa_store_select(struct pa_store_run *run, struct pa_error *err);
// The one segment that is open, of profiles that are read one by one. Zeroed.
struct pa_store_opened {
    struct pa_arena arena;
    struct pa_segment *segment;
    const char *file;   // of it; NULL: none
    const char *missed; // the last one that could not be read
};
// Closes the one before if it is another.
PA_MUST_CHECK bool pa_store_open(struct pa_store_opened *opened,
                                 const struct pa_catalog_segment *segment,
                                 struct pa_strings *strings, struct pa_error *err);
void pa_store_close(struct pa_store_opened *opened);
// A profile of the segment cannot be read: a warning for the first one, and counted.
void pa_store_miss_one(struct pa_store_run *run, struct pa_store_opened *opened,
                       struct pa_store_read *read, const struct pa_catalog_segment *segment,
                       const struct pa_error *why);
// Sets the paths of a list's profiles, which segments have; of one that cannot be read they are
// numbers, and `warnings` say so.
void pa_store_name_sources(struct pa_store_run *run, struct pa_catalog_list *list,
                           struct pa_warnings *warnings);
// Of an engine, all that was asked for was read: an answer of a part is an error there.
struct pa_store_read pa_store_read_all(const struct pa_catalog_list *list);
// NULL engine if no --engine was given.
PA_MUST_CHECK bool pa_store_engine_open(struct pa_store_run *run, struct pa_error *err);
// Says on standard error how much an answer is of, and sets the status if something was missing.
void pa_store_tell(struct pa_store_run *run, const struct pa_store_read *read);

#endif
