#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# peers.sh STATS_VALIDATION [ROUNDS]: the same simulated profiles by pa and by other methods, a table in markdown.
# Wants R; edgeR and limma (Debian: r-bioc-edger, r-bioc-limma) where they are installed.
set -eu
command -v Rscript >/dev/null || { echo "peers.sh: no Rscript: skipped"; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" --peers "$folder" "${2:-40}"
Rscript --vanilla "$(dirname "$0")/peers.R" "$folder"
