// SPDX-License-Identifier: Apache-2.0
// Evidence in a report, beside profiles and benchmark results: logs of Go's collector, metrics,
// notes of the compiler on escapes, dumps of goroutines. Internal to page/.
#ifndef PA_PAGE_EVIDENCE_H
#define PA_PAGE_EVIDENCE_H

#include "evidence/identify.h"
#include "page/page_work.h"

// Notes the path of a file for side 0 (old) or 1 (new), to be read by pa_page_evidence_load().
// False if it is no evidence. Standard input is kept open, since it can be read once only.
bool pa_page_evidence_take(struct pa_page_work *work, struct pa_input_opened *opened, size_t side);

// Reads the files that were noted. If both sides have logs of the collector, these become
// benchmark results too, one for each window, so that gate, verdict and tables include them.
// Errors name the file; with keep_going files are left out with a warning instead.
PA_MUST_CHECK bool pa_page_evidence_load(struct pa_page_work *work, struct pa_error *err);

// Compares metrics, and escapes, as benchmark results where both sides have them; sets
// work->metrics and work->escapes.
PA_MUST_CHECK bool pa_page_evidence_compare(struct pa_page_work *work, struct pa_error *err);
// Adds the section of one of these comparisons to the document.
void pa_page_compared_add(struct pa_page_work *work, const struct pa_page_compared *compared);
// Frees what the comparison holds. NULL is fine.
void pa_page_compared_release(struct pa_page_compared *compared);

// Adds the section of findings of pa advise on the new side, or on the only one. Adds nothing
// without profiles and logs, or if all findings are about the quality of the data. Errors are
// those of reading files again.
PA_MUST_CHECK bool pa_page_advice_add(struct pa_page_work *work, struct pa_error *err);

// Groups goroutines or threads where profiles are dumps of such, of the new side or of the only
// one; sets kind->goroutines, kind->dumps and work->leaks. Errors are those of reading files
// again.
PA_MUST_CHECK bool pa_page_goroutines_find(struct pa_page_work *work, struct pa_error *err);

// Adds the sections of logs of the collector, goroutines, metrics and escapes. Errors are those of
// reading dumps for locks.
PA_MUST_CHECK bool pa_page_evidence_add(struct pa_page_work *work, struct pa_error *err);

// Appends what evidence says to the verdict's sentence: share of the collector, metrics and
// escapes that got worse, groups that may leak, the history. Each sentence ends with a blank.
void pa_page_evidence_say(const struct pa_page_work *work, struct pa_strbuf *sentence);

#endif
