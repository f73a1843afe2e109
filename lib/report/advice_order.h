// SPDX-License-Identifier: Apache-2.0
// What was looked at, in the order in which an engineer looks, and what was seen there: outside,
// CPU, memory, goroutines, locks. Internal to report/.
#ifndef PA_REPORT_ADVICE_ORDER_H
#define PA_REPORT_ADVICE_ORDER_H

#include "advise/symptoms.h"
#include "document/document.h"

// Adds the heading, a line for each place of which something is known, and the table "looked" for
// data. The document borrows from `symptoms`.
void pa_report_add_looked(struct pa_doc *doc, const struct pa_symptoms *symptoms);

#endif
