// SPDX-License-Identifier: Apache-2.0
// What the Go compiler says of escapes: go build -gcflags=-m, -m=2, and the records of -json=0,DIR.
// Notes are kept once, however often they are printed (for each instance of a generic function, and
// by -m=2 twice).
//
//     struct pa_escape *e = pa_escape_new(arena);
//     if (!pa_escape_read(e, NULL, "build.log", err)) …
//     pa_escape_finish(e);
//     pa_escape_join(e, allocs);      // optional: what was allocated at each line
#ifndef PA_EVIDENCE_ESCAPE_H
#define PA_EVIDENCE_ESCAPE_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"
#include "evidence/escape_line.h"
#include "input/identify.h"
#include "profile/profile.h"

struct pa_escape_note {
    enum pa_escape_kind kind;
    pa_str package, file, function; // ids of the strings below; 0: not said
    int64_t line, column;
    pa_str what; // "&order{...}"
    pa_str why;  // of -m=2: what it flows into last: "return o (return)"; 0: not said
};

// A line with values that go to the heap.
struct pa_escape_site {
    size_t first, count; // of the notes
    int64_t bytes, objects;
    pa_str function; // that the profile, or else the log, says
};

struct pa_escape {
    struct pa_arena *arena;
    struct pa_strings strings;
    PA_VEC(struct pa_escape_note) notes; // finish() sorts: by package, file, line, column
    PA_VEC(struct pa_escape_site) sites; // made by finish()
    size_t lines, other;                 // in all; that are nothing of the compiler's
    // Of a joined profile; unit "bytes".
    bool joined;
    const char *type;                                   // "alloc_space"
    int64_t total_bytes, total_objects, bytes, objects; // in all, and at sites
    // private
    struct pa_index index;
    PA_VEC(struct pa_escape_note) functions; // declared at file and line, name in `what`
    pa_str package;                          // the one of the log that is open
    pa_str json_file;                        // that records of -json are of
    size_t flow;                             // note that "flow:" lines belong to; SIZE_MAX: none
};

struct pa_escape *pa_escape_new(struct pa_arena *arena); // released with it

// Adds a log or a file of -json=0. A file without a note is an error; errors name the path.
PA_MUST_CHECK bool pa_escape_read(struct pa_escape *escape, struct pa_input_opened *opened,
                                  const char *path, struct pa_error *err);
// The same for bytes in memory, which it may change (input/plain.h); nothing found is no error.
void pa_escape_add_text(struct pa_escape *escape, struct pa_bytes *bytes);
// Once all is read: sorts, finds functions, makes sites.
void pa_escape_finish(struct pa_escape *escape);

// Adds what the profile allocated at the lines of sites, and sorts these by bytes. The type is the
// profile's alloc_space, or else inuse_space; false if it has neither.
PA_MUST_CHECK bool pa_escape_join(struct pa_escape *escape, const struct pa_profile *profile,
                                  struct pa_error *err);

// The text of an id; it lives as long as the report of the compiler.
static inline const char *pa_escape_text(const struct pa_escape *escape, pa_str id)
{
    return pa_strings_text(&escape->strings, id);
}

// ---- Private to lib/evidence

// Adds what a line says that was read by pa_escape_line_parse().
void pa_escape_add_line(struct pa_escape *escape, const struct pa_escape_line *line);

#endif
