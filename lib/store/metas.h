// SPDX-License-Identifier: Apache-2.0
// What a store knows of its profiles apart from their content (struct pa_stored_meta), packed for
// many at once. Profiles are in the order of cells.h, so those of one service, release and type
// lie together and their times ascend; with differences and texts written once, a profile takes
// about 10 bytes. Hashes and paths of sources, which no report filters by, are a table of their
// own. Private to lib/store.
#ifndef PA_STORE_METAS_H
#define PA_STORE_METAS_H

#include "store/pack.h"
#include "store/segment.h"

// A profile of a segment, without its samples.
struct pa_stored_row {
    struct pa_stored_meta meta;
    int64_t profile_time, duration; // of the profile itself, nanoseconds; 0: not known
    uint32_t head;                  // number of its record in PA_TABLE_HEADS
};

// Appends times and labels of `count` profiles of the writer, from index `first` on. They are all
// of one whole (cells.h).
void pa_metas_pack_span(const struct pa_segment_writer *w, size_t first, size_t count,
                        struct pa_strbuf *out);
// Sets meta.time and meta.labels of rows[0] to rows[count - 1]; labels are in `arena`. False, with
// in->bad set, if the bytes are damaged.
bool pa_metas_unpack_span(struct pa_pack_reader *in, struct pa_stored_row *rows, size_t count,
                          struct pa_arena *arena);

// Appends what is known of all profiles of the segment but their sources. The cells have been
// made.
void pa_metas_pack(const struct pa_segment_writer *w, struct pa_strbuf *out);
// Appends paths and hashes of the sources of all profiles of the segment.
void pa_metas_pack_sources(const struct pa_segment_writer *w, struct pa_strbuf *out);
// Reads what pa_metas_pack() wrote: *rows, an array of *count in `arena`, without hashes and with
// "" for paths. PA_ERROR_FORMAT if the bytes are damaged.
PA_MUST_CHECK bool pa_metas_unpack(struct pa_pack_reader in, struct pa_arena *arena,
                                   struct pa_stored_row **rows, uint32_t *count,
                                   struct pa_error *err);
// Sets meta.path, in `arena`, and meta.hash of all `count` rows of the segment. PA_ERROR_FORMAT if
// the bytes are damaged.
PA_MUST_CHECK bool pa_metas_unpack_sources(struct pa_pack_reader in, struct pa_stored_row *rows,
                                           uint32_t count, struct pa_arena *arena,
                                           struct pa_error *err);

#endif
