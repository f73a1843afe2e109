// SPDX-License-Identifier: Apache-2.0
// Adds what lines of a build's log say, one after the other. Private to lib/evidence.
#ifndef PA_EVIDENCE_ESCAPE_ADD_H
#define PA_EVIDENCE_ESCAPE_ADD_H

#include "evidence/escape.h"
#include "evidence/escape_known.h"

// Adds what pa_escape_line_parse() found in a line, and returns what is to be done when the line
// comes again. A note is kept, a package or a flow says something about the notes that follow or
// the one before.
struct pa_escape_meaning pa_escape_add_line(struct pa_escape *escape,
                                            const struct pa_escape_line *line);
// Adds a line again by its meaning. False, with nothing added, if it means something else where it
// stands now: then it has to be parsed.
static inline bool pa_escape_add_again(struct pa_escape *e, const struct pa_escape_meaning *m)
{
    if (m->kind == PA_ESCAPE_FLOW)
        return e->flow == SIZE_MAX;
    if (m->kind == PA_ESCAPE_FUNCTION && m->id != e->package)
        return false;
    e->flow = m->explained ? m->id : SIZE_MAX;
    e->other += m->kind == PA_ESCAPE_OTHER;
    if (m->kind == PA_ESCAPE_PACKAGE)
        e->package = m->id;
    return true;
}

#endif
