// SPDX-License-Identifier: Apache-2.0
#include "cmd/help.h"

#include "base/strbuf.h"
#include "cli/pager.h"
#include "cmd/commands.h"

#include <string.h>
#include <unistd.h>

enum { TEXT_COLUMN = 30, LINE_WIDTH = 80 };

void pa_help_commands(FILE *stream)
{
    fputs("pa reads profiles and benchmark results: where does the cost go, what changed?\n"
          "\nUsage: pa COMMAND [OPTIONS] FILE...\n",
          stream);
    for (const struct pa_commands_row *row = pa_commands; row->section || row->command; row++) {
        if (row->section)
            fprintf(stream, "\n%s\n", row->section);
        else
            fprintf(stream, "  %-12s %s\n", row->command->name, row->command->summary);
    }
    fputs("\npa help COMMAND, or pa COMMAND --help, says what a command takes.\n", stream);
}

// Continuation lines start at `column`; the cursor is at `at`.
static void print_wrapped(FILE *stream, const char *text, int column, int at)
{
    bool first = true;
    while (*text) {
        int n = (int)strcspn(text, " ");
        if (!first && at + 1 + n > LINE_WIDTH) {
            fprintf(stream, "\n%*s", column, "");
            at = column;
            first = true;
        }
        fprintf(stream, "%s%.*s", first ? "" : " ", n, text);
        at += n + !first;
        first = false;
        text += n;
        text += *text == ' ';
    }
    fputc('\n', stream);
}

static void add_help(struct pa_strbuf *text, const struct pa_option *o)
{
    pa_strbuf_adds(text, o->help ? o->help : "");
    if (o->choices) {
        pa_strbuf_adds(text, ":");
        for (const struct pa_choice *c = o->choices; c->name; c++)
            pa_strbuf_printf(text, "%s %s", c == o->choices ? "" : ",", c->name);
    }
    struct pa_strbuf range = {0};
    pa_option_range(o, &range);
    if (range.size)
        pa_strbuf_printf(text, " (%s)", range.text);
    pa_strbuf_release(&range);
    if (o->fallback && o->kind != PA_OPTION_BOOL)
        pa_strbuf_printf(text, " [%s]", o->fallback);
    if (o->only_for)
        pa_strbuf_printf(text, " (%s only)", o->only_for);
}

static void print_option(FILE *stream, const struct pa_option *o)
{
    struct pa_strbuf left = {0}, text = {0};
    if (o->letter)
        pa_strbuf_printf(&left, "  -%c, ", o->letter);
    else
        pa_strbuf_adds(&left, "      ");
    bool is_on = o->kind == PA_OPTION_BOOL && o->fallback && strcmp(o->fallback, "true") == 0;
    pa_strbuf_printf(&left, "--%s%s", is_on ? "[no-]" : "", o->name);
    if (o->argument)
        pa_strbuf_printf(&left, o->implied ? "[=%s]" : "=%s", o->argument);
    add_help(&text, o);
    int at = (int)left.size;
    fputs(left.text, stream);
    if (at + 2 > TEXT_COLUMN) {
        fputc('\n', stream);
        at = 0;
    }
    fprintf(stream, "%*s", TEXT_COLUMN - at, "");
    print_wrapped(stream, pa_strbuf_text(&text), TEXT_COLUMN, TEXT_COLUMN);
    pa_strbuf_release(&left);
    pa_strbuf_release(&text);
}

static bool same_heading(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

void pa_help_command(FILE *stream, const struct pa_command *command)
{
    fprintf(stream, "pa %s: %s\n\nUsage: pa %s%s%s\n", command->name, command->summary,
            command->name, *command->synopsis ? " " : "", command->synopsis);
    if (command->description)
        fprintf(stream, "\n%s\n", command->description);
    struct pa_options bound = {0};
    struct pa_commands_frame frame = {0};
    pa_commands_bind(command, NULL, &frame, &bound);
    const char *heading = "";
    for (size_t i = 0; i < bound.list.count; i++) {
        const struct pa_option_use *use = &bound.list.items[i];
        if (use->option->hidden)
            continue;
        if (!same_heading(heading, use->heading))
            fprintf(stream, "\n%s\n", use->heading ? use->heading : "Options");
        heading = use->heading;
        print_option(stream, use->option);
    }
    pa_options_release(&bound);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    if (ctx->files.count == 0) {
        pa_help_commands(stdout);
        return true;
    }
    const struct pa_command *command = pa_commands_find(ctx->files.items[0], err);
    if (!command)
        return false;
    ctx->output.pager = isatty(STDOUT_FILENO) ? pa_pager_start() : 0; // the driver waits for it
    pa_help_command(stdout, command);
    return true;
}

const struct pa_command pa_cmd_help = {
    .name = "help",
    .summary = "what pa can do, or what one command takes",
    .synopsis = "[COMMAND]",
    .max_files = 1,
    .run = run,
};
