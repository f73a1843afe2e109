// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include "cli/interrupt.h"
#include "cli/pager.h"
#include "cli/progress.h"
#include "cli/suffix.h"
#include "cli/terminal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct pa_choice pa_output_reports[] = {
#define PRINTER(name, audience, checks_only, summary) {#name, PA_REPORT_##name, summary},
#include "document/printers.def"
#undef PRINTER
    {0},
};

static const struct pa_choice when[] = {
    {"auto", PA_OUTPUT_AUTO, "on a terminal, unless NO_COLOR is set"},
    {"always", PA_OUTPUT_ALWAYS, NULL},
    {"never", PA_OUTPUT_NEVER, NULL},
    {0},
};

static void add_formats(struct pa_output_table *table, const struct pa_choice *formats, bool checks)
{
    size_t count = 0;
    while (table->formats[count].name)
        count++;
    for (const struct pa_choice *c = formats; c && c->name; c++) {
        if (c->value >= PA_FORMAT_REPORT && !checks &&
            pa_printers[c->value - PA_FORMAT_REPORT].checks_only)
            continue;
        assert(count + 1 < PA_OUTPUT_FORMATS); // the last one ends the list
        table->formats[count++] = *c;
    }
}

#define AT(member) offsetof(struct pa_output_options, member)

static const struct pa_option common_rows[] = {
    {PA_OPTION_CHOICE, "color", AT(color), .alias = "colour", .argument = "WHEN", .choices = when,
     .implied = "always", .help = "use colours"},
    {PA_OPTION_BOOL, "pager", AT(pager), .fallback = "true",
     .help = "show text on a terminal through $PAGER"},
    {0},
};

// Rows for commands with checks, instead of -o FILE.
static const struct pa_option copy_rows[] = {
    {PA_OPTION_LIST, "output", AT(copies), .letter = 'o', .argument = "FILE",
     .help = "write to FILE as well, as often as wanted; its suffix picks the format; a FOLDER/ "
             "gets a file of each"},
    {PA_OPTION_BOOL, "quiet", AT(quiet), .letter = 'q', .help = "print nothing: write the files"},
    {PA_OPTION_BOOL, "annotations", AT(annotations),
     .help = "print commands of GitHub that mark what failed, 10 at most"},
    {PA_OPTION_STRING, "title", AT(title), .argument = "TEXT", .help = "the heading of pages"},
    {PA_OPTION_STRING, "marker", AT(marker), .argument = "WORD",
     .help = "the hidden word by which a bot finds its own comment"},
    {PA_OPTION_STRING, "link-base", AT(link_base), .argument = "URL",
     .help = "markdown links to the other files here"},
    {0},
};

static const struct pa_option raw_csv_row = {
    PA_OPTION_BOOL, "raw-csv", AT(raw_csv),
    .help = "no ' before texts in csv that a spreadsheet would run"};

static bool has_csv(const struct pa_output_table *table)
{
    for (const struct pa_choice *c = table->formats; c->name; c++) {
        if (strcmp(c->name, "csv") == 0)
            return true;
    }
    return false;
}

void pa_output_table_init(struct pa_output_table *table, const struct pa_choice *formats,
                          const struct pa_choice *more, bool checks)
{
    *table = (struct pa_output_table){0};
    add_formats(table, formats, checks);
    add_formats(table, more, checks);
    size_t count = 0;
    const struct pa_option one = {
        PA_OPTION_STRING, "output",           AT(path),
        .letter = 'o',    .argument = "FILE", .help = "write to FILE; its suffix picks the format"};
    const struct pa_option format = {
        PA_OPTION_CHOICE,
        "format",
        AT(format),
        .argument = "FORMAT",
        .choices = table->formats,
        .help = checks ? "print in this format; that of files is picked by their suffix"
                       : "write in this format"};
    if (!checks)
        table->rows[count++] = one;
    for (const struct pa_option *o = copy_rows; checks && o->kind != PA_OPTION_END; o++)
        table->rows[count++] = *o;
    table->rows[count++] = format;
    if (has_csv(table))
        table->rows[count++] = raw_csv_row;
    for (const struct pa_option *o = common_rows; o->kind != PA_OPTION_END; o++)
        table->rows[count++] = *o;
    assert(count < PA_OUTPUT_ROWS);
}

// The choice the command line means: by --format, by the suffix, or the first.
static const struct pa_choice *pick_format(const struct pa_output_options *options,
                                           const char *path, const struct pa_choice *formats)
{
    const char *suffix = path ? pa_suffix_format(path) : NULL;
    if (options->format < 0 && !suffix)
        return formats;
    const struct pa_choice *c = formats;
    while (c->name &&
           (options->format < 0 ? strcmp(c->name, suffix) != 0 : c->value != options->format))
        c++;
    return c->name ? c : NULL;
}

static bool set_format(struct pa_output *output, const struct pa_output_options *options,
                       const struct pa_choice *formats, struct pa_error *err)
{
    if (options->format < 0 && output->path && pa_suffix_is_unknown(output->path))
        return pa_error_set(err, PA_ERROR_USAGE,
                            "%s: no format has this suffix (--format says one)", output->path);
    const struct pa_choice *c = pick_format(options, output->path, formats);
    if (!c)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "%s: this command does not write %s (see --format)", output->path,
                            pa_suffix_format(output->path));
    output->format_name = c->name;
    output->format = c->value < PA_FORMAT_REPORT ? (enum pa_format)c->value : PA_FORMAT_REPORT;
    if (output->format == PA_FORMAT_REPORT)
        output->printer = &pa_printers[c->value - PA_FORMAT_REPORT];
    return true;
}

static bool terminal_has_color(void)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

static bool want_color(const struct pa_output_options *options, bool to_terminal)
{
    return options->color == PA_OUTPUT_AUTO ? to_terminal && terminal_has_color()
                                            : options->color == PA_OUTPUT_ALWAYS;
}

bool pa_output_fit_terminal(struct pa_print_options *print)
{
    if (!isatty(STDOUT_FILENO))
        return false;
    print->width = pa_terminal_width(STDOUT_FILENO);
    print->color = terminal_has_color();
    return true;
}

// Whether the output is not fit for a terminal: binary formats, and SVG, which is all coordinates.
static bool is_no_text(const struct pa_output *output)
{
    enum pa_format format = output->format;
    return format == PA_FORMAT_SVG || format == PA_FORMAT_PNG || format == PA_FORMAT_PDF ||
           format == PA_FORMAT_PROTO || format == PA_FORMAT_OTLP ||
           (strcmp(output->format_name, "html") == 0);
}

static bool is_text(const struct pa_output *output)
{
    return strcmp(output->format_name, "text") == 0;
}

bool pa_output_open(struct pa_output *output, const struct pa_output_options *options,
                    const struct pa_choice *formats, struct pa_error *err)
{
    *output = (struct pa_output){.stream = stdout,
                                 .quiet = options->quiet,
                                 .annotations = options->annotations,
                                 .print.raw_csv = options->raw_csv,
                                 .title = options->title,
                                 .marker = options->marker};
    if (options->path && strcmp(options->path, "-") != 0)
        output->path = options->path;
    const struct pa_copies_plan plan = {&options->copies, options->format, options->link_base};
    if (!set_format(output, options, formats, err) ||
        !pa_copies_open(&output->copies, &plan, formats, err))
        return false;
    output->to_terminal = !output->path && isatty(STDOUT_FILENO);
    if (output->to_terminal && is_text(output))
        output->print.width = pa_terminal_width(STDOUT_FILENO);
    output->print.color = is_text(output) && want_color(options, output->to_terminal);
    if (output->path) {
        pa_interrupt_hold();
        bool ok = pa_outfile_open(&output->file, output->path, err);
        pa_interrupt_remove(output->file.temporary);
        if (!ok)
            return false;
        output->stream = output->file.stream;
    } else if (output->to_terminal && is_no_text(output)) {
        return pa_error_set(
            err, PA_ERROR_USAGE, "%s is not for a terminal: use -o FILE%s", output->format_name,
            output->format == PA_FORMAT_SVG ? ".svg, and open it in a browser" : "");
    } else if (output->to_terminal && is_text(output) && options->pager) {
        output->pager = pa_pager_start();
    }
    return true;
}

bool pa_output_is_for(const struct pa_output *output, enum pa_audience who)
{
    return (output->printer && (output->printer->audience & who)) ||
           pa_copies_are_for(&output->copies, who);
}

bool pa_output_has(const struct pa_output *output, const char *format)
{
    return strcmp(output->format_name, format) == 0 || pa_copies_have(&output->copies, format);
}

const char *pa_output_set_marker(struct pa_output *output, const char *own)
{
    output->print.marker = output->marker ? output->marker : own;
    return output->print.marker;
}

static bool print_here(struct pa_output *output, const struct pa_doc *doc,
                       const struct pa_strbuf *marks, struct pa_error *err)
{
    struct pa_writer writer = {.file = output->stream};
    struct pa_print_options print = output->print;
    pa_copies_links(&output->copies, &print, NULL);
    bool ok = output->quiet || pa_doc_print(doc, output->printer, &print, &writer, err);
    if (ok)
        pa_strbuf_add(&writer.text, pa_strbuf_text(marks), marks->size);
    struct pa_error unwritten = {0};
    if (pa_writer_finish(&writer, &unwritten) || !ok)
        return ok;
    *err = unwritten;
    return pa_error_prefix(err, "%s", output->path ? output->path : "standard output");
}

// The files come first: they are whole even if the reader of standard output goes away.
bool pa_output_print(struct pa_output *output, const struct pa_doc *doc, struct pa_error *err)
{
    struct pa_doc titled = *doc;
    struct pa_writer marks = {0};
    assert(output->printer);
    pa_progress_stop(output->progress);
    if (output->pager)
        pa_pager_owns_keys();
    if (output->title)
        titled.title = output->title;
    bool ok = !output->annotations ||
              pa_doc_print(&titled, pa_printer_find("annotations"), &output->print, &marks, err);
    ok = ok && pa_copies_print(&output->copies, &titled, &output->print, err) &&
         pa_copies_commit(&output->copies, err) && print_here(output, &titled, &marks.text, err);
    pa_strbuf_release(&marks.text);
    return ok;
}

static bool finish_stream(struct pa_output *output, struct pa_error *err)
{
    FILE *stream = output->stream;
    output->stream = NULL;
    if (output->path) {
        pa_interrupt_hold();
        bool ok = pa_outfile_commit(&output->file, err);
        pa_interrupt_remove(NULL);
        return ok;
    }
    bool ok = pa_outfile_flush(stream, "standard output", err);
    fclose(stream);
    pa_pager_wait(output->pager);
    return ok;
}

bool pa_output_finish(struct pa_output *output, struct pa_error *err)
{
    bool ok = finish_stream(output, err);
    pa_copies_discard(&output->copies);
    return ok;
}

void pa_output_discard(struct pa_output *output)
{
    pa_copies_discard(&output->copies);
    if (output->path && output->stream) {
        pa_interrupt_hold();
        pa_outfile_discard(&output->file);
        pa_interrupt_remove(NULL);
    } else if (output->stream && output->pager) {
        fclose(output->stream);
        pa_pager_wait(output->pager);
    }
    output->stream = NULL;
}
