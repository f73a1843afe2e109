// SPDX-License-Identifier: Apache-2.0
// What the detailed sections of a kind of profile (lines, labels) have in common. Internal to
// page/.
#ifndef PA_PAGE_DETAILS_H
#define PA_PAGE_DETAILS_H

#include "page/page_work.h"

// Merges the profiles of side 0 (old) or 1 (new) of a compared kind into one, in the report's
// arena. NULL, with `err` set, if they cannot be merged.
const struct pa_profile *pa_page_side(struct pa_page_work *work, const struct pa_page_kind *kind,
                                      unsigned char side, struct pa_error *err);
// Makes a view of a profile, by line or else by function, without filters and with the report's
// sample type. It lives in the report's arena.
PA_MUST_CHECK bool pa_page_details_view(struct pa_page_work *work, const struct pa_profile *profile,
                                        bool lines, struct pa_view *view, struct pa_error *err);

// Adds the section of source lines of 3 functions, those that got worse first, then those with the
// largest flat: of one side as pa list prints them, of two sides beside each other. `profile` is
// that of the only side, or the merged new side. Adds nothing if the profile has no line numbers.
PA_MUST_CHECK bool pa_page_lines_add(struct pa_page_work *work, const struct pa_page_kind *kind,
                                     const struct pa_profile *profile, struct pa_error *err);

#endif
