// SPDX-License-Identifier: Apache-2.0
#include "cmd/print.h"

#include "report/printer.h"

static const char *printer_name(enum pa_format format)
{
    switch (format) {
    case PA_FORMAT_JSON:
        return "json";
    case PA_FORMAT_CSV:
        return "csv";
    case PA_FORMAT_MARKDOWN:
        return "markdown";
    case PA_FORMAT_HTML:
        return "html";
    default:
        return "text";
    }
}

bool pa_print_document(struct pa_context *ctx, const struct pa_doc *doc, struct pa_error *err)
{
    const char *name = printer_name(ctx->output.format);
    const struct pa_printer *printer = pa_printer_find(name);
    if (!printer)
        return pa_error_set(err, PA_ERROR_UNSUPPORTED, "no printer for %s", name);
    struct pa_print_options options = {.color = ctx->output.color, .marker = doc->name};
    struct pa_writer writer = {.file = ctx->output.stream};
    bool printed = pa_doc_print(doc, printer, &options, &writer, err);
    struct pa_error failed = {0};
    bool written = pa_writer_finish(&writer, printed ? err : &failed);
    return printed && written;
}
