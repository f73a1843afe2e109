// SPDX-License-Identifier: Apache-2.0
// Splits the text of `perf script`, a window of lines at a time. Lines of frames come again and
// again: equal ones get the same number, so that each is parsed only once; other lines are kept as
// text. A batch has no pointers into the window, so that one thread can split lines while another
// builds the profile.
//
//     struct pa_perf_splitter s;
//     struct pa_perf_batch batch = {0};
//     pa_perf_splitter_open(&s, input);
//     do {
//         pa_perf_split_window(&s, &batch);
//         … use the batch …
//     } while (!batch.last);
//     pa_perf_batch_release(&batch);
//     pa_perf_splitter_close(&s);
#ifndef PA_INPUT_PERF_BATCH_H
#define PA_INPUT_PERF_BATCH_H

#include "base/intern.h"
#include "input/line_windows.h"

// A line that is not numbered.
struct pa_perf_other {
    size_t start, size; // in the batch's text; with its end and the line below
};

struct pa_perf_batch {
    size_t before;                       // lines of the file in front of the batch
    PA_VEC(uint32_t) lines;              // numbers of frames' lines; 0: the next one of `others`
    PA_VEC(struct pa_string) frames;     // new lines of frames; they are numbered on, from 1
    PA_VEC(struct pa_perf_other) others; // in their order
    struct pa_strbuf text;
    bool last; // the file ends here, or there was an error
    struct pa_error err;
};

// Frees the lists and the text.
void pa_perf_batch_release(struct pa_perf_batch *batch);

struct pa_perf_splitter {
    struct pa_line_windows windows;
    struct pa_strings known;
    uint32_t line;         // the number of the line before; 0: it has none
    PA_VEC(uint32_t) next; // by number of a line: the one that stood below it
};

// Begins to read input->stream, or input->bytes where there is none; the input is borrowed until
// the splitter is closed.
void pa_perf_splitter_open(struct pa_perf_splitter *splitter, struct pa_input *input);
// Frees what it holds, with the texts of lines that batches borrow.
void pa_perf_splitter_close(struct pa_perf_splitter *splitter);
// Splits the next window of whole lines into the batch, whose former contents are dropped. Texts of
// batch->frames live as long as the splitter, all else until the batch is filled anew. At most 2^18
// different lines get numbers; further ones are in `others`. Returns false with the last window,
// whose batch is to be used as well; batch->err has a code then if reading failed.
bool pa_perf_split_window(struct pa_perf_splitter *splitter, struct pa_perf_batch *batch);

#endif
