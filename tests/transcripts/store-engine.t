An engine that is not there, or not what was meant: no answer, one line.
$ pa store top --engine clickhouse:http://127.0.0.1:1/db
pa: clickhouse:http://127.0.0.1:1/db: http://127.0.0.1:1: Couldn't connect to server
[exit 2]

$ pa store top --engine http://127.0.0.1:1/db
pa: --engine: wanted clickhouse:http[s]://[USER@]HOST[:PORT][/DATABASE][?cluster=NAME]
[exit 2]

$ pa store top --engine clickhouse:ftp://127.0.0.1
pa: --engine: wanted clickhouse:http[s]://[USER@]HOST[:PORT][/DATABASE][?cluster=NAME]
[exit 2]

$ pa store top --engine 'clickhouse:http://me:secret@127.0.0.1:1'
pa: --engine: a password in an address is seen by everybody: --engine-password FILE or PA_ENGINE_PASSWORD has it
[exit 2]

$ pa store top --engine 'clickhouse:http://127.0.0.1:1/db;drop'
pa: --engine: wanted clickhouse:http[s]://[USER@]HOST[:PORT][/DATABASE][?cluster=NAME]
[exit 2]

$ pa store top --engine 'clickhouse:http://127.0.0.1:1/db?user=x'
pa: --engine: wanted clickhouse:http[s]://[USER@]HOST[:PORT][/DATABASE][?cluster=NAME]
[exit 2]

$ pa store top --engine 'clickhouse:http://127.0.0.1:x/db'
pa: --engine: wanted clickhouse:http[s]://[USER@]HOST[:PORT][/DATABASE][?cluster=NAME]
[exit 2]

$ pa store top --engine clickhouse:http://127.0.0.1:1/db --engine-password "$T/none"
pa: $T/none: No such file or directory
[exit 2]

$ pa store verify --engine clickhouse:http://127.0.0.1:1/db "$T/none"
pa: --engine: pa store verify is about a store alone
[exit 2]

$ pa store export "$T/none"
pa: $T/none: is no store (pa store init makes one)
[exit 2]

$ pa store tables
pa: too few arguments: usage: pa store tables --engine ADDRESS
[exit 2]

$ pa store trend --engine clickhouse:http://127.0.0.1:1/db
pa: too few arguments: usage: pa store trend STORE FUNC
[exit 2]

$ pa store top
pa: too few arguments: usage: pa store top STORE
[exit 2]

$ pa store init "$T/st" && pa store export --engine clickhouse:http://127.0.0.1:1/db "$T/st"
pa: http://127.0.0.1:1: Couldn't connect to server
[exit 2]
