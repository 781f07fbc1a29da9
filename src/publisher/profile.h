#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"

namespace wiresift {

/// A publisher profile's file: 1,000 reviewed pages of 100 signatures each.
inline constexpr std::size_t kProfileBytesMax = std::size_t{16} << 20;

/// How reviewers judged the blocks of one kind of element.
struct ReviewCounts {
  std::uint32_t kept = 0;  ///< blocks
  std::uint32_t kept_words = 0;
  std::uint32_t dropped = 0;  ///< blocks
  std::uint32_t dropped_words = 0;

  friend bool operator==(const ReviewCounts&, const ReviewCounts&) = default;
};

/// The word of reviewers on one publisher's pages: per page and signature (Document::signatures)
/// how many blocks are the article's and how many are not. The counts are kept by page, so that a
/// page reviewed again replaces what was said of it before. Const use: any thread.
class PublisherProfile {
 public:
  /// `domain` is lower case, without `www.`; it covers its subdomains.
  explicit PublisherProfile(std::string domain) : domain_(std::move(domain)) {}

  /// Reads what Render writes, strictly: kMalformed or kInvalid with
  /// `name:line: field: found …, expected …`.
  [[nodiscard]] static Result<PublisherProfile> Parse(std::string_view text, std::string_view name);

  /// A JSON object a line, pages in order and their rows sorted, so that a review shows in a
  /// comparison of two versions as the lines of its page: the head, then for each page its name and
  /// a row for each signature.
  [[nodiscard]] std::string Render() const;

  /// Counts one reviewed block of `page`. The fitting tool calls this too.
  void Add(std::string_view page, std::string_view signature, bool is_kept, std::uint32_t words);

  /// Makes `page` a reviewed one even when it has no blocks.
  void AddPage(std::string_view page);

  /// Takes back all that was said of `page`: to review it again, or to leave it out.
  void Remove(std::string_view page);

  [[nodiscard]] bool Holds(std::string_view page) const { return pages_.contains(page); }

  /// To be saved: the version goes up by one, and the name with it.
  void RaiseVersion();

  /// What the element's class adds to a block's log-odds of being the article's text:
  /// ln((kept + .05) / (dropped + .05)) over all pages, at most 4 either way; 0 for a signature
  /// that no reviewer saw. One look-up by hash.
  [[nodiscard]] float LogOdds(std::string_view signature) const;

  [[nodiscard]] ReviewCounts CountsOf(std::string_view signature) const;

  [[nodiscard]] const std::string& domain() const { return domain_; }

  [[nodiscard]] std::uint32_t version() const { return version_; }

  [[nodiscard]] std::size_t pages() const { return pages_.size(); }

  /// `example.com@3-1a2b3c4d`: domain, version and a hash of the file. Names the profile in audit
  /// records. Empty before it was saved or read.
  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  friend class ProfileReader;
  using Rows = std::map<std::string, ReviewCounts, std::less<>>;

  void AddCounts(std::string_view page, std::string_view signature, const ReviewCounts& counts);
  void GiveName();

  std::string domain_;
  std::string name_;
  std::uint32_t version_ = 0;
  std::map<std::string, Rows, std::less<>> pages_;
  std::unordered_map<std::uint64_t, ReviewCounts> totals_;  ///< by Hash64 of the signature
};

}  // namespace wiresift
