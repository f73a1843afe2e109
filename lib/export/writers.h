// SPDX-License-Identifier: Apache-2.0
// Writes profiles: one table of all formats, made from writers.def.
//
//     const struct pa_export_writer *w = pa_export_writer_find("folded");
//     ok = w->write(&(struct pa_export){.view = &view, .title = "cpu.pb.gz"}, &out, err);
#ifndef PA_EXPORT_WRITERS_H
#define PA_EXPORT_WRITERS_H

#include "base/writer.h"
#include "view/view.h"

// What is written.
struct pa_export {
    struct pa_view *view; // its profile is written; formats of one value have that of its measure
    const char *title;    // of formats that have one
    bool unpacked;        // proto: without gzip
};

// A format. write() appends to the writer: write errors are found by pa_writer_finish(); other
// errors leave nothing written.
struct pa_export_writer {
    const char *name, *summary;
    // Write errors are found by pa_writer_finish(); other errors leave nothing written.
    bool (*write)(const struct pa_export *what, struct pa_writer *out, struct pa_error *err);
};

// Ends with a row whose name is NULL.
extern const struct pa_export_writer pa_export_writers[];

// Returns the writer with this name ("proto", "folded" …), NULL if there is none.
const struct pa_export_writer *pa_export_writer_find(const char *name);

// Writes a profile without a view as profile.proto, packed by gzip unless `unpacked`. Fails with
// PA_ERROR_LIMIT if its stacks have more frames than can be listed. Write errors are found by
// pa_writer_finish().
PA_MUST_CHECK bool pa_export_proto(const struct pa_profile *profile, bool unpacked,
                                   struct pa_writer *out, struct pa_error *err);

#endif
