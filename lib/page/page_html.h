// SPDX-License-Identifier: Apache-2.0
// The report as a page. Internal to page/.
#ifndef PA_PAGE_PAGE_HTML_H
#define PA_PAGE_PAGE_HTML_H

#include "page/page.h"

struct pa_page_html_options {
    bool pictures; // the style sheet and the figures are files beside the page; no script
};

// Writes the whole page: with scripts, styles and pictures in it, or, if options->pictures, for a
// folder that has them beside it.
void pa_page_html(const struct pa_page *page, const struct pa_page_html_options *options,
                  struct pa_writer *out);
// Appends the style sheet of the page.
void pa_page_style(struct pa_strbuf *out);

#endif
