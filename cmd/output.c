// SPDX-License-Identifier: Apache-2.0
#include "cmd/output.h"

#include "cmd/pager.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct pa_choice pa_output_reports[] = {
    {"text", PA_FORMAT_TEXT, "aligned columns, for reading"},
    {"json", PA_FORMAT_JSON, "raw numbers with units"},
    {"csv", PA_FORMAT_CSV, "raw numbers, one table"},
    {"markdown", PA_FORMAT_MARKDOWN, "for a comment or a wiki"},
    {"html", PA_FORMAT_HTML, "a page of its own"},
    {0},
};

static const struct pa_choice when[] = {
    {"auto", PA_OUTPUT_AUTO, "on a terminal, unless NO_COLOR is set"},
    {"always", PA_OUTPUT_ALWAYS, "always"},
    {"never", PA_OUTPUT_NEVER, "never"},
    {0},
};

// Longer suffixes first where one ends in the other.
static const struct {
    const char *suffix;
    enum pa_format format;
} suffixes[] = {
    {".txt", PA_FORMAT_TEXT},          {".json", PA_FORMAT_JSON},
    {".csv", PA_FORMAT_CSV},           {".md", PA_FORMAT_MARKDOWN},
    {".markdown", PA_FORMAT_MARKDOWN}, {".html", PA_FORMAT_HTML},
    {".htm", PA_FORMAT_HTML},          {".svg", PA_FORMAT_SVG},
    {".png", PA_FORMAT_PNG},           {".pdf", PA_FORMAT_PDF},
    {".dot", PA_FORMAT_DOT},           {".gv", PA_FORMAT_DOT},
    {".folded", PA_FORMAT_FOLDED},     {".callgrind", PA_FORMAT_CALLGRIND},
    {".pb.gz", PA_FORMAT_PROTO},       {".pprof", PA_FORMAT_PROTO},
    {".pb", PA_FORMAT_PROTO},
};

void pa_output_table(const struct pa_choice *formats, struct pa_option rows[PA_OUTPUT_ROWS])
{
    const struct pa_option table[PA_OUTPUT_ROWS] = {
        {PA_OPTION_STRING, "output", offsetof(struct pa_output_options, path), .letter = 'o',
         .argument = "FILE", .help = "write to FILE; its suffix picks the format"},
        {PA_OPTION_CHOICE, "format", offsetof(struct pa_output_options, format),
         .argument = "FORMAT", .choices = formats, .help = "write in this format"},
        {PA_OPTION_CHOICE, "color", offsetof(struct pa_output_options, color), .alias = "colour",
         .argument = "WHEN", .choices = when, .implied = "always", .help = "use colours"},
        {PA_OPTION_BOOL, "pager", offsetof(struct pa_output_options, pager), .fallback = "true",
         .help = "show text on a terminal through $PAGER"},
        {0},
    };
    memcpy(rows, table, sizeof table);
}

bool pa_output_format_of(const char *path, enum pa_format *format)
{
    size_t size = strlen(path);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t n = strlen(suffixes[i].suffix);
        if (size > n && strcmp(path + size - n, suffixes[i].suffix) == 0) {
            *format = suffixes[i].format;
            return true;
        }
    }
    return false;
}

static const struct pa_choice *choice_of(const struct pa_choice *formats, enum pa_format format)
{
    for (const struct pa_choice *c = formats; c->name; c++) {
        if (c->value == (int)format)
            return c;
    }
    return NULL;
}

static bool pick_format(struct pa_output *output, const struct pa_output_options *options,
                        const struct pa_choice *formats, struct pa_error *err)
{
    output->format = (enum pa_format)formats->value;
    if (options->format >= 0) {
        output->format = (enum pa_format)options->format;
        return true;
    }
    enum pa_format format;
    if (!output->path || !pa_output_format_of(output->path, &format))
        return true;
    if (!choice_of(formats, format))
        return pa_error_set(err, PA_ERROR_USAGE,
                            "%s: this command does not write that kind of file (see --format)",
                            output->path);
    output->format = format;
    return true;
}

static bool want_color(const struct pa_output_options *options, bool to_terminal)
{
    if (options->color != PA_OUTPUT_AUTO)
        return options->color == PA_OUTPUT_ALWAYS;
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return to_terminal && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

static bool is_binary(enum pa_format format)
{
    return format == PA_FORMAT_PNG || format == PA_FORMAT_PDF || format == PA_FORMAT_PROTO;
}

bool pa_output_open(struct pa_output *output, const struct pa_output_options *options,
                    const struct pa_choice *formats, struct pa_error *err)
{
    *output = (struct pa_output){.stream = stdout};
    if (options->path && strcmp(options->path, "-") != 0)
        output->path = options->path;
    if (!pick_format(output, options, formats, err))
        return false;
    output->to_terminal = !output->path && isatty(STDOUT_FILENO);
    output->color = output->format == PA_FORMAT_TEXT && want_color(options, output->to_terminal);
    if (output->path) {
        if (!pa_outfile_open(&output->file, output->path, err))
            return false;
        output->stream = output->file.stream;
    } else if (output->to_terminal && is_binary(output->format)) {
        return pa_error_set(err, PA_ERROR_USAGE, "%s is not for a terminal: use -o FILE",
                            choice_of(formats, output->format)->name);
    } else if (output->to_terminal && output->format == PA_FORMAT_TEXT && options->pager) {
        output->pager = pa_pager_start();
    }
    return true;
}

bool pa_output_finish(struct pa_output *output, struct pa_error *err)
{
    FILE *stream = output->stream;
    output->stream = NULL;
    if (output->path)
        return pa_outfile_commit(&output->file, err);
    errno = 0;
    bool ok = fflush(stream) == 0 && !ferror(stream);
    int saved = errno;
    if (fclose(stream) != 0 && ok) {
        ok = false;
        saved = errno;
    }
    pa_pager_wait(output->pager);
    errno = saved;
    return ok || pa_error_errno(err, "standard output");
}

void pa_output_discard(struct pa_output *output)
{
    if (output->path && output->stream)
        pa_outfile_discard(&output->file);
    else if (output->stream && output->pager) {
        fclose(output->stream);
        pa_pager_wait(output->pager);
    }
    output->stream = NULL;
}
