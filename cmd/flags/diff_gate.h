// SPDX-License-Identifier: Apache-2.0
// The options of a gate, which `pa diff` has for benchmarks and for profiles.
#ifndef PA_FLAGS_DIFF_GATE_H
#define PA_FLAGS_DIFF_GATE_H

#include "cli/command.h"
#include "document/document.h"
#include "gate/gate.h"

// The options: rules, waivers, and what to do where the rules decide nothing.
struct pa_diff_gate {
    const char *fail_on, *waivers, *today;
    const char *waiver_text; // the waivers' lines, instead of those of the file; NULL: none
    bool self_test;          // prove that the gate can fail
    int undecided, missing;  // enum pa_gate_answer
};
extern const struct pa_option pa_diff_gate_options[];

// Parses the rules and reads the waivers; without --fail-on both stay empty. Both are zeroed, and
// to be released also after an error. Errors name the option or the file; PA_ERROR_USAGE for
// --waivers or --self-test without --fail-on.
PA_MUST_CHECK bool pa_diff_gate_open(struct pa_context *ctx, const struct pa_diff_gate *options,
                                     struct pa_gate *gate, struct pa_waivers *waivers,
                                     struct pa_error *err);

// Reads the waivers alone, of the file or of waiver_text; those that expired before today are
// marked. They are zeroed, and to be released also after an error, which names the file.
PA_MUST_CHECK bool pa_diff_gate_read_waivers(struct pa_context *ctx,
                                             const struct pa_diff_gate *options,
                                             struct pa_waivers *waivers, struct pa_error *err);

// Returns what the gate does where the rules decide nothing, as the options say.
struct pa_gate_policy pa_diff_gate_policy(const struct pa_diff_gate *options);
// Returns the exit status that the outcome asks for.
enum pa_status pa_diff_gate_status(const struct pa_gate_outcome *outcome);
// Returns the exit status for a rule that decides nothing, as the options say.
enum pa_status pa_diff_gate_undecided(const struct pa_diff_gate *options);

// Warns of waivers that are expired or were not needed. To be called when the gate has been
// applied.
void pa_diff_gate_report_waivers(const struct pa_context *ctx, const struct pa_diff_gate *options,
                                 const struct pa_waivers *waivers);

// Appends the report as markdown to the file at `path` (GITHUB_STEP_SUMMARY); does nothing if that
// is NULL. Errors name the path.
PA_MUST_CHECK bool pa_diff_append_summary(const char *path, const struct pa_doc *doc,
                                          const char *marker, struct pa_error *err);

#endif
