// SPDX-License-Identifier: Apache-2.0
// The report as several files, for servers that forbid scripts and inline styles: report.html,
// report.css, report.json and a file for each picture.
#ifndef PA_PAGE_PAGE_FOLDER_H
#define PA_PAGE_PAGE_FOLDER_H

#include "base/vec.h"
#include "page/page.h"

struct pa_page_file {
    const char *path; // in the arena of the report, or borrowed
    struct pa_strbuf text;
};

struct pa_page_files {
    PA_VEC(struct pa_page_file) list;
};

// Appends the files' paths and contents; nothing is written to disk. `folder` ends in '/' and is
// put in front of each path. Paths are in the report's arena. The caller releases `files`, also
// after a failure.
PA_MUST_CHECK bool pa_page_folder(const struct pa_page *page, const char *folder,
                                  struct pa_page_files *files, struct pa_error *err);
// Frees the contents and the list.
void pa_page_files_release(struct pa_page_files *files);

#endif
