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

// Returns whether the page judges as pa.conf says: no setting of one kind that the page does not
// know, and no self-test.
bool pa_check_page_fits(const struct pa_check_settings *settings);

// Makes the page of the files that were found, with pa.conf's rules and waivers. It lives in the
// context's arena, borrows `settings`, and is to be released, also after an error.
PA_MUST_CHECK bool pa_check_page_make(struct pa_check_page *page, struct pa_context *ctx,
                                      const struct pa_check_settings *settings,
                                      struct pa_error *err);
// Does the same for evidence alone, whose sections stand in reports of other formats. The rules
// for benchmarks judge it if there are no benchmark results; else those who judge results judge it
// too.
PA_MUST_CHECK bool pa_check_page_make_evidence(struct pa_check_page *page, struct pa_context *ctx,
                                               const struct pa_check_settings *settings,
                                               struct pa_error *err);
// Frees what is not in the arena.
void pa_check_page_release(struct pa_check_page *page);

// Prints the page as html. `page` is a struct pa_check_page: for pa_copies.page.
PA_MUST_CHECK bool pa_check_page_print(const void *page, struct pa_writer *out,
                                       struct pa_error *err);

#endif
