# Writes FILES (paths, separated by commas) as C++ constants into OUT: `const EmbeddedFile VARIABLE[]`
# as HEADER declares it.
#   cmake -DFILES=a,b -DOUT=x.cc -DHEADER=text/rules/rule_files.h -DVARIABLE=kRuleFiles -P Embed.cmake
string(REPLACE "," ";" files "${FILES}")
set(code "#include \"${HEADER}\"\n\nnamespace wiresift {\n\nconst EmbeddedFile ${VARIABLE}[] = {\n")
foreach(file IN LISTS files)
  file(READ ${file} text)
  get_filename_component(name ${file} NAME)
  string(APPEND code "    {\"${name}\", R\"EMBED(${text})EMBED\"},\n")
endforeach()
file(WRITE ${OUT} "${code}};\n\n}  // namespace wiresift\n")
