// SPDX-License-Identifier: Apache-2.0
// A forest plot: each change with its interval is a row, all rows have one axis. Internal to
// page/.
#ifndef PA_PAGE_FOREST_H
#define PA_PAGE_FOREST_H

#include "page/moves.h"

// Appends an <svg> element with the ratio and the interval of a change; it has presentation
// attributes, and classes by which the style sheet recolours it.
void pa_forest_row(const struct pa_page_move *move, struct pa_strbuf *out);
// Appends an <svg> element with the axis that stands below the rows.
void pa_forest_axis(struct pa_strbuf *out);

#endif
