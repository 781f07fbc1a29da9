#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Invented wire copy for the matcher's tests.
namespace wiresift::texts {

// NOLINTBEGIN(bugprone-suspicious-missing-comma): paragraphs are longer than lines.

using Paragraphs = std::vector<std::string>;

inline std::string Join(std::span<const std::string> paragraphs,
                        std::string_view between = "\n\n") {
  std::string out;
  for (const std::string& paragraph : paragraphs) {
    if (!out.empty()) out += between;
    out += paragraph;
  }
  return out;
}

inline Paragraphs Concat(std::initializer_list<Paragraphs> parts) {
  Paragraphs out;
  for (const Paragraphs& part : parts)
    out.insert(out.end(), part.begin(), part.end());
  return out;
}

inline Paragraphs Slice(const Paragraphs& paragraphs, std::size_t begin, std::size_t end) {
  return {paragraphs.begin() + static_cast<std::ptrdiff_t>(begin),
          paragraphs.begin() + static_cast<std::ptrdiff_t>(end)};
}

/// A ferry runs aground: ten paragraphs, 300 words.
inline Paragraphs Ferry() {
  return {
      "PORT HALVEN — A passenger ferry carrying 214 people ran aground in thick fog off the "
      "Skerrin "
      "Islands early on Tuesday, and all aboard were brought ashore by fishing boats within three "
      "hours, the coast guard said.",
      "The Queen Astrid struck a sandbank two miles south of Port Halven at 5:40 a.m. after her "
      "master lost sight of the harbour lights, according to a first report by the maritime "
      "office.",
      "\"We heard a long grinding noise and then the floor tilted under our feet,\" said Marta "
      "Lindqvar, a school teacher who was travelling with 31 pupils. \"Nobody screamed, they just "
      "held on to each other.\"",
      "Eleven people were treated for bruises and cold at Saint Olin hospital. None of them was in "
      "a "
      "serious condition by the afternoon, the hospital's director Per Anselm told reporters.",
      "Fishermen had left the harbour before dawn in spite of a gale warning and were the first to "
      "reach the ship, guided by her horn through the fog.",
      "The ferry company Norrsund Line withdrew the sister ship of the Queen Astrid from service "
      "while divers look at the hull, and offered passengers a full refund of their tickets.",
      "Transport Minister Ilse Varnholm ordered an inquiry and said that the navigation lights on "
      "the "
      "southern approach had been reported faulty twice since the spring.",
      "The Skerrin route is used by about 400,000 travellers a year, most of them in the summer, "
      "and "
      "has had no accident with loss of life since 1974.",
      "Environmental officers laid a floating barrier around the wreck as a precaution, although "
      "no "
      "oil had been seen on the water by nightfall.",
      "A salvage tug from the mainland is expected on Thursday, when a spring tide should lift the "
      "stern of the vessel clear of the sand.",
  };
}

/// A bridge is closed: six paragraphs.
inline Paragraphs Bridge() {
  return {
      "MARLOW CITY — Engineers closed the Teller Bridge to lorries on Monday after sensors showed "
      "that a steel cable under the western span had stretched by nearly nine centimetres.",
      "Drivers of heavy vehicles must use the northern ring road for at least six weeks, which "
      "adds "
      "about forty minutes to the way between the docks and the grain market.",
      "City engineer Tomas Okell said the bridge had been built for a quarter of the weight it "
      "bears "
      "today, and that a new cable would have to be spun at the works in Dunmere.",
      "Hauliers complained that they learnt of the closure from the radio, and asked the council "
      "to "
      "let empty trucks pass at night.",
      "The council meets on Friday to decide whether the costs of the repair, put at eight million "
      "crowns, can be met from the reserve for winter services.",
      "Cyclists and pedestrians may still cross on the upper deck, where the wind barrier was "
      "renewed "
      "last autumn.",
  };
}

/// A painting is found: six paragraphs.
inline Paragraphs Painting() {
  return {
      "VALDORA — A landscape by the court painter Ana Ferreo that vanished from a museum store in "
      "1951 has been found behind the organ of a village church, the ministry of culture said.",
      "A carpenter who was mending the organ's bellows noticed a rolled canvas wedged against the "
      "wall and took it for a piece of old wallpaper.",
      "Curators cleaned one corner of the picture and recognised the river bend and the three "
      "poplars that appear in a sketch kept at the royal library.",
      "The museum will show the canvas unrestored for a month, so that visitors can see what seven "
      "decades of candle smoke have done to the sky.",
      "How the painting came into the church is not known, but a former museum guard was buried in "
      "the village in 1958 and left his savings to the parish.",
      "Experts put its value at two to three million crowns, though the state has said that it "
      "will "
      "never be sold.",
  };
}

/// Words of an outlet's own about the ferry, which nobody else has.
inline Paragraphs OwnFerryLead() {
  return {
      "Families in our county spent an anxious morning waiting for word from the islands, where a "
      "class from the Elmgrove school was on its way back from a week of camping.",
      "Headmistress Joan Petrell learnt from a parent's telephone call that the children were "
      "safe, "
      "and opened the gymnasium so that relatives could wait together with tea and blankets.",
      "The county council has promised to send two coaches to the mainland harbour tonight, and "
      "asks "
      "people not to drive there on their own because the coast road is narrow.",
  };
}

/// A report made by a form. Everything but the blanks is the same in all of them.
/// `figures`: net income, profit a share, revenue, rise of the shares.
inline std::string Earnings(const std::string& company, const std::string& city,
                            const std::array<std::string, 4>& figures) {
  return Join(Paragraphs{
      city + " — " + company + " on Wednesday reported net income of $" + figures[0] +
          " million in its third quarter.",
      "On a per-share basis, the company said it had profit of " + figures[1] +
          " cents, which was in line with what analysts had expected on average.",
      "The company posted revenue of $" + figures[2] +
          " million in the period, also in line with the forecasts of analysts who follow " +
          company + " closely.",
      "Shares of " + company + " have risen by " + figures[3] +
          " percent since the beginning of the year and closed higher on the day before the "
          "figures came out.",
      "This report was generated by a computer from figures supplied by the exchange and was not "
      "seen by an editor.",
  });
}

/// Words that someone said at length; any report of the day may have them.
inline std::string LongQuote() {
  return "\"We have asked every owner on the coast to bring the boats in before Sunday evening, to "
         "take the nets off the piers, and to keep children away from the breakwater until the "
         "storm "
         "has passed\"";
}

// NOLINTEND(bugprone-suspicious-missing-comma)

}  // namespace wiresift::texts
