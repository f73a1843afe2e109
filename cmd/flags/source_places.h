// SPDX-License-Identifier: Apache-2.0
// Where sources are on this machine, by the environment.
#ifndef PA_FLAGS_SOURCE_PLACES_H
#define PA_FLAGS_SOURCE_PLACES_H

#include "flags/graph_options.h"
#include "source/source_files.h"
#include "view/view.h"

// Returns `given` with what it leaves open filled in from the environment: the working folder,
// GOROOT (or where the go command in PATH is, or where Go is usually installed), GOMODCACHE,
// GOPATH, HOME. Texts are in `arena`. `allowed` becomes the folders that were given: only there
// may files have any name.
struct pa_source_path pa_source_path_of_environment(struct pa_source_path given,
                                                    struct pa_arena *arena);

// Returns where the sources of the functions in `view` are looked for, by --source-path and
// --trim-path in `graph`, by `goroot` (NULL: found as above) and by the environment; what the
// profile's own paths tell of its folders is learned from them. Texts are in `arena` or borrowed
// from options and view.
struct pa_source_path pa_source_path_of(const struct pa_view *view,
                                        const struct pa_graph_flags *graph, const char *goroot,
                                        struct pa_arena *arena);

#endif
