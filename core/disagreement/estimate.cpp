#include "disagreement/estimate.h"

#include "disagreement/number_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace parallax::disagreement {

namespace {

using mention::Relation;

constexpr std::array<std::string_view, 6> ruleNames{"gtd", "acled", "ucdp", "range", "priority", "pending"};

std::int64_t dayNumber(const EstimateClaim& claim) {
    return claim.day ? claim.day->dayNumber() : INT64_MIN;
}

// The figure that a claim stands for: "at least 11" counts as 11, "more than 20" as 21, a range as its lower end.
double figureOf(const EstimateClaim& claim) {
    if (claim.relation == Relation::About)
        return claim.quantity.low;
    if (claim.relation == Relation::AtMost || claim.relation == Relation::LessThan)
        return *numberSet(claim.quantity, claim.relation).max;
    return numberSet(claim.quantity, claim.relation).min;
}

// ACLED's fixed figures for words: tens 10, dozens 12, hundreds 100, thousands 1000; "several" keeps its three.
double conservativeFigure(const EstimateClaim& claim) {
    if (claim.relation != Relation::Some)
        return figureOf(claim);
    const double implied = claim.quantity.low;
    if (implied >= 1000)
        return 1000;
    if (implied >= 100)
        return 100;
    if (implied >= 24)
        return 12;
    if (implied >= 10)
        return 10;
    return std::max(implied, 1.0);
}

class Estimator {
public:
    Estimator(Rule rule, std::vector<EstimateClaim> claims, const EstimateOptions& options)
        : m_claims(std::move(claims)), m_options(options) {
        m_result.rule = rule;
        std::sort(m_claims.begin(), m_claims.end(),
                  [](const EstimateClaim& a, const EstimateClaim& b) { return a.id < b.id; });
    }

    Estimate run() {
        if (m_result.rule == Rule::Pending) {
            m_result.trace = {"no estimate has been made yet"};
            return m_result;
        }
        setAside([](const EstimateClaim& one) { return one.relation == Relation::Unknown; },
                 "says that the number is not known");
        if (m_result.rule != Rule::Ucdp && m_result.rule != Rule::Range)
            setAside([](const EstimateClaim& one) { return one.derived; }, "worked out from other claims");
        if (m_result.rule == Rule::Acled)
            acled();
        else {
            setAside([](const EstimateClaim& one) { return one.relation == Relation::Some; }, "too vague for a number");
            if (m_result.rule == Rule::Gtd)
                gtd();
            if (m_result.rule == Rule::Ucdp)
                ucdp();
            if (m_result.rule == Rule::Range)
                range();
            if (m_result.rule == Rule::Priority)
                priority();
        }
        if (!m_result.best && !m_result.low)
            m_result.trace.push_back("nothing usable is left: blank");
        std::sort(m_result.setAside.begin(), m_result.setAside.end(),
                  [](const SetAside& a, const SetAside& b) { return a.claim < b.claim; });
        return m_result;
    }

private:
    template <class Test>
    void setAside(Test test, std::string_view why) {
        std::vector<EstimateClaim> kept;
        for (EstimateClaim& one : m_claims) {
            if (test(one))
                m_result.setAside.push_back({one.id, std::string(why)});
            else
                kept.push_back(std::move(one));
        }
        m_claims = std::move(kept);
    }

    // One claim an origin: its latest word; of several on one day the highest number that it printed last.
    void onePerOrigin() {
        std::map<std::uint32_t, std::size_t> best;
        for (std::size_t i = 0; i < m_claims.size(); ++i) {
            const auto [at, isNew] = best.try_emplace(m_claims[i].origin, i);
            if (!isNew && std::tuple(dayNumber(m_claims[at->second]), figureOf(m_claims[at->second])) <
                              std::tuple(dayNumber(m_claims[i]), figureOf(m_claims[i])))
                at->second = i;
        }
        std::vector<base::ClaimId> kept;
        for (const auto& [origin, i] : best)
            kept.push_back(m_claims[i].id);
        setAside([&](const EstimateClaim& one) { return std::find(kept.begin(), kept.end(), one.id) == kept.end(); },
                 "the same origin is counted once, by its latest word");
    }

    void keepLatest() {
        std::int64_t latest = INT64_MIN;
        for (const EstimateClaim& one : m_claims)
            latest = std::max(latest, dayNumber(one));
        if (latest == INT64_MIN) {
            m_result.trace.push_back("no claim is dated: all count as equally recent");
            return;
        }
        setAside([&](const EstimateClaim& one) { return dayNumber(one) < latest; }, "an older source");
        m_result.trace.push_back(fmt::format("latest information: {}", base::isoText(base::CivilTime::ofDay(latest))));
    }

    template <class Figure>
    void decide(double value, Figure figure, std::string_view clause) {
        m_result.low = m_result.best = m_result.high = value;
        std::string who;
        for (const EstimateClaim& one : m_claims)
            if (figure(one) == value)
                who += (who.empty() ? "" : "; ") + one.label;
        m_result.trace.push_back(fmt::format("{}: {} ({})", clause, numberText(value), who));
        setAside([&](const EstimateClaim& one) { return figure(one) != value; }, "outdone: " + std::string(clause));
    }

    // More than half of the origins that are left; without one the lowest.
    void majorityThenLowest() {
        if (m_claims.empty())
            return;
        std::map<double, std::size_t> votes;
        for (const EstimateClaim& one : m_claims)
            ++votes[figureOf(one)];
        for (const auto& [value, count] : votes)
            if (2 * count > m_claims.size()) {
                decide(value, figureOf, m_claims.size() == 1 ? "the only source left" : "majority of the sources left");
                return;
            }
        decide(votes.begin()->first, figureOf, "no majority: the lowest");
    }

    void gtd() {
        setAside([](const EstimateClaim& one) { return one.byPerpetrator; }, "rests on the perpetrators' own word");
        onePerOrigin();
        if (m_options.attackersOrCaptured)
            m_result.trace.push_back("attackers or captured: all sources count, not the latest alone");
        else if (!m_claims.empty())
            keepLatest();
        majorityThenLowest();
    }

    void acled() {
        onePerOrigin();
        if (m_claims.empty())
            return;
        keepLatest();
        double lowest = conservativeFigure(m_claims.front());
        for (const EstimateClaim& one : m_claims)
            lowest = std::min(lowest, conservativeFigure(one));
        decide(lowest, conservativeFigure, "the most conservative figure");
    }

    void ucdp() {
        const auto unreliable = [](const EstimateClaim& one) {
            return one.reliability == 'E' || one.credibility == '5';
        };
        if (std::any_of(m_claims.begin(), m_claims.end(), [&](const EstimateClaim& one) { return !unreliable(one); }))
            setAside(unreliable, "graded unreliable (E) or improbable (5)");
        if (m_claims.empty())
            return;
        double low = figureOf(m_claims.front());
        double high = low;
        for (const EstimateClaim& one : m_claims) {
            const NumberSet set = numberSet(one.quantity, one.relation);
            low = std::min({low, figureOf(one), set.min});
            high = std::max({high, figureOf(one), set.max.value_or(figureOf(one))});
        }
        // The likeliest: borne out by most origins; then by the better graded source, the later, the lower.
        struct Support {
            std::map<std::uint32_t, bool> origins;
            char reliability = 'F';
            std::int64_t day = INT64_MIN;
        };
        std::map<double, Support> figures;
        for (const EstimateClaim& one : m_claims) {
            Support& support = figures[figureOf(one)];
            support.origins[one.origin] = true;
            support.reliability = std::min(support.reliability, one.reliability);
            support.day = std::max(support.day, dayNumber(one));
        }
        const auto best = std::max_element(figures.begin(), figures.end(), [](const auto& a, const auto& b) {
            return std::tuple(a.second.origins.size(), 'F' - a.second.reliability, a.second.day, -a.first) <
                   std::tuple(b.second.origins.size(), 'F' - b.second.reliability, b.second.day, -b.first);
        });
        m_result.low = low;
        m_result.best = best->first;
        m_result.high = high;
        m_result.trace.push_back(fmt::format("lowest reliable figure: {}", numberText(low)));
        m_result.trace.push_back(fmt::format("highest reliable figure: {}", numberText(high)));
        m_result.trace.push_back(fmt::format("best: {}, borne out by {} of {} independent origins",
                                             numberText(best->first), best->second.origins.size(), originCount()));
    }
    std::size_t originCount() const {
        std::map<std::uint32_t, bool> origins;
        for (const EstimateClaim& one : m_claims)
            origins[one.origin] = true;
        return origins.size();
    }

    void range() {
        if (m_claims.empty())
            return;
        double low = figureOf(m_claims.front());
        double high = low;
        for (const EstimateClaim& one : m_claims) {
            const NumberSet set = numberSet(one.quantity, one.relation);
            low = std::min({low, figureOf(one), set.min});
            high = std::max({high, figureOf(one), set.max.value_or(figureOf(one))});
        }
        m_result.low = low;
        m_result.high = high;
        if (low == high)
            m_result.best = low;
        m_result.trace.push_back(fmt::format("lowest {}, highest {}", numberText(low), numberText(high)));
    }

    void priority() {
        for (const base::SourceId source : m_options.priority) {
            std::vector<EstimateClaim> own;
            for (const EstimateClaim& one : m_claims)
                if (one.source == source)
                    own.push_back(one);
            if (own.empty())
                continue;
            setAside([&](const EstimateClaim& one) { return one.source != source; },
                     "a source lower in the analyst's order");
            onePerOrigin();
            keepLatest();
            majorityThenLowest();
            return;
        }
        m_result.trace.push_back("none of the sources is in the analyst's order");
        setAside([](const EstimateClaim&) { return true; }, "its source is not in the analyst's order");
    }

    std::vector<EstimateClaim> m_claims;
    const EstimateOptions& m_options;
    Estimate m_result;
};

} // namespace

std::string_view name(Rule rule) {
    return ruleNames[static_cast<std::size_t>(rule)];
}

std::optional<Rule> parseRule(std::string_view text) {
    for (const Rule rule : allRules)
        if (name(rule) == text)
            return rule;
    return std::nullopt;
}

std::string Estimate::text() const {
    const bool spread = low && high && *low != *high;
    if (best && spread)
        return fmt::format("{} ({} to {})", numberText(*best), numberText(*low), numberText(*high));
    if (spread)
        return fmt::format("{} to {}", numberText(*low), numberText(*high));
    if (best)
        return numberText(*best);
    return "blank";
}

Estimate estimate(Rule rule, std::vector<EstimateClaim> claims, const EstimateOptions& options) {
    return Estimator(rule, std::move(claims), options).run();
}

} // namespace parallax::disagreement
