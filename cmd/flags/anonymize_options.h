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

// The profile with demangled names, without the frames its drop_frames name, and with pseudonyms;
// as it is without --anonymize. Warns of a random salt.
PA_MUST_CHECK bool pa_anonymize(struct pa_context *ctx, const struct pa_anonymize_flags *flags,
                                const struct pa_profile **profile, struct pa_error *err);

#endif
