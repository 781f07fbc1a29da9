cmake_minimum_required(VERSION 3.25)
# An enumerator without its name does not compile: copies a header, inserts an enumerator or takes a
# name away, and wants the compiler to refuse just that. The untouched header has to pass first.
#   cmake -DROOT=<source tree> -DCOPIES=<scratch folder> -DCXX=<compiler> -P tests/names.cmake

# Compiles `header` from the copies, where it is one, else from the source tree.
macro(compile header)
  file(WRITE "${COPIES}/includes.cc" "#include \"${header}\"\n")
  execute_process(
    COMMAND ${CXX} -std=c++23 -fsyntax-only -I${COPIES} -I${ROOT}/src ${COPIES}/includes.cc
    RESULT_VARIABLE status ERROR_VARIABLE errors OUTPUT_QUIET)
endmacro()

# Replaces `before` by `after` in a copy of `header` and wants `complaint`.
function(refuse header before after complaint)
  file(REMOVE_RECURSE "${COPIES}")
  compile(${header})
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${header} as it is does not compile:\n${errors}")
  endif()
  file(READ "${ROOT}/src/${header}" text)
  string(REPLACE "${before}" "${after}" changed "${text}")
  if(changed STREQUAL text)
    message(FATAL_ERROR "${header} does not contain '${before}'")
  endif()
  file(WRITE "${COPIES}/${header}" "${changed}")
  compile(${header})
  if(status EQUAL 0)
    message(FATAL_ERROR "${header} compiles with '${after}' for '${before}'")
  endif()
  if(NOT errors MATCHES "${complaint}")
    message(FATAL_ERROR "${header}: expected '${complaint}', found:\n${errors}")
  endif()
endfunction()

set(missing "an enumerator without its name")
refuse(dedup/match.h "enum class Relation : std::uint8_t {"
       "enum class Relation : std::uint8_t { kTranslation," ${missing})
refuse(dedup/match.h "\"roundup\", \"related\"" "\"roundup\"" ${missing})
refuse(dedup/match.h "\"roundup\", \"related\"" "\"roundup\", \"related\", \"translation\""
       "a name without its enumerator")
refuse(text/body/removal.h "enum class RemovalClass : std::uint8_t {"
       "enum class RemovalClass : std::uint8_t { kWeather," ${missing})
refuse(core/result.h "enum class Reason {" "enum class Reason { kTooOld," ${missing})
refuse(text/body/block.h "FlagNames<NodeMark>(" "FlagNames<NodeMark>(\"weather\", "
       "a name without its enumerator")
