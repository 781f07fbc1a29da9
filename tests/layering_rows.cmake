# One row a folder of src/, lower folders first: what its files may include, of our folders and of the
# libraries that live in one place.
macro(row folder)
  list(APPEND folders ${folder})
  set("may_${folder}" ${ARGN})
endmacro()

row(core "<simdjson>" "<utf8proc>" "<xxhash>" "<zstd>")
row(article core)
row(publisher core article)
row(text/words core "<cld2>")
row(text/body core text/words "<lexbor>")
row(text/rules core text/words text/body)
row(text/facts core article text/words text/body text/rules)
row(text/model core publisher text/body text/facts)
row(text/clean core article publisher text/words text/body text/rules text/facts text/model)
row(dedup core text/words)
row(story core publisher text/words dedup)
row(store core dedup story "<rocksdb>")
row(pipeline/ports core article text/body dedup)
row(pipeline/publish core publisher text/body dedup story pipeline/ports)
row(pipeline/decide core publisher text/words dedup story pipeline/ports pipeline/publish)
row(pipeline/prepare core article publisher text/words text/clean dedup pipeline/ports
    pipeline/publish)
row(pipeline/run core dedup story pipeline/ports pipeline/publish pipeline/decide pipeline/prepare)
row(kafka core pipeline/ports "<librdkafka>")
row(file core publisher pipeline/ports)
row(metrics core text/body dedup pipeline/ports "<prometheus>")
row(admin core "<boost>")
row(config core article publisher text/clean dedup story pipeline/ports pipeline/publish
    pipeline/prepare kafka admin "<yaml-cpp>")
row(command/operate core publisher pipeline/ports pipeline/prepare kafka config)
row(command/replay core publisher story store pipeline/ports pipeline/publish pipeline/decide
    pipeline/prepare pipeline/run kafka config)
row(command/show core article publisher text/words text/body text/clean)
row(command/explain core article publisher text/words text/clean dedup pipeline/publish config
    command/show)
row(command/files core publisher text/words text/clean dedup story pipeline/ports pipeline/publish
    pipeline/decide pipeline/prepare pipeline/run file config command/show)
row(command/review core publisher text/words text/clean config command/show)
row(command/tune core publisher text/words dedup pipeline/prepare config command/show)
