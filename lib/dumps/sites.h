// SPDX-License-Identifier: Apache-2.0
// What a dump holds by site (dumps.h). Private to lib/dumps.
#ifndef PA_DUMPS_SITES_H
#define PA_DUMPS_SITES_H

#include "dumps/dumps.h"

// Fills total, allocated, samples and cells of `dump`. `types` are the indexes of the type that
// counts and of what was allocated; equal if there is none. Names become ids of dumps->strings.
struct pa_site_types {
    uint32_t value, allocated;
};
// Adds what a dump has at each site. Errors do not name the dump.
PA_MUST_CHECK bool pa_dump_sites(struct pa_dumps *dumps, const struct pa_profile *profile,
                                 struct pa_site_types types, struct pa_dump *dump,
                                 struct pa_error *err);

#endif
