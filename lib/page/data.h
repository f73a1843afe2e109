// SPDX-License-Identifier: Apache-2.0
// What the viewer of a page knows: one block of JSON, documented in data.c, packed where it is
// large. Internal to page/.
#ifndef PA_PAGE_DATA_H
#define PA_PAGE_DATA_H

#include "page/calls.h"
#include "page/page_work.h"
#include "page/parts.h"

// Of one kind of profile.
struct pa_page_data {
    struct pa_page_calls calls;
    struct pa_page_parts parts;
    PA_VEC(pa_str) own;             // functions of the user
    struct pa_source_path *sources; // NULL: nowhere
    bool seen[2];                   // by side: some profile was
    uint32_t type;                  // what the sections of the kind are about
};

// Sets kind->data. It is NULL where there are no stacks to show.
PA_MUST_CHECK bool pa_page_data_collect(struct pa_page_work *work, struct pa_page_kind *kind,
                                        struct pa_error *err);
void pa_page_data_release(struct pa_page_data *data); // frees what it holds

// Adds a <script> element, or nothing if no kind has data.
void pa_page_data_add(const struct pa_page_work *work, struct pa_strbuf *out);

#endif
