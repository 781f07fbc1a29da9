#include "core/ids.h"

#include "core/hash.h"

namespace wiresift {

std::string StoryUri(StoryId id) {
  return "urn:wiresift:story:" + ToHex(id.high) + ToHex(id.low);
}

StoryId StoryIdOf(const Coordinate& first) {
  const auto [high, low] = Hash128(ToString(first));
  return {high, low};
}

std::string ToString(const Coordinate& at) {
  return at.topic + '/' + std::to_string(at.partition.value) + '/' +
         std::to_string(at.offset.value);
}

}  // namespace wiresift
