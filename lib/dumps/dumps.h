// SPDX-License-Identifier: Apache-2.0
// A folder of dumps: profiles that a service wrote by itself when something was wrong, or now and
// then. Files are known by their content; what made them and when is found in them, in their names
// and in logs beside them.
//
//     struct pa_dumps *dumps;
//     if (!pa_dumps_load(&paths, &options, &arena, &dumps, err)) …
//     pa_dump_groups_make(dumps);                                     // group.h
#ifndef PA_DUMPS_DUMPS_H
#define PA_DUMPS_DUMPS_H

#include "base/vec.h"
#include "dumps/dump_log.h"
#include "dumps/dump_name.h"
#include "view/session.h"

enum pa_dump_state {
    PA_DUMP_READ,
    PA_DUMP_DAMAGED, // cannot be read: cut off, most of the time
    PA_DUMP_EMPTY,   // no bytes
    PA_DUMP_LOG,     // a log that tells of dumps (dump_log.h)
    PA_DUMP_FOREIGN, // neither a profile nor such a log
};

// Where the time of a dump is from. FILE: the time of change of the file.
enum pa_dump_clock { PA_CLOCK_NONE, PA_CLOCK_CONTENT, PA_CLOCK_NAME, PA_CLOCK_LOG, PA_CLOCK_FILE };

// The values of a dump at one site. A site is the frame of the user's own code nearest to the leaf
// (profile/mine.h), or where there is none the root of the stack.
struct pa_dump_cell {
    pa_str site, inner; // inner: the leaf of its largest sample, 0: the site itself
    pa_str file;
    int64_t line;
    int64_t value, allocated; // allocated: of heaps, since the process began
    int64_t largest;          // value of that sample
};

struct pa_dump {
    const char *path, *name; // name: the path without what all paths begin with
    enum pa_dump_state state;
    const char *problem; // DAMAGED, FOREIGN: the reason in words; NULL: none
    const char *format;
    struct pa_dump_name named;
    // Of those that were read.
    const char *kind; // "cpu", "heap", "goroutine", "mutex" …
    const char *type, *unit, *build, *program;
    // When it was made, since 1970 (0: not known), and how long it took, both in nanoseconds; sums
    // of the values.
    int64_t nanos, duration, total, allocated;
    int64_t period; // value of one sample, in the unit; 0: not known
    uint64_t samples;
    bool cumulative; // of heaps: `allocated` counts since the process began
    enum pa_dump_clock clock;
    const struct pa_dump_event *event; // from a log; NULL: none
    struct pa_dump_cell *cells;        // by site
    size_t cell_count;
    const struct pa_dump_call *calls; // what tells builds without an id apart (builds.h)
    size_t call_count;
};

struct pa_dump_options {
    struct pa_source_options source;
    const char *mine; // regular expression of the user's own code; NULL: all that is no library
    double cpus;      // number of processors that a share of processor time is of; 0: not known
    bool across_builds;
    struct pa_warnings *warnings;
    struct pa_binary_places places; // of binaries, for names; see view/binaries.h
};

struct pa_dumps {
    struct pa_arena *arena;
    struct pa_strings *strings;
    struct pa_dump_options options;
    PA_VEC(struct pa_dump) list; // in the order of the paths
    struct pa_dump_events events;
    int64_t zone;           // added to times of names and logs that name no zone, nanoseconds
    bool zone_known;        // from dumps whose content has the time as well
    bool builds_by_address; // builds without an id were told apart
    struct pa_dump_group *groups;
    size_t group_count;
};

// Reads every file of the paths (files, folders, archives), with the logs beside them. *dumps
// lives in `arena`, the groups are not made yet (group.h). False, with `err` set, only if a path
// does not exist or a folder cannot be listed: a file that cannot be read is in the list with its
// state and problem.
PA_MUST_CHECK bool pa_dumps_load(const struct pa_words *paths,
                                 const struct pa_dump_options *options, struct pa_arena *arena,
                                 struct pa_dumps **dumps, struct pa_error *err);

// Returns whether a trigger of the dump is known, from a log or its name.
bool pa_dump_triggered(const struct pa_dump *dump);
// Returns the value that triggered a dump, from its log or else its name, in *unit ("bytes",
// "percent", "goroutines", …). *unit is NULL if no value is known.
double pa_dump_trigger(const struct pa_dump *dump, const char **unit);

#endif
