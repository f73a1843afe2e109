// SPDX-License-Identifier: Apache-2.0
// Service, release and labels of a profile. They come from labels that all its samples have with
// the same text (OpenTelemetry's service.name and service.version count as service and release),
// then from its path, then from --set; a later source replaces an earlier one.
#ifndef PA_STORE_ATTRIBUTES_H
#define PA_STORE_ATTRIBUTES_H

#include "base/words.h"
#include "store/segment.h"

struct pa_attribute_options {
    struct pa_words set;   // of --set: "service=api", "release=r3", "region=eu"
    const char *from_path; // of --from-path: "{service}/{release}/*.pb.gz"; NULL: not given
};

// Sets meta->service, meta->release ("" if nothing says them) and meta->labels (lines
// "key=value\n", sorted by key). meta->path, the profile's path, is set by the caller. Texts are
// allocated in `arena` or borrowed from the profile's strings and from `options`. Fails with
// PA_ERROR_USAGE if a word of `set` is not KEY=VALUE, or if the end of the path does not match
// `from_path`; the three members are not to be used then.
PA_MUST_CHECK bool pa_attributes_of(const struct pa_profile *profile,
                                    const struct pa_attribute_options *options,
                                    struct pa_arena *arena, struct pa_stored_meta *meta,
                                    struct pa_error *err);

#endif
