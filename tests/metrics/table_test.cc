#include "metrics/table.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wiresift {
namespace {

TEST(TableTest, NamesFollowTheRules) {
  std::set<std::string_view> names;
  const std::regex shape("(wiresift|process)(_[a-z]+)+");
  for (const MetricRow& row : MetricTable()) {
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
    EXPECT_TRUE(std::regex_match(std::string(row.name), shape)) << row.name;
    EXPECT_EQ(row.name.ends_with("_total"), row.type == "counter") << row.name;
    EXPECT_TRUE(row.type != "histogram" || row.name.ends_with("_seconds")) << row.name;
    EXPECT_FALSE(row.help.empty()) << row.name;
    EXPECT_FALSE(row.help.ends_with('.')) << row.name;
    EXPECT_FALSE(row.unit.empty()) << row.name;
    EXPECT_EQ(&RowOf(row.id), &row);
  }
}

TEST(TableTest, DocumentIsCurrent) {
  std::ifstream in(std::string(WIRESIFT_SOURCE_DIR) + "/monitoring/METRICS.md");
  std::ostringstream text;
  text << in.rdbuf();
  EXPECT_EQ(text.str(), MetricsDocument())
      << "build the target metrics_doc and run it >monitoring/METRICS.md";
}

}  // namespace
}  // namespace wiresift
