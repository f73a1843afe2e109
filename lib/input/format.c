// SPDX-License-Identifier: Apache-2.0
#include "input/format.h"

#include "input/foreign.h"
#include "input/utf16.h"

#include <stdlib.h>
#include <string.h>

#define PA_INPUT_FORMAT(name) extern const struct pa_input_format pa_format_##name;
#include "input/formats.def"
#undef PA_INPUT_FORMAT

const struct pa_input_format *const pa_input_formats[] = {
#define PA_INPUT_FORMAT(name) &pa_format_##name,
#include "input/formats.def"
#undef PA_INPUT_FORMAT
    NULL,
};

const struct pa_input_format *pa_input_format_named(const char *name)
{
    for (size_t i = 0; pa_input_formats[i]; i++) {
        if (strcmp(pa_input_formats[i]->name, name) == 0)
            return pa_input_formats[i];
    }
    return NULL;
}

const struct pa_input_format *pa_input_format_of(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; pa_input_formats[i]; i++) {
        if (pa_input_formats[i]->probe(bytes, size))
            return pa_input_formats[i];
    }
    return NULL;
}

static bool refuse(const struct pa_input *input, struct pa_error *err)
{
    const char *what = pa_foreign_describe(input->bytes.data, input->bytes.size);
    if (what)
        return pa_error_set(err, PA_ERROR_UNSUPPORTED, "this is %s", what);
    return pa_error_set(err, PA_ERROR_FORMAT, "unrecognized profile format");
}

static bool read_bytes(struct pa_input *input, const struct pa_input_options *options,
                       const struct pa_profile **profile, struct pa_error *err)
{
    if (input->bytes.size == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "empty input file");
    const struct pa_input_format *format =
        options->format ? pa_input_format_named(options->format)
                        : pa_input_format_of(input->bytes.data, input->bytes.size);
    if (!format && options->format)
        return pa_error_set(err, PA_ERROR_USAGE, "no input format '%s'", options->format);
    if (!format)
        return refuse(input, err);
    return format->read(input, profile, err);
}

bool pa_input_read(struct pa_input *input, const struct pa_input_options *options,
                   const struct pa_profile **profile, struct pa_error *err)
{
    size_t max_size = options->max_size ? options->max_size : PA_DEFAULT_MAX_SIZE;
    bool ok = pa_file_read(input->path, max_size, &input->bytes, err);
    if (ok) {
        pa_utf16_to_utf8(&input->bytes); // no binary format begins with a byte order mark
        ok = read_bytes(input, options, profile, err);
    }
    free(input->bytes.data);
    input->bytes = (struct pa_bytes){0};
    return ok || pa_error_prefix(err, "%s", input->path);
}
