// SPDX-License-Identifier: Apache-2.0
// Command lines, a word a line, for every command.
#include "fuzz.h"

#include "cmd/commands.h"

enum { MOST_WORDS = 256 };

static void try_command(const struct pa_command *command, const struct pa_words *words)
{
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    struct pa_options bound = {0};
    struct pa_commands_frame frame = {0};
    struct pa_words files = *words;
    void *members = pa_arena_calloc(&arena, 1, command->options_size + 1);
    pa_commands_bind(command, members, &frame, &bound);
    if (pa_options_parse(&bound, &files, &arena, &err))
        require(files.count <= words->count);
    else
        require(err.code == PA_ERROR_USAGE && err.text[0]);
    pa_options_release(&bound);
    pa_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = as_text(data, size);
    const char *items[MOST_WORDS];
    struct pa_words words = {.items = items};
    for (char *line = text; *line && words.count < MOST_WORDS;) {
        size_t n = strcspn(line, "\n");
        items[words.count++] = line;
        line += n + (line[n] == '\n');
        line[-1] = line[-1] == '\n' ? '\0' : line[-1];
    }
    for (const struct pa_commands_row *row = pa_commands; row->section || row->command; row++) {
        if (row->command)
            try_command(row->command, &words);
    }
    free(text);
    return 0;
}
