A store: what is in it, and that answers are those on the merged files.
$ mkdir -p "$T/in/api/r1" "$T/in/api/r2" && cp testdata/go/cpu.pb.gz "$T/in/api/r1/" && cp testdata/go/cpu-v2.pb.gz testdata/go/heap.pb.gz "$T/in/api/r2/"
$ pa store init "$T/st"
$ cd "$T" && pa store add st in --from-path '{service}/{release}/*.pb.gz' --set region=eu
Added: 3
In it already: 0
Left out: 0
New segments: 1

$ cd "$T" && pa store add st in --from-path '{service}/{release}/*.pb.gz'
Added: 0
In it already: 3
Left out: 0
New segments: 0

$ pa store ls "$T/st"
Profiles: 3
Segments: 1
time                  type         service  release  labels     source                  segment
2026-11-23T08:33:49Z  cpu          api      r1       region=eu  in/api/r1/cpu.pb.gz     seg/2026-11-23/52e4a5524b657cd6.pas
2026-11-23T08:33:51Z  cpu          api      r2       region=eu  in/api/r2/cpu-v2.pb.gz  seg/2026-11-23/52e4a5524b657cd6.pas
2026-11-23T08:33:51Z  inuse_space  api      r2       region=eu  in/api/r2/heap.pb.gz    seg/2026-11-23/52e4a5524b657cd6.pas

$ pa store ls "$T/st" --where release=r2,type=cpu
Profiles: 1
Segments: 1
time                  type  service  release  labels     source                  segment
2026-11-23T08:33:51Z  cpu   api      r2       region=eu  in/api/r2/cpu-v2.pb.gz  seg/2026-11-23/52e4a5524b657cd6.pas

$ pa store verify "$T/st"
Profiles: 3
Segments: 1
Missing profiles: 0
Damaged segments: 0

$ pa store top "$T/st" --where type=cpu --nodecount 3
File: lexi
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 3.24s, Total samples = 2980ms (91.84%)
Showing nodes accounting for 2250ms, 75.50% of 2980ms total
Dropped 22 nodes (cum <= 14.90ms)
Showing top 3 nodes out of 49
      flat  flat%   sum%        cum   cum%
    1520ms 51.01% 51.01%     1520ms 51.01%  example.org/lexi/internal/text.mix
     460ms 15.44% 66.44%      780ms 26.17%  runtime.mapaccess1
     270ms  9.06% 75.50%      270ms  9.06%  aeshashbody
pa: read 2 profiles in 1 segment

$ pa merge -o "$T/m.pb.gz" testdata/go/cpu.pb.gz testdata/go/cpu-v2.pb.gz && pa store merge -o "$T/s.pb.gz" "$T/st" --where type=cpu && cmp "$T/m.pb.gz" "$T/s.pb.gz"
pa: read 2 profiles in 1 segment

$ pa store callers "$T/st" 'text.mix$' --where type=cpu,label.region=eu | tail -5
      flat  flat%   sum%        cum   cum%   calls calls% + context 	 	 
----------------------------------------------------------+-------------
                                             1.52s   100% |   example.org/lexi/internal/text.Hash (inline)
     1.52s 51.01% 51.01%      1.52s 51.01%                | example.org/lexi/internal/text.mix
----------------------------------------------------------+-------------
pa: read 2 profiles in 1 segment

$ cd "$T" && pa store top st
pa: st: --where type= says which kind of profile is meant: in/api/r2/heap.pb.gz: no sample type in common with the files before
[exit 2]

$ cd "$T" && pa store init st
pa: st: is a store already
[exit 2]

$ cd "$T" && pa store top in
pa: in: is no store (pa store init makes one)
[exit 2]

$ cd "$T" && pa store top st --where service=nobody
pa: st: the store has no such profile
[exit 2]

$ cd "$T" && pa store top st --where colour=red
pa: --where colour=red: wanted service, release, type, time or label.KEY
[exit 2]

$ cd "$T" && pa store bake st
pa: store bake: wanted one of init, add, ls, verify, info, join, compact, prune, top, callers, flame, trend, services, diff, regress, merge, export, tables
[exit 2]

$ cp testdata/go/mutex.pb.gz "$T/one.pb.gz"; cd "$T"; pa store add st one.pb.gz --from-path '{service}/x-{release}.pb.gz'; pa store add st one.pb.gz --set a; pa store add st in/api/r1 absent.pb.gz
pa: one.pb.gz: is not as --from-path '{service}/x-{release}.pb.gz' says
pa: --set a: wanted KEY=VALUE
pa: absent.pb.gz: No such file or directory
[exit 2]

$ mkdir -p "$T/runs/search/v1" "$T/runs/search/v2" && cp testdata/go/runs/v1-* "$T/runs/search/v1/" && cp testdata/go/runs/v2-* "$T/runs/search/v2/" && pa store init "$T/two" && cd "$T" && pa store add two runs --from-path '{service}/{release}/*.pb.gz'
Added: 10
In it already: 0
Left out: 0
New segments: 1

$ pa store trend "$T/two" 'text.mix$'
Function: example.org/lexi/internal/text.mix
Type: cpu
day         profiles  with   flat   flat%    cum    cum%  total
2026-11-23        10    10  3.95s  48.65%  3.95s  48.65%  8.12s
pa: read 10 profiles in 1 segment, all from rollups

$ pa store trend "$T/two" example.org/lexi/internal/text.mix --by release
Function: example.org/lexi/internal/text.mix
Type: cpu
release  profiles  with   flat   flat%    cum    cum%  total
v1              5     5  1.52s  42.34%  1.52s  42.34%  3.59s
v2              5     5  2.43s  53.64%  2.43s  53.64%  4.53s
pa: read 10 profiles in 1 segment, all from rollups

$ pa store services "$T/two" 'text.mix$' --where release=v1 --format csv
key,profiles,with,flat (nanoseconds),flat_share,cum (nanoseconds),cum_share,total (nanoseconds)
search,5,5,1520000000,0.4233983286908078,1520000000,0.4233983286908078,3590000000
pa: read 5 profiles in 1 segment, all from rollups

$ pa store trend "$T/two" text
pa: 'text' matches example.org/lexi/internal/text.Hash and others: one is wanted
[exit 2]

$ pa store trend "$T/two" no.such
pa: no function matches 'no.such'
[exit 2]

$ pa store trend "$T/st" 'text.mix$'
pa: profiles of api have inuse_space in bytes, those before have cpu in nanoseconds: --where type= or --sample-index says what is meant
[exit 2]

$ cd "$T" && pa diff --old runs/search/v1 --new runs/search/v2 >files.txt; pa store diff two --old release=v1 --new release=v2 | cmp - files.txt
pa: read 10 profiles in 1 segment

$ pa store regress "$T/two"
Functions that got worse: 1
service  type   change  95 % interval  of total        q  function
search   cpu   +59.87%  +29% to +99%     53.64%  0.00061  example.org/lexi/internal/text.mix

service  type  old  new  profiles  and  functions  worse  note
search   cpu   v1   v2          5    5          9      1
pa: read 10 profiles in 1 segment

$ pa store regress "$T/two" --old release=v2 --new release=v1 --format csv
# worse
service,type,change,interval,low,high,share,q,function

# compared
service,type,old,new,old_profiles,new_profiles,functions,worse,note
search,cpu,release=v2,release=v1,5,5,9,0,
pa: read 10 profiles in 1 segment

$ pa store regress "$T/two" --by day
Functions that got worse: 0
service  type  change  95 % interval  of total  q  function

service  type  old  new         profiles  and  functions  worse  note
search   cpu        2026-11-23         0    0          0      0  one day only
pa: read 0 profiles in 0 segments

$ pa store regress "$T/two" --old release=v2
pa: pa store regress wants both --old COND and --new COND, or neither
[exit 2]

$ pa store diff "$T/two" --old release=v1
pa: pa store diff wants --old COND and --new COND: release=r1
[exit 2]

$ pa store flame "$T/two"
pa: pa store flame makes a picture: give -o OUT.svg or --format folded
[exit 2]

$ cd "$T" && pa merge -o m.pb.gz runs && pa flame --format folded m.pb.gz >files.txt; pa store flame two --format folded | cmp - files.txt
pa: read 10 profiles in 1 segment

$ cp testdata/go/cpu.pb.gz "$T/" && cd "$T" && pa store add two cpu.pb.gz && pa store merge two -o before.pb.gz && pa store compact two && pa store merge two -o after.pb.gz && cmp before.pb.gz after.pb.gz && pa store info two && pa store verify two
Added: 1
In it already: 0
Left out: 0
New segments: 1
Profiles: 11
Segments that went: 2
New segments: 1
Profiles: 11
Segments: 1
Segments' size: 28kB
service  profiles  from                  to
                1  2026-11-23T08:33:49Z  2026-11-23T08:33:49Z
search         10  2026-11-23T08:33:38Z  2026-11-23T08:33:48Z
Profiles: 11
Segments: 1
Missing profiles: 0
Damaged segments: 0
pa: read 11 profiles in 2 segments
pa: read 11 profiles in 1 segment

$ cd "$T" && pa store prune two --keep 1d; pa store prune two
Profiles: 0
Segments that went: 0
New segments: 0
pa: pa store prune wants --keep SPAN: 30d, 12h
[exit 2]

$ cd "$T" && printf '{{{{' | dd of=$(ls st/seg/*/*.pas) bs=1 seek=9000 conv=notrunc status=none; pa store verify st
Profiles: 0
Segments: 0
Missing profiles: 3
Damaged segments: 1
pa: warning: segment st/seg/2026-11-23/52e4a5524b657cd6.pas: damaged: the file is not what was written (3 profiles missing)
[exit 2]

$ cd "$T" && truncate -s 6000 $(ls st/seg/*/*.pas); pa store add st one.pb.gz; pa store compact st; pa store top st --where type=cpu; pa store ls st --format csv | wc -l; pa store merge --format proto st -o rest.pb.gz
Added: 1
In it already: 0
Left out: 0
New segments: 1
5
pa: segment st/seg/2026-11-23/52e4a5524b657cd6.pas: damaged: database disk image is malformed
pa: warning: segment st/seg/2026-11-23/52e4a5524b657cd6.pas: damaged: database disk image is malformed (2 profiles missing)
pa: st: none of the profiles could be read
pa: warning: segment st/seg/2026-11-23/52e4a5524b657cd6.pas: damaged: database disk image is malformed (3 profiles missing)
pa: read 1 profile in 1 segment; missing: 3 profiles in 1 segment
pa: warning: segment st/seg/2026-11-23/52e4a5524b657cd6.pas: damaged: database disk image is malformed (3 profiles missing)
[exit 2]

$ printf 'main;run;work 5\nmain;idle 2\n' > "$T/a.folded" && pa store init "$T/text" && pa store add "$T/text" "$T/a.folded" && pa store init "$T/all" && pa store join "$T/all" "$T/text" "$T/st" "$T/text"
Added: 1
In it already: 0
Left out: 0
New segments: 1
Added: 2
In it already: 1
New segments: 2
pa: read 3 profiles in 3 segments; missing: 3 profiles in 1 segment
pa: warning: segment $T/st/seg/2026-11-23/52e4a5524b657cd6.pas: damaged: database disk image is malformed (3 profiles missing)
[exit 2]

$ pa store top "$T/all" --where type=samples | tail -4
         5 71.43% 71.43%          5 71.43%  work
         2 28.57%   100%          2 28.57%  idle
         0     0%   100%          7   100%  main
         0     0%   100%          5 71.43%  run
pa: read 1 profile in 1 segment
