// SPDX-License-Identifier: Apache-2.0
// A file of the Firefox profiler, processed (samply writes that, too) or raw, as it is kept until
// all of it has been seen.
#ifndef PA_INPUT_FIREFOX_PROFILE_H
#define PA_INPUT_FIREFOX_PROFILE_H

#include "input/firefox_tables.h"

// A library. start and end are of raw profiles, whose addresses are absolute.
struct pa_firefox_lib {
    pa_str path, name, build_id;
    uint64_t start, end, offset;
};

// What is common to the threads of a process; of processed profiles there is one for all.
struct pa_firefox_process {
    double interval, start;    // milliseconds
    int cpu_places;            // CPU time × 10^this is nanoseconds; -1: of no known unit
    PA_VEC(pa_str) categories; // names
    PA_VEC(struct pa_firefox_lib) libs;
};

struct pa_firefox_thread {
    pa_str name, process_name, pid, tid;
    uint32_t process;
    PA_VEC(struct pa_firefox_lib) libs; // of processed profiles before version 41
    struct pa_firefox_tables tables;
};

struct pa_firefox_profile {
    PA_VEC(struct pa_firefox_process) processes;
    PA_VEC(struct pa_firefox_thread) threads;
    struct pa_firefox_tables shared;
    size_t texts; // threads that are texts with JSON in them, as in very old files
};

// Frees the lists and tables. Strings stay in their table.
void pa_firefox_profile_release(struct pa_firefox_profile *p);
// Reads the JSON document, processed or raw, into `p`, which is zeroed. Texts go into `strings`.
// Members of an unexpected type are skipped; what is wrong with the text itself, or a table that
// cannot be read, is reported by pa_json_close(j).
void pa_firefox_profile_parse(struct pa_firefox_profile *p, struct pa_json *j,
                              struct pa_strings *strings);

#endif
