// SPDX-License-Identifier: Apache-2.0
// The files that a report is written to: `-o report.html -o report.json`, each by its suffix, or
// `-o DIR/`, which gets report.html, report.css, the pictures and report.json.
#ifndef PA_CMD_PAGE_OUTPUTS_H
#define PA_CMD_PAGE_OUTPUTS_H

#include "base/words.h"
#include "page/page.h"

// Checks that each path can be written as a report: it ends in the suffix of a format, or in '/'
// for a folder. PA_ERROR_USAGE otherwise. To be called before anything is read.
PA_MUST_CHECK bool pa_page_outputs_check(const struct pa_words *paths, struct pa_error *err);

// Makes all files in memory and then writes them; they get their names together, when all are
// whole. With `link_base`, an address, markdown links to the other files there, and shows the
// pictures of a folder; NULL: no links. Errors name the file.
PA_MUST_CHECK bool pa_page_outputs_write(const struct pa_page *page, const struct pa_words *paths,
                                         const char *link_base, struct pa_error *err);

#endif
