// SPDX-License-Identifier: Apache-2.0
// What the page's viewer knows: one block of JSON, documented in data.c, compressed where it is
// large. Internal to page/.
#ifndef PA_PAGE_DATA_H
#define PA_PAGE_DATA_H

#include "page/calls.h"
#include "page/page_work.h"
#include "page/parts.h"

// The data of one kind of profile.
struct pa_page_data {
    struct pa_page_calls calls;
    struct pa_page_parts parts;
    PA_VEC(pa_str) own;             // names of the user's functions
    struct pa_source_path *sources; // where source files are looked for; NULL: nowhere
    bool seen[2];                   // whether a profile of the side was added
    uint32_t type;                  // index of the sample type that the kind's sections are about
};

// Sets kind->data from the kind's profiles. It is NULL where they have no stacks to show. Errors
// are those of reading or merging profiles.
PA_MUST_CHECK bool pa_page_data_collect(struct pa_page_work *work, struct pa_page_kind *kind,
                                        struct pa_error *err);
// Frees what the data holds.
void pa_page_data_release(struct pa_page_data *data);

// Appends a <script> element with the data of all kinds, or nothing if no kind has any.
void pa_page_data_add(const struct pa_page_work *work, struct pa_strbuf *out);

#endif
