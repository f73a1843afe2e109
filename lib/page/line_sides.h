// SPDX-License-Identifier: Apache-2.0
// Source lines of both sides beside each other. Internal to page/.
#ifndef PA_PAGE_LINE_SIDES_H
#define PA_PAGE_LINE_SIDES_H

#include "page/page_work.h"

// Adds the table "lines" from the documents that pa list makes of the old (sides[0]) and the new
// side. Values are means over a side's profiles. Lines are matched by function, file and line
// number; a row is there for each line that either side has.
void pa_page_line_sides_add(struct pa_page_work *work, const struct pa_page_kind *kind,
                            const struct pa_doc sides[2]);

#endif
