#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/words.h"

namespace wiresift {

/// A news agency, or a picture agency that only ever marks photographs.
struct Agency {
  /// The id in records: ASCII, no article, as the agency signs where it has a sign (`AP`, `dpa`).
  std::string_view short_name;
  std::string_view languages;             ///< of its services, BCP 47, for the reader of the table
  std::vector<std::string_view> names;    ///< as printed; short ones count only in this very case
  std::vector<std::string_view> domains;  ///< registrable domains of its own sites
  bool is_photo_only = false;
};

[[nodiscard]] std::span<const Agency> Agencies();

/// An agency's name in a text.
struct AgencyName {
  const Agency* agency = nullptr;
  std::uint32_t first_word = 0;  ///< index into the words
  std::uint32_t last_word = 0;
  std::uint32_t start = 0;  ///< bytes into the text
  std::uint32_t end = 0;
};

/// All names in `text`, whose words are `words`, the longest at each place. A name alone is no
/// mark of anything: the caller looks at what stands around it.
[[nodiscard]] std::vector<AgencyName> FindAgencies(std::string_view text,
                                                   std::span<const Word> words);

/// The news agency that `name` (short name or name, any case) is, or null.
[[nodiscard]] const Agency* AgencyByName(std::string_view name);

/// The news agency whose site `url` points to, or null.
[[nodiscard]] const Agency* AgencyByUrl(std::string_view url);

}  // namespace wiresift
