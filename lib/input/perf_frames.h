// SPDX-License-Identifier: Apache-2.0
// The frames of a sample that `perf script` prints, and their locations. Lines that come again and
// again have numbers (perf_batch.h): each is parsed once.
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
    uint32_t number; // of its line; 0: it has none, or not all about it is in its line
    bool inlined;    // into the next frame
};

// A line with a number.
struct pa_perf_known {
    struct pa_string text;
    bool parsed, is_frame;
    struct pa_perf_place place;
    uint32_t alone; // location of what it is alone; 0: not made yet
};

struct pa_perf_frames {
    struct pa_input *input;
    struct pa_profile_builder *b;
    uint32_t program;                  // mapping of the first binary that is no library; 0: none
    PA_VEC(struct pa_perf_place) list; // of the sample being read, leaf first
    PA_VEC(uint32_t) stack;            // of the sample built last, root first
    // private
    PA_VEC(struct pa_line) lines;
    PA_VEC(struct pa_perf_known) known; // by number of the line; 0 is none
};

void pa_perf_frames_release(struct pa_perf_frames *frames); // frees what it holds

// Gives the next number to a line, whose text is borrowed.
void pa_perf_frames_number(struct pa_perf_frames *frames, struct pa_string line);
// Adds the frame of a line with a number. False if it is none, or one without an address where
// there is no sample (`open`).
bool pa_perf_frames_add_known(struct pa_perf_frames *frames, uint32_t number, bool open);
void pa_perf_frames_add(struct pa_perf_frames *frames, const struct pa_perf_frame *frame);
// Adds the source below the frame added last. False if the line is none, or there is no frame.
bool pa_perf_frames_add_source(struct pa_perf_frames *frames, struct pa_text line);
// Notes the binary of a frame, which may be the program. Done by adding frames, too.
void pa_perf_frames_note_binary(struct pa_perf_frames *frames, const struct pa_perf_frame *frame);
// Makes frames->stack of the list, which is empty then.
void pa_perf_frames_build(struct pa_perf_frames *frames);

#endif
