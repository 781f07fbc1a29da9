#include "kfake/line_check.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wiresift {
namespace {

/// A record as text, without its place and its time in the topic.
struct Said {
  std::optional<std::string> key, value;
  std::vector<Header> headers;
  bool operator==(const Said&) const = default;
};

std::vector<Said> WhatIsSaid(const std::vector<Record>& records) {
  std::vector<Said> said;
  said.reserve(records.size());
  for (const Record& record : records)
    said.push_back({record.key, record.value, record.headers});
  return said;
}

/// The latest value of each key: what a compacted topic comes to.
std::map<std::string, std::optional<std::string>> Memory(const std::vector<Record>& records) {
  std::map<std::string, std::optional<std::string>> memory;
  for (const Record& record : records)
    memory[record.key.value_or("")] = record.value;
  std::erase_if(memory, [](const auto& entry) { return !entry.second; });
  return memory;
}

/// Not EXPECT_EQ: thousands of records do not help who reads a failure.
void ExpectSameSaid(const std::vector<Record>& line, const std::vector<Record>& oracle,
                    const std::string& what) {
  const std::vector<Said> here = WhatIsSaid(line);
  const std::vector<Said> there = WhatIsSaid(oracle);
  EXPECT_EQ(here.size(), there.size()) << what;
  const auto [differs, other] = std::ranges::mismatch(here, there);
  if (differs == here.end() || other == there.end()) return;
  ADD_FAILURE() << what << ": record " << differs - here.begin() << " of '"
                << differs->key.value_or("") << "' is\n"
                << differs->value.value_or("(none)") << "\nand not '" << other->key.value_or("")
                << "'\n"
                << other->value.value_or("(none)");
}

}  // namespace

void ExpectSameAsOracle(const TestLine& line, const TestLine& oracle, std::size_t fed) {
  const std::vector<Record> audit = line.Read(line.topics.audit);
  EXPECT_EQ(VerdictsByInput(audit).size(), fed) << "inputs with a verdict";
  ExpectSameSaid(audit, oracle.Read(oracle.topics.audit), "verdicts");
  ExpectSameSaid(line.Read(line.topics.stories), oracle.Read(oracle.topics.stories), "stories");
  EXPECT_TRUE(line.Read(line.topics.rejected).empty()) << "a good article was rejected";
  EXPECT_TRUE(Memory(line.Read(line.topics.state)) == Memory(oracle.Read(oracle.topics.state)))
      << "the story states differ";
}

}  // namespace wiresift
