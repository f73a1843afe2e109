// SPDX-License-Identifier: Apache-2.0
// Profiles of a segment as rows, sent in pieces of a few megabytes; the rows of pa_profile go last.
// Private to lib/engine.
#ifndef PA_ENGINE_BATCH_H
#define PA_ENGINE_BATCH_H

#include "engine/engine_private.h"
#include "store/dict.h"

struct pa_batch;
// `attempt` and the segment make a number that no other batch has.
struct pa_batch *pa_batch_new(struct pa_engine *e, const struct pa_catalog_segment *segment,
                              uint64_t attempt);
// Frees the batch. Rows that were not sent yet are lost.
void pa_batch_free(struct pa_batch *b);
// Adds the rows of a profile of the segment, with what the catalogue says of it (`at`). Tables
// that have become large are sent. PA_ERROR_LIMIT for more than 255 sample types.
PA_MUST_CHECK bool pa_batch_add(struct pa_batch *b, struct pa_segment *segment,
                                const struct pa_catalog_profile *at,
                                const struct pa_profile *profile, struct pa_error *err);
// Sends what is left; rows of pa_profile go last, since a profile counts once its own is there.
PA_MUST_CHECK bool pa_batch_finish(struct pa_batch *b, struct pa_error *err);
uint64_t pa_batch_rows(const struct pa_batch *b); // of pa_sample and pa_func so far

#endif
