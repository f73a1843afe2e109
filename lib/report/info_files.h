// SPDX-License-Identifier: Apache-2.0
// `pa info` of several files, or of benchmark results: a row for each.
#ifndef PA_REPORT_INFO_FILES_H
#define PA_REPORT_INFO_FILES_H

#include "document/document.h"
#include "view/session.h"

struct pa_info_files {
    struct pa_words paths; // files, not folders
    const struct pa_source_options *source;
    bool check; // count what is odd
};

struct pa_info_found {
    size_t unreadable; // files, each with a warning
    size_t odd;
};

// Adds the table "files" with a row for each file that can be read. `*found` counts the others,
// each with a warning of the session, and what is odd. Each file's profile is read into the
// session.
void pa_report_add_info_files(struct pa_doc *doc, struct pa_session *session,
                              const struct pa_info_files *files, struct pa_info_found *found);

#endif
