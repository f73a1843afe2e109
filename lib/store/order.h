// SPDX-License-Identifier: Apache-2.0
// An order of profiles that does not depend on which segments they are in, so that what is listed
// or chosen by it is the same after compacting.
#ifndef PA_STORE_ORDER_H
#define PA_STORE_ORDER_H

#include "store/load.h"

// Indexes of the list's profiles by day (those without a time last), service, release, type, time,
// labels and the hash of the source, in `arena`. Segments are asked for hashes if some are alike in
// all else and `known` is false: the list's sources are set then, and v->read says what was
// missing.
size_t *pa_store_order(const struct pa_catalog_list *list, bool known, struct pa_store_visitor *v,
                       struct pa_arena *arena);

#endif
