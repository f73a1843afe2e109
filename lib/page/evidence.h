// SPDX-License-Identifier: Apache-2.0
// What stands beside profiles and benchmark results: logs of the collector, metrics, notes of the
// compiler, dumps of goroutines. Internal to page/.
#ifndef PA_PAGE_EVIDENCE_H
#define PA_PAGE_EVIDENCE_H

#include "evidence/identify.h"
#include "page/page_work.h"

// Notes a file that is neither a profile nor results; false if it is no evidence either.
bool pa_page_evidence_take(struct pa_page_work *work, struct pa_input_opened *opened, size_t side);

// Reads what was noted. Logs of the collector on both sides become benchmark results as well, in
// windows, so the gate, the verdict and the tables have them.
PA_MUST_CHECK bool pa_page_evidence_load(struct pa_page_work *work, struct pa_error *err);

// Compares metrics and escapes that both sides have, and adds the section of one of them.
PA_MUST_CHECK bool pa_page_evidence_compare(struct pa_page_work *work, struct pa_error *err);
// Adds the section of one of the comparisons to the page.
void pa_page_compared_add(struct pa_page_work *work, const struct pa_page_compared *compared);
void pa_page_compared_release(struct pa_page_compared *compared); // frees what it holds; or NULL

// The findings of the rules of pa advise on the new side, or the only one; none if all that rules
// say is about the profiles themselves.
PA_MUST_CHECK bool pa_page_advice_add(struct pa_page_work *work, struct pa_error *err);

// Groups the goroutines or threads of dumps, of the new side where there are two.
PA_MUST_CHECK bool pa_page_goroutines_find(struct pa_page_work *work, struct pa_error *err);

// Adds the sections of traces of the collector, goroutines, metrics and escapes.
PA_MUST_CHECK bool pa_page_evidence_add(struct pa_page_work *work, struct pa_error *err);

// Adds what it says to the verdict: the collector, possible leaks, the history.
void pa_page_evidence_say(const struct pa_page_work *work, struct pa_strbuf *sentence);

#endif
