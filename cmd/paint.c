// SPDX-License-Identifier: Apache-2.0
#include "cmd/paint.h"

#include "cli/heap.h"

#include <stdio.h>

bool pa_paint(struct pa_output *output, const struct pa_scene *scene,
              const struct pa_paint_options *options, enum pa_svg_kind svg, struct pa_error *err)
{
    struct pa_paint_options how = *options;
    struct pa_strbuf bytes = {0};
    const char *name = output->format_name;
    if (output->format == PA_FORMAT_SVG && svg != PA_SVG_INTERACTIVE)
        how.viewer = PA_VIEWER_NONE;
    if (output->format == PA_FORMAT_SVG && svg == PA_SVG_OUTLINE)
        name = "outline";
    if (output->format == PA_FORMAT_PDF) {
        enum { BYTES_A_SHAPE = 650 }; // cairo keeps a page until it is whole
        pa_heap_expect(scene->shapes.count * BYTES_A_SHAPE);
    }
    bool ok = pa_painter_by_name(name)->paint(scene, &how, &bytes, err);
    if (ok) // failed writes are found when the output is finished
        fwrite(bytes.text, 1, bytes.size, output->stream);
    pa_strbuf_release(&bytes);
    return ok;
}
