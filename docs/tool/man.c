// SPDX-License-Identifier: Apache-2.0
#include "docs.h"

#include "base/file.h"
#include "input/format.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

// Text for scdoc: what it would take for markup is escaped.
static void put_text(FILE *stream, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\_*#<>+", *text))
            fputc('\\', stream);
        fputc(*text, stream);
    }
}

static void put_names(FILE *stream, const struct pa_option *o)
{
    if (o->letter)
        fprintf(stream, "*-%c*, ", o->letter);
    fprintf(stream, "*--%s*", o->name);
    if (o->argument) {
        fputs(o->implied ? "[=_" : "=_", stream);
        put_text(stream, o->argument);
        fputs(o->implied ? "_]" : "_", stream);
    }
    bool is_on = o->kind == PA_OPTION_BOOL && o->fallback && strcmp(o->fallback, "true") == 0;
    if (is_on)
        fprintf(stream, ", *--no-%s*", o->name);
    fputc('\n', stream);
}

// A paragraph indented by a tab, which scdoc makes the body of the option.
static void put_option(FILE *stream, const struct pa_option *o)
{
    put_names(stream, o);
    fputc('\t', stream);
    fputc(toupper((unsigned char)*o->help), stream);
    put_text(stream, o->help + 1);
    for (const struct pa_choice *c = o->choices; c && c->name; c++) {
        fprintf(stream, "%s*%s*", c == o->choices ? ": " : ", ", c->name);
        if (c->help) {
            fputs(" (", stream);
            put_text(stream, c->help);
            fputc(')', stream);
        }
    }
    struct pa_strbuf range = {0};
    pa_option_range(o, &range);
    if (range.size)
        fprintf(stream, " (%s)", range.text);
    pa_strbuf_release(&range);
    fputs(".", stream);
    if (o->kind == PA_OPTION_BOOL && o->fallback && strcmp(o->fallback, "true") == 0)
        fputs(" On by default.", stream);
    else if (o->kind != PA_OPTION_BOOL && o->fallback) {
        fputs(" Default: ", stream);
        put_text(stream, o->fallback);
        fputc('.', stream);
    }
    if (o->kind == PA_OPTION_LIST)
        fputs(" May be given several times.", stream);
    if (o->only_for)
        fprintf(stream, " For %s only.", o->only_for);
    fputs("\n\n", stream);
}

static bool same_heading(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void put_options(FILE *stream, const struct pa_command *command)
{
    struct pa_options bound = {0};
    struct pa_commands_frame frame = {0};
    pa_commands_bind(command, NULL, &frame, &bound);
    const char *heading = NULL;
    for (size_t i = 0; i < bound.list.count; i++) {
        const struct pa_option_use *use = &bound.list.items[i];
        if (use->option->hidden)
            continue;
        if (use->heading && !same_heading(heading, use->heading))
            fprintf(stream, "## %s\n\n", use->heading);
        heading = use->heading;
        put_option(stream, use->option);
    }
    pa_options_release(&bound);
}

static void put_commands(FILE *stream)
{
    for (const struct pa_commands_row *row = pa_commands; row->section || row->command; row++) {
        if (row->section) {
            fprintf(stream, "## %s\n\n", row->section);
            continue;
        }
        fprintf(stream, "*pa-%s*(1)\n\t%c", row->command->name,
                toupper((unsigned char)*row->command->summary));
        put_text(stream, row->command->summary + 1);
        fputs(".\n\n", stream);
    }
}

static void put_synopsis(FILE *stream, const struct pa_command *command)
{
    fprintf(stream, "*pa %s*%s", command->name, *command->synopsis ? " " : "");
    put_text(stream, command->synopsis);
    fputc('\n', stream);
}

// What --input-format takes, and what each is.
static void put_formats(FILE *stream)
{
    for (size_t i = 0; pa_input_formats[i]; i++) {
        fprintf(stream, "%s%s\n:< ", i ? "|  " : "|[ ", pa_input_formats[i]->name);
        put_text(stream, pa_input_formats[i]->summary);
        fputc('\n', stream);
    }
}

// `line` without its end. False: the page is not one for this command.
static bool put_line(FILE *stream, const char *line, size_t size, const struct pa_command *command,
                     bool *options)
{
    static const char synopsis_mark[] = "@SYNOPSIS@", options_mark[] = "@OPTIONS@",
                      commands_mark[] = "@COMMANDS@", formats_mark[] = "@FORMATS@";
    bool is_mark = size > 2 && *line == '@' && line[size - 1] == '@';
    if (!is_mark)
        return fprintf(stream, "%.*s\n", (int)size, line) >= 0;
    if (command && strncmp(line, synopsis_mark, size) == 0) {
        put_synopsis(stream, command);
    } else if (command && strncmp(line, options_mark, size) == 0) {
        put_options(stream, command);
        *options = true;
    } else if (strncmp(line, formats_mark, size) == 0) {
        put_formats(stream);
    } else if (!command && strncmp(line, commands_mark, size) == 0) {
        put_commands(stream);
        *options = true;
    } else {
        return false;
    }
    return true;
}

bool pa_docs_man(FILE *stream, const char *path, const char *name, struct pa_error *err)
{
    const struct pa_command *command = NULL;
    if (strcmp(name, "pa") != 0) {
        command = strncmp(name, "pa-", 3) == 0 ? pa_commands_find(name + 3, err) : NULL;
        if (!command)
            return pa_error_set(err, PA_ERROR_USAGE, "%s: a page without a command", path);
    }
    struct pa_bytes bytes;
    if (!pa_file_read(path, 1 << 20, &bytes, err))
        return pa_error_prefix(err, "%s", path);
    bool ok = true, options = false;
    size_t number = 0;
    const char *line = (const char *)bytes.data;
    while (ok && *line) {
        size_t size = strcspn(line, "\n");
        number++;
        ok = put_line(stream, line, size, command, &options) ||
             pa_error_set(err, PA_ERROR_FORMAT, "%s: line %zu: what is %.*s?", path, number,
                          (int)size, line);
        line += size + (line[size] == '\n');
    }
    free(bytes.data);
    return ok && (options || pa_error_set(err, PA_ERROR_FORMAT, "%s: no line %s", path,
                                          command ? "@OPTIONS@" : "@COMMANDS@"));
}

void pa_docs_skeleton(FILE *stream, const struct pa_command *command)
{
    fprintf(stream,
            "pa-%s(1)\n\n# NAME\n\npa-%s - %s\n\n# SYNOPSIS\n\n@SYNOPSIS@\n\n# DESCRIPTION\n\n",
            command->name, command->name, command->summary);
    fputs("What the command reads, what it prints, and how to read that.\n\n"
          "# OPTIONS\n\n@OPTIONS@\n"
          "# EXIT STATUS\n\n"
          "0 if all went well, 2 on a usage error or unreadable input.\n\n"
          "# EXAMPLES\n\n"
          "# SEE ALSO\n\n*pa*(1)\n",
          stream);
}
