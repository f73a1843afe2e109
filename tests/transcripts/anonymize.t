Profiles to be shown to others.
$ pa proto --anonymize --salt secret testdata/odd/recursion.pb.gz | pa traces -
Type: cpu
-----------+-------------------------------------------------------
      40ns   b6j55rgzhe
             b6j55rgzhe
             b6j55rgzhe
             b6j55rgzhe
             yggnijpj7c
-----------+-------------------------------------------------------
      20ns   b6j55rgzhe
             b6j55rgzhe
             yggnijpj7c
-----------+-------------------------------------------------------
      30ns   jigrtu3sho
             innp6y4237
             jigrtu3sho
             innp6y4237
             yggnijpj7c
-----------+-------------------------------------------------------

$ pa convert --anonymize --salt secret --format folded testdata/odd/recursion.pb.gz
yggnijpj7c;b6j55rgzhe;b6j55rgzhe;b6j55rgzhe;b6j55rgzhe 40
yggnijpj7c;b6j55rgzhe;b6j55rgzhe 20
yggnijpj7c;innp6y4237;jigrtu3sho;innp6y4237;jigrtu3sho 30

$ pa merge --anonymize --salt secret testdata/odd/recursion.pb.gz | pa convert --format folded -
yggnijpj7c;b6j55rgzhe;b6j55rgzhe 20
yggnijpj7c;b6j55rgzhe;b6j55rgzhe;b6j55rgzhe;b6j55rgzhe 40
yggnijpj7c;innp6y4237;jigrtu3sho;innp6y4237;jigrtu3sho 30

$ pa convert --anonymize --salt other --format folded testdata/odd/recursion.pb.gz
zariijfjwp;jdzpkwsckf;jdzpkwsckf;jdzpkwsckf;jdzpkwsckf 40
zariijfjwp;jdzpkwsckf;jdzpkwsckf 20
zariijfjwp;ove6acnzxo;gwzjui3qzn;ove6acnzxo;gwzjui3qzn 30

$ pa proto --focus 'text.mix$' --anonymize --salt secret testdata/go/cpu.pb.gz | pa top -n 3 -
File: bsllvtjz5j
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 580ms (40.45%)
Showing nodes accounting for 580ms, 100% of 580ms total
Showing top 3 nodes out of 12
      flat  flat%   sum%        cum   cum%
     580ms   100%   100%      580ms   100%  qlwkq5fd6s.zekqal7wnh/bsllvtjz5j/amygog5oe7/ia4pbrlgb3.mau7juyf2b (inline)
         0     0%   100%      580ms   100%  qlwkq5fd6s.zekqal7wnh/bsllvtjz5j/amygog5oe7/ia4pbrlgb3.C5ssozc54b
         0     0%   100%      580ms   100%  qlwkq5fd6s.zekqal7wnh/bsllvtjz5j/amygog5oe7/ia4pbrlgb3.N4kwtu7hjk (inline)

$ pa merge --anonymize --salt secret --keep-names '^runtime\.' testdata/go/cpu.pb.gz | pa top -n 3 -
File: bsllvtjz5j
Type: cpu
Time: 2026-11-23 08:33:49 UTC
Duration: 1.43s, Total samples = 1330ms (92.76%)
Showing nodes accounting for 910ms, 68.42% of 1330ms total
Showing top 3 nodes out of 65
      flat  flat%   sum%        cum   cum%
     580ms 43.61% 43.61%      580ms 43.61%  qlwkq5fd6s.zekqal7wnh/bsllvtjz5j/amygog5oe7/ia4pbrlgb3.mau7juyf2b
     240ms 18.05% 61.65%      370ms 27.82%  runtime.mapaccess1
      90ms  6.77% 68.42%       90ms  6.77%  asxbk5pfnu

$ pa proto --anonymize --salt secret testdata/odd/labels.pb.gz | pa raw -
PeriodType:  
Period: 0
Samples:
cpu/nanoseconds
         10: 2 1 
                key_hfpehsfbak:[label_yeqshcl73h]
                bytes:[4096 bytes]
         20: 2 1 
                key_hfpehsfbak:[label_owkfyhpxka label_j3gagwqgoo]
         30: 1 
                key_f2ojov3gf5:[12 milliseconds 3 ]
         40: 1 
                bytes:[2 kilobytes] request:[100]
         50: 1 
                key_iguv3qwzgt:[0 bytes]
Locations
     1: 0x0 M=1 yggnijpj7c yggnijpj7c.c:10:0 s=0
     2: 0x0 M=1 r2bjbc2cts r2bjbc2cts.c:20:0 s=0
Mappings
1: 0x0/0x0/0x0   

$ pa proto --anonymize --salt secret testdata/odd/documented.pb.gz | pa info -
Format: pprof protocol buffer (profile.proto)
Default type: cpu
Period: 10ms
Time: 2023-11-14 22:13:20 UTC
Duration: 90.50s
Comment: comment_iq535ctht2
Comment: comment_tjoo7murlu
Samples: 2
Deepest stack: 3
Mean depth: 2.5
Locations: 3
Locations with inlined calls: 0
Functions: 3
Symbols: functions and files
type     unit           sum
samples  count           10
cpu      nanoseconds  100ms

start  limit  file  build id
0x0    0x0

$ pa merge --anonymize --salt secret testdata/odd/drop-frames.pb.gz | pa info - | grep -c -i drop
0
[exit 1]

$ pa merge --anonymize --salt secret testdata/odd/drop-frames.pb.gz | pa top - | grep total; pa top testdata/odd/drop-frames.pb.gz | grep total
Showing nodes accounting for 12ns, 100% of 12ns total
Showing nodes accounting for 12ns, 100% of 12ns total

$ pa convert --anonymize --salt secret --format speedscope testdata/odd/columns.pb.gz
{"$schema":"https://www.speedscope.app/file-format-schema.json","exporter":"pa","name":"profile","activeProfileIndex":0,"shared":{"frames":[
{"name":"yggnijpj7c","file":"yggnijpj7c.c","line":5,"col":9},
{"name":"r2bjbc2cts","file":"yggnijpj7c.c","line":7,"col":1},
{"name":"r2bjbc2cts","file":"yggnijpj7c.c","line":7,"col":2}]},"profiles":[{"type":"sampled","name":"cpu","unit":"nanoseconds","samples":[
[0,1],
[0,2]],"weights":[
30,20],"startValue":0,"endValue":50}]}

$ pa merge testdata/go/heap.pb.gz testdata/go/heap-v2.pb.gz | pa delta --anonymize --salt secret - testdata/go/heap.pb.gz | pa top -n 2 -sample_index alloc_space -
File: bsllvtjz5j
Type: alloc_space
Time: 2026-11-23 08:33:51 UTC
Showing nodes accounting for 42.64MB, 50.50% of 84.45MB total
Dropped 14 nodes (cum <= 0.42MB)
Showing top 2 nodes out of 26
      flat  flat%   sum%        cum   cum%
   29.52MB 34.95% 34.95%    29.52MB 34.95%  qlwkq5fd6s.zekqal7wnh/bsllvtjz5j/amygog5oe7/lnlppbhgph.(*O7a5ege7hw).Sjq2w2dj7t.func1
   13.13MB 15.54% 50.50%    63.04MB 74.65%  qlwkq5fd6s.zekqal7wnh/bsllvtjz5j/amygog5oe7/ia4pbrlgb3.C5ssozc54b

$ pa proto --anonymize -o $T/a.pb testdata/go/cpu.pb.gz; pa proto --anonymize -o $T/b.pb testdata/go/cpu.pb.gz; cmp -s $T/a.pb $T/b.pb || echo other names
other names
pa: warning: the salt is random: another run gives other pseudonyms (see --salt)
pa: warning: the salt is random: another run gives other pseudonyms (see --salt)

$ pa proto --salt secret testdata/go/cpu.pb.gz
pa: --salt goes with --anonymize
[exit 2]

$ pa proto --anonymize --keep-names '(' --salt secret testdata/go/cpu.pb.gz
pa: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]
