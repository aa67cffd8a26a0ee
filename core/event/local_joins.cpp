#include "event/local_joins.h"

#include "actor/name_graph.h"
#include "actor/name_key.h"
#include "event/event_time.h"
#include "event/kind_likeness.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace parallax::event {

namespace {

using claim::ReportAnalysis;
using mention::EventKind;
using mention::EventMention;
using mention::Modality;

constexpr std::uint32_t leadSentences = 2; // of the body
constexpr std::int64_t followedDays = 45;  // arrests and first hearings are news so long after the deed
constexpr std::uint32_t nearSentences = 1; // "the attack" refers to what was told so few sentences before

class Sets {
public:
    explicit Sets(std::size_t count) : m_parent(count) { std::iota(m_parent.begin(), m_parent.end(), 0u); }
    std::uint32_t root(std::uint32_t one) {
        while (m_parent[one] != one)
            one = m_parent[one] = m_parent[m_parent[one]];
        return one;
    }
    void join(std::uint32_t left, std::uint32_t right) {
        left = root(left);
        right = root(right);
        m_parent[std::max(left, right)] = std::min(left, right);
    }

private:
    std::vector<std::uint32_t> m_parent;
};

bool startsWithAny(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.size() > word.size() && text[word.size()] == ' ' && text.starts_with(word);
    });
}

// "another shop", "a second blast": told as something else than what was told before.
bool saysAnother(std::string_view clause) {
    for (const std::string& word : actor::nameWords(clause))
        for (const std::string_view other : {"another", "second", "earlier", "previous", "previously", "last", "later"})
            if (word == other)
                return true;
    return false;
}

class Joiner {
public:
    Joiner(const claim::AnalysedReport& report, const std::vector<std::int32_t>& actorOf)
        : m_text(report.report->text), m_titleSpan(report.report->titleSpan), m_published(report.report->published),
          m_analysis(*report.analysis), m_all(m_analysis.events), m_actorOf(actorOf), m_sets(m_all.size()),
          m_counts(m_all.size()) {
        for (const claim::ReportClaim& claim : m_analysis.claims)
            if (claim::isCount(claim.attribute) && claim.event >= 0 &&
                claim.event < static_cast<std::int32_t>(m_all.size()))
                m_counts[static_cast<std::size_t>(claim.event)].push_back(&claim);
    }

    std::vector<std::int32_t> run() {
        joinReferences();
        joinStatements();
        joinSentences();
        joinResponses();
        joinRepeatedNouns();
        joinLead();
        joinFarReferences();
        std::vector<std::int32_t> of(m_all.size(), -1);
        for (std::uint32_t m = 0; m < m_all.size(); ++m)
            if (!tellsNothing(m_all[m]))
                of[m] = static_cast<std::int32_t>(m_sets.root(m));
        return of;
    }

private:
    // "The attack", so far from the last thing that it could refer to that it means what the report is about.
    bool isFar(std::uint32_t m) const {
        const EventMention& one = m_all[m];
        if (!one.definite || !isIncident(one.kind) || one.sameAs < 0)
            return false;
        // Nor does it mean a shot at the attackers.
        const auto before = static_cast<std::uint32_t>(one.sameAs);
        return one.sentence > m_all[before].sentence + nearSentences || byForces(m_all[before]) ||
               (m_all[before].kind == EventKind::Killing && onlyAttackers(before));
    }

    void joinReferences() {
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            const EventMention& one = m_all[m];
            if (tellsNothing(one) || one.sameAs < 0 || one.sameAs >= static_cast<std::int32_t>(m) || isFar(m))
                continue;
            if (!tellsNothing(m_all[static_cast<std::size_t>(one.sameAs)]))
                m_sets.join(m, static_cast<std::uint32_t>(one.sameAs));
        }
    }

    bool sharesSpeaker(const EventMention& left, const EventMention& right) const {
        for (const mention::Participant& a : left.participants)
            for (const mention::Participant& b : right.participants)
                if (a.role == mention::Role::Speaker && b.role == mention::Role::Speaker &&
                    a.actorMention < m_actorOf.size() && b.actorMention < m_actorOf.size() &&
                    m_actorOf[a.actorMention] >= 0 && m_actorOf[a.actorMention] == m_actorOf[b.actorMention])
                    return true;
        return false;
    }

    void joinStatements() {
        std::vector<std::uint32_t> before;
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            if (m_all[m].kind != EventKind::Statement || tellsNothing(m_all[m]))
                continue;
            for (const std::uint32_t earlier : before)
                if (sharesSpeaker(m_all[m], m_all[earlier]) && m_all[m].time == m_all[earlier].time) {
                    m_sets.join(m, earlier);
                    break;
                }
            before.push_back(m);
        }
    }

    // "Stormed a shop, killing two", "four were killed in the raid": one sentence tells what was done and what came of
    // it.
    void joinSentences() {
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            const EventMention& one = m_all[m];
            const std::int32_t within = one.within >= 0 ? one.within : participleOf(m);
            if (tellsNothing(one) || within < 0 || within >= static_cast<std::int32_t>(m_all.size()))
                continue;
            const auto w = static_cast<std::uint32_t>(within);
            const EventMention& whole = m_all[w];
            if (tellsNothing(whole) || whole.sentence != one.sentence ||
                (one.modality == Modality::Planned) != (whole.modality == Modality::Planned))
                continue;
            if (kindLikeness(one.kind, whole.kind) == 0 || one.kind == EventKind::Statement ||
                one.kind == EventKind::Post || !timesMeet(one, whole))
                continue;
            if (startsWithAny(whole.span.in(m_text), {"after", "After", "before", "Before", "since", "following"}))
                continue;
            m_sets.join(m, w);
        }
    }

    // "... attacked the mill, killing two": what the participle after a comma is said of, also where the tree has it
    // otherwise; -1 for none.
    std::int32_t participleOf(std::uint32_t m) const {
        const EventMention& one = m_all[m];
        const std::string_view trigger = one.trigger.in(m_text);
        if (m == 0 || one.kind != EventKind::Killing || !trigger.ends_with("ing") ||
            one.trigger.begin != one.span.begin || one.trigger.begin < 2 ||
            m_text.substr(one.trigger.begin - 2, 2) != ", ")
            return -1;
        const EventMention& before = m_all[m - 1];
        return before.sentence == one.sentence && isIncident(before.kind) && before.span.end + 2 >= one.trigger.begin
                   ? static_cast<std::int32_t>(m) - 1
                   : -1;
    }

    // "Police killed 13 attackers and made eight arrests": one sentence on what was done to the attackers is one
    // operation.
    void joinResponses() {
        std::int32_t before = -1;
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            const EventMention& one = m_all[m];
            const bool response = (one.kind == EventKind::Killing || one.kind == EventKind::Arrest) && onlyAttackers(m);
            if (tellsNothing(one) || !response || one.modality == Modality::Planned)
                continue;
            if (before >= 0) {
                const auto b = static_cast<std::uint32_t>(before);
                if (m_all[b].sentence == one.sentence && m_all[b].kind != one.kind && timesMeet(m_all[b], one))
                    m_sets.join(b, m);
            }
            before = static_cast<std::int32_t>(m);
        }
    }

    // "An operation was declared. During the operation ...": the same noun again, now known. And "the bombing of 2011,
    // when a man set off ...".
    void joinRepeatedNouns() {
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            const EventMention& one = m_all[m];
            if (tellsNothing(one))
                continue;
            for (std::uint32_t b = m; b-- > 0;) {
                const EventMention& other = m_all[b];
                if (other.sentence + 8 < one.sentence)
                    break;
                if (tellsNothing(other) || other.kind != one.kind || other.background != one.background ||
                    !timesMeet(one, other) ||
                    (one.modality == Modality::Planned) != (other.modality == Modality::Planned))
                    continue;
                const bool again = one.definite && one.sameAs < 0 && other.nominal && other.lemma == one.lemma;
                const bool when =
                    !one.nominal && other.nominal && other.sentence == one.sentence &&
                    other.span.end <= one.trigger.begin && !beginsBefore(other, one) &&
                    m_text.substr(other.trigger.end, one.trigger.begin - other.trigger.end).find(" when ") !=
                        std::string_view::npos;
                if ((again || when) && !countsApart(b, m)) {
                    m_sets.join(b, m);
                    break;
                }
            }
        }
    }
    // "The violence began when ...": what comes after is only the first of it.
    bool beginsBefore(const EventMention& noun, const EventMention& verb) const {
        const std::string_view between = m_text.substr(noun.trigger.end, verb.trigger.begin - noun.trigger.end);
        return between.find(" began") != std::string_view::npos || between.find(" started") != std::string_view::npos ||
               between.find(" erupted") != std::string_view::npos;
    }

    static bool timesMeet(const EventMention& left, const EventMention& right) {
        return !left.time.known() || !right.time.known() || left.time.meets(right.time);
    }
    // The same, where a time that only stands near by gives way, within a month, to one in the mention's own words.
    static bool timesFit(const EventMention& left, const EventMention& right) {
        if (timesMeet(left, right))
            return true;
        return !(hasOwnTime(left) && hasOwnTime(right)) && minutesApart(left.time, right.time) <= 31 * 1440;
    }

    bool inTitle(const EventMention& one) const { return !m_titleSpan.empty() && m_titleSpan.overlaps(one.span); }

    // Security forces that shoot back are no part of what the headline sums up.
    bool byForces(const EventMention& one) const {
        return std::any_of(one.participants.begin(), one.participants.end(), [&](const mention::Participant& who) {
            if (who.role != mention::Role::Perpetrator || who.actorMention >= m_analysis.actors.size())
                return false;
            const mention::ActorKind kind = m_analysis.actors[who.actorMention].kind;
            return kind == mention::ActorKind::SecurityForce || kind == mention::ActorKind::Authority;
        });
    }

    bool onlyAttackers(std::uint32_t m) const {
        return !m_counts[m].empty() &&
               std::all_of(m_counts[m].begin(), m_counts[m].end(),
                           [](const claim::ReportClaim* claim) { return claim->scope == "attackers"; });
    }

    bool countsApart(std::uint32_t left, std::uint32_t right) const {
        for (const claim::ReportClaim* a : m_counts[left])
            for (const claim::ReportClaim* b : m_counts[right])
                if (a->attribute == b->attribute && a->scope == b->scope && a->relation == mention::Relation::Equal &&
                    b->relation == mention::Relation::Equal && claim::text(a->value) != claim::text(b->value))
                    return true;
        return false;
    }

    bool setsFit(std::uint32_t left, std::uint32_t right) {
        left = m_sets.root(left);
        right = m_sets.root(right);
        for (std::uint32_t a = 0; a < m_all.size(); ++a) {
            if (tellsNothing(m_all[a]) || m_sets.root(a) != left)
                continue;
            for (std::uint32_t b = 0; b < m_all.size(); ++b) {
                if (tellsNothing(m_all[b]) || m_sets.root(b) != right)
                    continue;
                if (countsApart(a, b) || !timesFit(m_all[a], m_all[b]) ||
                    placesApart(placeNameWords(m_all[a].place), placeNameWords(m_all[b].place)))
                    return false;
            }
        }
        return true;
    }

    bool isWhole(std::uint32_t m) const {
        const EventMention& one = m_all[m];
        return !tellsNothing(one) && isIncident(one.kind) && one.modality != Modality::Planned && !byForces(one) &&
               (one.kind != EventKind::Killing || !onlyAttackers(m));
    }

    void joinLead() {
        std::uint32_t last = 0;
        for (const EventMention& one : m_all)
            if (inTitle(one))
                last = std::max(last, one.sentence + 1);
        last += leadSentences;
        std::int32_t anchor = -1;
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            const EventMention& one = m_all[m];
            if (one.sentence >= last || !isWhole(m))
                continue;
            if (anchor < 0) {
                anchor = static_cast<std::int32_t>(m);
                continue;
            }
            const auto first = static_cast<std::uint32_t>(anchor);
            if (m_sets.root(m) == m_sets.root(first) || kindLikeness(one.kind, m_all[first].kind) == 0 ||
                saysAnother(one.span.in(m_text)) || !setsFit(first, m))
                continue;
            m_sets.join(first, m);
        }
    }

    // What the report is about, as far as its mentions tell; -1 when nothing is told as news.
    std::int32_t findMain() {
        std::vector<double> worth(m_all.size(), 0);
        std::vector<bool> news(m_all.size(), false);
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            if (tellsNothing(m_all[m]))
                continue;
            const std::uint32_t root = m_sets.root(m);
            worth[root] +=
                newsworth(m_all[m].kind) * mentionWeight(m_all[m]) + 0.4 * static_cast<double>(m_counts[m].size());
            news[root] = news[root] || (isIncident(m_all[m].kind) && m_all[m].modality != Modality::Planned);
        }
        std::int32_t best = -1;
        for (std::uint32_t m = 0; m < m_all.size(); ++m)
            if (news[m] && (best < 0 || worth[m] > worth[static_cast<std::size_t>(best)]))
                best = static_cast<std::int32_t>(m);
        return best;
    }

    // "the attack on the base" names one part; "the attack", "the attack in Northport" the whole, and so does one with
    // a toll of all.
    bool namesAPart(std::uint32_t m) {
        for (std::uint32_t other = 0; other < m_all.size(); ++other)
            if (m_sets.root(other) == m_sets.root(m))
                for (const claim::ReportClaim* claim : m_counts[other])
                    if (claim->scope == "all")
                        return false;
        const EventMention& one = m_all[m];
        const std::string_view after =
            m_text.size() > one.trigger.end ? std::string_view(m_text).substr(one.trigger.end, 4) : std::string_view();
        return after.starts_with(" on ") || after.starts_with(" at ");
    }

    bool hasToll(std::uint32_t root) {
        for (std::uint32_t m = 0; m < m_all.size(); ++m)
            if (!tellsNothing(m_all[m]) && m_sets.root(m) == root)
                for (const claim::ReportClaim* claim : m_counts[m])
                    if (claim->attribute == claim::Attribute::Killed &&
                        (claim->scope == "all" || claim->scope == "victims"))
                        return true;
        return false;
    }

    // The first toll of all that a report states is of what it is about, where nothing speaks against it.
    void joinToll(std::int32_t main) {
        if (main < 0 || hasToll(m_sets.root(static_cast<std::uint32_t>(main))))
            return;
        const auto whole = static_cast<std::uint32_t>(main);
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            if (!isWhole(m) || m_sets.root(m) == m_sets.root(whole) || !hasToll(m_sets.root(m)))
                continue;
            const EventMention& one = m_all[m];
            if (one.background == m_all[whole].background && kindLikeness(one.kind, m_all[whole].kind) > 0 &&
                !saysAnother(one.span.in(m_text)) && setsFit(whole, m))
                m_sets.join(whole, m);
            return;
        }
    }

    // Long before the report: history rather than what it follows up.
    bool isOld(const base::TimeInterval& time) const {
        return m_published.known() && minutesApart(time, m_published) > followedDays * 1440;
    }

    // Where a report dates violence of one day only, and leaves undated what it is about, as reports on an arrest or a
    // trial do, that day's is what it is about.
    void joinOnlyDated(std::int32_t main) {
        if (main < 0)
            return;
        const auto whole = static_cast<std::uint32_t>(main);
        std::int32_t dated = -1;
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            const EventMention& one = m_all[m];
            if (!isWhole(m) || !one.time.known())
                continue;
            if (m_sets.root(m) == m_sets.root(whole) || !one.time.bounded() || width(one.time) > 2 * 1440 ||
                (dated >= 0 && !one.time.meets(m_all[static_cast<std::size_t>(dated)].time)))
                return;
            if (dated < 0)
                dated = static_cast<std::int32_t>(m);
        }
        if (dated < 0 || isOld(m_all[static_cast<std::size_t>(dated)].time))
            return;
        const auto deed = static_cast<std::uint32_t>(dated);
        if (kindLikeness(m_all[deed].kind, m_all[whole].kind) > 0 && !saysAnother(m_all[deed].span.in(m_text)) &&
            setsFit(whole, deed))
            m_sets.join(whole, deed);
    }

    void joinFarReferences() {
        const std::int32_t main = findMain();
        joinOnlyDated(main);
        for (std::uint32_t m = 0; m < m_all.size(); ++m) {
            const EventMention& one = m_all[m];
            if (!one.definite || !isWhole(m) || !(one.sameAs < 0 || isFar(m)))
                continue;
            const auto whole = static_cast<std::uint32_t>(main);
            if (main >= 0 && !namesAPart(m) && kindLikeness(one.kind, m_all[whole].kind) > 0 &&
                !saysAnother(one.span.in(m_text)) && one.background == m_all[whole].background && setsFit(whole, m)) {
                m_sets.join(whole, m);
            } else if (one.sameAs >= 0 && one.sameAs < static_cast<std::int32_t>(m) &&
                       !tellsNothing(m_all[static_cast<std::size_t>(one.sameAs)])) {
                m_sets.join(m, static_cast<std::uint32_t>(one.sameAs));
            }
        }
        joinToll(main);
    }

    std::string_view m_text;
    base::Span m_titleSpan;
    base::TimeInterval m_published;
    const ReportAnalysis& m_analysis;
    const std::vector<EventMention>& m_all;
    const std::vector<std::int32_t>& m_actorOf;
    Sets m_sets;
    std::vector<std::vector<const claim::ReportClaim*>> m_counts; // by event mention
};

} // namespace

double mentionWeight(const EventMention& one) {
    return one.sentence == 0 ? 3 : one.sentence <= 3 ? 2 : 1;
}

bool hasOwnTime(const EventMention& one) {
    return one.time.known() && one.timeBecause.starts_with("its own words");
}

bool tellsNothing(const EventMention& one) {
    return one.generic || one.modality == Modality::Denied || one.span.empty();
}

std::vector<std::string> placeNameWords(std::string_view place) {
    std::vector<std::string> named;
    // "mostly flat northern country" only describes.
    if (place.empty() || (place[0] >= 'a' && place[0] <= 'z'))
        return named;
    std::size_t begin = 0;
    while (begin < place.size()) {
        const std::size_t space = std::min(place.find(' ', begin), place.size());
        const std::string_view word = place.substr(begin, space - begin);
        begin = space + 1;
        if (word.empty() || !((word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0x80))
            continue;
        for (std::string& folded : actor::nameWords(word))
            if (!actor::isSmallWord(folded))
                named.push_back(std::move(folded));
    }
    return named;
}

bool placesApart(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    const auto isCountry = [](const std::string& word) { return !actor::countryOf(word).empty(); };
    if (left.empty() || right.empty() || std::all_of(left.begin(), left.end(), isCountry) ||
        std::all_of(right.begin(), right.end(), isCountry))
        return false;
    return std::none_of(left.begin(), left.end(), [&](const std::string& word) {
        return !isCountry(word) && std::find(right.begin(), right.end(), word) != right.end();
    });
}

std::vector<std::int32_t> joinMentions(const claim::AnalysedReport& report, const std::vector<std::int32_t>& actorOf) {
    return Joiner(report, actorOf).run();
}

} // namespace parallax::event
