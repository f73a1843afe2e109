// SPDX-License-Identifier: Apache-2.0
// The verdict of a report in words. Internal to page/.
#ifndef PA_PAGE_SENTENCE_H
#define PA_PAGE_SENTENCE_H

#include "page/moves.h"

// Returns the verdict as sentences for people: "2 of 46 benchmark results got worse: Encode sec/op
// +15.0% [+14.0%, +16.0%]; …", in the report's arena. `moves` are those of pa_page_moves_find().
const char *pa_page_sentence(const struct pa_page_work *work, const struct pa_page_moves *moves);

#endif
