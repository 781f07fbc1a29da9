#pragma once

#include <cstdint>

#include "core/names.h"

namespace wiresift {

/// Says of a rule what its class leaves open, where the program acts on it: column `note` of the
/// rule table.
enum class RuleNote : std::uint8_t {
  kNone,
  kFollow,         ///< asks to follow somebody: no item of a list of ways to share
  kByline,         ///< names who wrote the text
  kCredit,         ///< names whose text it is
  kCreditAnyCase,  ///< the same, and names count in lower case too: `(avec afp)`
  kCreditReuters,  ///< the same; two roles without an agency's name are the way Reuters signs
  kContributed,    ///< names who helped to write the text
  kRights,         ///< names who owns the text
};

template <>
inline constexpr auto kNames<RuleNote> =
    Names<RuleNote>("-", "follow", "byline", "credit", "credit-any-case", "credit-reuters",
                    "contributed", "rights");

}  // namespace wiresift
