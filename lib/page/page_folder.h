// SPDX-License-Identifier: Apache-2.0
// The report as files beside each other, for servers that forbid scripts and inline styles:
// report.html, report.css, report.json and a file a picture.
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

// Adds the files, their paths behind `folder`, which ends in '/'. To be released, also on failure.
PA_MUST_CHECK bool pa_page_folder(const struct pa_page *page, const char *folder,
                                  struct pa_page_files *files, struct pa_error *err);
void pa_page_files_release(struct pa_page_files *files); // frees what it holds

#endif
