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

// Makes a machine without processes. `records`, whose build ids are complete, and `strings`, for
// all names, are borrowed and must outlive it.
void pa_perf_machine_init(struct pa_perf_machine *machine, const struct pa_perf_records *records,
                          struct pa_strings *strings);
// Frees all tables. Names stay in their table of strings.
void pa_perf_machine_release(struct pa_perf_machine *machine);
// Goes back to the start of the recording, for a second pass over the records: processes, threads
// and lost samples are dropped, binaries stay.
void pa_perf_machine_restart(struct pa_perf_machine *machine);

// Changes the machine by a record that is no sample, in the order of their times: mappings, names,
// forks, lost samples; others have no effect. False: PA_ERROR_FORMAT, with the record's number, if
// it ends too early, PA_ERROR_LIMIT if forked processes would need copies of over 2^25 mappings.
PA_MUST_CHECK bool pa_perf_machine_note(struct pa_perf_machine *machine,
                                        const struct pa_perf_record *record, struct pa_error *err);
// Returns the mapping that an address is in, of the kernel or of process `pid` as `mode` says.
// Borrowed until the next record is noted. NULL if nothing is mapped there, the process is not
// known, or the mode is a hypervisor's or a guest's.
const struct pa_perf_map *pa_perf_machine_find(const struct pa_perf_machine *machine, uint32_t pid,
                                               enum pa_perf_mode mode, uint64_t address);
// Returns the name of a thread as of the records noted so far; "swapper" for thread 0 without one,
// else 0.
pa_str pa_perf_machine_thread_name(const struct pa_perf_machine *machine, uint32_t tid);

#endif
