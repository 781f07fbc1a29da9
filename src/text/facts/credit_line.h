#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "text/body/removal.h"
#include "text/facts/agencies.h"

namespace wiresift {

/// The kind of a line that does nothing but name whose text this is, or nothing when the line says
/// more: `EFE`, `(dpa/AFP)`, `dpa/lno`, `Matin du Port avec AFP` are credit lines, `—Ledger
/// reporter Jane Marlow and The Associated Press` is a contributed line.
[[nodiscard]] std::optional<ProvenanceKind> FindCreditLine(std::string_view text,
                                                           std::span<const Word> words,
                                                           std::span<const AgencyName> agencies);

}  // namespace wiresift
