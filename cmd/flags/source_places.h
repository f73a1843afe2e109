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

// The same for the sources that the profile of `view` names, with the folders of the options in
// `graph` and Go's own in `goroot` (NULL: found). Borrows from the view.
struct pa_source_path pa_source_path_of(const struct pa_view *view,
                                        const struct pa_graph_flags *graph, const char *goroot,
                                        struct pa_arena *arena);

#endif
