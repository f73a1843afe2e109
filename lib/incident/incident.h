// SPDX-License-Identifier: Apache-2.0
// What a folder of dumps tells, in a document: the parts of the report on dumps
// (report/dumps.h), each added by one call.
#ifndef PA_INCIDENT_INCIDENT_H
#define PA_INCIDENT_INCIDENT_H

#include "document/document.h"
#include "dumps/verdict.h"

struct pa_incident_options {
    size_t sites; // rows of culprits for each kind at most; 0: all
};

struct pa_incident {
    struct pa_doc *doc;
    struct pa_dumps *dumps;
    const struct pa_incident_options *options;
    struct pa_dump_verdict *verdicts; // by group
};

// cells.c: how levels, times and groups are written.
const char *pa_incident_level(const struct pa_incident *d, const struct pa_dump_group *g, double v);
// A time as local text, "an unknown time" for 0.
const char *pa_incident_moment(const struct pa_incident *d, int64_t nanos);
// The kind of a group; with program and build where several groups are of that kind.
const char *pa_incident_group_name(const struct pa_incident *d, const struct pa_dump_group *g);
// The unit of a group's levels: of rates, "per second" or "seconds per second".
const char *pa_incident_level_unit(const struct pa_dump_group *g);
// The levels of a group as a row of block characters, a blank where dumps are missing. `levels` has
// one for each dump.
const char *pa_incident_sparkline(const struct pa_incident *d, const struct pa_dump_group *g,
                                  const double *levels);
// The name of a site; what could steer a terminal is made visible.
const char *pa_incident_site(const struct pa_incident *d, const struct pa_dump_site *s);
// Why a dump was made: "rss: 1.20GB, usually 800"; NULL if nothing triggered it.
const char *pa_incident_trigger_text(const struct pa_incident *d, const struct pa_dump *dump);
// When dump `i` of a group was made, in nanoseconds since 1970; 0: not known.
int64_t pa_incident_time(const struct pa_incident *d, const struct pa_dump_group *g, size_t i);
// A level in the unit of pa_incident_level_unit(); empty for NaN.
struct pa_cell pa_incident_level_cell(const struct pa_incident *d, const struct pa_dump_group *g,
                                      double value);
// A time, as local text for people and in nanoseconds since 1970 for programs; empty for 0.
struct pa_cell pa_incident_time_cell(const struct pa_incident *d, int64_t nanos);

// The conclusion in sentences. sentence.c
void pa_incident_add_sentences(const struct pa_incident *d);
// What speaks against the conclusion, as warnings.
void pa_incident_add_doubts(const struct pa_incident *d);
// The levels of each group over time. tables.c
void pa_incident_add_timelines(const struct pa_incident *d);
// The sites that grew, the largest first.
void pa_incident_add_culprits(const struct pa_incident *d);
// The sites that allocated most meanwhile.
void pa_incident_add_allocations(const struct pa_incident *d);
// The dumps with their times, levels and triggers.
void pa_incident_add_dumps(const struct pa_incident *d);
// What changed between each dump that was compared and the baseline.
void pa_incident_add_differences(const struct pa_incident *d);
// The times without dumps.
void pa_incident_add_gaps(const struct pa_incident *d);
// The files that could not be read or are no dumps, with the reason.
void pa_incident_add_files(const struct pa_incident *d);

#endif
