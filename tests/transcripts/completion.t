The completions are made from the option tables. What bash offers:
$ cat >$T/try.sh <<'END'
> . $PA_BUILD/docs/pa.bash
> COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
> _pa
> printf '%s\n' "${COMPREPLY[@]}"
> END
$ bash $T/try.sh pa he
help

$ bash $T/try.sh pa help ver
version

$ bash $T/try.sh pa version --he
--help

$ bash $T/try.sh pa bench --for
--format=

$ bash $T/try.sh pa bench --format = c
csv

$ bash $T/try.sh pa bench --color = ''
auto
always
never

$ bash $T/try.sh pa bench --no-p
--no-pager

$ # one dash is as good as two
$ bash $T/try.sh pa top -nodec
-nodecount=

$ bash $T/try.sh pa bench -no-p
-no-pager

$ bash $T/try.sh pa bench -color = n
never

$ # files are left to the shell
$ bash $T/try.sh pa bench -o x
$ # zsh and fish have single dashes as well
$ grep -c '^complete .* -l focus -o focus ' $PA_BUILD/docs/pa.fish | sed 's/^[1-9][0-9]*$/some/'; grep -A3 'one dash' $PA_BUILD/docs/pa.zsh
some
  # one dash is as good as two
  if [[ $words[CURRENT] == -[^-]* ]]; then
    specs=("${(@)specs/#--/-}")
    specs=("${(@)specs/#\*--/*-}")
