Comments, and none.
$ pa comments testdata/odd/documented.pb.gz
first remark
second remark

$ pa comments --add-comment hello testdata/go/cpu.pb.gz
hello

$ pa comments --format json testdata/odd/documented.pb.gz
{
  "schema": "pa.comments/1",
  "title": null,
  "facts": {},
  "notes": [],
  "warnings": [],
  "tables": [
    {
      "name": "comments",
      "title": null,
      "section": null,
      "facts": {},
      "columns": [
        {"key": "comment", "title": "comment", "kind": "text", "unit": null, "mixed_units": false}
      ],
      "rows": [
        {"comment": "first remark"},
        {"comment": "second remark"}
      ],
      "notes": []
    }],
  "figures": [],
  "checks": []
}
