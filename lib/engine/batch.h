// SPDX-License-Identifier: Apache-2.0
// Rows for the engine's tables, made of the profiles of a segment and sent in pieces of about 48
// MB; the rows of pa_profile are sent last, since a profile counts once its own is there. Private
// to lib/engine.
#ifndef PA_ENGINE_BATCH_H
#define PA_ENGINE_BATCH_H

#include "engine/engine_private.h"
#include "store/dict.h"

struct pa_batch;
// Returns an empty batch for the profiles of one segment; engine and segment are borrowed. Its
// number is a hash of the segment's path and `attempt`, which differs from export to export.
struct pa_batch *pa_batch_new(struct pa_engine *e, const struct pa_catalog_segment *segment,
                              uint64_t attempt);
// Frees the batch, with rows that were not sent.
void pa_batch_free(struct pa_batch *b);
// Adds the rows of one profile of the segment. `at` is what the catalogue knows of it, with path
// and hash of its source. Tables that have become large are sent. PA_ERROR_LIMIT for more than 255
// sample types, PA_ERROR_FORMAT if the segment is damaged, else the errors of pa_engine_insert().
// After one, free the batch: what was sent belongs to no profile, so no answer has it.
PA_MUST_CHECK bool pa_batch_add(struct pa_batch *b, struct pa_segment *segment,
                                const struct pa_catalog_profile *at,
                                const struct pa_profile *profile, struct pa_error *err);
// Sends the remaining rows of all tables, those of pa_profile last. Errors are those of
// pa_engine_insert().
PA_MUST_CHECK bool pa_batch_finish(struct pa_batch *b, struct pa_error *err);
// Returns how many rows of pa_sample and pa_func were made so far.
uint64_t pa_batch_rows(const struct pa_batch *b);

#endif
