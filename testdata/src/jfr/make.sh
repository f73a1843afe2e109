#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# make.sh TESTDATA: records jfr/ledger.jfr.gz with JDK 17, and what `jfr print` has of it as jfr/ledger.oracle:
# event, thread, stack from the root, count, amount. JAVA_HOME names the JDK.
set -eu
cd "$(dirname "$0")"
out=${1:-../..}
java=${JAVA_HOME:-/usr/lib/jvm/java-17-openjdk-amd64}/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$java/javac" -d "$work" Ledger.java
settings=$PWD/ledger.jfc
(cd "$work" && "$java/java" -Xint -Xmx64m -XX:StartFlightRecording=settings="$settings",filename=ledger.jfr Ledger >/dev/null)
gzip -9n <"$work/ledger.jfr" >"$out/jfr/ledger.jfr.gz"
"$java/jfr" print --json --stack-depth 64 "$work/ledger.jfr" | python3 oracle.py >"$out/jfr/ledger.oracle"
