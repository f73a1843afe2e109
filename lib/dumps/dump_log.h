// SPDX-License-Identifier: Apache-2.0
// Why dumps were made, from logs: holmes's lines, TiDB's alarm, and any line that names a dump's
// file.
//
//     [Holmes] pprof cpu, config_min : 10, …, previous : [3 4 3], current: 85
//     [Holmes] pprof cpu profile write to file /tmp/cpu.20261130101500.123.log successfully
#ifndef PA_DUMPS_DUMP_LOG_H
#define PA_DUMPS_DUMP_LOG_H

#include "base/arena.h"
#include "base/stamp.h"
#include "base/vec.h"

struct pa_dump_event {
    struct pa_stamp time;
    bool has_time;
    const char *kind;   // "cpu", "heap", "goroutine", "threads"; NULL: any
    const char *dumper; // "holmes", "TiDB"; NULL: another program
    const char *why;    // in words
    double value;       // the measurement that triggered the dump; NaN: the log has none
    double usual;       // mean of the measurements before; NaN: the log has none
    const char *unit;   // of both; NULL: no value
    const char *file;   // base name of the dump, or of its folder; NULL: the log has none
    const char *log;    // path of the log
    size_t line;        // from 1
};

struct pa_dump_events {
    PA_VEC(struct pa_dump_event) list;
};

// The text of a file that may be a log. `names` are base names of dumps, sorted by strcmp().
struct pa_dump_log {
    const char *path;
    const char *text;
    size_t size;
    const char *const *names;
    size_t name_count;
};
// Adds the events that a log tells of to *events: lines of holmes, TiDB's alarm, and lines that
// name one of log->names. Lines beyond 64 KiB are cut. Returns false if the text has neither such
// a line nor one of holmes: it is no log of dumps. Texts live in `arena`; event->log is borrowed
// from log->path.
bool pa_dump_log_read(const struct pa_dump_log *log, struct pa_arena *arena,
                      struct pa_dump_events *events);

#endif
