#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Records ../../text/app.jstack.txt: the threads of App.java, by jstack of the JDK.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -d "$work" App.java
java -Xmx32m -XX:+UseSerialGC -cp "$work" App &
pid=$!
sleep 2
jstack "$pid" >../../text/app.jstack.txt
kill "$pid"
