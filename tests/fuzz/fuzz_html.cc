#include "fuzz/clean_promises.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return wiresift::tests::CheckPromises(bytes, size, wiresift::BodyFormat::kHtml);
}
