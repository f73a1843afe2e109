// SPDX-License-Identifier: Apache-2.0
// What escapes in two builds, as results of two columns: how often each value does, and all do.
#ifndef PA_EVIDENCE_ESCAPE_RECORDS_H
#define PA_EVIDENCE_ESCAPE_RECORDS_H

#include "bench/record.h"
#include "evidence/escape.h"

// The sides, old and new, are finished. The columns are called "old" and "new"; the set outlives
// nothing of theirs.
void pa_escape_records(struct pa_escape *const sides[2], struct pa_arena *arena,
                       struct pa_records *set);

#endif
