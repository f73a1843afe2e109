// SPDX-License-Identifier: Apache-2.0
// Evidence for advice that does not come from profiles: results of load tests and notes of the
// compiler. Private to lib/report.
#ifndef PA_REPORT_ADVICE_EVIDENCE_H
#define PA_REPORT_ADVICE_EVIDENCE_H

#include "advise/symptoms.h"
#include "bench/record.h"
#include "evidence/escape.h"

// Sets rate (requests a second), errors, p50 and p99 (seconds) to the medians over all results of
// load tests in `set`, NaN where none says.
void pa_advice_load_seen(const struct pa_records *set, struct pa_load_seen *seen);

// Returns what the compiler says to escape to the heap at a line of any file with this name,
// without folders: "&order{...} escapes to the heap, …". In `arena`; NULL if it says nothing.
const char *pa_advice_escapes_at(const struct pa_escape *escape, const char *file, int64_t line,
                                 struct pa_arena *arena);

#endif
