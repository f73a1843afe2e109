// SPDX-License-Identifier: Apache-2.0
// What stands above a report, in its document: the lines of view/header_lines.h for text, and facts
// for the other formats.
#ifndef PA_REPORT_REPORT_HEADER_H
#define PA_REPORT_REPORT_HEADER_H

#include "document/document.h"
#include "profile/mine.h"
#include "view/header_lines.h"

// Adds the header lines for text and the facts for programs.
void pa_report_header_add(struct pa_doc *doc, const struct pa_view *view,
                          const struct pa_header_options *options);
// The facts alone: of the profile, and of what is shown of it.
void pa_report_header_facts(struct pa_doc *doc, const struct pa_view *view);
// Of what is shown: how much of the total, and how many nodes were left out.
void pa_report_header_shown_facts(struct pa_doc *doc, const struct pa_view *view,
                                  const struct pa_trimmed *trimmed);

// Whose code the report is about: a line of text, and facts "mine" and "mine_guess".
void pa_report_header_mine(struct pa_doc *doc, const struct pa_mine_rule *rule);

#endif
