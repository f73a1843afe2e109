# SPDX-License-Identifier: Apache-2.0
# pa_library(analysis LINK base profile PRIVATE_LINK PkgConfig::ZLIB)
# pa_library(cmd EXCEPT main.c LINK …)
#
# All C files of the folder, but for EXCEPT.
#
# One folder is one static library pa_<name>. Its headers are reached as "<name>/file.h", and only
# by targets that link it: the include path is a folder of its own holding nothing but a link to
# the sources. An include that points up the layers therefore does not compile.

add_library(pa_compile INTERFACE)
target_compile_features(pa_compile INTERFACE c_std_11)
target_compile_definitions(pa_compile INTERFACE _POSIX_C_SOURCE=200809L)
# No contraction of a*b+c: results are the same with every compiler.
target_compile_options(pa_compile INTERFACE
  $<$<COMPILE_LANGUAGE:C>:-std=c11 -ffp-contract=off -Wall -Wextra -Wshadow -Wpointer-arith -Wcast-qual
  -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition -Wformat=2
  -Wundef -Wvla>)
if(PA_WERROR)
  target_compile_options(pa_compile INTERFACE -Werror)
endif()
if(PA_SANITIZE)
  target_compile_options(pa_compile INTERFACE -fsanitize=${PA_SANITIZE} -fno-sanitize-recover=all
                         -fno-omit-frame-pointer)
  target_link_options(pa_compile INTERFACE -fsanitize=${PA_SANITIZE})
endif()
if(PA_FUZZ)
  target_compile_options(pa_compile INTERFACE -fsanitize=fuzzer-no-link)
endif()

function(pa_library name)
  cmake_parse_arguments(ARG "" "TARGET" "EXCEPT;LINK;PRIVATE_LINK" ${ARGN})
  if(NOT ARG_TARGET)
    set(ARG_TARGET pa_${name})
  endif()
  file(GLOB sources RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS *.c)
  list(REMOVE_ITEM sources ${ARG_EXCEPT})
  add_library(${ARG_TARGET} STATIC ${sources})
  set_property(GLOBAL APPEND PROPERTY PA_LIBRARIES ${name})
  # Nothing is visible outside of libpa but what its headers say.
  set_target_properties(${ARG_TARGET} PROPERTIES C_VISIBILITY_PRESET hidden)
  set(include ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${include})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${include}/${name} SYMBOLIC)
  target_include_directories(${ARG_TARGET} PUBLIC ${include})
  list(TRANSFORM ARG_LINK PREPEND "pa_")
  target_link_libraries(${ARG_TARGET} PUBLIC ${ARG_LINK} m PRIVATE pa_compile ${ARG_PRIVATE_LINK})
endfunction()

# pa_module(zstd SOURCES zstd_module.c FOR input LINK PkgConfig::LIBZSTD)
#
# What needs a large library is a module of its own, opened when it is first used (base/module.h). It
# sees the headers of the targets it is for, and links none of our libraries.
function(pa_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;FOR;LINK" ${ARGN})
  add_library(pa_module_${name} MODULE ${ARG_SOURCES})
  set_target_properties(pa_module_${name} PROPERTIES PREFIX lib OUTPUT_NAME pa-${name}
                        LIBRARY_OUTPUT_DIRECTORY ${PA_MODULES})
  foreach(user IN LISTS ARG_FOR)
    target_include_directories(pa_module_${name} PRIVATE
      $<TARGET_PROPERTY:pa_${user},INTERFACE_INCLUDE_DIRECTORIES>)
    add_dependencies(pa_${user} pa_module_${name})
  endforeach()
  target_link_libraries(pa_module_${name} PRIVATE pa_compile ${ARG_LINK})
  if(PA_RELOCATABLE) # what it needs lies beside it, and what that needs in turn
    target_link_options(pa_module_${name} PRIVATE LINKER:--disable-new-dtags "LINKER:-rpath,$ORIGIN")
  endif()
  install(TARGETS pa_module_${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/pa COMPONENT libpa0)
endfunction()

# pa_protobuf(otlp_messages otlp.proto): what protoc-c makes of a schema, objects of a target
# pa_otlp_messages; the header is found as "otlp_messages/otlp.pb-c.h".
function(pa_protobuf name schema)
  find_program(PROTOC_C protoc-c REQUIRED)
  string(REPLACE ".proto" ".pb-c" made ${schema})
  set(folder ${CMAKE_BINARY_DIR}/include/${name}/${name})
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(
    OUTPUT ${folder}/${made}.c ${folder}/${made}.h
    COMMAND ${PROTOC_C} --c_out=${folder} --proto_path=${CMAKE_CURRENT_SOURCE_DIR} ${schema}
    DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${schema}
    VERBATIM)
  add_library(pa_${name} OBJECT ${folder}/${made}.c ${folder}/${made}.h)
  target_link_libraries(pa_${name} PUBLIC PkgConfig::PROTOBUF_C)
  set_target_properties(pa_${name} PROPERTIES C_VISIBILITY_PRESET hidden)
endfunction()
