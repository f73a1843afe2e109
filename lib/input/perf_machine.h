// SPDX-License-Identifier: Apache-2.0
// What runs on the recorded machine at a moment: processes with what is mapped into them, threads
// with their names. Follows the records of a perf.data file in the order of their times.
#ifndef PA_INPUT_PERF_MACHINE_H
#define PA_INPUT_PERF_MACHINE_H

#include "base/intern.h"
#include "input/perf_records.h"
#include "input/perf_space.h"

// A file that code was mapped from, over all processes. Its addresses are those of where it was
// first mapped, so that one place of it has one address.
struct pa_perf_binary {
    pa_str file, build_id;
    uint64_t from, to; // offsets in the file that were mapped, or addresses
    uint64_t shift;    // address less offset
    bool absolute;     // the kernel's and what was compiled at run time: its offsets are addresses
    uint32_t mapping;  // for users
};

struct pa_perf_process {
    uint32_t pid;
    struct pa_perf_space *space; // NULL: nothing is mapped
};

struct pa_perf_thread {
    uint32_t tid;
    pa_str name;
};

struct pa_perf_machine {
    const struct pa_perf_records *records;
    struct pa_strings *strings;
    PA_VEC(struct pa_perf_binary) binaries; // they stay when it starts anew
    struct pa_index binary_index, build_id_index;
    PA_VEC(struct pa_perf_process) processes;
    PA_VEC(struct pa_perf_thread) threads;
    struct pa_index process_index, thread_index;
    struct pa_perf_space kernel;
    size_t copied;               // maps for processes that were forked and changed theirs
    uint64_t lost, lost_samples; // by the records while they happen, and by the sums at the end
};

// An empty machine. Both are borrowed and outlive it.
void pa_perf_machine_init(struct pa_perf_machine *machine, const struct pa_perf_records *records,
                          struct pa_strings *strings);
void pa_perf_machine_release(struct pa_perf_machine *machine); // frees what it holds
// Back to the start of the recording: what is known of binaries stays.
void pa_perf_machine_restart(struct pa_perf_machine *machine);

// Any record that is no sample. PA_ERROR_FORMAT if it ends too early.
PA_MUST_CHECK bool pa_perf_machine_note(struct pa_perf_machine *machine,
                                        const struct pa_perf_record *record, struct pa_error *err);
// Where an address of a process points to; NULL: nothing is mapped there.
const struct pa_perf_map *pa_perf_machine_find(const struct pa_perf_machine *machine, uint32_t pid,
                                               enum pa_perf_mode mode, uint64_t address);
// The name of a thread at this moment; 0 if it has none.
pa_str pa_perf_machine_thread_name(const struct pa_perf_machine *machine, uint32_t tid);

#endif
