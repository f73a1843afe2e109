// SPDX-License-Identifier: Apache-2.0
// Documents of the public API. Private to lib/api.
//
//     struct pa_owned_doc *d = pa_owned_doc_new(owner, "top", 1);
//     … adds to &d->doc …
//     *out = pa_owned_doc_give(d);
#ifndef PA_API_DOC_H
#define PA_API_DOC_H

#include "api/handle.h"
#include "document/document.h"

// A table of the public API: its rows as columns, made once, so that reading needs no lock.
struct pa_frozen {
    const char *name;
    pa_column_data *columns;
    size_t column_count;
};

// What a pa_doc is: the document by its first member.
struct pa_owned_doc {
    struct pa_doc doc;
    struct pa_owner *owner;
    struct pa_frozen *tables;
    size_t table_count;
    const char **caveats;
    size_t caveat_count;
    pa_doc_info info; // without counts of items
};

// Makes an empty document of the schema "pa.NAME/VERSION" in the owner's arena.
struct pa_owned_doc *pa_owned_doc_new(struct pa_owner *owner, const char *name, int version);
// Makes tables and caveats of what was added, so that readers need no lock, and returns the handle,
// which has the owner's count from now on. Called again after something was added.
pa_doc *pa_owned_doc_give(struct pa_owned_doc *doc);

// Returns what is behind the handle, for writing as well.
static inline struct pa_owned_doc *pa_owned_doc_of(const pa_doc *doc)
{
    return (struct pa_owned_doc *)(uintptr_t)doc;
}

#endif
