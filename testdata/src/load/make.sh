#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Writes the reports in testdata/load of the load testers that Debian has:
# apt-get install wrk apache2-utils siege nghttp2-client. Takes ten seconds; the numbers change each
# time, and with them the files in expected/ (PA_UPDATE=1 build/tests/unit/test_bench_formats).
set -eu
cd "$(dirname "$0")/../../load"
python3 ../src/load/server.py &
server=$!
trap 'kill $server' EXIT
sleep 1
url=http://127.0.0.1:18199
wrk -t 1 -c 4 -d 1s --latency "$url/quote?id=7" >wrk.txt
wrk -t 1 -c 2 -d 1s "$url/none" >wrk-404.txt
ab -q -n 200 -c 4 "$url/quote" >ab.txt
ab -q -n 200 -c 4 -e ab.csv -g ab.tsv "$url/none" >ab-404.txt
siege -q -c 2 -r 20 -b --no-parser --json-output "$url/quote" 2>/dev/null |
  sed -n "/^{/,/^}/p" >siege.json
h2load --h1 -n 100 -c 4 -t 1 --log-file=h2load.tsv "$url/quote" >h2load.txt
h2load --h1 -n 20 -c 2 -t 1 "$url/none" >h2load-404.txt
