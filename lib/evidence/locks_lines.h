// SPDX-License-Identifier: Apache-2.0
// From lines of a dump to threads with their frames. Private to lib/evidence.
#ifndef PA_EVIDENCE_LOCKS_LINES_H
#define PA_EVIDENCE_LOCKS_LINES_H

#include "evidence/locks_keep.h"
#include "input/text.h"

struct pa_locks_reader {
    struct pa_locks *l;
    struct pa_locks_keep keep;
    int64_t number; // of the goroutine that is being read
    bool open;      // a thread is being read
    bool inside;    // a goroutine's block
};

// "goroutine 18 [sync.Mutex.Lock, 2 minutes]:", "goroutine 18 gp=0x… m=nil [chan receive]:"
struct pa_locks_head {
    int64_t number, minutes; // minutes of waiting; 0: less than one, or not said
    struct pa_text state;    // borrowed from the line
};

// Parses the line as the head of a goroutine. False, with *head undefined, if it is none.
bool pa_locks_head_parse(struct pa_text line, struct pa_locks_head *head);

// Takes the next line of the text.
void pa_locks_take_line(struct pa_locks_reader *reader, struct pa_text line);
// Ends the thread that is being read, if there is one. Returns what pa_locks_keep_last() does.
size_t pa_locks_end_thread(struct pa_locks_reader *reader);

// Returns the text in the locks' table of strings: equal ones have the same address.
const char *pa_locks_word(struct pa_locks *locks, struct pa_text text);

#endif
