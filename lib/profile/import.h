// SPDX-License-Identifier: Apache-2.0
// Copies what another profile holds (types, tables, samples) into a builder.
#ifndef PA_PROFILE_IMPORT_H
#define PA_PROFILE_IMPORT_H

#include "profile/builder.h"
#include "profile/granularity.h"

struct pa_profile_importer;

// Makes an importer that copies entries of the profile `from` into the builder, each once, both
// borrowed and with one table of strings. If the builder has no mapping yet, the profile's first
// one, the main binary's, is imported at once. Freed with pa_profile_importer_free().
struct pa_profile_importer *pa_profile_importer_new(struct pa_profile_builder *b,
                                                    const struct pa_profile *from);
// Leaves out addresses, lines or columns of all locations imported from now on, so that those that
// differ in nothing else become one.
void pa_profile_importer_keep_places(struct pa_profile_importer *importer,
                                     struct pa_kept_places places);
// Frees the importer; the builder keeps what was imported.
void pa_profile_importer_free(struct pa_profile_importer *importer);

// Imports a location with its mapping and functions, unless that was done, and returns the
// builder's index of it. `location` is an index of the profile, from 1. If the builder's equal
// mapping starts at another address, the location's address is moved along.
uint32_t pa_profile_import_location(struct pa_profile_importer *importer, uint32_t location);

// Imports all mappings and locations, in the order of the profile's tables. In an empty builder
// that keeps all (pa_profile_builder_keep_all()) they have the same indexes.
void pa_profile_import_tables(struct pa_profile_importer *importer);

// How values of the profile become values of the builder's types.
struct pa_value_map {
    uint32_t count;         // types of the builder
    const uint32_t *source; // type of the profile, by type of the builder
    const double *ratio;    // multiplied; 1 leaves a value exact
    bool truncate;          // products towards 0, instead of to the nearest
};

// Adds all samples that the profile's filters leave, with their locations. With `values` NULL the
// builder has as many types as the profile, and values stay as they are. A scaled value that does
// not fit into 64 bits makes finishing the builder fail.
void pa_profile_import_samples(struct pa_profile_importer *importer,
                               const struct pa_value_map *values);

// Copies sample types, comments and all header fields into a builder that has no types yet.
void pa_profile_import_header(struct pa_profile_builder *b, const struct pa_profile *from);

#endif
