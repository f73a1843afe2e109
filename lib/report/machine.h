// SPDX-License-Identifier: Apache-2.0
// `pa machine`: whether a machine is fit to measure on.
#ifndef PA_REPORT_MACHINE_H
#define PA_REPORT_MACHINE_H

#include "document/document.h"
#include "evidence/machine.h"

// Adds the table "machine", the verdict and the lines for the head of a benchmark file. The
// document borrows from both.
void pa_report_add_machine(struct pa_doc *doc, const struct pa_machine *machine,
                           const struct pa_machine_look *look);
// Returns the lines for the head of a benchmark file alone, in `arena`: "machine-governor:
// performance\n" and the like, which benchstat reads as configuration.
const char *pa_machine_head(const struct pa_machine *machine, const struct pa_machine_look *look,
                            struct pa_arena *arena);

#endif
