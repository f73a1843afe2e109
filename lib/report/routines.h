// SPDX-License-Identifier: Apache-2.0
// The functions of a profile's binaries that a disassembly shows: those whose names match, with the
// samples at their instructions.
//
//     struct pa_routines routines;
//     if (pa_routines_find(view, &options, arena, &routines, err))
//         for (size_t i = 0; i < routines.count; i++) {
//             const struct pa_routine *r = &routines.list[i];
//             ok = pa_routine_instructions(&routines, r, arena, &all, err);
//         }
#ifndef PA_REPORT_ROUTINES_H
#define PA_REPORT_ROUTINES_H

#include "analysis/graph.h"
#include "symbol/disasm.h"
#include "symbol/dwarf.h"
#include "view/graph_flags.h"

struct pa_routines_options {
    const char *regex; // of names, as the linker has them or readable; or an address
    const struct pa_graph_flags *graph;
    enum pa_symbol_level names;
    enum pa_disasm_spelling spelling;
};

// A sampled address of a binary, as its linker numbers them.
struct pa_routine_sample {
    uint64_t address;
    uint32_t node; // of the graph
};

// A binary with the addresses in it that have samples, sorted.
struct pa_routine_binary {
    const char *path;
    struct pa_code code;
    struct pa_disasm *disasm;
    struct pa_dwarf *dwarf; // NULL: no debug information
    bool is_go;             // go tool pprof knows lines of these only
    struct pa_routine_sample *samples;
    size_t sample_count;
};

// Sums of samples; the divisors are those of means, else 0.
struct pa_routine_sums {
    int64_t flat, cum, flat_divisor, cum_divisor;
};

// A function in a binary: the code at [start, end).
struct pa_routine {
    const char *name, *symbol; // that matched, as the linker knows it
    uint64_t start, end;
    struct pa_routine_binary *binary;
    size_t first_sample, end_sample; // of the binary's
};

struct pa_routines {
    struct pa_graph *graph;  // nodes are addresses
    struct pa_routine *list; // by name, then address
    size_t count;
};

// A decoded instruction.
struct pa_routine_instruction {
    uint64_t address;
    const char *text;
    struct pa_routine_sums sums; // of the samples that lie in it
    uint32_t node;               // of the first of them; UINT32_MAX: none
};

struct pa_routine_code {
    struct pa_routine_instruction *list; // by address
    size_t count;
};

// Finds the functions that match in the view's profile, which has the granularity of addresses,
// without inlined calls. Everything lives in `arena`. Fails on a bad expression, if no binary of a
// function that matches is on this machine, if no function with samples matches, and with
// PA_ERROR_UNSUPPORTED if the disassembler is not installed.
PA_MUST_CHECK bool pa_routines_find(const struct pa_view *view,
                                    const struct pa_routines_options *options,
                                    struct pa_arena *arena, struct pa_routines *routines,
                                    struct pa_error *err);

// Decodes a routine into `*code`, in `arena`, and adds to each instruction the sums of the samples
// in it. Fails with PA_ERROR_FORMAT if the binary has no code there.
PA_MUST_CHECK bool pa_routine_instructions(const struct pa_routines *routines,
                                           const struct pa_routine *routine, struct pa_arena *arena,
                                           struct pa_routine_code *code, struct pa_error *err);

// Returns the sums of all samples in a routine.
struct pa_routine_sums pa_routine_sum(const struct pa_routines *routines,
                                      const struct pa_routine *routine);
// Returns the flat value of sums; of means the sum divided by its divisor.
int64_t pa_routine_flat(struct pa_routine_sums sums);
// Returns the cumulative value of sums; of means the sum divided by its divisor.
int64_t pa_routine_cum(struct pa_routine_sums sums);
// Adds `more` to `to`. Sums that do not fit into 64 bits stay at the limit.
void pa_routine_add(struct pa_routine_sums *to, struct pa_routine_sums more);

#endif
