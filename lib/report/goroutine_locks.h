// SPDX-License-Identifier: Apache-2.0
// Locks, who holds them, and circles. Internal to report/.
#ifndef PA_REPORT_GOROUTINE_LOCKS_H
#define PA_REPORT_GOROUTINE_LOCKS_H

#include "document/document.h"
#include "evidence/locks.h"

// Adds sentences and the tables "deadlocks" and "locks" (the 20 with the most waiters); nothing if
// no thread waits for a lock. The document borrows from `locks`.
void pa_report_add_locks(struct pa_doc *doc, const struct pa_locks *locks);

#endif
