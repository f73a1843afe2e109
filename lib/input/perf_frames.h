// SPDX-License-Identifier: Apache-2.0
// The frames of a sample that `perf script` prints, and their locations. The same lines come again
// and again: one that was met is found by its bytes, and not parsed again.
#ifndef PA_INPUT_PERF_FRAMES_H
#define PA_INPUT_PERF_FRAMES_H

#include "base/intern.h"
#include "input/format.h"
#include "input/perf_line.h"
#include "profile/builder.h"

struct pa_perf_place {
    uint64_t address;
    pa_str symbol, binary, file; // 0: not given
    int64_t line;
    uint32_t known; // its number among those that were met; 0: not all about it is in its line
    bool inlined;   // into the next frame
};

struct pa_perf_frames {
    struct pa_input *input;
    struct pa_profile_builder *b;
    uint32_t program;                  // mapping of the first binary that is no library; 0: none
    PA_VEC(struct pa_perf_place) list; // of the sample being read, leaf first
    PA_VEC(uint32_t) stack;            // of the sample built last, root first
    // private
    PA_VEC(struct pa_line) lines;
    struct pa_strings known_lines;
    PA_VEC(struct pa_perf_place) known; // by number of the line
    PA_VEC(uint32_t) alone;             // the same: what it is alone; 0: not made yet
};

void pa_perf_frames_release(struct pa_perf_frames *frames); // frees what it holds

// Adds the frame of a line that was met, if it was, and there is a sample (`open`) or the frame has
// an address.
bool pa_perf_frames_add_known(struct pa_perf_frames *frames, struct pa_text line, bool open);
// Adds a frame. `line` is what it was parsed from, if that is always a frame, else empty.
void pa_perf_frames_add(struct pa_perf_frames *frames, const struct pa_perf_frame *frame,
                        struct pa_text line);
// Adds the source below the frame added last. False if the line is none, or there is no frame.
bool pa_perf_frames_add_source(struct pa_perf_frames *frames, struct pa_text line);
// Notes the binary of a frame, which may be the program.
void pa_perf_frames_note_binary(struct pa_perf_frames *frames, const struct pa_perf_frame *frame);
// Makes frames->stack of the list, which is empty then.
void pa_perf_frames_build(struct pa_perf_frames *frames);

#endif
