// SPDX-License-Identifier: Apache-2.0
// What the path of a dump tells: when it was made, by whom, and why. The names of holmes,
// CockroachDB, TiDB, autopprof, the debug commands of Vault, Consul and Nomad, and pprof's own; of
// other names the time, and words like "baseline" or "oom".
#ifndef PA_DUMPS_DUMP_NAME_H
#define PA_DUMPS_DUMP_NAME_H

#include "dumps/stamp.h"

enum pa_dump_reason {
    PA_DUMP_UNKNOWN,  // nothing is known of a trigger
    PA_DUMP_PERIODIC, // made without one
    PA_DUMP_TRIGGERED,
};

struct pa_dump_name {
    const char *dumper; // "holmes", "CockroachDB" …; NULL: none that is known
    struct pa_stamp time;
    bool has_time;
    enum pa_dump_reason reason;
    const char *why;    // of a trigger, in words; NULL: not said
    double value;       // that triggered it; 0: not said
    const char *unit;   // "bytes", "goroutines", "percent"; NULL: no value
    int64_t sequence;   // of pprof's own names, which count; 0: none
    bool not_a_profile; // statistics that stand beside the dumps
};

// What the name of a file tells: kind, time, process and reason. All texts of *name are constants.
void pa_dump_name_parse(const char *path, struct pa_dump_name *name);

// The last element of a path, or of that of a file in an archive ("ARCHIVE: MEMBER").
const char *pa_dump_file_name(const char *path);

#endif
