// SPDX-License-Identifier: Apache-2.0
// Notes of the Go compiler on what escapes to the heap: go build -gcflags=-m, -m=2, and the
// records of -json=0,DIR. A note that is printed several times (for each instance of a generic
// function, and by -m=2 twice) is kept once.
//
//     struct pa_escape *e = pa_escape_new(arena);
//     if (!pa_escape_read(e, NULL, "build.log", err)) …
//     pa_escape_finish(e);
//     if (!pa_escape_join(e, allocs, err)) …     // optional: what was allocated at each line
#ifndef PA_EVIDENCE_ESCAPE_H
#define PA_EVIDENCE_ESCAPE_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/vec.h"
#include "evidence/escape_line.h"
#include "input/identify.h"
#include "profile/profile.h"

// One note. Texts are ids of pa_escape.strings; 0: not said.
struct pa_escape_note {
    enum pa_escape_kind kind;
    pa_str package, file, function; // function: the one that is declared above, by finish()
    int64_t line, column;           // column 0: not said
    pa_str what;                    // "&order{...}"
    pa_str why; // last step of the flow that -m=2 and -json print: "return o (return)"
};

// A source line at which values go to the heap. Bytes and objects are those of the joined profile.
struct pa_escape_site {
    size_t first, count; // its notes: pa_escape.notes[first], …
    int64_t bytes, objects;
    pa_str function; // by the profile if it has the line, else by the log
};

// Notes, each once. A growable array as base/vec.h has them, and an index of what is in it.
struct pa_escape_list {
    struct pa_escape_note *items;
    size_t count, capacity;
    struct pa_index index;
};

struct pa_escape {
    struct pa_arena *arena;
    struct pa_strings strings;
    struct pa_escape_list notes;         // finish() sorts: by package, file, line, column
    PA_VEC(struct pa_escape_site) sites; // made by finish()
    size_t lines, other;                 // lines read; those that are not the compiler's
    // Of a joined profile; unit "bytes".
    bool joined;
    const char *type;                                   // "alloc_space"
    int64_t total_bytes, total_objects, bytes, objects; // of the whole profile, and at sites
    // private
    struct pa_escape_list functions; // declared at file and line, name in `what`
    struct pa_escape_known *known;   // lines that were met, until finish()
    pa_str package;                  // the one of the log that is open
    pa_str json_file;                // that records of -json are of
    size_t flow;                     // note that "flow:" lines belong to; SIZE_MAX: none
};

// Returns an empty set of notes in the arena, which releases it.
struct pa_escape *pa_escape_new(struct pa_arena *arena);

// Adds the notes of a log or of a file of -json=0,DIR. `opened` is the file if it was opened
// already, else NULL. PA_ERROR_FORMAT if the file has neither a note nor a declared function.
// Errors name the path.
PA_MUST_CHECK bool pa_escape_read(struct pa_escape *escape, struct pa_input_opened *opened,
                                  const char *path, struct pa_error *err);
// Adds the notes of a text in memory, which is changed: marks that logs and terminals put in front
// of lines are taken off (input/plain.h). A text without notes is no error.
void pa_escape_add_text(struct pa_escape *escape, struct pa_bytes *bytes);
// Sorts the notes by package, file, line and column, finds the function that each is in, and makes
// the sites, in the same order. Call it once, when everything was read.
void pa_escape_finish(struct pa_escape *escape);

// Adds to each site what the profile allocated there (a sample counts for the frame nearest to the
// leaf that is not of package runtime), and sorts the sites by bytes, most first. Uses the sample
// types alloc_space and alloc_objects, or else inuse_space and inuse_objects. Only after
// pa_escape_finish(), and once. PA_ERROR_UNSUPPORTED if the profile has neither pair,
// PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_escape_join(struct pa_escape *escape, const struct pa_profile *profile,
                                  struct pa_error *err);

// Returns the text of an id; it lives as long as `escape`.
static inline const char *pa_escape_text(const struct pa_escape *escape, pa_str id)
{
    return pa_strings_text(&escape->strings, id);
}

#endif
