// SPDX-License-Identifier: Apache-2.0
// The page of `pa report` for what pa.conf compares.
#ifndef PA_CHECK_PAGE_H
#define PA_CHECK_PAGE_H

#include "check/settings.h"
#include "page/page.h"

struct pa_check_page {
    struct pa_page page;
    struct pa_source_path sources;
    struct pa_page_input input;
    struct pa_waivers waivers;
};

// Whether the page judges as pa.conf does: nothing is set for one kind that the page does not know.
bool pa_check_page_fits(const struct pa_check_settings *settings);

// Makes it of the files that were found. To be released, also after an error; lives in the
// context's arena.
PA_MUST_CHECK bool pa_check_page_make(struct pa_check_page *page, struct pa_context *ctx,
                                      const struct pa_check_settings *settings,
                                      struct pa_error *err);
// The same of evidence alone: its sections stand in reports of other formats. Its rules are those
// of benchmarks if there are none of these; else whoever judges them judges it as well.
PA_MUST_CHECK bool pa_check_page_make_evidence(struct pa_check_page *page, struct pa_context *ctx,
                                               const struct pa_check_settings *settings,
                                               struct pa_error *err);
void pa_check_page_release(struct pa_check_page *page);

// Prints it as html; `page` is a struct pa_check_page.
PA_MUST_CHECK bool pa_check_page_print(const void *page, struct pa_writer *out,
                                       struct pa_error *err);

#endif
