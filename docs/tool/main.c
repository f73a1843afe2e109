// SPDX-License-Identifier: Apache-2.0
// pa_docs man PAGE.scd NAME | skeleton COMMAND | completion bash|zsh|fish, to standard output.
#include "docs.h"

#include <string.h>

static bool completion(const char *shell, struct pa_error *err)
{
    if (strcmp(shell, "bash") == 0)
        pa_docs_bash(stdout);
    else if (strcmp(shell, "zsh") == 0)
        pa_docs_zsh(stdout);
    else if (strcmp(shell, "fish") == 0)
        pa_docs_fish(stdout);
    else
        return pa_error_set(err, PA_ERROR_USAGE, "no completion for %s", shell);
    return true;
}

static bool run(int argc, char **argv, struct pa_error *err)
{
    if (argc == 4 && strcmp(argv[1], "man") == 0)
        return pa_docs_man(stdout, argv[2], argv[3], err);
    if (argc == 3 && strcmp(argv[1], "completion") == 0)
        return completion(argv[2], err);
    if (argc == 3 && strcmp(argv[1], "skeleton") == 0) {
        const struct pa_command *command = pa_commands_find(argv[2], err);
        if (command)
            pa_docs_skeleton(stdout, command);
        return command != NULL;
    }
    return pa_error_set(err, PA_ERROR_USAGE,
                        "usage: pa_docs man PAGE NAME | skeleton COMMAND | completion SHELL");
}

int main(int argc, char **argv)
{
    struct pa_error err = {0};
    bool ok = run(argc, argv, &err) && (fclose(stdout) == 0 || pa_error_errno(&err, "output"));
    if (!ok)
        fprintf(stderr, "pa_docs: %s\n", err.text);
    return ok ? 0 : 2;
}
