#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/names.h"

namespace wiresift {

/// Why a span is not part of the article. A closed table: also a metric's label.
enum class RemovalClass : std::uint8_t {
  kAd,
  kCaption,
  kCredit,
  kComments,
  kRelated,
  kShare,
  kSubscribe,
  kPaywall,
  kLogin,
  kLegal,
  kNav,
  kDatelineFurniture,
  kInlineJunk,
  kAdvisory,
  kTracking,
  kTitle,
  kDuplicate,
};

template <>
inline constexpr auto kNames<RemovalClass> =
    Names<RemovalClass>("ad", "caption", "credit", "comments", "related", "share", "subscribe",
                        "paywall", "login", "legal", "nav", "dateline-furniture", "inline-junk",
                        "advisory", "tracking", "title", "duplicate");

/// Text of a removed span that is reported; the offsets always name the whole span.
inline constexpr std::size_t kRemovalTextBytesMax = 300;

/// A span of the parsed body that cleaning took out. Offsets are bytes into the parsed body.
struct Removal {
  RemovalClass kind = RemovalClass::kNav;
  std::string rule;  ///< id of the rule that decided, e.g. `en.ad.marker`
  float score = 1;   ///< 0..1, how sure the rule is
  std::uint32_t start = 0;
  std::uint32_t end = 0;  ///< one past the last byte
  std::string text;       ///< the span, cut at kRemovalTextBytesMax on a character boundary
};

/// The ways in which an article marks where its text comes from. Agencies ask for the dateline and
/// the credit line; papers add or replace marks of their own.
enum class ProvenanceKind : std::uint8_t {
  kDateline,
  kByline,
  kCreditLine,
  kCopyrightLine,
  kContributedLine,
  kCanonicalLink,
  kCmsFlag,
  kAgencyId,
  kCitation,
  kPhotoCredit,
  kPressRelease,
};

template <>
inline constexpr auto kNames<ProvenanceKind> = Names<ProvenanceKind>(
    "dateline", "byline", "credit-line", "copyright-line", "contributed-line", "canonical-link",
    "cms-flag", "agency-id", "citation", "photo-credit", "press-release");

/// One mark. A citation ("according to AP") and a photo credit are recorded, but do not say that
/// the text is the agency's: see IsTextProvenance. Nor does the mark of a press-release wire, whose
/// texts are copied as an agency's are and yet are no news of an agency.
struct ProvenanceMark {
  std::string agency;  ///< short name of the agency table: `AP`, `Reuters`, `dpa`
  ProvenanceKind kind = ProvenanceKind::kDateline;
  std::uint32_t start = 0;  ///< bytes into the parsed body; 0, 0 when the mark is metadata
  std::uint32_t end = 0;
  std::string text;
};

[[nodiscard]] constexpr bool IsTextProvenance(ProvenanceKind kind) {
  return kind != ProvenanceKind::kCitation && kind != ProvenanceKind::kPhotoCredit &&
         kind != ProvenanceKind::kPressRelease;
}

}  // namespace wiresift
