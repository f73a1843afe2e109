// SPDX-License-Identifier: Apache-2.0
// The report as an HTML page. Internal to page/.
#ifndef PA_PAGE_PAGE_HTML_H
#define PA_PAGE_PAGE_HTML_H

#include "page/page.h"

struct pa_page_html_options {
    bool pictures; // style sheet and figures are files beside the page, and there are no scripts
};

// Writes the whole page: with scripts, styles and pictures in it, or, with options->pictures, for
// a folder that has them beside it (page_folder.h).
void pa_page_html(const struct pa_page *page, const struct pa_page_html_options *options,
                  struct pa_writer *out);
// Appends the style sheet of the page, as CSS.
void pa_page_style(struct pa_strbuf *out);

#endif
