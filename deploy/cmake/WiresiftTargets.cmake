# The flags every target of ours gets, and the two ways to make one.
add_library(wiresift_flags INTERFACE)
target_compile_options(wiresift_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wnon-virtual-dtor -Woverloaded-virtual
  # A designated initializer that names what differs from the defaults is what we want.
  -Wno-missing-field-initializers)
if(WIRESIFT_WERROR)
  # GCC 12 has false -Wrestrict reports on "x" + string at -O2 and above.
  target_compile_options(wiresift_flags INTERFACE -Werror -Wno-restrict)
endif()
if(WIRESIFT_SANITIZE)
  target_compile_options(wiresift_flags INTERFACE -fsanitize=${WIRESIFT_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(wiresift_flags INTERFACE -fsanitize=${WIRESIFT_SANITIZE})
endif()
target_include_directories(wiresift_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)

# wiresift_library(NAME SOURCES a.cc … LINK other …): the library of one folder of src/.
function(wiresift_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(wiresift_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(wiresift_${name} PUBLIC wiresift_flags ${ARG_LINK})
endfunction()

# The headers that nearly every test includes, parsed once: a third less time to compile the tests.
function(wiresift_test_headers)
  file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/test_headers.cc CONTENT "")
  add_library(wiresift_test_headers OBJECT ${CMAKE_BINARY_DIR}/test_headers.cc)
  target_link_libraries(wiresift_test_headers PRIVATE wiresift_flags GTest::gtest GTest::gmock)
  target_compile_options(wiresift_test_headers PRIVATE $<$<CONFIG:RelWithDebInfo>:-O0;-g1>)
  target_precompile_headers(wiresift_test_headers PRIVATE <gmock/gmock.h> <gtest/gtest.h> <algorithm>
    <chrono> <filesystem> <fstream> <map> <memory> <optional> <sstream> <string> <thread> <vector>)
endfunction()

# wiresift_test_program(NAME SOURCES a_test.cc … LINK wiresift_x …): a program of tests that ctest does
# not run by itself.
function(wiresift_test_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} GTest::gtest GTest::gmock GTest::gtest_main)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  # Tests are compiled twice as fast so; what they test is optimised all the same.
  target_compile_options(${name} PRIVATE $<$<CONFIG:RelWithDebInfo>:-O0;-g1>)
  target_precompile_headers(${name} REUSE_FROM wiresift_test_headers)
  # Only the files that ask for a path of this tree depend on it: the others stay in the cache for
  # another clone.
  foreach(source IN LISTS ARG_SOURCES)
    file(STRINGS ${source} paths REGEX "WIRESIFT_(SOURCE_DIR|BINARY)")
    if(paths)
      set_source_files_properties(${source} PROPERTIES COMPILE_DEFINITIONS
        "WIRESIFT_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\";WIRESIFT_BINARY=\"${CMAKE_BINARY_DIR}/wiresift\"")
    endif()
  endforeach()
endfunction()

# wiresift_test(NAME SOURCES a_test.cc … LINK wiresift_x … [LABELS l …] [SHARDS n]): one test program
# a folder. In n shards ctest runs it as NAME_1 to NAME_n, which share its tests.
function(wiresift_test name)
  cmake_parse_arguments(ARG "" "SHARDS" "SOURCES;LINK;LABELS" ${ARGN})
  wiresift_test_program(${name}_tests SOURCES ${ARG_SOURCES} LINK ${ARG_LINK})
  if(NOT ARG_SHARDS)
    add_test(NAME ${name} COMMAND ${name}_tests)
    set_tests_properties(${name} PROPERTIES LABELS "unit;${ARG_LABELS}" TIMEOUT 900)
    return()
  endif()
  foreach(shard RANGE 1 ${ARG_SHARDS})
    math(EXPR index "${shard} - 1")
    add_test(NAME ${name}_${shard} COMMAND ${name}_tests)
    set_tests_properties(${name}_${shard} PROPERTIES LABELS "unit;${ARG_LABELS}" TIMEOUT 900
      ENVIRONMENT "GTEST_TOTAL_SHARDS=${ARG_SHARDS};GTEST_SHARD_INDEX=${index}")
  endforeach()
endfunction()

# wiresift_embed(OUT x.cc HEADER folder/x.h VARIABLE kX FILES a b …): the files as constants in the
# binary folder's x.cc, `const EmbeddedFile kX[]` as the header declares it.
function(wiresift_embed)
  cmake_parse_arguments(ARG "" "OUT;HEADER;VARIABLE" "FILES" ${ARGN})
  list(JOIN ARG_FILES "," files)
  set(script ${CMAKE_SOURCE_DIR}/deploy/cmake/Embed.cmake)
  add_custom_command(
    OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${ARG_OUT}
    COMMAND ${CMAKE_COMMAND} -DFILES=${files} -DOUT=${CMAKE_CURRENT_BINARY_DIR}/${ARG_OUT}
            -DHEADER=${ARG_HEADER} -DVARIABLE=${ARG_VARIABLE} -P ${script}
    DEPENDS ${ARG_FILES} ${script})
endfunction()
