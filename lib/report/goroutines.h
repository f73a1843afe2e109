// SPDX-License-Identifier: Apache-2.0
// `pa goroutines`: groups of goroutines, those that grow, and likely leaks.
#ifndef PA_REPORT_GOROUTINES_H
#define PA_REPORT_GOROUTINES_H

#include "base/words.h"
#include "document/document.h"
#include "evidence/goroutines.h"
#include "evidence/locks.h"

struct pa_goroutines_report {
    const struct pa_words *dumps; // their names, in order
    size_t rows;                  // at most so many groups for people; 0: all
    const struct pa_locks *locks; // of the last dump, found; NULL: not read
};

// Adds sentences, facts and the tables "leaks", "states", "groups", of several dumps "dumps", and
// where threads wait for locks "locks" and "deadlocks". The groups have been judged; the document
// borrows from them. Fails with PA_ERROR_FORMAT if there are no goroutines.
PA_MUST_CHECK bool pa_report_add_goroutines(struct pa_doc *doc, const struct pa_goroutines *g,
                                            const struct pa_goroutines_report *options,
                                            struct pa_error *err);

#endif
