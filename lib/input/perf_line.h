// SPDX-License-Identifier: Apache-2.0
// The lines that `perf script` prints, whatever fields it was asked for (-F): a sample's header,
//
//     my prog 26169/26171 [002]  3667.861586:   10101010 cpu-clock:uH:
//
// of which any part may be missing, and a frame of the call chain, leaf first, with the line of
// source below it:
//
//     	           b785 parse(char const*)+0x125 (/srv/my prog)
//       parse.c:31
//
// Where no call chains were recorded, the only frame stands behind the header on the same line.
// Without event and time a header is no more than "my prog 26169".
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

// Parses the first line of a sample: command, thread, time, period and event as far as they are
// there; header->rest is what stands behind them. Texts are borrowed from the line. False, with
// *header undefined, if the line has neither a time nor an event.
bool pa_perf_header_parse(struct pa_text line, struct pa_perf_header *header);
// Parses the first line of a sample that has neither time nor event: command and thread. To tell it
// from other text, a frame must stand behind it on the line, which is header->rest then, or below
// it (`frame_below`). False if neither is so. Texts are borrowed from the line.
bool pa_perf_bare_header_parse(struct pa_text line, bool frame_below,
                               struct pa_perf_header *header);
// Returns whether the line looks like a frame: it begins with a tab, as perf prints it, or, where
// tabs were lost, has an address, a symbol and a binary in parentheses.
bool pa_perf_is_frame(struct pa_text line);
// Parses the line as a frame: address, symbol (without +0x…) and binary, each of which may be
// missing; "[unknown]" is empty. False, with *frame undefined, if there is neither an address nor a
// binary. Texts are borrowed from the line.
bool pa_perf_frame_parse(struct pa_text line, struct pa_perf_frame *frame);

// "  parse.c:31", "  parse.c:31 (inlined)", "  ??:0", "  /bin/prog[1139]"
struct pa_perf_source {
    struct pa_text file; // empty: not known
    int64_t line;
    bool inlined;
};

// Parses the line of source that perf prints below a frame (-F srcline), which is indented by two
// blanks. False, with *source undefined, if the line is none. The file is borrowed from the line.
bool pa_perf_source_parse(struct pa_text line, struct pa_perf_source *source);

// Returns whether the line is neither a sample nor a part of one: a comment ("#"), a message of
// perf
// ("[ perf …", "Warning:"), or another record (PERF_RECORD_MMAP …).
bool pa_perf_is_aside(struct pa_text line);

enum pa_perf_kind {
    PA_PERF_ASIDE, // pa_perf_is_aside()
    PA_PERF_BLANK, // nothing but blanks
    PA_PERF_FRAME, // pa_perf_is_frame()
    PA_PERF_OTHER, // a header, a line of source, or other text
};
// Returns what a line is, judged without the lines around it.
enum pa_perf_kind pa_perf_kind_of(struct pa_text line);

#endif
