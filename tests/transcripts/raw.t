Everything in a small profile.
$ pa raw testdata/odd/labels.pb.gz
PeriodType:  
Period: 0
Samples:
cpu/nanoseconds
         10: 2 1 
                tenant:[red]
                bytes:[4096 bytes]
         20: 2 1 
                tenant:[blue green]
         30: 1 
                latency:[12 milliseconds 3 ]
         40: 1 
                bytes:[2 kilobytes] request:[100]
         50: 1 
                zero:[0 bytes]
Locations
     1: 0x0 M=1 main main.c:10:0 s=0
     2: 0x0 M=1 leaf leaf.c:20:0 s=0
Mappings
1: 0x0/0x0/0x0   

$ pa raw --format json testdata/odd/columns.pb.gz | head -c 300
{
  "schema": "pa.raw/1",
  "title": null,
  "facts": {},
  "notes": [],
  "warnings": [],
  "tables": [
    {
      "name": "samples",
      "title": null,
      "section": null,
      "facts": {},
      "columns": [
        {"key": "cpu", "title": "cpu", "kind": "quantity", "unit": "nanoseconds", 
[no newline]

$ # the earliest time there is
$ pa raw testdata/odd/extremes.pb.gz; pa info testdata/odd/extremes.pb.gz | grep Time; pa top testdata/odd/extremes.pb.gz | head -2
PeriodType:  
Period: 0
Time: 1677-09-21 00:12:43.145224192 +0000 UTC
Duration: 5ns
Samples:
n/count d/GCU
          1 6000000000000000000: 1 
                k:[v v w]
          1          0: 2 
Locations
     1: 0x0 M=1 main main.c:-9223372036854775808:0 s=0
     2: 0x0 M=1 main main.c:9223372036854775807:0 s=0
Mappings
1: 0x0/0x0/0x0   
Time: 1677-09-21 00:12:43 UTC
Type: d
Time: 1677-09-21 00:12:43 UTC

$ # a column has a key of its own, whatever the types are called
$ printf 'app 1 1.0: 7 samples:\n\t          400500 f (/app)\n\napp 1 1.1: 8 _x:\n\t          400500 f (/app)\n\napp 1 1.2: 9 type_2:\n\t          400500 f (/app)\n' >$T/types.txt
$ pa raw --format csv $T/types.txt | head -3; pa raw --format json $T/types.txt | grep '"title": "_x"'
# samples
samples (count),type_2_ (count),type_3 (count),type_2 (count),locations,labels
3,7,8,9,1,comm:[app] tid:[1]
        {"key": "type_3", "title": "_x", "kind": "quantity", "unit": "count", "mixed_units": false},
