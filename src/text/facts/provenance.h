#pragma once

#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "text/body/removal.h"
#include "text/facts/facts.h"

namespace wiresift {

/// The opening of a story: `WICHITA, Kan. (AP) —`, `Berlin (dpa) -`, `BRUSSELS —`.
struct Dateline {
  std::string located;      ///< the city, empty when none is named: `(Reuters) -`
  std::uint32_t start = 0;  ///< bytes into the block, up to the end of the agency or the dash
  std::uint32_t end = 0;
  std::vector<const Agency*> agencies;
};

/// The dateline that `text` opens with. Only at the very start, within 200 bytes, never in quotes.
[[nodiscard]] std::optional<Dateline> FindDateline(std::string_view text,
                                                   std::span<const Word> words,
                                                   std::span<const AgencyName> agencies);

/// The marks of an article in order of `start`, those of the metadata first; and the dateline's
/// city.
struct Provenance {
  std::vector<ProvenanceMark> marks;
  std::string located;
};

/// Reads all marks of `facts`. Has to run before anything is removed; removal of credit lines and
/// captions is decided by rules, independent of this.
[[nodiscard]] Provenance FindProvenance(const Article& article, const Facts& facts);

}  // namespace wiresift
