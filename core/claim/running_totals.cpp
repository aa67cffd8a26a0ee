#include "claim/running_totals.h"

#include "base/one_of.h"
#include "claim/period.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace parallax::claim {
namespace {

using base::isOneOf;
using language::Upos;
using mention::Rel;
using mention::Syntax;

// What kills over months and years; what it "has killed" is no count of one happening.
constexpr std::array<std::string_view, 12> longCourse{"conflict", "war",    "uprising",  "insurgency",
                                                      "unrest",   "crisis", "rebellion", "campaign",
                                                      "feud",     "revolt", "dispute",   "epidemic"};

} // namespace

bool isLongCourse(std::string_view lemma) {
    return isOneOf(lemma, longCourse);
}

namespace {

class Totals {
public:
    explicit Totals(Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {}

    void drop() {
        std::erase_if(m_x.claims, [&](const ReportClaim& claim) {
            if (!isCount(claim.attribute) && claim.attribute != Attribute::Other)
                return false;
            if (!std::holds_alternative<mention::Quantity>(claim.value))
                return false;
            const int t = m_syntax.tokenAt(claim.span.begin);
            return t < static_cast<int>(m_syntax.size()) && (isTotal(t, claim.span) || isOfReward(t, claim));
        });
    }

    // "58 people including women and children were killed": whom a tree took for those who act as well.
    void dropVictims() {
        std::vector<std::pair<base::Span, double>> lost;
        for (const auto& claim : m_x.claims) {
            const auto* value = std::get_if<mention::Quantity>(&claim.value);
            if (value && (claim.attribute == Attribute::Killed || claim.attribute == Attribute::Wounded))
                lost.emplace_back(claim.span, value->low);
        }
        std::erase_if(m_x.claims, [&](const ReportClaim& claim) {
            const auto* value = std::get_if<mention::Quantity>(&claim.value);
            return claim.attribute == Attribute::Participants && value &&
                   std::ranges::any_of(lost, [&](const auto& other) {
                       return other.first.overlaps(claim.span) && other.second == value->low;
                   });
        });
    }

private:
    // "has", "have" of a perfect inside the clause of the words, or right before them.
    bool isPerfect(base::Span span) const {
        const int from = m_syntax.tokenAt(span.begin);
        for (int i = from - 8; i < static_cast<int>(m_syntax.size()) && i <= from + 12; ++i) {
            if (i < 0 || m_syntax.sentence(i) != m_syntax.sentence(from) ||
                (i > from && m_syntax.token(i).span.begin >= span.end))
                continue;
            if (m_syntax.upos(i) == Upos::AUX && (m_syntax.lower(i) == "has" || m_syntax.lower(i) == "have"))
                return true;
        }
        return false;
    }

    // A sentence that opens with "Since ...": what has gone on from then. Not since a day of the news.
    bool opensSince(std::uint32_t sentence) const {
        const auto& s = m_syntax.document().sentences[sentence];
        const int first = static_cast<int>(s.firstToken);
        if (m_syntax.lower(first) != "since")
            return false;
        const auto& published = m_x.report.published;
        for (const auto& time : m_x.times) {
            if (time.sentence != sentence || m_syntax.tokenAt(time.span.begin) > first + 6)
                continue;
            if (time.interval.begin && published.begin &&
                time.interval.begin->minutes + 21 * 1440 > published.begin->minutes)
                return false;
        }
        return true;
    }

    // "2,000 died in the last war, from 1990 to 1994", "thousands were killed in the decade-long insurgency": of years.
    bool isInWar(int t, std::uint32_t sentence) const {
        for (int i = t + 1; i < static_cast<int>(m_syntax.size()) && i < t + 12 && m_syntax.sentence(i) == sentence;
             ++i) {
            if (!isLongCourse(m_syntax.lemma(i)) || m_syntax.upos(i) != Upos::NOUN ||
                (m_syntax.preposition(i) != "in" && m_syntax.preposition(i) != "during"))
                continue;
            for (int k = i - 5; k < i + 8; ++k) {
                if (k <= t || k >= static_cast<int>(m_syntax.size()) || m_syntax.sentence(k) != sentence)
                    continue;
                const auto word = m_syntax.lemma(k);
                if (word == "year" || word == "decade" || isYear(m_syntax.form(k)))
                    return true;
            }
        }
        return false;
    }
    static bool isYear(std::string_view form) {
        return form.size() == 4 && (form.starts_with("19") || form.starts_with("20")) &&
               form.find_first_not_of("0123456789") == std::string_view::npos;
    }

    // "The conflict in the east has killed ten thousand people and displaced millions"
    bool isOfLongCourse(int t) const {
        for (int i = t;
             i < t + 4 && i < static_cast<int>(m_syntax.size()) && m_syntax.sentence(i) == m_syntax.sentence(t); ++i) {
            if (!m_syntax.isVerb(i))
                continue;
            const int first = m_syntax.rel(i) == Rel::Conj ? m_syntax.head(i) : i;
            const auto subjects = mention::subjectsOf(m_syntax, first);
            return m_syntax.child(first, Rel::Aux, "have") >= 0 &&
                   std::ranges::any_of(subjects, [&](int s) { return isLongCourse(m_syntax.lemma(s)); });
        }
        return false;
    }

    // "since the fall of the government": behind the count, from what began long before the news.
    bool sinceLongAgo(int t, std::uint32_t sentence) const {
        static constexpr std::array<std::string_view, 12> turns{"ouster",   "ousting",    "overthrow", "fall",
                                                                "outbreak", "revolution", "coup",      "toppling",
                                                                "invasion", "election",   "inception", "independence"};
        for (int i = t + 1; i < static_cast<int>(m_syntax.size()) && i < t + 16 && m_syntax.sentence(i) == sentence;
             ++i) {
            if (m_syntax.lower(i) != "since")
                continue;
            for (int k = i + 1; k < i + 5 && k < static_cast<int>(m_syntax.size()) && m_syntax.sentence(k) == sentence;
                 ++k) {
                if (isOneOf(m_syntax.lemma(k), turns) || isLongCourse(m_syntax.lemma(k)))
                    return true;
            }
        }
        return false;
    }

    // "Nine people have been shot dead this year", "three men who were killed over the past week in separate
    // shootings": in the perfect anywhere in the sentence, else right beside the count.
    bool isOfPeriod(int t, base::Span span) const {
        constexpr int beside = 3, farthest = 16; // tokens
        const int end = m_syntax.tokenAt(span.end), reach = isPerfect(span) ? farthest : beside;
        for (int i = std::max(t - reach, 0); i < end + reach && i < static_cast<int>(m_syntax.size()); ++i) {
            if (m_syntax.sentence(i) == m_syntax.sentence(t) && beginsPeriod(m_syntax, i))
                return true;
        }
        return false;
    }

    bool isTotal(int t, base::Span span) const {
        if (isOfPeriod(t, span))
            return true;
        const auto sentence = m_syntax.sentence(t);
        if (opensSince(sentence) && m_syntax.tokenAt(span.begin) > static_cast<int>(m_syntax.sentenceOf(t).firstToken))
            return true;
        if (isInWar(t, sentence) || isOfLongCourse(t))
            return true;
        if (!isPerfect(span))
            return false;
        // "have been arrested since the ouster of the president"
        if (sinceLongAgo(t, sentence))
            return true;
        // The sentence after it in the same paragraph, where it names no time of its own.
        if (sentence > 0) {
            const auto& all = m_syntax.document().sentences;
            if (all[sentence].line == all[sentence - 1].line && opensSince(sentence - 1) &&
                std::ranges::none_of(m_x.times, [&](const auto& time) { return time.sentence == sentence; }))
                return true;
        }
        // "in a conflict that has killed more than 100,000", "the war has taken 5,000 lives"
        for (int i = t - 1; i >= 0 && i > t - 6 && m_syntax.sentence(i) == sentence; --i) {
            const auto word = m_syntax.lower(i);
            if (word != "has" && word != "have")
                continue;
            int noun = i - 1;
            while (noun > 0 &&
                   (m_syntax.lower(noun) == "that" || m_syntax.lower(noun) == "which" || m_syntax.form(noun) == ","))
                --noun;
            return noun >= 0 && isLongCourse(m_syntax.lemma(noun));
        }
        return false;
    }

    // "a reward for information leading to the arrest of the man"
    bool isOfReward(int t, const ReportClaim& claim) const {
        if (claim.attribute != Attribute::Detained)
            return false;
        bool leads = false;
        for (int i = t + 1; i >= 0 && i > t - 8 && m_syntax.sentence(i) == m_syntax.sentence(t); --i)
            leads =
                leads || m_syntax.lower(i) == "leading" || m_syntax.lower(i) == "leads" || m_syntax.lower(i) == "lead";
        if (!leads)
            return false;
        for (int i = t; i >= 0 && m_syntax.sentence(i) == m_syntax.sentence(t); --i) {
            if (m_syntax.lemma(i) == "information" || m_syntax.lemma(i) == "reward" || m_syntax.lemma(i) == "tip")
                return true;
        }
        return false;
    }

    Extraction& m_x;
    const Syntax& m_syntax;
};

} // namespace

void dropRunningTotals(Extraction& extraction) {
    Totals totals(extraction);
    totals.drop();
    totals.dropVictims();
}

} // namespace parallax::claim
