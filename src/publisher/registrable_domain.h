#pragma once

#include <string_view>

namespace wiresift {

/// The part of `host` (as HostOf gives it) that one owner has registered: `sport.lakeside.example`
/// is `lakeside.example`, `news.lakeside.co.uk` is `lakeside.co.uk`. A part of `host`, or all of
/// it.
///
/// By a table in the program, not by the Public Suffix List of the machine: two machines with two
/// editions of that would give one article two publishers, and a replay other bytes. All domains
/// under a suffix that the table lacks count as one publisher: what one of them repeats is learnt
/// for all.
[[nodiscard]] std::string_view RegistrableDomain(std::string_view host);

}  // namespace wiresift
