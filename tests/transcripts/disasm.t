Instructions of functions, by the program that the profile is of. Names match as the linker has them and as people read them.
$ pa disasm outer testdata/elf/inlined.so testdata/elf/inlined.heap.txt
Total: 10B
ROUTINE ======================== outer
       10B        10B (flat, cum)   100% of Total
        1B         1B       1000: LEAL 0x3(DI), DX                        ;outer inlined.c:16
        1B         1B       1003: MOVL DI, AX
        1B         1B       1005: IMULL DI, AX
        1B         1B       1008: IMULL DX, DX
        1B         1B       100b: ADDL $0x7, AX
        1B         1B       100e: ADDL $0x7, DX
        1B         1B       1011: XORL DX, AX
        1B         1B       1013: LEAL 0(AX)(AX*2), AX
        1B         1B       1016: ADDL DI, AX                             ;outer inlined.c:17
        1B         1B       1018: RET                                     ;outer inlined.c:18

$ pa disasm -intel_syntax outer testdata/elf/inlined.so testdata/elf/inlined.heap.txt
Total: 10B
ROUTINE ======================== outer
       10B        10B (flat, cum)   100% of Total
        1B         1B       1000: lea edx, [rdi + 3]                      ;outer inlined.c:16
        1B         1B       1003: mov eax, edi
        1B         1B       1005: imul eax, edi
        1B         1B       1008: imul edx, edx
        1B         1B       100b: add eax, 7
        1B         1B       100e: add edx, 7
        1B         1B       1011: xor eax, edx
        1B         1B       1013: lea eax, [rax + rax*2]
        1B         1B       1016: add eax, edi                            ;outer inlined.c:17
        1B         1B       1018: ret                                     ;outer inlined.c:18

$ pa disasm --syntax att outer testdata/elf/inlined.so testdata/elf/inlined.heap.txt | tail -3
        1B         1B       1013: leal (%rax, %rax, 2), %eax
        1B         1B       1016: addl %edi, %eax                         ;outer inlined.c:17
        1B         1B       1018: retq                                    ;outer inlined.c:18

$ # the line of each instruction, of the function itself
$ pa disasm --format csv outer testdata/elf/inlined.so testdata/elf/inlined.heap.txt
function,address,flat (bytes),cum (bytes),instruction,file,line
outer,0x1000,1,1,"LEAL 0x3(DI), DX",/src/inlined.c,16
outer,0x1003,1,1,"MOVL DI, AX",/src/inlined.c,16
outer,0x1005,1,1,"IMULL DI, AX",/src/inlined.c,16
outer,0x1008,1,1,"IMULL DX, DX",/src/inlined.c,16
outer,0x100b,1,1,"ADDL $0x7, AX",/src/inlined.c,16
outer,0x100e,1,1,"ADDL $0x7, DX",/src/inlined.c,16
outer,0x1011,1,1,"XORL DX, AX",/src/inlined.c,16
outer,0x1013,1,1,"LEAL 0(AX)(AX*2), AX",/src/inlined.c,16
outer,0x1016,1,1,"ADDL DI, AX",/src/inlined.c,17
outer,0x1018,1,1,RET,/src/inlined.c,18

$ # a profile of no binary
$ printf 'main;f 3\n' > $T/stacks.folded; pa disasm f $T/stacks.folded; pa weblist f $T/stacks.folded
pa: the profile has no addresses: it does not say which instructions ran
pa: the profile has no addresses: it does not say which instructions ran
[exit 2]

$ # what is not here, or does not match, is said
$ pa disasm nosuch testdata/elf/inlined.so testdata/elf/inlined.heap.txt
pa: no matches found for regexp: nosuch
[exit 2]

$ pa disasm main testdata/go/cpu.pb.gz
pa: the binary /srv/lexi is not here: give the program before the profile, or its folder in PPROF_BINARY_PATH
[exit 2]

$ pa disasm outer testdata/elf/inlined.so
pa: testdata/elf/inlined.so: this is an executable, not a profile of one
[exit 2]
