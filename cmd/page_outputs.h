// SPDX-License-Identifier: Apache-2.0
// The files that a report is written to: `-o report.html -o report.json`, each by its suffix, or
// `-o DIR/`, which gets report.html, report.css, the pictures and report.json.
#ifndef PA_CMD_PAGE_OUTPUTS_H
#define PA_CMD_PAGE_OUTPUTS_H

#include "base/words.h"
#include "page/page.h"

// Whether all of them can be written: a suffix of a format of reports, or a folder's '/'. To be
// asked before anything is read.
PA_MUST_CHECK bool pa_page_outputs_check(const struct pa_words *paths, struct pa_error *err);

// Everything is made in memory first; then the files appear together. With `link_base`, an address,
// the markdown links to the others there, and shows the pictures of a folder; NULL: it does not.
// Errors name the file.
PA_MUST_CHECK bool pa_page_outputs_write(const struct pa_page *page, const struct pa_words *paths,
                                         const char *link_base, struct pa_error *err);

#endif
