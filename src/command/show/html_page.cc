#include "command/show/html_page.h"

#include <fmt/format.h>

#include "command/show/text_writer.h"

namespace wiresift {

std::string EscapeHtml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string LinkTo(std::string_view url) {
  const std::string text = EscapeHtml(SafeLine(url));
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  return is_web ? fmt::format(R"(<a href="{0}" rel="noreferrer">{0}</a>)", text) : text;
}

std::string HtmlPage(std::string_view title, std::string_view style, std::string_view body) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n{2}</body>\n</html>\n",
      EscapeHtml(title), style, body);
}

}  // namespace wiresift
