#include "publisher/host.h"

#include <algorithm>

#include "core/ascii.h"

namespace wiresift {
namespace {

constexpr std::size_t kHostBytesMax = 253;  // RFC 1035, section 2.3.4

bool IsHostByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// The last label is a word: neither a number of an address nor the P of `A.P.`.
bool EndsInDomain(std::string_view host) {
  const std::string_view last = host.substr(host.rfind('.') + 1);
  return last.size() > 1 && !(last[0] >= '0' && last[0] <= '9');
}

/// `text` as a host name, or empty when it is none.
std::string ReadHost(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  std::string host = ToLowerAscii(text.substr(0, kHostBytesMax + 1));
  if (host.starts_with("www.")) host.erase(0, 4);
  const bool is_host = host.size() <= kHostBytesMax && host.contains('.') &&
                       !host.starts_with('.') && !host.contains("..") &&
                       std::ranges::all_of(host, IsHostByte) && EndsInDomain(host);
  return is_host ? host : std::string();
}

}  // namespace

std::string HostOf(std::string_view url) {
  const std::size_t slashes = url.find("//");
  if (slashes == std::string_view::npos) return {};
  std::string_view host = url.substr(slashes + 2);
  host = host.substr(0, host.find_first_of("/?#\\"));
  const std::size_t at = host.rfind('@');
  if (at != std::string_view::npos) host.remove_prefix(at + 1);
  return ReadHost(host.substr(0, host.find(':')));
}

std::string OutletOf(std::string_view source, std::string_view url) {
  return source.empty() ? HostOf(url) : std::string(source);
}

bool IsSameOutlet(const Article& a, const Article& b) {
  const std::string outlet = OutletOf(a.source, a.url);
  return !outlet.empty() && outlet == OutletOf(b.source, b.url);
}

std::string PublisherOf(const Article& article) {
  std::string host = HostOf(article.url);
  return host.empty() ? ReadHost(article.source) : host;
}

}  // namespace wiresift
