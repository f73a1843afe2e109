// SPDX-License-Identifier: Apache-2.0
// A change and its interval as a row of a picture, all on one axis. Internal to page/.
#ifndef PA_PAGE_FOREST_H
#define PA_PAGE_FOREST_H

#include "page/moves.h"

// An <svg> element with presentation attributes, and classes that the style sheet recolours.
void pa_forest_row(const struct pa_page_move *move, struct pa_strbuf *out);
// The axis that stands below the rows.
void pa_forest_axis(struct pa_strbuf *out);

#endif
