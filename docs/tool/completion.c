// SPDX-License-Identifier: Apache-2.0
// The shells differ in quoting and in how they ask; what there is to complete is the same.
#include "docs.h"

#include <string.h>

// What is done with each option of a command that is no secret.
typedef void visit_option(FILE *stream, const struct pa_command *command,
                          const struct pa_option *option);

static void each_option(FILE *stream, const struct pa_command *command, visit_option *visit)
{
    struct pa_options bound = {0};
    struct pa_commands_frame frame = {0};
    pa_commands_bind(command, NULL, &frame, &bound);
    for (size_t i = 0; i < bound.list.count; i++) {
        if (!bound.list.items[i].option->hidden)
            visit(stream, command, bound.list.items[i].option);
    }
    pa_options_release(&bound);
}

typedef void visit_command(FILE *stream, const struct pa_command *command);

static void each_command(FILE *stream, visit_command *visit)
{
    for (const struct pa_commands_row *row = pa_commands; row->section || row->command; row++) {
        if (row->command)
            visit(stream, row->command);
    }
}

static bool is_switch(const struct pa_option *o)
{
    return o->kind == PA_OPTION_BOOL || o->kind == PA_OPTION_FLAG || !o->argument;
}

static bool is_on(const struct pa_option *o)
{
    return o->kind == PA_OPTION_BOOL && o->fallback && strcmp(o->fallback, "true") == 0;
}

static bool is_file(const struct pa_option *o)
{
    return o->argument && strstr(o->argument, "FILE") != NULL;
}

static void put_choices(FILE *stream, const struct pa_option *o)
{
    for (const struct pa_choice *c = o->choices; c->name; c++)
        fprintf(stream, "%s%s", c == o->choices ? "" : " ", c->name);
}

// Text inside single quotes; of `special`, each character gets a backslash.
static void put_quoted(FILE *stream, const char *text, const char *special)
{
    for (; *text; text++) {
        if (*text == '\'') {
            fputs("'\\''", stream);
            continue;
        }
        if (strchr(special, *text))
            fputc('\\', stream);
        fputc(*text, stream);
    }
}

// bash

static void bash_name(FILE *stream, const struct pa_command *command, const struct pa_option *o)
{
    (void)command;
    // A name with "=" asks for its value; the space after it is suppressed below.
    fprintf(stream, " --%s%s", o->name, is_switch(o) || o->implied ? "" : "=");
    if (is_on(o))
        fprintf(stream, " --no-%s", o->name);
}

static void bash_value(FILE *stream, const struct pa_command *command, const struct pa_option *o)
{
    if (is_switch(o) || (!o->choices && is_file(o)))
        return;
    fprintf(stream, "    %s:--%s|%s:-%s", command->name, o->name, command->name, o->name);
    if (o->letter)
        fprintf(stream, "|%s:-%c", command->name, o->letter);
    fputs(") words='", stream);
    if (o->choices)
        put_choices(stream, o);
    fputs("' ;;\n", stream);
}

static void bash_command(FILE *stream, const struct pa_command *command)
{
    fprintf(stream, "    %s) words='", command->name);
    each_option(stream, command, bash_name);
    fputs("' ;;\n", stream);
}

static void bash_values(FILE *stream, const struct pa_command *command)
{
    each_option(stream, command, bash_value);
}

static void put_command_name(FILE *stream, const struct pa_command *command)
{
    fprintf(stream, " %s", command->name);
}

void pa_docs_bash(FILE *stream)
{
    fputs("# bash completion for pa; made from its option tables\n"
          "_pa() {\n"
          "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=\n"
          "  local command=${COMP_WORDS[1]} commands='",
          stream);
    each_command(stream, put_command_name);
    fputs("'\n"
          "  COMPREPLY=()\n"
          "  # \"=\" is a word of its own here\n"
          "  if [[ $cur == = ]]; then cur=\n"
          "  elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}\n"
          "  fi\n"
          "  if ((COMP_CWORD == 1)); then\n"
          "    COMPREPLY=($(compgen -W \"$commands --help --version\" -- \"$cur\"))\n"
          "    return\n"
          "  fi\n"
          "  case $command in\n"
          "    help) COMPREPLY=($(compgen -W \"$commands\" -- \"$cur\")); return ;;\n"
          "  esac\n"
          "  if [[ $cur == -* ]]; then\n"
          "    case $command in\n",
          stream);
    each_command(stream, bash_command);
    fputs("    esac\n"
          "    # one dash is as good as two\n"
          "    [[ $cur == -[!-]* ]] && words=${words// --/ -}\n"
          "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
          "    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace "
          "2>/dev/null\n"
          "    return\n"
          "  fi\n"
          "  case $command:$prev in\n",
          stream);
    each_command(stream, bash_values);
    fputs("    *) return ;; # a file, by -o default\n"
          "  esac\n"
          "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
          "}\n"
          "complete -o default -F _pa pa\n",
          stream);
}

// zsh

static const char zsh_special[] = "[]:\\";

static void zsh_spec(FILE *stream, const struct pa_option *o, const char *prefix, const char *name,
                     bool value)
{
    bool is_long = strstr(prefix, "--") != NULL;
    const char *equals = !value || !is_long ? "" : o->implied ? "=-" : "=";
    fprintf(stream, "        '%s%s%s[", prefix, name, equals);
    put_quoted(stream, o->help, zsh_special);
    fputc(']', stream);
    if (value) {
        fputs(o->implied ? "::" : ":", stream);
        put_quoted(stream, o->argument, zsh_special);
        fputc(':', stream);
        if (o->choices) {
            fputc('(', stream);
            put_choices(stream, o);
            fputc(')', stream);
        } else if (is_file(o)) {
            fputs("_files", stream);
        }
    }
    fputs("'\n", stream);
}

static void zsh_option(FILE *stream, const struct pa_command *command, const struct pa_option *o)
{
    (void)command;
    bool value = !is_switch(o);
    const char *again = o->kind == PA_OPTION_LIST ? "*--" : "--";
    zsh_spec(stream, o, again, o->name, value);
    if (o->letter)
        zsh_spec(stream, o, "-", (char[]){o->letter, 0}, value);
    if (is_on(o))
        zsh_spec(stream, o, "--no-", o->name, false);
}

static void zsh_name(FILE *stream, const struct pa_command *command)
{
    fprintf(stream, "    '%s:", command->name);
    put_quoted(stream, command->summary, zsh_special);
    fputs("'\n", stream);
}

static void zsh_command(FILE *stream, const struct pa_command *command)
{
    fprintf(stream, "    %s)\n      specs=(\n", command->name);
    each_option(stream, command, zsh_option);
    if (strcmp(command->name, "help") == 0)
        fputs("        '1:command:(($commands))' ) ;;\n", stream);
    else
        fputs("        '*:file:_files' ) ;;\n", stream);
}

void pa_docs_zsh(FILE *stream)
{
    fputs("#compdef pa\n# zsh completion for pa; made from its option tables\n"
          "_pa() {\n  local -a commands specs\n  commands=(\n",
          stream);
    each_command(stream, zsh_name);
    fputs("  )\n"
          "  if (( CURRENT == 2 )); then\n"
          "    _describe command commands\n"
          "    return\n"
          "  fi\n"
          "  local name=$words[2]\n"
          "  shift words\n"
          "  (( CURRENT-- ))\n"
          "  case $name in\n",
          stream);
    each_command(stream, zsh_command);
    fputs("  esac\n"
          "  # one dash is as good as two\n"
          "  if [[ $words[CURRENT] == -[^-]* ]]; then\n"
          "    specs=(\"${(@)specs/#--/-}\")\n"
          "    specs=(\"${(@)specs/#\\*--/*-}\")\n"
          "  fi\n"
          "  _arguments $specs\n"
          "}\n"
          "_pa \"$@\"\n",
          stream);
}

// fish

static void fish_option(FILE *stream, const struct pa_command *command, const struct pa_option *o)
{
    // -o: one dash is as good as two
    fprintf(stream, "complete -c pa -n '__fish_seen_subcommand_from %s' -l %s -o %s", command->name,
            o->name, o->name);
    if (o->letter)
        fprintf(stream, " -s %c", o->letter);
    if (o->choices && !o->implied) {
        fputs(" -xa '", stream);
        put_choices(stream, o);
        fputc('\'', stream);
    } else if (!is_switch(o) && !o->implied) {
        fputs(is_file(o) ? " -rF" : " -x", stream);
    }
    fputs(" -d '", stream);
    put_quoted(stream, o->help, "\\");
    fputs("'\n", stream);
    if (is_on(o))
        fprintf(stream, "complete -c pa -n '__fish_seen_subcommand_from %s' -l no-%s -o no-%s\n",
                command->name, o->name, o->name);
}

static void fish_command(FILE *stream, const struct pa_command *command)
{
    fprintf(stream, "complete -c pa -n __fish_use_subcommand -f -a %s -d '", command->name);
    put_quoted(stream, command->summary, "\\");
    fputs("'\n", stream);
    each_option(stream, command, fish_option);
}

void pa_docs_fish(FILE *stream)
{
    fputs("# fish completion for pa; made from its option tables\n", stream);
    each_command(stream, fish_command);
    fputs("complete -c pa -n '__fish_seen_subcommand_from help' -f -a '", stream);
    each_command(stream, put_command_name);
    fputs("'\n", stream);
}
