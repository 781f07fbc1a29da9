#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace wiresift {

/// True when `Value` is an enumerator of its enum, false when it is another value of that type.
/// The compiler writes the first as `Enum::kName` and the second as `(Enum)7`.
template <auto Value>
[[nodiscard]] consteval bool IsEnumerator() {
  const std::string_view signature = __PRETTY_FUNCTION__;
  return signature[signature.find_last_of("):")] == ':';
}

/// The names of an enum whose enumerators count from 0 without gaps, one a name, in their order.
/// Each such enum specialises it below its declaration, and only through `Names`:
///
///     template <>
///     inline constexpr auto kNames<Relation> = Names<Relation>("original", "copy");
template <class E>
inline constexpr std::array<std::string_view, 0> kNames;

/// The names of an enum of flags: `kFlagNames<E>[i]` belongs to the enumerator `1 << i`.
/// Specialised through `FlagNames`.
template <class E>
inline constexpr std::array<std::string_view, 0> kFlagNames;

/// The value of `kNames<E>`. Compiles only with as many names as E has enumerators.
template <class E, class... Name>
[[nodiscard]] consteval std::array<std::string_view, sizeof...(Name)> Names(const Name&... names) {
  []<std::size_t... I>(std::index_sequence<I...>) {
    static_assert((IsEnumerator<static_cast<E>(I)>() && ...), "a name without its enumerator");
  }(std::index_sequence_for<Name...>());
  static_assert(!IsEnumerator<static_cast<E>(sizeof...(Name))>(), "an enumerator without its name");
  return {names...};
}

/// The value of `kFlagNames<E>`. Compiles only with as many names as E has flags.
template <class E, class... Name>
[[nodiscard]] consteval std::array<std::string_view, sizeof...(Name)> FlagNames(
    const Name&... names) {
  using Bits = std::underlying_type_t<E>;
  []<std::size_t... I>(std::index_sequence<I...>) {
    static_assert((IsEnumerator<static_cast<E>(Bits{1} << I)>() && ...),
                  "a name without its enumerator");
  }(std::index_sequence_for<Name...>());
  static_assert(!IsEnumerator<static_cast<E>(Bits{1} << sizeof...(Name))>(),
                "an enumerator without its name");
  return {names...};
}

/// How many enumerators E has: the size of an array with an element for each.
template <class E>
inline constexpr std::size_t kCountOf = kNames<E>.size();

template <class E>
concept Named = std::is_enum_v<E> && kCountOf<E> > 0;

/// The place of `e` in such an array.
template <Named E>
[[nodiscard]] constexpr std::size_t IndexOf(E e) {
  return static_cast<std::size_t>(e);
}

template <Named E>
[[nodiscard]] constexpr std::string_view NameOf(E e) {
  return kNames<E>[IndexOf(e)];
}

/// The enumerator of that name; none when it is the name of none.
template <Named E>
[[nodiscard]] constexpr std::optional<E> FromName(std::string_view name) {
  const auto found = std::ranges::find(kNames<E>, name);
  if (found == kNames<E>.end()) return std::nullopt;
  return static_cast<E>(found - kNames<E>.begin());
}

/// The enumerator that was written as the number `index`; none when there is no such enumerator.
template <Named E>
[[nodiscard]] constexpr std::optional<E> FromIndex(std::size_t index) {
  if (index >= kCountOf<E>) return std::nullopt;
  return static_cast<E>(index);
}

}  // namespace wiresift
