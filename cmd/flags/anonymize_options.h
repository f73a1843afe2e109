// SPDX-License-Identifier: Apache-2.0
// --anonymize, --salt and --keep-names of the commands that write profiles.
#ifndef PA_FLAGS_ANONYMIZE_OPTIONS_H
#define PA_FLAGS_ANONYMIZE_OPTIONS_H

#include "cli/command.h"
#include "profile/profile.h"

struct pa_anonymize_flags {
    bool anonymize;
    const char *salt, *keep;
};
extern const struct pa_option pa_anonymize_options[];

// Replaces *profile by one with pseudonyms, after demangling its names and dropping the frames
// that its drop_frames says, in the context's arena; leaves it alone without --anonymize. A salt
// that is not given is random, which is warned of. PA_ERROR_USAGE for --salt or --keep-names
// without --anonymize, or a wrong regular expression.
PA_MUST_CHECK bool pa_anonymize(struct pa_context *ctx, const struct pa_anonymize_flags *flags,
                                const struct pa_profile **profile, struct pa_error *err);

#endif
