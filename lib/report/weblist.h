// SPDX-License-Identifier: Apache-2.0
// `pa weblist`: the source of functions with the cost of each line, and under each line its
// instructions with theirs.
#ifndef PA_REPORT_WEBLIST_H
#define PA_REPORT_WEBLIST_H

#include "document/document.h"
#include "report/routines.h"
#include "source/source_files.h"

// Adds facts, text, a table for each function for pages, and the table "lines" for data. The view
// has the granularity of addresses, without inlined calls; the document borrows from it. Source
// files that are not found are warnings of the view's session. Fails as pa_routines_find() does.
PA_MUST_CHECK bool pa_report_add_weblist(struct pa_doc *doc, const struct pa_view *view,
                                         const struct pa_routines_options *options,
                                         const struct pa_source_path *sources,
                                         struct pa_error *err);

#endif
