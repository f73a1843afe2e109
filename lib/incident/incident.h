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
const char *pa_incident_moment(const struct pa_incident *d, int64_t nanos);
const char *pa_incident_group_name(const struct pa_incident *d, const struct pa_dump_group *g);
const char *pa_incident_level_unit(const struct pa_dump_group *g);
const char *pa_incident_sparkline(const struct pa_incident *d, const struct pa_dump_group *g,
                                  const double *levels);
const char *pa_incident_site(const struct pa_incident *d, const struct pa_dump_site *s);
const char *pa_incident_trigger_text(const struct pa_incident *d, const struct pa_dump *dump);
int64_t pa_incident_time(const struct pa_incident *d, const struct pa_dump_group *g, size_t i);
struct pa_cell pa_incident_level_cell(const struct pa_incident *d, const struct pa_dump_group *g,
                                      double value);
struct pa_cell pa_incident_time_cell(const struct pa_incident *d, int64_t nanos);

// sentence.c
void pa_incident_add_sentences(const struct pa_incident *d);
void pa_incident_add_doubts(const struct pa_incident *d);
// tables.c
void pa_incident_add_timelines(const struct pa_incident *d);
void pa_incident_add_culprits(const struct pa_incident *d);
void pa_incident_add_allocations(const struct pa_incident *d);
void pa_incident_add_dumps(const struct pa_incident *d);
void pa_incident_add_differences(const struct pa_incident *d);
void pa_incident_add_gaps(const struct pa_incident *d);
void pa_incident_add_files(const struct pa_incident *d);

#endif
