#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/time.h"
#include "support/article_builder.h"
#include "support/invented_text.h"

namespace wiresift::tests {

/// A block that the pages of `a.example` repeat and that no rule and no model removes.
inline constexpr std::string_view kFurniture = "This desk writes about the harbors of the coast.";

/// Article number `number` of `a.example`, published on its day, with the furniture at its end.
inline JsonArticle FurnishedArticle(std::uint64_t number) {
  return {.id = "f" + std::to_string(number),
          .title = InventedText(1'000 + number).Sentence(),
          .body = StoryText(number) + "\n\n" + std::string(kFurniture),
          .url = "https://www.a.example/" + std::to_string(number),
          .published = FormatTime(At(std::chrono::hours(24 * number)))};
}

/// The articles 1 to 5, a line each: as many as it takes to learn the furniture.
inline std::vector<std::string> FurnishedLines() {
  std::vector<std::string> lines;
  for (std::uint64_t number = 1; number <= 5; ++number)
    lines.push_back(FurnishedArticle(number).Json());
  return lines;
}

}  // namespace wiresift::tests
