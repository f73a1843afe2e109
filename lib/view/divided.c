// SPDX-License-Identifier: Apache-2.0
#include "view/divided.h"

#include "profile/import.h"

const struct pa_profile *pa_view_divided(const struct pa_view *view, struct pa_error *err)
{
    struct pa_arena *arena = view->session->arena;
    const struct pa_profile *p = view->profile;
    if (view->ratio <= 0 || view->ratio == 1)
        return p;
    struct pa_profile_builder *b = pa_profile_builder_new(arena, p->strings);
    pa_profile_builder_keep_all(b);
    pa_profile_import_header(b, p);
    struct pa_profile_importer *importer = pa_profile_importer_new(b, p);
    pa_profile_import_tables(importer);
    uint32_t *source = pa_arena_calloc(arena, p->type_count, sizeof *source);
    double *ratio = pa_arena_calloc(arena, p->type_count, sizeof *ratio);
    for (uint32_t i = 0; i < p->type_count; i++) {
        source[i] = i;
        ratio[i] = view->ratio;
    }
    struct pa_value_map map = {p->type_count, source, ratio, .truncate = true};
    pa_profile_import_samples(importer, &map);
    pa_profile_importer_free(importer);
    return pa_profile_builder_finish(b, err);
}
