// SPDX-License-Identifier: Apache-2.0
// The parts of the report on a folder of dumps (report/dumps.h), each added to a document by one
// call. All texts and cells live in doc->arena.
#ifndef PA_INCIDENT_INCIDENT_H
#define PA_INCIDENT_INCIDENT_H

#include "document/document.h"
#include "dumps/verdict.h"

struct pa_incident_options {
    size_t sites; // rows of culprits for each kind at most; 0: all
};

struct pa_incident {
    struct pa_doc *doc;
    struct pa_dumps *dumps; // with its groups
    const struct pa_incident_options *options;
    struct pa_dump_verdict *verdicts; // by group, of pa_dump_judge()
};

// Returns a level of a group with its unit, for people: "1.25 CPUs" for processor time by second,
// "8.4ms/s", "120MB". Defined in cells.c.
const char *pa_incident_level(const struct pa_incident *d, const struct pa_dump_group *g, double v);
// Returns a time in nanoseconds since 1970 as local text, "an unknown time" for 0. Defined in
// cells.c.
const char *pa_incident_moment(const struct pa_incident *d, int64_t nanos);
// Returns the kind of a group ("heap"); with program and build if several groups are of that kind.
// Defined in cells.c.
const char *pa_incident_group_name(const struct pa_incident *d, const struct pa_dump_group *g);
// Returns the unit in which pa_incident_level_cell() gives levels: "seconds per second" for rates
// of time, "per second" for other rates, else the unit of the values. Defined in cells.c.
const char *pa_incident_level_unit(const struct pa_dump_group *g);
// Returns levels[0..g->count-1], one for each dump of the group, as block characters of eight
// heights, 60 at most: each shows the highest of so many dumps in a row. A blank stands where
// there is a gap in time. Defined in cells.c.
const char *pa_incident_sparkline(const struct pa_incident *d, const struct pa_dump_group *g,
                                  const double *levels);
// Returns the name of a site with control characters, which could steer a terminal, made visible.
// Defined in cells.c.
const char *pa_incident_site(const struct pa_incident *d, const struct pa_dump_site *s);
// Returns why a dump was made, from logs and its name: "rss: 1.20GB, usually 800"; NULL if nothing
// is known to have triggered it. Defined in cells.c.
const char *pa_incident_trigger_text(const struct pa_incident *d, const struct pa_dump *dump);
// Returns when dump `i` of a group, from 0, was made, in nanoseconds since 1970; 0: not known.
// Defined in cells.c.
int64_t pa_incident_time(const struct pa_incident *d, const struct pa_dump_group *g, size_t i);
// Returns a level as a cell: for programs in the unit of pa_incident_level_unit(), for people as
// pa_incident_level() writes it; empty for NaN. Defined in cells.c.
struct pa_cell pa_incident_level_cell(const struct pa_incident *d, const struct pa_dump_group *g,
                                      double value);
// Returns a time as a cell: local text for people, nanoseconds since 1970 for programs; empty for
// 0. Defined in cells.c.
struct pa_cell pa_incident_time_cell(const struct pa_incident *d, int64_t nanos);

// Adds a paragraph for each group: how it went and which sites grew, those groups first that stand
// out. Defined in sentence.c.
void pa_incident_add_sentences(const struct pa_incident *d);
// Adds warnings about what limits the conclusions: dumps that came late or show less than the
// baseline, too few dumps, restarts, one profile a side, unknown times, several builds. Defined in
// doubt.c.
void pa_incident_add_doubts(const struct pa_incident *d);
// Adds the table `timelines`: the levels of each group over time. Nothing if there are no groups.
// Defined in tables.c.
void pa_incident_add_timelines(const struct pa_incident *d);
// Adds the table `culprits`: the sites that grew, the largest growth first, of the groups that
// stand out; at most options->sites of each. Nothing if there are none. Defined in tables.c.
void pa_incident_add_culprits(const struct pa_incident *d);
// Adds the table `allocations`: the sites that allocated most since the baseline, of the groups
// that stand out; at most options->sites of each. Nothing if there are none. Defined in tables.c.
void pa_incident_add_allocations(const struct pa_incident *d);
// Adds the table `dumps`: all dumps with their times, levels and triggers. Nothing if there are no
// groups. Defined in tables.c.
void pa_incident_add_dumps(const struct pa_incident *d);
// Adds the table `differences`: the functions that cost more in each dump that was compared than
// in the baseline. Nothing if there are none. Defined in tables.c.
void pa_incident_add_differences(const struct pa_incident *d);
// Adds the table `gaps`: the times without dumps (pa_dump_is_gap()). Nothing if there are none.
// Defined in tables.c.
void pa_incident_add_gaps(const struct pa_incident *d);
// Adds the table `files`: the files that could not be read or are no dumps, with the reason.
// Nothing if there are none. Defined in tables.c.
void pa_incident_add_files(const struct pa_incident *d);

#endif
