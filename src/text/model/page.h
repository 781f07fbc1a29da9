#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/facts/facts.h"
#include "text/model/main_run.h"

namespace wiresift {

/// What a page's tree says about its blocks before any of them is weighed: which are running text
/// in a place where articles stand ("good"), where most of it is, and what each block's ancestors
/// are. Borrows the facts.
class Page {
 public:
  Page(const Facts& facts, const std::vector<BlockVerdict>& verdicts);

  /// The blocks from the first to the last good one inside the container: the element whose blocks,
  /// good ones for it and links and short lines against it, have the greatest sum.
  [[nodiscard]] const MainRun& run() const { return run_; }

  [[nodiscard]] bool is_good(std::size_t i) const { return good_[i]; }

  /// Words of all good blocks.
  [[nodiscard]] double good_words() const { return good_total_; }

  /// NodeMark bits of the block's element and its ancestors. An element that holds two fifths of
  /// the page's running text is no mark of junk (a paywalled body is hidden).
  [[nodiscard]] std::uint32_t marks(std::size_t i) const { return marks_[node_index(i)]; }

  [[nodiscard]] std::uint32_t node_index(std::size_t i) const { return facts_.block(i).node; }

  [[nodiscard]] const Node& node(std::size_t i) const { return nodes_[node_index(i)]; }

  [[nodiscard]] std::uint32_t parent_index(std::size_t i) const { return node(i).parent; }

  /// ClassHint bits of the ancestors from `first` to `last` levels above the block's own element
  /// (0), the guarded ones without their signs of junk.
  [[nodiscard]] std::uint32_t hints(std::size_t i, int first, int last) const;

  /// Shares of the page's good words: under the block's parent, under its grandparent, in elements
  /// of the same signature. 0..1.
  [[nodiscard]] double parent_share(std::size_t i) const;
  [[nodiscard]] double grandparent_share(std::size_t i) const;
  [[nodiscard]] double signature_share(std::size_t i) const;

  /// Blocks whose elements stand right below node `n`.
  [[nodiscard]] std::size_t BlocksIn(std::uint32_t n) const { return block_counts_[n]; }

  /// Good blocks among the `count` after block `i`, or before it when `count` is negative.
  [[nodiscard]] std::size_t GoodNear(std::size_t i, int count) const;

  /// Levels of the block's element below the container; 0 for the container and what is outside.
  [[nodiscard]] std::size_t depth_inside(std::size_t i) const;

 private:
  void SumProse();
  void CountBlocks();
  void InheritMarks();
  void FindGood();
  void FindContainer();
  void FindRun();
  [[nodiscard]] double ContainerWeight(std::size_t i) const;
  [[nodiscard]] double Share(double words) const;

  const Facts& facts_;
  const std::vector<BlockVerdict>& verdicts_;
  const std::vector<Node>& nodes_;
  std::vector<double> prose_words_;  ///< of each node's subtree
  std::vector<std::uint32_t> marks_;
  std::vector<std::uint32_t> hints_;
  std::vector<bool> in_comments_;
  std::vector<bool> inside_;                ///< nodes below the container
  std::vector<bool> good_;                  ///< of each block
  std::vector<std::uint32_t> good_before_;  ///< how many good blocks stand before each block
  std::vector<std::uint32_t> block_counts_;
  double good_total_ = 0;
  std::vector<double> parent_good_;
  std::vector<double> grandparent_good_;
  std::vector<double> signature_good_;
  std::size_t container_ = 0;
  MainRun run_;
};

}  // namespace wiresift
