// SPDX-License-Identifier: Apache-2.0
// A trimmed call graph in the DOT language, as pprof writes it.
#ifndef PA_EXPORT_DOT_TEXT_H
#define PA_EXPORT_DOT_TEXT_H

#include "analysis/trim.h"
#include "view/view.h"

// Appends the graph in the DOT language, with pprof's header lines as its legend. `trim` is how
// `trimmed` was made.
void pa_dot_write(struct pa_strbuf *out, const struct pa_view *view,
                  const struct pa_trim_options *trim, const struct pa_trimmed *trimmed);

#endif
