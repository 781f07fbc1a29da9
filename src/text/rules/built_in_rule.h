#pragma once

#include <cstdint>

#include "core/names.h"

namespace wiresift {

/// A rule that is code instead of a row of the rule table.
enum class BuiltInRule : std::uint8_t {
  kNone,
  kCaptionCredit,       ///< a block that closes with a photo credit
  kCaptionDescription,  ///< the description of a picture before its caption
  kCaptionSlug,         ///< the name of a picture before its caption
  kCreditAgency,        ///< a line that only says whose text it is
  kDuplicateBlock,      ///< a paragraph that stood before
  kInlineGluedLinks,    ///< headlines glued into a sentence
  kNavSeparator,        ///< a line of dashes
  kPublisherRepeat,     ///< what the publisher's pages repeat
  kRunAfter,            ///< plain text: the model, behind the main run
  kRunBefore,           ///< plain text: the model, before the main run
  kScoreHtml,           ///< the model of a page's blocks
  kScoreText,           ///< plain text: the model, inside the main run
  kTitleRepeated,       ///< the title once more
};

/// Ids as outputs name them; they stand in audit records and never change meaning.
template <>
inline constexpr auto kNames<BuiltInRule> =
    Names<BuiltInRule>("", "caption.credit", "caption.description", "caption.slug", "credit.agency",
                       "duplicate.block", "inline.glued-links", "nav.separator", "publisher.repeat",
                       "run.after", "run.before", "score.html", "score.text", "title.repeated");

}  // namespace wiresift
