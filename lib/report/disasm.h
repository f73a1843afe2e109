// SPDX-License-Identifier: Apache-2.0
// `pa disasm`: the instructions of functions, with the cost of each.
#ifndef PA_REPORT_DISASM_H
#define PA_REPORT_DISASM_H

#include "document/document.h"
#include "report/routines.h"

// Adds facts, text as pprof has it, and the table "instructions". The view has the granularity of
// addresses, without inlined calls; the document borrows from it. Fails as pa_routines_find() and
// pa_routine_instructions() do.
PA_MUST_CHECK bool pa_report_add_disasm(struct pa_doc *doc, const struct pa_view *view,
                                        const struct pa_routines_options *options,
                                        struct pa_error *err);

#endif
