#include "text/words/number_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <unordered_map>

#include "core/utf8.h"
#include "text/words/matching_fold.h"
#include "text/words/token_hash.h"

namespace wiresift {
namespace {

struct UnitWords {
  NumberUnit unit;
  std::string_view words;  ///< with spaces between, as they are written
};

constexpr NumberUnit Scale(unsigned power) {
  return {UnitKind::kScale, power};
}

constexpr NumberUnit Attached(NumberUnit unit) {
  unit.attached = true;
  return unit;
}

/// Names of powers of ten and their abbreviations, of the languages of the rules.
constexpr std::array kUnits = std::to_array<UnitWords>({
    {Scale(3),
     "thousand tausend mille mila mil tys тыс тысяча тысячи тысяч тис тисяч тисячі ribu bin tusen "
     "tusind duizend tysiąc tysiące tysięcy ألف آلاف אלף אלפים हजार هزار nghìn ngàn χιλιάδες"},
    {Scale(5), "lakh lakhs लाख"},
    {Scale(6),
     "million millions mn mln mio millionen million millón millones milione milioni milhão milhões "
     "miljoen miljoner miljon millioner milion miliony milionów млн миллион миллиона миллионов "
     "мільйон мільйона мільйонів milyon juta triệu مليون ملايين میلیون מיליון εκατ εκατομμύρια"},
    {Scale(7), "crore crores करोड़"},
    {Scale(9),
     "billion billions bn milliarde milliarden mrd milliard milliards md miliardo miliardi bilhão "
     "bilhões miljard miljarder milliarder mld miliard miliardy miliardów млрд миллиард миллиарда "
     "миллиардов мільярд мільярда мільярдів milyar miliar tỷ tỉ مليار مليارات میلیارد מיליארד δισ "
     "δισεκατομμύρια अरब"},
    {Scale(12), "trillion trillions tn billionen billones bio трлн трлн biliun triliun trilyon"},
    {Attached(Scale(3)), "k"},
    {Attached(Scale(6)), "m"},
    {Attached(Scale(9)), "b"},
    {Attached({UnitKind::kHour}), "h"},
    {Attached({UnitKind::kOrdinal}), "st nd rd th"},
    {{UnitKind::kPercent},
     "percent pct prozent procent procenten procents prosent процент процента процентов відсоток "
     "відсотка відсотків persen प्रतिशत فیصد درصد"},
    {{UnitKind::kAm}, "am"},
    {{UnitKind::kPm}, "pm"},
});

/// Longer ones before their beginnings.
constexpr std::array kUnitsWithoutSpaces = std::to_array<UnitWords>({
    {Scale(12), "兆 조"},
    {Scale(8), "億 亿 억"},
    {Scale(6), "ล้าน"},
    {Scale(5), "แสน"},
    {Scale(4), "万 萬 만 หมื่น"},
    {Scale(3), "千 천 พัน"},
    {{UnitKind::kPercent}, "％ ٪ %"},
});

/// Number words with the number of the first one of each line; each of the others is one more, or
/// ten more from twenty on. "-" stands for a word that is left out.
struct CountingWords {
  unsigned first, step;
  std::string_view words;
};

constexpr std::array kCounting = std::to_array<CountingWords>({
    {2, 1,
     "two three four five six seven eight nine - eleven twelve thirteen fourteen fifteen sixteen "
     "seventeen eighteen nineteen"},
    {20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"},
    {2, 1,
     "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
     "sechzehn siebzehn achtzehn neunzehn"},
    {20, 10, "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"},
    {2, 1, "deux trois quatre cinq - sept huit - dix - douze treize quatorze quinze seize"},
    {20, 10, "vingt trente quarante cinquante soixante"},
    {3, 1, "- cuatro cinco seis siete ocho nueve diez - doce trece catorce quince"},
    {20, 10, "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"},
    {4, 1, "quattro cinque - sette - nove dieci undici dodici"},
    {2, 1, "dois três quatro - - - oito - dez - doze"},
    {2, 1, "twee drie vier vijf zes zeven - negen tien - twaalf"},
    {2, 1, "två - fyra fem - sju åtta nio - elva tolv"},
    {2, 1, "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć"},
    {2, 1, "два три четыре пять шесть семь восемь девять десять"},
    {2, 1, "два три чотири п'ять шість сім вісім дев'ять десять"},
    {2, 1, "iki üç dört beş altı yedi sekiz dokuz"},
    {2, 1, "dua tiga empat lima enam tujuh delapan sembilan sepuluh"},
});

template <class Visit>
void ForEachWord(std::string_view words, Visit visit) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    visit(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

/// As the tokens of a text have it.
std::string Folded(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const Decoded c = DecodeAt(word, at);
    if (c.code_point != '\'') AppendUtf8(out, FoldForMatching(c.code_point));
    at += c.bytes;
  }
  return out;
}

/// Looks words up without making strings of them.
struct WordHasher {
  using is_transparent = void;

  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>{}(word);
  }
};

class Units {
 public:
  Units() {
    for (const UnitWords& row : kUnits)
      ForEachWord(row.words,
                  [&](std::string_view word) { words_.emplace(Folded(word), &row.unit); });
  }

  [[nodiscard]] const NumberUnit* Find(std::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? nullptr : found->second;
  }

 private:
  std::unordered_map<std::string, const NumberUnit*, WordHasher, std::equal_to<>> words_;
};

}  // namespace

const NumberUnit* FindUnit(std::string_view word) {
  static const Units units;
  return units.Find(word);
}

const NumberUnit* FindUnitAtStart(std::string_view text, std::size_t& bytes) {
  const NumberUnit* found = nullptr;
  for (const UnitWords& row : kUnitsWithoutSpaces) {
    ForEachWord(row.words, [&](std::string_view word) {
      if (found != nullptr || !text.starts_with(word)) return;
      found = &row.unit;
      bytes = word.size();
    });
  }
  return found;
}

const SmallNumbers& SmallNumbers::Get() {
  static const SmallNumbers numbers;
  return numbers;
}

SmallNumbers::SmallNumbers() {
  for (const CountingWords& row : kCounting) {
    unsigned number = row.first;
    ForEachWord(row.words, [&](std::string_view word) {
      if (word != "-") Add(TokenHash(Folded(word)), number);
      number += row.step;
    });
  }
}

void SmallNumbers::Add(std::uint64_t hash, unsigned number) {
  filter_.set(hash % kFilterBits);
  numbers_.emplace(hash, number);
}

unsigned SmallNumbers::Of(std::uint64_t token_hash) const {
  const auto found = numbers_.find(token_hash);
  return found == numbers_.end() ? 0 : found->second;
}

}  // namespace wiresift
