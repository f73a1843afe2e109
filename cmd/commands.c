// SPDX-License-Identifier: Apache-2.0
#include "cmd/commands.h"

#include "cli/nearest.h"

#include <string.h>

#define PA_SECTION(title)
#define PA_COMMAND(name) extern const struct pa_command pa_cmd_##name;
#include "cmd/commands.def"
#undef PA_SECTION
#undef PA_COMMAND

const struct pa_commands_row pa_commands[] = {
#define PA_SECTION(title) {.section = title},
#define PA_COMMAND(name)  {.command = &pa_cmd_##name},
#include "cmd/commands.def"
#undef PA_SECTION
#undef PA_COMMAND
    {0},
};

static bool is_end(const struct pa_commands_row *row)
{
    return !row->section && !row->command;
}

const struct pa_command *pa_commands_find(const char *name, struct pa_error *err)
{
    // People try `pa -top FILE`, as pprof wants it: that is a near miss as well.
    struct pa_nearest nearest = {.wanted = name + strspn(name, "-")};
    for (const struct pa_commands_row *row = pa_commands; !is_end(row); row++) {
        if (!row->command)
            continue;
        const char *alias = row->command->alias;
        if (strcmp(row->command->name, name) == 0 || (alias && strcmp(alias, name) == 0))
            return row->command;
        pa_nearest_offer(&nearest, row->command->name);
    }
    const char *what = *name == '-' ? "option" : "command", *best = pa_nearest_best(&nearest);
    if (best)
        pa_error_set(err, PA_ERROR_USAGE, "unknown %s %s (did you mean: pa %s?)", what, name, best);
    else
        pa_error_set(err, PA_ERROR_USAGE, "unknown %s %s (pa help lists the commands)", what, name);
    return NULL;
}

static const struct pa_option help_rows[] = {
    {PA_OPTION_BOOL, "help", offsetof(struct pa_commands_frame, help), .letter = 'h',
     .help = "show this help"},
    {0},
};

void pa_commands_bind(const struct pa_command *command, void *options,
                      struct pa_commands_frame *frame, struct pa_options *bound)
{
    pa_options_add(bound, command->options, NULL, options);
    if (command->formats) {
        pa_output_table_init(&frame->table, command->formats, command->more_formats,
                             command->has_checks);
        frame->output.format = -1;
        pa_options_add(bound, frame->table.rows, "Output", &frame->output);
    }
    pa_options_add(bound, help_rows, command->formats ? "Output" : NULL, frame);
}
