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
2026-11-23T08:33:49Z  cpu          api      r1       region=eu  in/api/r1/cpu.pb.gz     seg/2026-11-23/c552cd2204c306a2.pas
2026-11-23T08:33:51Z  cpu          api      r2       region=eu  in/api/r2/cpu-v2.pb.gz  seg/2026-11-23/c552cd2204c306a2.pas
2026-11-23T08:33:51Z  inuse_space  api      r2       region=eu  in/api/r2/heap.pb.gz    seg/2026-11-23/c552cd2204c306a2.pas

$ pa store ls "$T/st" --where release=r2,type=cpu
Profiles: 1
Segments: 1
time                  type  service  release  labels     source                  segment
2026-11-23T08:33:51Z  cpu   api      r2       region=eu  in/api/r2/cpu-v2.pb.gz  seg/2026-11-23/c552cd2204c306a2.pas

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
pa: st: --where colour=red: wanted service, release, type, time or label.KEY
[exit 2]

$ cd "$T" && pa store bake st
pa: store bake: wanted one of init, add, ls, verify, top, callers, merge
[exit 2]

$ cp testdata/go/mutex.pb.gz "$T/one.pb.gz"; cd "$T"; pa store add st one.pb.gz --from-path '{service}/x-{release}.pb.gz'; pa store add st one.pb.gz --set a; pa store add st in/api/r1 absent.pb.gz
pa: one.pb.gz: is not as --from-path '{service}/x-{release}.pb.gz' says
pa: --set a: wanted KEY=VALUE
pa: absent.pb.gz: No such file or directory
[exit 2]

$ cd "$T" && printf '{{{{' | dd of=$(ls st/seg/*/*.pas) bs=1 seek=9000 conv=notrunc status=none; pa store verify st
Profiles: 0
Segments: 0
Missing profiles: 3
Damaged segments: 1
pa: warning: segment st/seg/2026-11-23/c552cd2204c306a2.pas: damaged: the file is not what was written (3 profiles missing)
[exit 2]
