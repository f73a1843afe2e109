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
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
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
# From here on only modules link libraries.
set(CMAKE_FIND_LIBRARY_SUFFIXES ${PA_SHARED_SUFFIXES})

# Each shared object costs a start 50 us, and most are of one format: the program (a target with PA_STARTS_FAST)
# takes the archive of a library where there is one. Tests, libpa and its users link what is shared.
function(pa_prefer_archive target archive)
  find_library(PA_ARCHIVE_OF_${target} ${archive})
  mark_as_advanced(PA_ARCHIVE_OF_${target})
  get_target_property(shared PkgConfig::${target} INTERFACE_LINK_LIBRARIES)
  if(PA_ARCHIVE_OF_${target} AND NOT PA_RELOCATABLE)
    set_property(TARGET PkgConfig::${target} PROPERTY INTERFACE_LINK_LIBRARIES
      "$<IF:$<BOOL:$<TARGET_PROPERTY:PA_STARTS_FAST>>,${PA_ARCHIVE_OF_${target}},${shared}>")
  endif()
endfunction()
pa_prefer_archive(ZLIB libz.a)
pa_prefer_archive(PCRE2 libpcre2-8.a)
pa_prefer_archive(JANSSON libjansson.a)
pa_prefer_archive(YAJL libyajl_s.a)
pa_prefer_archive(PROTOBUF_C libprotobuf-c.a)

# Unpacks large gzip files in half of zlib's time.
option(PA_ISAL "Unpack gzip with ISA-L if it is there" ON)
if(PA_ISAL)
  pkg_check_modules(ISAL IMPORTED_TARGET libisal)
endif()
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
