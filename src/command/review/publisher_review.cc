#include "command/review/publisher_review.h"

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "command/review/profile_file.h"
#include "command/show/answer.h"
#include "command/show/page_input.h"
#include "command/show/text_writer.h"
#include "config/profiles.h"
#include "publisher/host.h"
#include "text/clean/cleaner.h"

namespace wiresift {
namespace {

/// The reason why a review ended before its last page: a quit, or an error.
struct Stop {
  ExitCode code = kExitOk;
};

/// One run over the pages of a publisher.
class Review {
 public:
  Review(const ReviewCommand& command, Reviewer& reviewer, std::ostream& out, std::ostream& errors)
      : command_(command), reviewer_(reviewer), out_(out), errors_(errors) {}

  ExitCode Run() {
    if (!OpenProfile()) return kExitConfig;
    std::optional<Stop> stop;
    for (const std::string& path : command_.pages) {
      stop = TakeFile(path);
      if (stop) break;
    }
    if (HasProfile()) Tell();
    if (stop) return stop->code;
    return is_faulty_ ? kExitData : kExitOk;
  }

 private:
  [[nodiscard]] bool HasProfile() const { return !profile_.domain().empty(); }

  bool OpenProfile() {
    std::error_code ignored;
    if (!std::filesystem::exists(command_.profile, ignored)) {
      if (!command_.domain.empty()) return MakeProfile(command_.domain, "--domain");
      return true;
    }
    Result<PublisherProfile> profile = LoadProfile(command_.profile);
    if (!profile) {
      errors_ << profile.error().detail << '\n';
      return false;
    }
    if (!command_.domain.empty() && command_.domain != profile->domain()) {
      errors_ << fmt::format("--domain: found {}, expected {}, which {} is of\n", command_.domain,
                             profile->domain(), command_.profile);
      return false;
    }
    profile_ = std::move(*profile);
    return true;
  }

  bool MakeProfile(const std::string& domain, std::string_view where) {
    if (domain.empty() || HostOf("//" + domain) != domain) {
      errors_ << fmt::format(
          "{}: found {}, expected a host in lower case without www., such as example.com\n", where,
          domain.empty() ? "no URL that says whose page it is" : '"' + domain + '"');
      return false;
    }
    profile_ = PublisherProfile(domain);
    return true;
  }

  std::optional<Stop> TakeFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    const InputShape shape = in ? ShapeOfInput(path, in) : InputShape::kUnknown;
    if (!in.is_open() || in.bad()) {
      errors_ << path << ": cannot be read\n";
      return Stop{kExitNoInput};
    }
    if (shape == InputShape::kUnknown) {
      errors_ << UnknownInput(path).detail << '\n';
      return Stop{kExitData};
    }
    if (shape == InputShape::kLines) return TakeLines(path, in);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    const BodyFormat format =
        shape == InputShape::kHtmlPage ? BodyFormat::kHtml : BodyFormat::kText;
    return TakePage(ReadPage(bytes.str(), path, format, command_.config.input), path);
  }

  std::optional<Stop> TakeLines(const std::string& path, std::istream& in) {
    Coordinate at{path, {}, {}};
    for (std::string line; std::getline(in, line); ++at.offset.value) {
      const std::string place = fmt::format("{}:{}", path, at.offset.value + 1);
      const auto stop = TakePage(ParseArticle(line, LineContext(at), command_.config.input), place);
      if (stop) return stop;
    }
    return std::nullopt;
  }

  std::optional<Stop> TakePage(const Result<Article>& article, const std::string& place) {
    if (!article) {
      Complain(place, article.error());
      return std::nullopt;
    }
    if (article->format != BodyFormat::kHtml || !article->is_text) {
      ++not_pages_;
      return std::nullopt;
    }
    const std::string host = PublisherOf(*article);
    if (!HasProfile() && !MakeProfile(host, place)) return Stop{kExitData};
    if (!IsOurs(host)) {
      ++others_;
      return std::nullopt;
    }
    return TakeOurs(*article, place);
  }

  /// True for pages of the publisher and for those that name none: they were given by name.
  [[nodiscard]] bool IsOurs(const std::string& host) const {
    const std::string& domain = profile_.domain();
    return host.empty() || host == domain || host.ends_with("." + domain);
  }

  std::optional<Stop> TakeOurs(const Article& article, const std::string& place) {
    ++number_;
    const std::string page = article.url.empty() ? article.id : article.url;
    if (profile_.Holds(page) && !command_.again) {
      ++known_;
      const Status passed = reviewer_.Pass(number_);
      return passed ? std::nullopt : EndWith(passed.error());
    }
    PublisherProfile others = profile_;
    others.Remove(page);
    const Result<Cleaned> cleaned = Clean(article, command_.config.clean, {.profile = &others});
    if (!cleaned) {
      Complain(place, cleaned.error());
      const Status passed = reviewer_.Pass(number_);
      return passed ? std::nullopt : EndWith(passed.error());
    }
    out_ << fmt::format("\nPage {}: {}\n{}\n", number_, SafeLine(page), SafeLine(cleaned->title));
    return Judge(ReviewedPage(*cleaned), page);
  }

  std::optional<Stop> Judge(ReviewedPage reviewed, const std::string& page) {
    const Result<ReviewAnswer> answer = reviewer_.Review(reviewed, number_);
    if (!answer) return EndWith(answer.error());
    if (*answer == ReviewAnswer::kQuit) return Stop{kExitOk};
    if (*answer == ReviewAnswer::kSkip) {
      ++skipped_;
      return std::nullopt;
    }
    reviewed.AddTo(profile_, page);
    profile_.RaiseVersion();
    if (const Status saved = SaveProfile(command_.profile, profile_); !saved) {
      errors_ << saved.error().detail << '\n';
      return Stop{kExitCannotCreate};
    }
    ++reviewed_;
    out_ << fmt::format("saved: {} of {} blocks kept, version {}\n", reviewed.kept(),
                        reviewed.size(), profile_.version());
    return std::nullopt;
  }

  void Complain(const std::string& place, const Error& error) {
    errors_ << fmt::format("{}: {}: {}\n", place, NameOf(error.reason), error.detail);
    is_faulty_ = true;
  }

  std::optional<Stop> EndWith(const Error& error) {
    errors_ << error.detail << '\n';
    return Stop{ExitCodeOf(error.code)};
  }

  void Tell() {
    out_ << fmt::format(
        "\n{}: {} pages reviewed, {} skipped, {} known already, {} of other publishers, {} without "
        "markup.\n{} holds {} pages, version {}.\n",
        profile_.domain(), reviewed_, skipped_, known_, others_, not_pages_, command_.profile,
        profile_.pages(), profile_.version());
    out_.flush();
  }

  const ReviewCommand& command_;
  Reviewer& reviewer_;
  std::ostream& out_;
  std::ostream& errors_;
  PublisherProfile profile_{""};  ///< has no domain until the publisher is known
  std::size_t number_ = 0;
  std::size_t reviewed_ = 0, skipped_ = 0, known_ = 0, others_ = 0, not_pages_ = 0;
  bool is_faulty_ = false;
};

}  // namespace

ExitCode RunPublisherReview(const ReviewCommand& command, Reviewer& reviewer, std::ostream& out,
                            std::ostream& errors) {
  return Review(command, reviewer, out, errors).Run();
}

}  // namespace wiresift
