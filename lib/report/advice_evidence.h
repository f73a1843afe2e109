// SPDX-License-Identifier: Apache-2.0
// What stands beside profiles, for advice: load tests and notes of the compiler. Internal to
// report/.
#ifndef PA_REPORT_ADVICE_EVIDENCE_H
#define PA_REPORT_ADVICE_EVIDENCE_H

#include "advise/symptoms.h"
#include "bench/record.h"
#include "evidence/escape.h"

// Medians over all results of load tests; what none says stays NaN.
void pa_advice_load_seen(const struct pa_records *set, struct pa_load_seen *seen);

// What escapes at a line of a file of that name: "&order{...} escapes to heap, …"; NULL: nothing.
const char *pa_advice_escapes_at(const struct pa_escape *escape, const char *file, int64_t line,
                                 struct pa_arena *arena);

#endif
