#include "text/words/function_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace wiresift {
namespace {

constexpr std::size_t kWordsMax = 300;

/// Settled: this many words, and this many times those of any other language.
constexpr std::size_t kHitsMin = 8;
constexpr std::size_t kLead = 4;

struct FunctionWords {
  std::string_view language;
  bool is_named = true;  ///< false: counted only against its neighbours
  std::string_view words;
};

/// Frequent words. One that stands in two rows tells nothing and counts for neither.
constexpr FunctionWords kTable[] = {
    {"en", true,
     "the of and to in is that for it was on with as by at be this from have has are not which but "
     "they his her their will said would been were who after about more than when or an he she"},
    {"de", true,
     "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an "
     "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum war "
     "haben nur oder aber vor zur bis mehr durch"},
    {"fr", true,
     "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il "
     "sont "
     "avec son aux ou cette mais comme nous ses elle été ont leur fait ces deux"},
    {"es", true,
     "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o "
     "este sí porque esta entre cuando muy sin sobre también hasta hay donde fue desde son ha"},
    {"it", true,
     "di e il la che in un a per è una del con non le da i si della al dei nel ha lo alla sono "
     "come "
     "più gli anche ma delle o dalla su questo nella ai alle tra stato hanno se"},
    {"pt", true,
     "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele "
     "das tem à seu sua ou ser quando muito há nos já está também pelo pela até isso são"},
    {"nl", true,
     "de van het een en in is dat op te zijn met voor die niet aan er om ook als dan maar bij of "
     "uit nog worden door naar heeft hij ze wordt tot je deze heb over was hebben kan meer"},
    {"pl", true,
     "w i na z się do nie to że jest o od po jak za ale przez jego ich dla tym który są być oraz "
     "tego już tylko może które lub przy czy został będzie była ze co"},
    {"tr", true,
     "ve bir bu da de için ile çok daha olarak olan gibi ne var kadar sonra en ancak o ise her "
     "göre "
     "olduğunu ya ama oldu olduğu ki değil tarafından dedi iki"},
    {"id", true,
     "yang dan di ini itu dengan untuk dari tidak dalam akan pada juga ke karena oleh tersebut ada "
     "saat bisa kata sudah telah para lebih atau mereka kami menjadi seperti"},
    {"ca", false, "els amb és dels són aquest aquesta però també pel ser han va fins les per"},
    {"gl", false, "unha máis seu súa cando moito nos xa tamén pola ata polo foi pero"},
    {"da", false,
     "og det af på den har et som jeg også skal være ved efter blev vi är och att inte av"},
    {"ro", false,
     "și în pe nu care că din mai pentru să au fost prin sunt dar după lui fi această"},
    {"cs", false, "že je pro jsem podle nebo jsou když aj pri ktorý ako už není byl bude jako som"},
    {"ms", false,
     "yang dan di ini itu dengan untuk dari tidak dalam akan pada juga ke kerana oleh tersebut ada "
     "beliau ialah adalah bagi negara boleh turut telah sudah para lebih atau mereka kami menjadi "
     "seperti kata"},
};
static_assert(std::size(kTable) <= FunctionWordCensus::kLanguagesMax);

/// A word of the table.
struct Entry {
  static constexpr std::uint8_t kFree = 0xFF;
  static constexpr std::uint8_t kShared = 0xFE;  ///< by two languages

  WordId id = 0;
  std::uint8_t row = kFree;
};

constexpr std::size_t kSlots = 2048;

/// Open addressing by the id; a quarter full.
struct WordTable {
  constexpr WordTable() {
    for (std::size_t i = 0; i < std::size(kTable); ++i) {
      std::string_view rest = kTable[i].words;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        Add(WordIdOf(rest.substr(0, end)), static_cast<std::uint8_t>(i));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
  }

  constexpr void Add(WordId id, std::uint8_t row) {
    Entry& entry = entries[SlotOf(id)];
    const bool is_new = entry.row == Entry::kFree || entry.row == row;
    entry = {id, is_new ? row : Entry::kShared};
  }

  [[nodiscard]] constexpr std::size_t SlotOf(WordId id) const {
    std::size_t at = id % kSlots;
    while (entries[at].row != Entry::kFree && entries[at].id != id)
      at = (at + 1) % kSlots;
    return at;
  }

  std::array<Entry, kSlots> entries{};
};

constexpr WordTable kWords;

}  // namespace

void FunctionWordCensus::Add(std::span<const Word> words) {
  for (const Word& word : words.first(std::min(words.size(), kWordsMax - words_))) {
    const std::uint8_t row = kWords.entries[kWords.SlotOf(word.id)].row;
    if (row < kLanguagesMax) ++counts_[row];
  }
  words_ = std::min(words_ + words.size(), kWordsMax);
}

std::string_view FunctionWordCensus::language() const {
  const auto* const best = std::ranges::max_element(counts_);
  if (*best < kHitsMin) return {};
  for (const std::size_t& count : counts_) {
    if (&count != best && count * kLead > *best) return {};
  }
  const FunctionWords& row = kTable[best - std::begin(counts_)];
  return row.is_named ? row.language : std::string_view();
}

}  // namespace wiresift
