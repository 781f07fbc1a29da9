#include "config/changes.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "config/keys.h"

namespace wiresift {

std::vector<std::string> ChangedKeys(const Config& before, const Config& after) {
  std::vector<std::string> changed;
  for (const Key& key : ConfigKeys()) {
    if (key.get(before) != key.get(after)) changed.push_back(key.path);
  }
  // A property whose value differs is in the list twice.
  std::multimap<std::string, std::string> differences;
  std::ranges::set_symmetric_difference(before.kafka.properties, after.kafka.properties,
                                        std::inserter(differences, differences.end()));
  for (auto at = differences.begin(); at != differences.end();
       at = differences.upper_bound(at->first)) {
    const std::string path = std::string(kKafkaPrefix) + at->first;
    if (FindKey(path) == nullptr) changed.push_back(path);
  }
  return changed;
}

}  // namespace wiresift
