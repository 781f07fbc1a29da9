#include "text/rules/boilerplate_rules.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <vector>

#include "core/hash.h"
#include "text/rules/rule_files.h"
#include "text/rules/rule_table.h"

namespace wiresift {
namespace {

using enum RemovalClass;

/// The first row that fits names a block: rows stand in this order of classes, inside a class in
/// the order of the files, inside a file in their own. Gates of comments come before paywalls:
/// "Only subscribers … post comments".
constexpr RemovalClass kOrder[] = {kAdvisory,          kAd,      kRelated,  kComments, kLogin,
                                   kSubscribe,         kPaywall, kShare,    kLegal,    kNav,
                                   kDatelineFurniture, kCredit,  kTracking, kCaption};

std::vector<Rule> ReadTable() {
  std::vector<Rule> rules;
  for (const EmbeddedFile& file : kRuleFiles) {
    const Status status = ReadRules(file.name, file.text, rules);
    if (status) continue;
    std::fprintf(stderr, "text/rules/%s\n", status.error().detail.c_str());
    std::abort();  // built in: the tests read every row before anybody else does
  }
  std::ranges::stable_sort(rules, {}, [](const Rule& rule) {
    return std::ranges::find(kOrder, rule.kind) - std::begin(kOrder);
  });
  return rules;
}

}  // namespace

std::span<const Rule> BoilerplateRules() {
  static const std::vector<Rule> kRules = ReadTable();
  return kRules;
}

std::uint64_t BoilerplateRulesHash() {
  std::string all;
  for (const EmbeddedFile& file : kRuleFiles)
    (all += file.name) += file.text;
  return Hash64(all);
}

const RuleSet& CompiledBoilerplateRules() {
  static const RuleSet kSet(BoilerplateRules());
  return kSet;
}

const RuleSet& CompiledShareRules() {
  static const std::vector<Rule> kShareRows = [] {
    std::vector<Rule> rows;
    std::ranges::copy_if(BoilerplateRules(), std::back_inserter(rows), [](const Rule& rule) {
      return rule.kind == kShare && rule.note != RuleNote::kFollow;
    });
    return rows;
  }();
  static const RuleSet kSet(kShareRows);
  return kSet;
}

}  // namespace wiresift
