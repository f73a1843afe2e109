# SPDX-License-Identifier: Apache-2.0
# pa_embed(paint pa_asset_flame_js ${CMAKE_SOURCE_DIR}/render/assets/flame.js [SCRIPT])
#
# Makes a file part of a target: `const unsigned char pa_asset_flame_js[]` (followed by a NUL that
# does not count) and `const unsigned long pa_asset_flame_js_size`. With SCRIPT, whole-line
# comments, indentation and line ends are left out. No tool but CMake is needed.
set(PA_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(pa_embed target symbol file)
  cmake_parse_arguments(ARG "SCRIPT" "" "" ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.c)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DPA_EMBED_IN=${file} -DPA_EMBED_OUT=${out} -DPA_EMBED_SYMBOL=${symbol}
            -DPA_EMBED_STRIP=${ARG_SCRIPT} -P ${PA_EMBED_SCRIPT}
    DEPENDS ${file} ${PA_EMBED_SCRIPT}
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()

if(CMAKE_SCRIPT_MODE_FILE AND PA_EMBED_IN)
  if(PA_EMBED_STRIP)
    file(READ ${PA_EMBED_IN} text)
    # The first line break is so that the patterns see every line start.
    set(text "\n${text}")
    string(REGEX REPLACE "\n[ \t]*//[^\n]*" "" text "${text}")
    string(REGEX REPLACE "\n[ \t]*/\\*[^\n]*\\*/[ \t]*" "" text "${text}")
    string(REGEX REPLACE "[ \t]*\n[ \t]*" "\n" text "${text}")
    string(REGEX REPLACE "\n+" "\n" text "${text}")
    string(REGEX REPLACE "^\n" "" text "${text}")
    # A statement or block end needs no line end after it.
    string(REGEX REPLACE "([;{},(])\n" "\\1" text "${text}")
    file(WRITE ${PA_EMBED_OUT}.txt "${text}")
    file(READ ${PA_EMBED_OUT}.txt hex HEX)
  else()
    file(READ ${PA_EMBED_IN} hex HEX)
  endif()
  string(LENGTH "${hex}" size)
  math(EXPR size "${size} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  file(WRITE ${PA_EMBED_OUT}
       "extern const unsigned char ${PA_EMBED_SYMBOL}[];\n"
       "extern const unsigned long ${PA_EMBED_SYMBOL}_size;\n"
       "const unsigned long ${PA_EMBED_SYMBOL}_size = ${size};\n"
       "const unsigned char ${PA_EMBED_SYMBOL}[] = {${bytes}0};\n")
endif()
