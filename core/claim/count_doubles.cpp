#include "claim/count_doubles.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>
#include <optional>
#include <variant>
#include <vector>

namespace parallax::claim {
namespace {

using mention::Quantity;

bool saysNoWho(std::string_view scope) {
    return scope == "all" || scope == "victims";
}

// The words that both count by are the same: where the shorter claim's number stands.
bool isSameNumber(const Extraction& x, base::Span a, base::Span b) {
    if (!a.overlaps(b))
        return false;
    const base::Span common{std::max(a.begin, b.begin), std::min(a.end, b.end)};
    const auto first = std::ranges::partition_point(
        x.quantities, [&](const mention::QuantityMention& q) { return q.span.begin < common.begin; });
    return first != x.quantities.end() && common.contains(first->span);
}

// The words end in wounds: "One suffered injuries", not "one was wounded".
bool isByWounds(const Extraction& x, base::Span span) {
    const int end = x.syntax.tokenAt(span.end) - 1;
    return end >= 0 &&
           (x.syntax.lemma(end) == "injury" || x.syntax.lemma(end) == "wound" || x.syntax.lemma(end) == "gunshot");
}

const Quantity* valueOf(const ReportClaim& claim) {
    return std::get_if<Quantity>(&claim.value);
}

// "all four people were shot", "both were shot": all of those told before.
bool isAllShot(const Extraction& x, const ReportClaim& claim) {
    const auto* value = claim.attribute == Attribute::Wounded ? valueOf(claim) : nullptr;
    const int first = x.syntax.tokenAt(claim.span.begin), last = x.syntax.tokenAt(claim.span.end) - 1;
    if (!value || value->relation != mention::Relation::Equal || value->low < 2 || last < first ||
        x.syntax.lower(last) != "shot")
        return false;
    return x.syntax.lower(first) == "both" || x.syntax.lower(first) == "all" ||
           (first > 0 && (x.syntax.lower(first - 1) == "all" || x.syntax.lower(first - 1) == "the"));
}

} // namespace

void joinCasualties(Extraction& extraction) {
    static constexpr std::array<std::string_view, 3> deaths{"killed", "kill", "dead"};
    static constexpr std::array<std::string_view, 6> harms{"wounded", "injured", "hurt", "wound", "injure", "maimed"};
    const auto& syntax = extraction.syntax;
    const auto joined = [&](int t, const auto& before, const auto& after) {
        return t > 0 && t + 1 < static_cast<int>(syntax.size()) && syntax.sentence(t - 1) == syntax.sentence(t + 1) &&
               (syntax.lower(t) == "or" || syntax.lower(t) == "and") && base::isOneOf(syntax.lower(t - 1), before) &&
               base::isOneOf(syntax.lower(t + 1), after);
    };
    for (auto& claim : extraction.claims) {
        const auto* value = valueOf(claim);
        if (!value || value->relation == mention::Relation::Some || value->low < 2 ||
            (claim.attribute != Attribute::Killed && claim.attribute != Attribute::Wounded))
            continue;
        const int first = syntax.tokenAt(claim.span.begin), last = syntax.tokenAt(claim.span.end) - 1;
        // "killed or" behind the number, "killed or wounded 30" before it
        // "injured or killed"
        const bool turned = joined(last + 1, harms, deaths) || joined(last - 1, harms, deaths);
        const bool both = turned || joined(last + 1, deaths, harms) || joined(last - 1, deaths, harms) ||
                          joined(first - 1, deaths, harms) || joined(first + 1, deaths, harms);
        if (!both)
            continue;
        claim.attribute = Attribute::Other;
        claim.otherName = "casualties";
        claim.why.emplace_back("one number of the killed and the wounded");
    }
}

void dropDoubles(Extraction& extraction) {
    auto& claims = extraction.claims;
    std::vector<std::size_t> order(claims.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return claims[i].span.begin; });
    std::vector<bool> gone(claims.size(), false);
    constexpr std::size_t reach = 12; // claims that begin behind this one: those of its words stand close
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (std::size_t k = i + 1; k < std::min(order.size(), i + reach); ++k) {
            const auto& a = claims[order[i]];
            const auto& b = claims[order[k]];
            if (b.span.begin >= a.span.end)
                break;
            const auto *one = valueOf(a), *other = valueOf(b);
            if (!one || !other || *one != *other || gone[order[i]] || gone[order[k]] ||
                !isSameNumber(extraction, a.span, b.span))
                continue;
            // "Six injured farmers died"; "killed and wounded hundreds" and "none killed or wounded" say both.
            const bool exact = one->relation != mention::Relation::Some && one->low >= 2;
            if (exact && a.attribute == Attribute::Killed && b.attribute == Attribute::Wounded)
                gone[order[k]] = true;
            else if (exact && a.attribute == Attribute::Wounded && b.attribute == Attribute::Killed)
                gone[order[i]] = true;
            else if (a.attribute == b.attribute && a.otherName == b.otherName) {
                if (saysNoWho(a.scope) != saysNoWho(b.scope))
                    gone[saysNoWho(a.scope) ? order[i] : order[k]] = true;
                else if (a.scope == b.scope) // the one whose words say more
                    gone[b.span.size() > a.span.size() ? order[i] : order[k]] = true;
            }
        }
    }
    // "Both were hurt. One suffered injuries to the hand": one of them
    std::optional<std::uint32_t> several; // the first sentence that tells of two or more
    for (const std::size_t i : order) {
        const auto* value = claims[i].attribute == Attribute::Wounded ? valueOf(claims[i]) : nullptr;
        if (!value)
            continue;
        const auto sentence = extraction.syntax.sentence(extraction.syntax.tokenAt(claims[i].span.begin));
        if (several && *several != sentence && value->high == 1.0 && isByWounds(extraction, claims[i].span))
            gone[i] = true;
        if (!several && value->low >= 2)
            several = sentence;
    }
    // "Four bodies were found. All four were shot in the head": the dead
    for (const std::size_t i : order) {
        if (!isAllShot(extraction, claims[i]))
            continue;
        const auto* value = valueOf(claims[i]);
        const bool dead = std::ranges::any_of(claims, [&](const ReportClaim& claim) {
            const auto* killed = claim.attribute == Attribute::Killed ? valueOf(claim) : nullptr;
            return killed && *killed == *value && claim.span.end <= claims[i].span.begin;
        });
        if (dead)
            gone[i] = true;
    }
    std::size_t at = 0;
    std::erase_if(claims, [&](const ReportClaim&) { return gone[at++]; });
}

} // namespace parallax::claim
