// SPDX-License-Identifier: Apache-2.0
// Lines of both sides beside each other. Internal to page/.
#ifndef PA_PAGE_LINE_SIDES_H
#define PA_PAGE_LINE_SIDES_H

#include "page/page_work.h"

// Adds the table "lines" of what pa list says of the old and the new side: means of a profile, a
// row for each line of a file that either side has, matched by its number.
void pa_page_line_sides_add(struct pa_page_work *work, const struct pa_page_kind *kind,
                            const struct pa_doc sides[2]);

#endif
