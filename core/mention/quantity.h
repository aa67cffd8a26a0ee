// Quantities as sets of numbers: "at least 10" is [10, inf), "dozens" is [24, inf).
#pragma once

#include "base/span.h"
#include "language/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::mention {

// How the number stated stands to the number meant. Names as in the JSON export.
enum class Relation { Equal, AtLeast, MoreThan, AtMost, LessThan, About, Range, Some, Unknown, Denied };
std::string_view name(Relation relation); // "=", ">=", ">", "<=", "<", "~", "range", "some", "unknown", "denied"
std::optional<Relation> parseRelation(std::string_view text);

// Holds: low <= high. For Equal, AtLeast, MoreThan, AtMost, LessThan and About, low == high is the number printed
// ("more than 20" is MoreThan 20); for Range both ends as printed; for Some the numbers implied ("dozens": low 24, no
// high; "several": low 3).
struct Quantity {
    Relation relation = Relation::Equal;
    double low = 0;
    std::optional<double> high; // nullopt: open
    // The set of whole numbers that the quantity can be: [min, max], max nullopt when unbounded. About n is [0.8 n, 1.2
    // n] outward.
    double setMin() const;
    std::optional<double> setMax() const;

    bool operator==(const Quantity&) const = default;
};

struct QuantityMention {
    base::Span span; // modifiers and number: "at least 10", "a dozen", "no"
    Quantity quantity;
    std::string unit; // "USD", "percent", "kilometre", ... for money and measures; empty for plain counts
    // Token of the noun that is counted: "people" in "at least 10 people", "men" in "one of more than 20 men". Of
    // elliptic counts the noun that a coordinated clause counts ("killing three and wounding six servicemen":
    // "servicemen"), where the tree shows it, with `elliptic` set; else -1.
    std::int32_t headToken = -1;
    bool elliptic = false; // no noun stands beside the number
    std::uint32_t sentence = 0;
    bool ordinal = false;  // "the third attack": not a count
    bool fraction = false; // "two thirds of", "half": a share, not a count
    bool identifier =
        false; // a number that names rather than counts: phone numbers, years, ages, addresses, scores, calibres
};

// In text order, not overlapping; `times` spans (dates, clock times) are never quantities. Any thread.
// A lone "a" or "an" is not a mention; determinerQuantity reads it. Uses heads where the document has them (any head >=
// 0), tags where it has tags, else what stands beside the number. Linear in the document.
std::vector<QuantityMention> findQuantities(const language::Document& document, const std::vector<base::Span>& times);

// How many things the noun at `nounToken` denotes, by its own determiner or numeral: {1} for "a guard", "one guard",
// "the guard", a single name; the number for "six guards"; Some from 2 on for "guards", "the guards", "several guards".
// nullopt for what is not a noun or name.
std::optional<Quantity> determinerQuantity(const language::Document& document, std::size_t nounToken);

} // namespace parallax::mention
