#pragma once

#include <string>
#include <string_view>

#include "article/article.h"

namespace wiresift {

/// The host of an absolute URL: lower case, without `www.`, user and port. Empty when `url` has no
/// host name.
[[nodiscard]] std::string HostOf(std::string_view url);

/// Whose page an article is: the host of its URL, else its source where that is a domain, else
/// empty. Not the registrable domain: `edition.example.com` stays apart from `example.com`.
[[nodiscard]] std::string PublisherOf(const Article& article);

/// Who prints an article: its source, else the host of its URL. Empty when neither is known.
[[nodiscard]] std::string OutletOf(std::string_view source, std::string_view url);

/// True when both are printed by one outlet that is known: equal names, compared as they are.
[[nodiscard]] bool IsSameOutlet(const Article& a, const Article& b);

}  // namespace wiresift
