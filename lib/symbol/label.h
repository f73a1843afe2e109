// SPDX-License-Identifier: Apache-2.0
// Labels for places of a given width: the longest form of a name that fits, and cut only if none
// does.
//
//     struct pa_string labels[PA_SYMBOL_LABELS];
//     size_t count = pa_symbol_labels(name, size, labels), i = 0;
//     while (i < count && width(labels[i]) > room)
//         i++; // i == count: pa_symbol_cut(labels[count - 1], …)
#ifndef PA_SYMBOL_LABEL_H
#define PA_SYMBOL_LABEL_H

#include "base/intern.h"
#include "base/strbuf.h"

#include <stddef.h>

enum { PA_SYMBOL_LABELS = 16 };

// Ever shorter labels for `name`, the whole name first, each borrowed from it and shorter than the
// one before: without parameters and return type, without import path, then from each of the later
// parts on, at last the bare name of the function. Returns their number, 0 for an empty name.
//
//     cmd/internal/ssa.(*T).alloc.func1: the name itself, ssa.(*T).alloc.func1,
//                                        (*T).alloc.func1, alloc.func1
size_t pa_symbol_labels(const char *name, size_t size, struct pa_string labels[PA_SYMBOL_LABELS]);

// `label` if it has at most `characters` characters, else what fits of it and "…", in `out`, which
// is emptied first. Nothing at all if not even two characters and the "…" fit. A character is never
// split.
void pa_symbol_cut(struct pa_string label, size_t characters, struct pa_strbuf *out);

#endif
