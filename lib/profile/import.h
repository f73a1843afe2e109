// SPDX-License-Identifier: Apache-2.0
// Bringing what another profile holds into a builder.
#ifndef PA_PROFILE_IMPORT_H
#define PA_PROFILE_IMPORT_H

#include "profile/builder.h"
#include "profile/granularity.h"

struct pa_profile_importer;

// What brings another profile's locations into a builder; both are borrowed. The main binary's
// mapping comes first if the builder has none yet.
struct pa_profile_importer *pa_profile_importer_new(struct pa_profile_builder *b,
                                                    const struct pa_profile *from);
// Locations that differ in nothing else become one.
void pa_profile_importer_keep_places(struct pa_profile_importer *importer,
                                     struct pa_kept_places places);
// Frees the importer; the builder keeps what was imported.
void pa_profile_importer_free(struct pa_profile_importer *importer);

// The builder's index of a location of the profile. An address moves with its mapping if the
// builder has an equal mapping that starts elsewhere.
uint32_t pa_profile_import_location(struct pa_profile_importer *importer, uint32_t location);

// All mappings and locations, in the order of the profile's tables: with a builder that keeps all,
// and has nothing yet, they keep their indexes.
void pa_profile_import_tables(struct pa_profile_importer *importer);

// How values of the profile become values of the builder's types.
struct pa_value_map {
    uint32_t count;         // types of the builder
    const uint32_t *source; // type of the profile, by type of the builder
    const double *ratio;    // multiplied; 1 leaves a value exact
    bool truncate;          // products towards 0, instead of to the nearest
};

// Adds all samples. NULL: as many types, values as they are.
void pa_profile_import_samples(struct pa_profile_importer *importer,
                               const struct pa_value_map *values);

// Types, comments and all header fields, of a builder that has none.
void pa_profile_import_header(struct pa_profile_builder *b, const struct pa_profile *from);

#endif
