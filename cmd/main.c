// SPDX-License-Identifier: Apache-2.0
// The driver: finds the command, parses its options, runs it, and sees to it that what was written
// has really been written.
#include "base/visible.h"
#include "cli/interrupt.h"
#include "cli/outfile.h"
#include "cli/pager.h"
#include "cli/process.h"
#include "cli/progress.h"
#include "cmd/commands.h"
#include "cmd/help.h"
#include "flags/guess.h"
#include "flags/short_names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool count_files(const struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_command *command = ctx->command;
    size_t count = ctx->files.count;
    const char *what = NULL;
    if (count < command->min_files)
        what = "too few arguments";
    else if ((command->max_files && count > command->max_files) || (command->no_files && count))
        what = "too many arguments";
    return !what || pa_error_set(err, PA_ERROR_USAGE, "%s: usage: pa %s%s%s", what, command->name,
                                 *command->synopsis ? " " : "", command->synopsis);
}

static bool finish_stdout(pid_t pager, struct pa_error *err)
{
    bool ok = pa_outfile_flush(stdout, "standard output", err);
    fclose(stdout);
    pa_pager_wait(pager);
    return ok;
}

// Prints a message. It may contain names from input, which must not control the terminal.
static void say(const char *kind, const char *text)
{
    struct pa_strbuf visible = {0};
    pa_visible_text(&visible, text, strlen(text));
    fprintf(stderr, "pa: %s%s\n", kind, pa_strbuf_text(&visible));
    pa_strbuf_release(&visible);
}

static void print_warnings(const struct pa_warnings *warnings)
{
    for (size_t i = 0; i < warnings->list.count; i++)
        say("warning: ", warnings->list.items[i]);
    if (warnings->more)
        fprintf(stderr, "pa: warning: %zu more warnings\n", warnings->more);
}

// Runs the command, from opening its output to finishing it.
static bool run_command(struct pa_context *ctx, const struct pa_commands_frame *frame,
                        struct pa_error *err)
{
    const struct pa_command *command = ctx->command;
    if (command->formats &&
        !pa_output_open(&ctx->output, &frame->output, frame->table.formats, err))
        return false;
    ctx->output.print.shorten = pa_short_names;
    // No line of progress beside output that goes to the same terminal line by line.
    struct pa_progress progress = {0};
    if (command->formats && (ctx->output.printer || !ctx->output.to_terminal))
        pa_progress_start(&progress, command->name, &ctx->files);
    ctx->output.progress = &progress;
    bool ok = command->run(ctx, err);
    pa_progress_stop(&progress);
    if (!ok)
        pa_output_discard(&ctx->output);
    else if (command->formats)
        ok = pa_output_finish(&ctx->output, err);
    else
        ok = finish_stdout(ctx->output.pager, err);
    print_warnings(ctx->warnings); // below what they are about, and not into the pager's screen
    return ok;
}

static bool dispatch(struct pa_context *ctx, struct pa_error *err)
{
    struct pa_options bound = {0};
    struct pa_commands_frame frame = {0};
    ctx->options = pa_arena_calloc(ctx->arena, 1, ctx->command->options_size + 1);
    pa_commands_bind(ctx->command, ctx->options, &frame, &bound);
    ctx->parsed = &bound;
    bool ok = pa_options_parse(&bound, &ctx->files, ctx->arena, err);
    if (ok && frame.help) {
        pid_t pager = isatty(STDOUT_FILENO) ? pa_pager_start() : 0;
        pa_help_command(stdout, ctx->command);
        ok = finish_stdout(pager, err);
    } else if (ok) {
        ok = count_files(ctx, err) && run_command(ctx, &frame, err);
    }
    pa_options_release(&bound);
    return ok;
}

// `pa --help` and `pa --version` are commands spelled as options.
static const char *command_name(const char *word)
{
    static const char *const help[] = {"-h", "-help", "--help", "-?"};
    static const char *const version[] = {"-V", "-version", "--version"};
    for (size_t i = 0; i < sizeof help / sizeof *help; i++) {
        if (strcmp(word, help[i]) == 0)
            return "help";
    }
    for (size_t i = 0; i < sizeof version / sizeof *version; i++) {
        if (strcmp(word, version[i]) == 0)
            return "version";
    }
    return word;
}

// `pa FILE` is the command that most want of such a file, and says which. Every command's name
// comes before that of a file.
static const struct pa_command *command_of(char **words, struct pa_input_opened *opened,
                                           bool *is_file, struct pa_error *err)
{
    const struct pa_command *command = pa_commands_find(command_name(words[0]), err);
    struct pa_strbuf what = {0}, line = {0};
    const char *guess =
        command || *words[0] == '-' ? NULL : pa_guess_command(words[0], opened, &what);
    *is_file = guess != NULL;
    if (guess) {
        *err = (struct pa_error){0};
        command = pa_commands_find(guess, err);
    }
    if (guess && what.size) {
        pa_strbuf_printf(&line, "%s: %s, shown by pa %s (pa help lists the other reports)",
                         words[0], what.text, guess);
        say("", line.text);
    }
    pa_strbuf_release(&what);
    pa_strbuf_release(&line);
    return command;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        pa_help_commands(stderr);
        return PA_STATUS_ERROR;
    }
    struct pa_error err = {0};
    struct pa_arena arena = {0};
    struct pa_warnings warnings = {0};
    struct pa_input_opened opened = {0};
    bool is_file;
    pa_caller_set(&pa_process_caller);
    const struct pa_command *command = command_of(argv + 1, &opened, &is_file, &err);
    int first = is_file ? 1 : 2;
    struct pa_context ctx = {
        .command = command,
        .arena = &arena,
        .files = {.items = pa_arena_memdup(&arena, argv + first,
                                           (size_t)(argc - first + 1) * sizeof *argv),
                  .count = (size_t)(argc - first)},
        .opened = is_file ? &opened : NULL,
        .warnings = &warnings,
    };
    pa_interrupt_begin();
    bool ok = ctx.command && dispatch(&ctx, &err);
    if (!ok)
        say("", err.text);
    pa_input_close(&opened);
    pa_warnings_release(&warnings);
    pa_arena_release(&arena);
    return ok ? (int)ctx.status : PA_STATUS_ERROR;
}
