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

// What pprof, benchstat and others call what is a command or an option here.
static const char *called_here(const char *word, size_t size)
{
    static const char GRAPH[] = "pa graph -o FILE.svg", FLAME[] = "pa flame -o FILE.svg",
                      PAGE[] = "pa report -o FILE.html", DIFF[] = "pa diff OLD NEW";
    static const struct {
        const char *word, *here;
    } WORDS[] = {{"web", GRAPH},
                 {"svg", GRAPH},
                 {"ps", "pa graph -o FILE.pdf"},
                 {"gv", GRAPH},
                 {"evince", "pa graph -o FILE.pdf"},
                 {"eog", GRAPH},
                 {"gif", "pa graph -o FILE.png"},
                 {"png", "pa graph -o FILE.png"},
                 {"pdf", "pa graph -o FILE.pdf"},
                 {"http", PAGE},
                 {"html", PAGE},
                 {"page", PAGE},
                 {"pprof", "pa top FILE, pa flame FILE, …: pa help"},
                 {"flamegraph", FLAME},
                 {"flames", FLAME},
                 {"icicle", "pa flame --flip -o FILE.svg"},
                 {"folded", "pa flame -o FILE.folded"},
                 {"collapsed", "pa flame -o FILE.folded"},
                 {"stackcollapse", "pa flame -o FILE.folded"},
                 {"speedscope", "pa convert -o FILE.speedscope.json"},
                 {"kcachegrind", "pa callgrind -o FILE"},
                 {"benchstat", "pa bench OLD NEW, or pa diff OLD NEW"},
                 {"benchcmp", DIFF},
                 {"compare", DIFF},
                 {"cmp", DIFF},
                 {"base", DIFF},
                 {"diff_base", DIFF},
                 {"delta-test", "pa bench -delta-test=…"},
                 {"sort", "pa bench -sort=…"}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strlen(WORDS[i].word) == size && memcmp(WORDS[i].word, word, size) == 0)
            return WORDS[i].here;
    }
    return NULL;
}

// Says what comes nearest.
static bool unknown(const char *name, const char *best, struct pa_error *err)
{
    const char *what = *name == '-' ? "option" : "command";
    const char *word = name + strspn(name, "-"), *here = called_here(word, strcspn(word, "="));
    if (here)
        return pa_error_set(err, PA_ERROR_USAGE, "unknown %s %s (here it is: %s)", what, name,
                            here);
    if (best)
        return pa_error_set(err, PA_ERROR_USAGE, "unknown %s %s (did you mean: pa %s?)", what, name,
                            best);
    if (*name == '-')
        return pa_error_set(err, PA_ERROR_USAGE,
                            "unknown option %s (options follow a command: pa COMMAND %s FILE)",
                            name, name);
    return pa_error_set(err, PA_ERROR_USAGE,
                        "unknown command %s, and no such file (pa help lists the commands)", name);
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
    unknown(name, pa_nearest_best(&nearest), err);
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
    bound->called_here = called_here;
    pa_options_add(bound, command->options, NULL, options);
    if (command->formats) {
        pa_output_table_init(&frame->table, command->formats, command->more_formats,
                             command->has_checks);
        frame->output.format = -1;
        pa_options_add(bound, frame->table.rows, "Output", &frame->output);
    }
    pa_options_add(bound, help_rows, command->formats ? "Output" : NULL, frame);
}
