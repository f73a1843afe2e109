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

// Writes ever shorter labels for name[0..size-1] to `labels`, the whole name first, each borrowed
// from `name` and shorter than the one before: without parameters and return type, without import
// path, then from each of the later parts on, at last the bare name of the function. Returns their
// number, at most PA_SYMBOL_LABELS, 0 for an empty name.
//
//     cmd/internal/ssa.(*T).alloc.func1: the name itself, ssa.(*T).alloc.func1,
//                                        (*T).alloc.func1, alloc.func1
size_t pa_symbol_labels(const char *name, size_t size, struct pa_string labels[PA_SYMBOL_LABELS]);

// Replaces the content of `out` by `label` if that has at most `characters` characters (code
// points of UTF-8), else by its first characters - 1 and "…". Leaves `out` empty if the label does
// not fit and `characters` is below 3.
void pa_symbol_cut(struct pa_string label, size_t characters, struct pa_strbuf *out);

#endif
