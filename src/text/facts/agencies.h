#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/words/words.h"

namespace wiresift {

/// The trade of an agency. Only the marks of news agencies say that a text is agency news.
enum class AgencyTrade : std::uint8_t {
  kNews,           ///< agencies and networks whose texts others print
  kPictures,       ///< marks photographs only
  kPressReleases,  ///< carries what others pay for: PR Newswire, Business Wire
};

/// Who may stand behind a text or a picture.
struct Agency {
  /// The id in records: ASCII, no article, as the agency signs where it has a sign (`AP`, `dpa`).
  std::string_view short_name;
  std::vector<std::string_view> names;    ///< as printed; short ones count only in this very case
  std::vector<std::string_view> domains;  ///< registrable domains of its own sites
  AgencyTrade trade = AgencyTrade::kNews;
  /// The short name means much else (`PA` is Pennsylvania, `AA` an airline, `TT` a car): alone it
  /// is no credit, and it needs brackets, slashes or a plain word of citing around it.
  bool is_common_word = false;

  [[nodiscard]] bool is_photo_only() const { return trade == AgencyTrade::kPictures; }
};

[[nodiscard]] std::span<const Agency> Agencies();

/// An agency's name in a text.
struct AgencyName {
  const Agency* agency = nullptr;
  std::uint32_t first_word = 0;  ///< index into the words
  std::uint32_t last_word = 0;
  std::uint32_t start = 0;  ///< bytes into the text
  std::uint32_t end = 0;

  /// The name as it stands is a short one that means much else too.
  [[nodiscard]] bool is_common_word() const {
    return agency->is_common_word && end - start <= kCommonWordBytesMax;
  }

  static constexpr std::uint32_t kCommonWordBytesMax = 3;
};

/// Whether short names count only as they are printed (`AP`, `dpa`), or in lower case too: in a
/// line that is known to be a credit.
enum class NameCase : std::uint8_t { kAsPrinted, kAny };

/// All names in `text`, whose words are `words`, the longest at each place; also with an ending
/// after an apostrophe (`AP's`, `AA'ya`), and inside the runs of letters of scripts that write no
/// spaces or glue their particles on (据新华社报道, 연합뉴스에). A name alone is no mark of
/// anything: the caller looks at what stands around it.
[[nodiscard]] std::vector<AgencyName> FindAgencies(std::string_view text,
                                                   std::span<const Word> words,
                                                   NameCase name_case = NameCase::kAsPrinted);

/// The news agency that `name` (short name or name, any case) is, or null.
[[nodiscard]] const Agency* AgencyByName(std::string_view name);

/// The news agency whose site `url` points to, or null.
[[nodiscard]] const Agency* AgencyByUrl(std::string_view url);

/// The news agency that gave out `id` (`urn:newsml:dpa.com:…`, `tag:reuters.com,2022:…`), or null.
[[nodiscard]] const Agency* AgencyById(std::string_view id);

}  // namespace wiresift
