# SPDX-License-Identifier: Apache-2.0
# The libraries pa stands on. ARCHITECTURE.md says why each is there.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
# Unpacks in half of zlib's time; there is a way without it.
option(PA_ISAL "Unpack gzip with ISA-L if it is there" ON)
if(PA_ISAL)
  pkg_check_modules(ISAL IMPORTED_TARGET libisal)
endif()
# Lines and inlined calls of programs; without it their tables of symbols are all there is.
option(PA_DWARF "Read debug information with libdw if it is there" ON)
if(PA_DWARF)
  pkg_check_modules(LIBDW IMPORTED_TARGET libdw)
endif()
# Records that `perf record -z` packed; without it such recordings are refused.
option(PA_ZSTD "Unpack recordings of perf with libzstd if it is there" ON)
if(PA_ZSTD)
  pkg_check_modules(LIBZSTD IMPORTED_TARGET libzstd)
endif()
# Instructions of `pa disasm` and `pa weblist`; without it they say so.
option(PA_DISASM "Decode instructions with capstone if it is there" ON)
if(PA_DISASM)
  pkg_check_modules(CAPSTONE IMPORTED_TARGET capstone)
endif()
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(YAJL REQUIRED IMPORTED_TARGET yajl)
# Messages of OTLP; protoc-c makes them of lib/otlp/otlp.proto.
pkg_check_modules(PROTOBUF_C REQUIRED IMPORTED_TARGET libprotobuf-c)
