// SPDX-License-Identifier: Apache-2.0
// What stands above a report, in its document: the lines of view/header_lines.h for text, and facts
// for the other formats.
#ifndef PA_REPORT_REPORT_HEADER_H
#define PA_REPORT_REPORT_HEADER_H

#include "document/document.h"
#include "profile/mine.h"
#include "view/header_lines.h"

// Adds the header lines for text and the facts for other formats. The document borrows from the
// view.
void pa_report_header_add(struct pa_doc *doc, const struct pa_view *view,
                          const struct pa_header_options *options);
// Adds the facts alone: main binary, type, times, total and filters of the profile.
void pa_report_header_facts(struct pa_doc *doc, const struct pa_view *view);
// Adds the facts of what a graph shows: how much of the total, and how many nodes were left out.
void pa_report_header_shown_facts(struct pa_doc *doc, const struct pa_view *view,
                                  const struct pa_trimmed *trimmed);

// Adds whose code the report is about: a line of text, and the facts "mine" and "mine_guess". The
// rule's texts are borrowed.
void pa_report_header_mine(struct pa_doc *doc, const struct pa_mine_rule *rule);

#endif
