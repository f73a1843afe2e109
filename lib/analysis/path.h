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

// Returns the part of `path` behind the first prefix of options->trim that it has. If `trim` is
// empty, the part behind a folder that has the name of one in options->source: with
// "/my/copy/project", "/built/at/project/main.c" gives "main.c". "/proc/self/cwd/", which some
// build systems write, is removed if nothing else is. pprof's rules. The result points into `path`;
// `path` itself if nothing is removed.
const char *pa_path_trim(const char *path, const struct pa_path_options *options);

// Sets `out` to the shortest equal path, as Go's path/filepath.Clean gives it ("." for ""), without
// looking at the file system.
void pa_path_clean(struct pa_strbuf *out, const char *path);

#endif
