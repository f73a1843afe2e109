// SPDX-License-Identifier: Apache-2.0
// What a dump holds by site (dumps.h). Private to lib/dumps.
#ifndef PA_DUMPS_SITES_H
#define PA_DUMPS_SITES_H

#include "dumps/dumps.h"

// Indexes of the sample type of a dump's values and of that of what was allocated since the process
// began; equal if the profile has none.
struct pa_site_types {
    uint32_t value, allocated;
};
// Adds up a profile by site and sets total, allocated, samples and cells of `dump`; cells live in
// dumps->arena. The profile's strings are dumps->strings. False, with `err` set, if sums of the
// values do not fit into 64 bits or options.mine is no regular expression; errors do not name the
// dump.
PA_MUST_CHECK bool pa_dump_sites(struct pa_dumps *dumps, const struct pa_profile *profile,
                                 struct pa_site_types types, struct pa_dump *dump,
                                 struct pa_error *err);

#endif
