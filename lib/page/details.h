// SPDX-License-Identifier: Apache-2.0
// What the parts behind a kind of profile have in common. Internal to page/.
#ifndef PA_PAGE_DETAILS_H
#define PA_PAGE_DETAILS_H

#include "page/page_work.h"

// All profiles of one side of a compared kind as one; NULL: an error.
const struct pa_profile *pa_page_side(struct pa_page_work *work, const struct pa_page_kind *kind,
                                      unsigned char side, struct pa_error *err);
// A view of it, of lines or of functions.
PA_MUST_CHECK bool pa_page_details_view(struct pa_page_work *work, const struct pa_profile *profile,
                                        bool lines, struct pa_view *view, struct pa_error *err);

// The lines of the functions that got worse or cost most: of one side as pa list has them, of two
// sides beside each other. `profile`: of the side that is looked at.
PA_MUST_CHECK bool pa_page_lines_add(struct pa_page_work *work, const struct pa_page_kind *kind,
                                     const struct pa_profile *profile, struct pa_error *err);

#endif
