# SPDX-License-Identifier: Apache-2.0
# The libraries pa stands on. ARCHITECTURE.md says why each is there.
#
# PA_RELOCATABLE makes a program that needs nothing of a system but libc: the libraries are linked
# statically, and what modules need is put beside them (cmake/relocatable.sh).
option(PA_RELOCATABLE "Link everything but libc statically" OFF)
set(PA_SHARED_SUFFIXES ${CMAKE_FIND_LIBRARY_SUFFIXES})
if(PA_RELOCATABLE)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
if(PA_RELOCATABLE) # the static one has a name of its own
  pkg_check_modules(YAJL REQUIRED yajl)
  find_library(PA_YAJL_STATIC yajl_s REQUIRED)
  add_library(PkgConfig::YAJL STATIC IMPORTED)
  set_target_properties(PkgConfig::YAJL PROPERTIES IMPORTED_LOCATION ${PA_YAJL_STATIC})
else()
  pkg_check_modules(YAJL REQUIRED IMPORTED_TARGET yajl)
endif()
# Messages of OTLP; protoc-c makes them of lib/otlp/otlp.proto.
pkg_check_modules(PROTOBUF_C REQUIRED IMPORTED_TARGET libprotobuf-c)
# Unpacks in half of zlib's time; there is a way without it, and there is no static one.
option(PA_ISAL "Unpack gzip with ISA-L if it is there" ON)
if(PA_ISAL AND NOT PA_RELOCATABLE)
  pkg_check_modules(ISAL IMPORTED_TARGET libisal)
endif()
# From here on only modules link libraries.
set(CMAKE_FIND_LIBRARY_SUFFIXES ${PA_SHARED_SUFFIXES})
# The catalogue and the segments of `pa store`.
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
# Lines and inlined calls of programs; without it their tables of symbols are all there is.
option(PA_DWARF "Read debug information with libdw if it is there" ON)
if(PA_DWARF)
  pkg_check_modules(LIBDW IMPORTED_TARGET libdw)
endif()
# Files in archives; without it archives have to be unpacked first.
option(PA_ARCHIVE "Read archives with libarchive if it is there" ON)
if(PA_ARCHIVE)
  pkg_check_modules(LIBARCHIVE IMPORTED_TARGET libarchive)
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
# Engines of `pa store`; without it there is no --engine. Its own libraries are too many to bring
# along.
option(PA_HTTP "Speak to engines with libcurl if it is there" ON)
if(PA_HTTP AND NOT PA_RELOCATABLE)
  pkg_check_modules(LIBCURL IMPORTED_TARGET libcurl)
endif()
