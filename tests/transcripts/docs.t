Man pages are prose with markers; the tool that fills them in refuses pages that would come out wrong.
$ $PA_BUILD/docs/pa_docs man docs/pa-version.1.scd pa-version
pa-version(1)

# NAME

pa-version - the version of pa

# SYNOPSIS

*pa version*

# DESCRIPTION

Prints one line: *pa* and the version. *pa --version* is the same.

# OPTIONS

*-h*, *--help*
	Show this help.

# SEE ALSO

*pa*(1)

$ printf 'pa-version(1)\n\n# NAME\n' >$T/p; $PA_BUILD/docs/pa_docs man $T/p pa-version | tail -1
# NAME
pa_docs: $T/p: no line @OPTIONS@

$ printf 'x\n@OPTION@\n' >$T/p; $PA_BUILD/docs/pa_docs man $T/p pa-version >$T/out
pa_docs: $T/p: line 2: what is @OPTION@?
[exit 2]

$ $PA_BUILD/docs/pa_docs man $T/none pa-version
pa_docs: $T/none: No such file or directory
[exit 2]

$ $PA_BUILD/docs/pa_docs man docs/pa-version.1.scd pa-nosuch
pa_docs: docs/pa-version.1.scd: a page without a command
[exit 2]

$ $PA_BUILD/docs/pa_docs completion tcsh
pa_docs: no completion for tcsh
[exit 2]

$ $PA_BUILD/docs/pa_docs
pa_docs: usage: pa_docs man PAGE NAME | skeleton COMMAND | completion SHELL
[exit 2]

$ # what the shells that are here say about their completions
$ bash -n $PA_BUILD/docs/pa.bash
$ if command -v zsh >/dev/null; then zsh -n $PA_BUILD/docs/pa.zsh; fi
$ if command -v fish >/dev/null; then fish -n $PA_BUILD/docs/pa.fish; fi
