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
    struct pa_input *input;            // set by the caller, borrowed
    struct pa_profile_builder *b;      // set by the caller, borrowed
    uint32_t program;                  // mapping of the first binary that is no library; 0: none
    PA_VEC(struct pa_perf_place) list; // of the sample being read, leaf first
    PA_VEC(uint32_t) stack;            // of the sample built last, root first
    // private
    PA_VEC(struct pa_line) lines;
    PA_VEC(struct pa_perf_known) known; // by number of the line; 0 is none
};

// Frees the lists. What was added to the builder stays.
void pa_perf_frames_release(struct pa_perf_frames *frames);

// Gives a line of text the next number, from 1, as in pa_perf_batch.frames. The text is borrowed as
// long as the frames are in use.
void pa_perf_frames_number(struct pa_perf_frames *frames, struct pa_string line);
// Appends the frame in the line with this number to frames->list; the line is parsed at its first
// use. False, with nothing appended, if it is no frame, or one without an address while no sample
// is being read (`open` is false), which is more likely other text.
bool pa_perf_frames_add_known(struct pa_perf_frames *frames, uint32_t number, bool open);
// Appends a parsed frame to frames->list. Its texts are copied.
void pa_perf_frames_add(struct pa_perf_frames *frames, const struct pa_perf_frame *frame);
// Parses a line of source below a frame and adds file and line number to the frame appended last.
// False, with nothing changed, if the line is none or the list is empty.
bool pa_perf_frames_add_source(struct pa_perf_frames *frames, struct pa_text line);
// Makes the frame's binary the program, the profile's first mapping, if none is known yet and it
// may be one (pa_memory_map_is_program()). Appending a frame does so, too.
void pa_perf_frames_note_binary(struct pa_perf_frames *frames, const struct pa_perf_frame *frame);
// Turns frames->list into the locations of frames->stack, root first, and empties the list. Inlined
// frames become lines of the location of the physical frame that they are inlined into.
void pa_perf_frames_build(struct pa_perf_frames *frames);

#endif
