#include "text/body/elements.h"

#include <array>
#include <cstddef>

namespace wiresift {
namespace {

/// Every element that is more than a block without a meaning of its own.
constexpr Element kRows[] = {
    {LXB_TAG_P, ElementRole::kBlock, Tag::kP, BlockKind::kParagraph},
    {LXB_TAG_DIV, ElementRole::kBlock, Tag::kDiv},
    {LXB_TAG_LI, ElementRole::kBlock, Tag::kLi, BlockKind::kListItem},
    {LXB_TAG_H1, ElementRole::kBlock, Tag::kH1, BlockKind::kHeading},
    {LXB_TAG_H2, ElementRole::kBlock, Tag::kH2, BlockKind::kHeading},
    {LXB_TAG_H3, ElementRole::kBlock, Tag::kH3, BlockKind::kHeading},
    {LXB_TAG_H4, ElementRole::kBlock, Tag::kH4, BlockKind::kHeading},
    {LXB_TAG_H5, ElementRole::kBlock, Tag::kH5, BlockKind::kHeading},
    {LXB_TAG_H6, ElementRole::kBlock, Tag::kH6, BlockKind::kHeading},
    {LXB_TAG_BLOCKQUOTE, ElementRole::kBlock, Tag::kBlockquote, BlockKind::kQuote, kIsBlockquote},
    {LXB_TAG_TD, ElementRole::kBlock, Tag::kTd, BlockKind::kTableCell, kIsCell},
    {LXB_TAG_TH, ElementRole::kBlock, Tag::kTh, BlockKind::kTableCell, kIsCell},
    {LXB_TAG_PRE, ElementRole::kBlock, Tag::kPre, BlockKind::kPreformatted},
    {LXB_TAG_FIGCAPTION, ElementRole::kBlock, Tag::kFigcaption, BlockKind::kCaption,
     kInFigure | kInFigcaption},
    {LXB_TAG_FIGURE, ElementRole::kBlock, Tag::kFigure, BlockKind::kOther, kInFigure},
    {LXB_TAG_SECTION, ElementRole::kBlock, Tag::kSection, BlockKind::kOther, kIsSection},
    {LXB_TAG_ARTICLE, ElementRole::kBlock, Tag::kArticle, BlockKind::kOther, kIsArticle},
    {LXB_TAG_MAIN, ElementRole::kBlock, Tag::kMain, BlockKind::kOther, kIsMain},
    {LXB_TAG_ASIDE, ElementRole::kBlock, Tag::kAside, BlockKind::kOther, kInAside},
    {LXB_TAG_HEADER, ElementRole::kBlock, Tag::kHeader, BlockKind::kOther, kInHeader},
    {LXB_TAG_FOOTER, ElementRole::kBlock, Tag::kFooter, BlockKind::kOther, kInFooter},
    {LXB_TAG_NAV, ElementRole::kBlock, Tag::kNav, BlockKind::kOther, kInNav},
    {LXB_TAG_FORM, ElementRole::kBlock, Tag::kForm, BlockKind::kOther, kInForm},
    {LXB_TAG_BUTTON, ElementRole::kBlock, Tag::kButton, BlockKind::kOther, kInButton},
    {LXB_TAG_ADDRESS, ElementRole::kBlock, Tag::kAddress, BlockKind::kOther, kInAddress},
    {LXB_TAG_DT, ElementRole::kBlock, Tag::kDt},
    {LXB_TAG_DD, ElementRole::kBlock, Tag::kDd},
    {LXB_TAG_UL, ElementRole::kBlock, Tag::kUl, BlockKind::kOther, kIsList},
    {LXB_TAG_OL, ElementRole::kBlock, Tag::kOl, BlockKind::kOther, kIsList | kIsOrdered},
    {LXB_TAG_BODY, ElementRole::kBlock, Tag::kBody},
    {LXB_TAG_CENTER, ElementRole::kBlock, Tag::kCenter},
    {LXB_TAG_DETAILS, ElementRole::kBlock, Tag::kDetails, BlockKind::kOther, kInDetails},
    {LXB_TAG_SUMMARY, ElementRole::kBlock, Tag::kSummary},
    {LXB_TAG_LEGEND, ElementRole::kBlock, Tag::kLegend},
    {LXB_TAG_MENU, ElementRole::kBlock, Tag::kOther, BlockKind::kOther, kInNav},
    {LXB_TAG_FIELDSET, ElementRole::kBlock, Tag::kOther, BlockKind::kOther, kInForm},
    {LXB_TAG_DIALOG, ElementRole::kBlock, Tag::kOther, BlockKind::kOther, kInDialog},
    {LXB_TAG_DL, ElementRole::kBlock, Tag::kOther, BlockKind::kOther, kIsDefinitions},
    {LXB_TAG_TABLE, ElementRole::kBlock, Tag::kOther, BlockKind::kOther, kIsTable},
    {LXB_TAG_SCRIPT, ElementRole::kSkipped},
    {LXB_TAG_STYLE, ElementRole::kSkipped},
    {LXB_TAG_NOSCRIPT, ElementRole::kSkipped},
    {LXB_TAG_TEMPLATE, ElementRole::kSkipped},
    {LXB_TAG_SVG, ElementRole::kSkipped},
    {LXB_TAG_IFRAME, ElementRole::kSkipped},
    {LXB_TAG_OBJECT, ElementRole::kSkipped},
    {LXB_TAG_SELECT, ElementRole::kSkipped},
    {LXB_TAG_OPTION, ElementRole::kSkipped},
    {LXB_TAG_TEXTAREA, ElementRole::kSkipped},
    {LXB_TAG_AUDIO, ElementRole::kSkipped},
    {LXB_TAG_VIDEO, ElementRole::kSkipped},
    {LXB_TAG_MAP, ElementRole::kSkipped},
    {LXB_TAG_CANVAS, ElementRole::kSkipped},
    {LXB_TAG_MATH, ElementRole::kSkipped},
    {LXB_TAG_EMBED, ElementRole::kSkipped},
    {LXB_TAG_NOFRAMES, ElementRole::kSkipped},
    {LXB_TAG_INPUT, ElementRole::kSkipped},
    {LXB_TAG_DATALIST, ElementRole::kSkipped},
    {LXB_TAG_RT, ElementRole::kSkipped},
    {LXB_TAG_RP, ElementRole::kSkipped},
    {LXB_TAG_TITLE, ElementRole::kMeta},
    {LXB_TAG_META, ElementRole::kMeta},
    {LXB_TAG_LINK, ElementRole::kMeta},
    {LXB_TAG_BR, ElementRole::kBreak},
    {LXB_TAG_A, ElementRole::kInline},
    {LXB_TAG_ABBR, ElementRole::kInline},
    {LXB_TAG_ACRONYM, ElementRole::kInline},
    {LXB_TAG_B, ElementRole::kInline},
    {LXB_TAG_BDI, ElementRole::kInline},
    {LXB_TAG_BDO, ElementRole::kInline},
    {LXB_TAG_BIG, ElementRole::kInline},
    {LXB_TAG_CITE, ElementRole::kInline},
    {LXB_TAG_CODE, ElementRole::kInline},
    {LXB_TAG_DATA, ElementRole::kInline},
    {LXB_TAG_DEL, ElementRole::kInline},
    {LXB_TAG_DFN, ElementRole::kInline},
    {LXB_TAG_EM, ElementRole::kInline},
    {LXB_TAG_FONT, ElementRole::kInline},
    {LXB_TAG_I, ElementRole::kInline},
    {LXB_TAG_INS, ElementRole::kInline},
    {LXB_TAG_KBD, ElementRole::kInline},
    {LXB_TAG_LABEL, ElementRole::kInline},
    {LXB_TAG_MARK, ElementRole::kInline},
    {LXB_TAG_NOBR, ElementRole::kInline},
    {LXB_TAG_Q, ElementRole::kInline},
    {LXB_TAG_RUBY, ElementRole::kInline},
    {LXB_TAG_RB, ElementRole::kInline},
    {LXB_TAG_S, ElementRole::kInline},
    {LXB_TAG_SAMP, ElementRole::kInline},
    {LXB_TAG_SMALL, ElementRole::kInline},
    {LXB_TAG_SPAN, ElementRole::kInline},
    {LXB_TAG_STRIKE, ElementRole::kInline},
    {LXB_TAG_STRONG, ElementRole::kInline},
    {LXB_TAG_SUB, ElementRole::kInline},
    {LXB_TAG_SUP, ElementRole::kInline},
    {LXB_TAG_TIME, ElementRole::kInline},
    {LXB_TAG_TT, ElementRole::kInline},
    {LXB_TAG_U, ElementRole::kInline},
    {LXB_TAG_VAR, ElementRole::kInline},
    {LXB_TAG_WBR, ElementRole::kInline},
    {LXB_TAG_IMG, ElementRole::kInline},
    {LXB_TAG_PICTURE, ElementRole::kInline},
    {LXB_TAG_SOURCE, ElementRole::kInline},
};

constexpr Element kCustomElement{.tag = Tag::kCustom};

/// The rows by their id; ids without a row are blocks.
constexpr std::array<Element, LXB_TAG__LAST_ENTRY> kById = [] {
  std::array<Element, LXB_TAG__LAST_ENTRY> by_id{};
  for (const Element& row : kRows)
    by_id[row.id] = row;
  return by_id;
}();

constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::kCustom) + 1;

/// How many elements have each tag.
constexpr std::array<int, kTagCount> kRowsOfTag = [] {
  std::array<int, kTagCount> rows{};
  for (const Element& row : kRows)
    ++rows[static_cast<std::size_t>(row.tag)];
  return rows;
}();

constexpr bool HasEachTagOnce() {
  for (std::size_t tag = 1; tag + 1 < kTagCount; ++tag) {
    if (kRowsOfTag[tag] != 1) return false;
  }
  return kRowsOfTag.back() == 0;
}

constexpr bool HasEachIdOnce() {
  std::array<int, LXB_TAG__LAST_ENTRY> rows{};
  for (const Element& row : kRows) {
    if (++rows[row.id] > 1) return false;
  }
  return true;
}

static_assert(HasEachTagOnce(), "a Tag between kOther and kCustom without its one row");
static_assert(HasEachIdOnce(), "an element in two rows");

constexpr std::array<BlockKind, kTagCount> kKinds = [] {
  std::array<BlockKind, kTagCount> kinds{};
  kinds.fill(BlockKind::kOther);
  for (const Element& row : kRows)
    if (row.tag != Tag::kOther) kinds[static_cast<std::size_t>(row.tag)] = row.kind;
  return kinds;
}();

}  // namespace

const Element& ElementOf(lxb_tag_id_t id) {
  return id < kById.size() ? kById[id] : kCustomElement;
}

BlockKind BlockKindOf(Tag tag) {
  return kKinds[static_cast<std::size_t>(tag)];
}

}  // namespace wiresift
