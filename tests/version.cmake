cmake_minimum_required(VERSION 3.25)
# The version stands in CMakeLists.txt alone: fails when a file that has to name it names another, or
# when a file that need not name it does.
#   cmake -DROOT=<source tree> -DVERSION=<the project's> -P tests/version.cmake
# The image that Kubernetes starts: kustomize knows no variables.
set(kustomization ${ROOT}/deploy/kubernetes/kustomization.yaml)
file(STRINGS ${kustomization} tags REGEX "newTag:")
if(NOT tags MATCHES "^ *newTag: ${VERSION}$")
  message(SEND_ERROR "${kustomization}: found '${tags}', expected newTag: ${VERSION}")
endif()

file(GLOB_RECURSE files ${ROOT}/src/* ${ROOT}/daemon/* ${ROOT}/deploy/* ${ROOT}/monitoring/* ${ROOT}/tests/*.py
  ${ROOT}/tests/*.sh ${ROOT}/tests/*.cc ${ROOT}/README.md ${ROOT}/ARCHITECTURE.md)
list(REMOVE_ITEM files ${kustomization})
# Records that a past version has written are named after it.
list(FILTER files EXCLUDE REGEX "/tests/(formats|docs)/")
string(REPLACE "." "\\." pattern "(^|[^0-9.])${VERSION}([^0-9.]|$)")
foreach(file IN LISTS files)
  file(STRINGS ${file} lines REGEX "${pattern}")
  foreach(line IN LISTS lines)
    message(SEND_ERROR "${file}: repeats the version: ${line}")
  endforeach()
endforeach()
