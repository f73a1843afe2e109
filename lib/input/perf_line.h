// SPDX-License-Identifier: Apache-2.0
// The lines that `perf script` prints, whatever fields it was asked for (-F): a sample's header,
//
//     my prog 26169/26171 [002]  3667.861586:   10101010 cpu-clock:uH:
//
// of which any part may be missing, behind it on the same line the place where call chains were not
// recorded, and a frame of the call chain, leaf first, with the line of the source below it:
//
//     	           b785 parse(char const*)+0x125 (/srv/my prog)
//       parse.c:31
//
// Without event and time a header is no more than "my prog 26169", or that with a frame behind it.
#ifndef PA_INPUT_PERF_LINE_H
#define PA_INPUT_PERF_LINE_H

#include "input/text.h"

struct pa_perf_header {
    struct pa_text command, thread, event; // empty: not given
    bool has_period, has_time;
    int64_t period;
    int64_t nanos; // time
    struct pa_text rest;
};

struct pa_perf_frame {
    uint64_t address; // 0: not given
    struct pa_text symbol, binary;
    bool inlined; // into the next frame
};

// The first line of a sample: command, process, time and event as far as they are there. False if
// the line is none. Texts are borrowed from it.
bool pa_perf_header_parse(struct pa_text line, struct pa_perf_header *header);
// One without event and time: a frame must stand behind it, or be known to stand below it.
bool pa_perf_bare_header_parse(struct pa_text line, bool frame_below,
                               struct pa_perf_header *header);
// Whether the line is a frame by its looks: one with a tab in front, as perf prints it, or an
// address, a symbol and a binary, as it is where blanks stand for the tab or nothing does.
bool pa_perf_is_frame(struct pa_text line);
// False if the line is no frame. Texts are borrowed from it.
bool pa_perf_frame_parse(struct pa_text line, struct pa_perf_frame *frame);

// "  parse.c:31", "  parse.c:31 (inlined)", "  ??:0", "  /bin/prog[1139]"
struct pa_perf_source {
    struct pa_text file; // empty: not known
    int64_t line;
    bool inlined;
};

// The line of source that perf prints below a frame. False if the line is none; the file is empty
// if it is not known.
bool pa_perf_source_parse(struct pa_text line, struct pa_perf_source *source);

// What is neither a sample nor a part of one: a comment, or mappings, forks, exits…
bool pa_perf_is_aside(struct pa_text line);

enum pa_perf_kind { PA_PERF_ASIDE, PA_PERF_BLANK, PA_PERF_FRAME, PA_PERF_OTHER };
// What a line is, as far as it alone tells.
enum pa_perf_kind pa_perf_kind_of(struct pa_text line);

#endif
