// SPDX-License-Identifier: Apache-2.0
#include "api/handle.h"

#include "base/gunzip_module.h"
#include "base/module.h"
#include "document/printer.h"
#include "export/writers.h"
#include "input/bench_format.h"
#include "input/format.h"
#include "paint/cairo_job.h"
#include "paint/paint.h"
#include "symbol/dwarf_module.h"

#include <stddef.h>
#include <string.h>

static const char *profile_format(size_t index)
{
    size_t i = 0;
    while (pa_input_formats[i] && i < index)
        i++;
    return pa_input_formats[i] ? pa_input_formats[i]->name : NULL;
}

static const char *bench_format(size_t index)
{
    size_t i = 0;
    while (pa_bench_formats[i] && i < index)
        i++;
    return pa_bench_formats[i] ? pa_bench_formats[i]->name : NULL;
}

static const char *writer(size_t index)
{
    size_t i = 0;
    while (pa_export_writers[i].name && i < index)
        i++;
    const char *name = pa_export_writers[i].name;
    return name && strcmp(name, "proto") == 0 ? "pprof" : name;
}

// The index-th of what is there.
static const char *feature(size_t index)
{
    static const char *const modules[][3] = {
        {"cairo", "libpa-cairo.so", PA_CAIRO_SYMBOL},
        {"dwarf", "libpa-dwarf.so", PA_DWARF_SYMBOL},
        {"isal", "libpa-isal.so", PA_GUNZIP_SYMBOL},
    };
    struct pa_error none;
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        if (pa_module_symbol(modules[i][1], modules[i][2], &none) && index-- == 0)
            return modules[i][0];
    }
    return NULL;
}

const char *pa_names(int32_t list, size_t index)
{
    switch (list) {
    case PA_LIST_PROFILE_FORMATS:
        return profile_format(index);
    case PA_LIST_BENCH_FORMATS:
        return bench_format(index);
    case PA_LIST_WRITERS:
        return writer(index);
    case PA_LIST_PRINTERS:
        return index < pa_printer_count ? pa_printers[index].name : NULL;
    case PA_LIST_PAINTERS:
        return index < pa_painter_count ? pa_painters[index].name : NULL;
    case PA_LIST_FEATURES:
        return feature(index);
    default:
        return NULL;
    }
}
