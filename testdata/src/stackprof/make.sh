#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Records ../../text/*.stackprof.json with StackProf (Debian's ruby-stackprof).
set -eu
cd "$(dirname "$0")"
for mode in cpu wall object; do
  ruby app.rb "$mode" ../../text/"$mode".stackprof.json
done
