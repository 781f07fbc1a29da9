# Writes the file IN as a C++ constant into OUT.
file(READ ${IN} text)
file(WRITE ${OUT} "#include \"daemon/sample_feed.h\"\n\nnamespace wiresift {\n\nconst std::string_view kSampleFeed = R\"FEED(${text})FEED\";\n\n}  // namespace wiresift\n")
