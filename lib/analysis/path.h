// SPDX-License-Identifier: Apache-2.0
// Names of source files as reports show them: without the folders of the machine that built the
// program, and in their shortest form.
#ifndef PA_ANALYSIS_PATH_H
#define PA_ANALYSIS_PATH_H

#include "base/strbuf.h"

struct pa_path_options {
    const char *trim;   // prefixes to remove, separated by ':'; NULL or "": guess from `source`
    const char *source; // folders with sources, separated by ':'; NULL: none
};

// The part of `path` behind a prefix of `trim`. Without those, behind the name of a folder of
// `source`: with "/my/copy/project", "/built/at/project/main.c" is main.c. "/proc/self/cwd/", which
// some build systems write, always goes. Borrowed from `path`.
const char *pa_path_trim(const char *path, const struct pa_path_options *options);

// The shortest equal path, as Go's path/filepath.Clean gives it, in `out`, which is emptied first.
void pa_path_clean(struct pa_strbuf *out, const char *path);

#endif
