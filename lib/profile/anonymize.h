// SPDX-License-Identifier: Apache-2.0
// A profile that can be shown to others: what it says about a program stays, what the parts are
// called does not.
#ifndef PA_PROFILE_ANONYMIZE_H
#define PA_PROFILE_ANONYMIZE_H

#include "base/siphash.h"
#include "profile/profile.h"

struct pa_anonymize_options {
    struct pa_siphash_key key;
    const char *keep; // names of functions that match this expression stay as they are; NULL: none
};

// Returns a copy in `arena` with pseudonyms (profile/pseudonym.h) for names and files of functions,
// files and build ids of mappings, keys and texts of labels, units of labels that are none of time
// or size, and comments. doc_url, drop_frames and keep_frames are left out: a caller that wants the
// latter applied does so before. Sample types, numbers, addresses and lines stay, and so do the
// keys of labels that have a meaning of their own: bytes, request, alignment, pprof::base.
// `profile` must live as long as the copy, which shares its samples. Returns NULL with `err` set if
// `options->keep` is not a valid expression.
PA_MUST_CHECK const struct pa_profile *
pa_profile_anonymize(const struct pa_profile *profile, const struct pa_anonymize_options *options,
                     struct pa_arena *arena, struct pa_error *err);

#endif
