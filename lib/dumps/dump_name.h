// SPDX-License-Identifier: Apache-2.0
// What the path of a dump tells: when it was made, by which tool, and why. Known are the names of
// holmes, CockroachDB, TiDB, autopprof, the debug commands of Vault, Consul and Nomad, and pprof;
// of other names the time and words like "baseline" or "oom" are read.
#ifndef PA_DUMPS_DUMP_NAME_H
#define PA_DUMPS_DUMP_NAME_H

#include "base/stamp.h"

enum pa_dump_reason {
    PA_DUMP_UNKNOWN,  // nothing is known of a trigger
    PA_DUMP_PERIODIC, // made without a trigger
    PA_DUMP_TRIGGERED,
};

struct pa_dump_name {
    const char *dumper; // "holmes", "CockroachDB" …; NULL: none that is known
    struct pa_stamp time;
    bool has_time;
    enum pa_dump_reason reason;
    const char *why;    // of a trigger, in words; NULL: the name does not say
    double value;       // the measurement that triggered it; 0: the name has none
    const char *unit;   // "bytes", "goroutines", "percent"; NULL: no value
    int64_t sequence;   // number in a name that pprof gave; 0: none
    bool not_a_profile; // a file of statistics beside the dumps
};

// Reads what the path of a dump tells: dumper, time, reason and value; fills *name, whose texts
// are constants. A time that the name of the file lacks is looked for in its three innermost
// folders. Names of no known form leave it all zero. The file is not opened.
void pa_dump_name_parse(const char *path, struct pa_dump_name *name);

// Returns the last element of a path, or of that of a file in an archive ("ARCHIVE: MEMBER").
// Borrowed from the path.
const char *pa_dump_file_name(const char *path);

#endif
