// SPDX-License-Identifier: Apache-2.0
// `pa dumps`: what happened here? A sentence for each kind of dump, the evidence, and the doubt.
#ifndef PA_REPORT_DUMPS_H
#define PA_REPORT_DUMPS_H

#include "incident/incident.h"

// Adds facts, sentences, and the tables "timelines", "culprits", "dumps", "differences", "gaps" and
// "files" to a document that is initialized ("dumps", version 1). The groups of `dumps` have been
// made; the document borrows from them. Fails if a comparison of dumps does.
PA_MUST_CHECK bool pa_report_add_dumps(struct pa_doc *doc, struct pa_dumps *dumps,
                                       const struct pa_incident_options *options,
                                       struct pa_error *err);

#endif
