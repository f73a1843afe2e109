// SPDX-License-Identifier: Apache-2.0
// What escapes in two builds, as benchmark records of two columns, so that `pa diff` compares
// them.
#ifndef PA_EVIDENCE_ESCAPE_RECORDS_H
#define PA_EVIDENCE_ESCAPE_RECORDS_H

#include "bench/record.h"
#include "evidence/escape.h"

// Adds to `set` the columns "old" (sides[0]) and "new" (sides[1]), both after pa_escape_finish().
// A result is named by package, function and value, and counts how many notes say that the value
// goes to the heap, 0 where only the other side has it; "all" is the sum of a side. The unit is
// "escapes", lower is better, numbers are exact. `arena` is for working memory; the set copies
// what it keeps.
void pa_escape_records(struct pa_escape *const sides[2], struct pa_arena *arena,
                       struct pa_records *set);

#endif
