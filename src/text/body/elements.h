#pragma once

#include <cstdint>
#include <lexbor/tag/const.h>

#include "text/body/block.h"

namespace wiresift {

/// How the walk through a page takes an element.
enum class ElementRole : std::uint8_t {
  kBlock,    ///< parts the text around it
  kInline,   ///< part of the text around it
  kSkipped,  ///< neither it nor what is inside counts
  kBreak,    ///< <br>
  kMeta,     ///< tells of the page
};

/// The elements of one name.
struct Element {
  lxb_tag_id_t id = LXB_TAG__UNDEF;
  ElementRole role = ElementRole::kBlock;
  Tag tag = Tag::kOther;
  BlockKind kind = BlockKind::kOther;  ///< kind of the blocks right inside
  std::uint32_t marks = 0;             ///< NodeMark bits
};

/// The row of `id`; of a name that is not HTML's a block of Tag::kCustom.
[[nodiscard]] const Element& ElementOf(lxb_tag_id_t id);

/// The kind of the blocks right inside an element of `tag`.
[[nodiscard]] BlockKind BlockKindOf(Tag tag);

}  // namespace wiresift
