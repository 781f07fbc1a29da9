# Writes the weights files HTML and TEXT as C++ constants into OUT.
file(READ ${HTML} html)
file(READ ${TEXT} text)
file(WRITE ${OUT} "#include \"text/weights.h\"\n\nnamespace wiresift {\n\nconst std::string_view kHtmlWeights = R\"TSV(${html})TSV\";\nconst std::string_view kTextWeights = R\"TSV(${text})TSV\";\n\n}  // namespace wiresift\n")
