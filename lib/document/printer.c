// SPDX-License-Identifier: Apache-2.0
#include "document/printer.h"

#include "document/printing.h"

#include <string.h>

const struct pa_printer pa_printers[] = {
#define PRINTER(name, audience, checks_only, summary)                                              \
    {#name, summary, audience, checks_only, pa_print_##name},
#include "document/printers.def"
#undef PRINTER
};
const size_t pa_printer_count = sizeof pa_printers / sizeof pa_printers[0];

const struct pa_printer *pa_printer_find(const char *name)
{
    for (size_t i = 0; i < pa_printer_count; i++) {
        if (strcmp(pa_printers[i].name, name) == 0)
            return &pa_printers[i];
    }
    return NULL;
}

static bool has_checks(const struct pa_doc *doc)
{
    const struct pa_item *item = doc->items;
    while (item && item->kind != PA_ITEM_CHECK)
        item = item->next;
    return item;
}

bool pa_doc_print(const struct pa_doc *doc, const struct pa_printer *printer,
                  const struct pa_print_options *options, struct pa_writer *out,
                  struct pa_error *err)
{
    static const struct pa_print_options DEFAULTS = {0};
    if (printer->checks_only && !has_checks(doc))
        return pa_error_set(err, PA_ERROR_USAGE, "format %s needs a report with checks",
                            printer->name);
    printer->print(doc, options ? options : &DEFAULTS, out);
    return true;
}
