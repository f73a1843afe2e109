// SPDX-License-Identifier: Apache-2.0
// What a store knows of its profiles besides them (pa_stored_meta), packed for many at once.
// Profiles are in the order of rollups (cells.h), so those of one service, release and type lie
// together and their times grow: what is written once for all or as a difference to the one before
// takes some 10 bytes a profile. Hashes and paths of sources, which no question is about, are a
// table of their own. Private to lib/store.
#ifndef PA_STORE_METAS_H
#define PA_STORE_METAS_H

#include "store/pack.h"
#include "store/segment.h"

// A profile of a segment, without its samples.
struct pa_stored_row {
    struct pa_stored_meta meta;
    int64_t profile_time, duration; // of the profile itself; a time of 0 is not known
    uint32_t head;
};

// Times and labels of `count` profiles from `first` on: what conditions are about. All of one
// whole.
void pa_metas_pack_span(const struct pa_segment_writer *w, size_t first, size_t count,
                        struct pa_strbuf *out);
// Sets time and labels of as many rows. False, and in->bad, if they are not there.
bool pa_metas_unpack_span(struct pa_pack_reader *in, struct pa_stored_row *rows, size_t count,
                          struct pa_arena *arena);

// All of a segment, whose cells are made.
void pa_metas_pack(const struct pa_segment_writer *w, struct pa_strbuf *out);
void pa_metas_pack_sources(const struct pa_segment_writer *w, struct pa_strbuf *out);
// Rows without the hash and path of their sources.
PA_MUST_CHECK bool pa_metas_unpack(struct pa_pack_reader in, struct pa_arena *arena,
                                   struct pa_stored_row **rows, uint32_t *count,
                                   struct pa_error *err);
// Sets those.
PA_MUST_CHECK bool pa_metas_unpack_sources(struct pa_pack_reader in, struct pa_stored_row *rows,
                                           uint32_t count, struct pa_arena *arena,
                                           struct pa_error *err);

#endif
