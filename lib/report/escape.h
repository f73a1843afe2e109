// SPDX-License-Identifier: Apache-2.0
// `pa escape`: what escapes to the heap, and what was allocated there.
#ifndef PA_REPORT_ESCAPE_H
#define PA_REPORT_ESCAPE_H

#include "document/document.h"
#include "evidence/escape.h"

// Adds a sentence, facts and the tables "sites" (people see at most `rows`; 0: all), "packages"
// and, for data, "notes". `escape` is finished; the document borrows from it.
void pa_report_add_escape(struct pa_doc *doc, const struct pa_escape *escape, size_t rows);

#endif
