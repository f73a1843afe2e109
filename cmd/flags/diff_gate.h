// SPDX-License-Identifier: Apache-2.0
// The options of a gate, which `pa diff` has for benchmarks and for profiles.
#ifndef PA_FLAGS_DIFF_GATE_H
#define PA_FLAGS_DIFF_GATE_H

#include "cli/command.h"
#include "document/document.h"
#include "gate/gate.h"

// What decides about success, beside the statistics.
struct pa_diff_gate {
    const char *fail_on, *waivers, *today;
    const char *waiver_text; // instead of the file's: its lines; NULL: none
    bool self_test;
    int undecided, missing; // enum pa_gate_answer
};
extern const struct pa_option pa_diff_gate_options[];

// Parses the rules and reads the waivers: nothing without --fail-on. Both are to be released, also
// after an error.
PA_MUST_CHECK bool pa_diff_gate_open(struct pa_context *ctx, const struct pa_diff_gate *options,
                                     struct pa_gate *gate, struct pa_waivers *waivers,
                                     struct pa_error *err);

// Reads the waivers alone; they are to be released, also after an error.
PA_MUST_CHECK bool pa_diff_gate_read_waivers(struct pa_context *ctx,
                                             const struct pa_diff_gate *options,
                                             struct pa_waivers *waivers, struct pa_error *err);

struct pa_gate_policy pa_diff_gate_policy(const struct pa_diff_gate *options);
// The exit status that the outcome asks for.
enum pa_status pa_diff_gate_status(const struct pa_gate_outcome *outcome);
// And that of a rule that decides nothing.
enum pa_status pa_diff_gate_undecided(const struct pa_diff_gate *options);

// Warns of waivers that are expired or were not needed, once the gate has been applied.
void pa_diff_gate_report_waivers(const struct pa_context *ctx, const struct pa_diff_gate *options,
                                 const struct pa_waivers *waivers);

// Appends the report as markdown to `path`; nothing if that is NULL.
PA_MUST_CHECK bool pa_diff_append_summary(const char *path, const struct pa_doc *doc,
                                          const char *marker, struct pa_error *err);

#endif
