#include "chaos/stream_time.h"

#include <string>
#include <string_view>

#include "story/delta.h"

namespace wiresift::chaos {
namespace {

/// Empties the text under `key` in JSON that the service has written itself: the first quote behind
/// it is its end, since quotes within a text are escaped.
void Empty(std::string& json, std::string_view key) {
  const std::string name = '"' + std::string(key) + "\":\"";
  const std::size_t at = json.find(name);
  if (at == std::string::npos) return;
  const std::size_t begin = at + name.size();
  json.erase(begin, json.find('"', begin) - begin);
}

void EmptyOfStory(std::string& delta) {
  Result<Story> story = DecodeStory(delta);
  if (!story) return;  // differs as it is
  story->first_created = {};
  delta = EncodeStory(*story);
}

}  // namespace

void TakeOutStreamTime(Channel channel, Record& record) {
  if (!record.value) return;
  if (channel == Channel::kState && record.key->starts_with(kStoryKeyPrefix)) {
    EmptyOfStory(*record.value);
  }
  if (channel != Channel::kStories) return;
  Empty(*record.value, "firstCreated");
  Empty(*record.value, "versionCreated");
  for (Header& header : record.headers) {
    if (header.name == "ce_time") header.value.clear();
  }
}

}  // namespace wiresift::chaos
