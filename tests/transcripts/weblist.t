Source and instructions of functions: the page is the same without a server.
$ pa weblist --format text -source_path testdata/src/inlined -trim_path /src outer testdata/elf/inlined.so testdata/elf/inlined.heap.txt
Total: 10B
ROUTINE ======================== outer in /src/inlined.c
       10B        10B (flat, cum)   100% of Total
         .          .     11:    return sum ^ innermost(x + 3);
         .          .     12:}
         .          .     13:
         .          .     14:int outer(int x)
         .          .     15:{
        8B         8B     16:    int product = middle(x) * 3;
        1B         1B               1000: LEAL 0x3(DI), DX                        ;middle inlined.c:11
        1B         1B               1003: MOVL DI, AX                             ;innermost inlined.c:5
        1B         1B               1005: IMULL DI, AX                            ;innermost inlined.c:5
        1B         1B               1008: IMULL DX, DX                            ;innermost inlined.c:5
        1B         1B               100b: ADDL $0x7, AX                           ;innermost inlined.c:5
        1B         1B               100e: ADDL $0x7, DX                           ;innermost inlined.c:5
        1B         1B               1011: XORL DX, AX                             ;middle inlined.c:11
        1B         1B               1013: LEAL 0(AX)(AX*2), AX
        1B         1B     17:    return product + x;
        1B         1B               1016: ADDL DI, AX
        1B         1B     18:}
        1B         1B               1018: RET

$ pa weblist -source_path testdata/src/inlined -trim_path /src outer testdata/elf/inlined.so testdata/elf/inlined.heap.txt | grep -c '<tr class="instruction">'
10

$ pa weblist '(' testdata/elf/inlined.so testdata/elf/inlined.heap.txt
pa: bad regular expression '(': missing closing parenthesis at offset 1
[exit 2]
