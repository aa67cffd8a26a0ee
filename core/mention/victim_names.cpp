#include "mention/victim_names.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace parallax::mention {
namespace {

using base::isOneOf;
using language::Upos;

constexpr std::array<std::string_view, 7> victimWords = {"victim",  "dead",     "deceased", "injured",
                                                         "wounded", "casualty", "fatality"};
constexpr std::array<std::string_view, 5> people = {"man", "woman", "person", "people", "body"};
constexpr std::uint32_t reach = 4; // sentences back

class Namer {
public:
    Namer(const Syntax& syntax, const ActorMentions& actors, EventMentions& events)
        : m_syntax(syntax), m_actors(actors), m_events(events), m_order(events.mentions.size()) {
        std::iota(m_order.begin(), m_order.end(), 0U);
        std::ranges::stable_sort(m_order, {}, [&](std::uint32_t i) { return m_events.mentions[i].token; });
    }

    void run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            if (!isVictimWord(t))
                continue;
            const int from = equated(t);
            if (from < 0)
                continue;
            const auto who = row(from);
            if (const auto event = told(t); event >= 0 && !who.empty())
                take(event, who);
        }
    }

private:
    bool isVictimWord(int t) const {
        if (isOneOf(m_syntax.lower(t), victimWords) || isOneOf(m_syntax.lemma(t), victimWords))
            return true;
        return false;
    }

    int end(int t) const { return static_cast<int>(m_syntax.sentenceOf(t).endToken); }

    // Where the names begin that the victims are said to be: after "are", "include" or "identified ... as" right behind
    // the phrase of the word; -1 where nothing is said of who they are.
    int equated(int t) const {
        const int last = end(t);
        int i = t + 1;
        if (i < last && isOneOf(m_syntax.lemma(i), people))
            ++i;
        if (i >= last)
            return -1;
        const int before = t > 0 ? t - 1 : t;
        const bool asked = identifies(before) >= 0;
        const auto lemma = m_syntax.lemma(i);
        if (asked && m_syntax.lower(i) == "as")
            return i + 1;
        if (lemma == "include")
            return i + 1;
        if (lemma != "be" || m_syntax.lower(i) == "be")
            return -1;
        if (i + 2 < last && isNaming(i + 1) && m_syntax.lower(i + 2) == "as")
            return i + 3;
        // "The wounded were taken to a hospital": something else is said of them.
        return i + 1 < last && !m_syntax.isVerb(i + 1) && m_syntax.upos(i + 1) != Upos::ADP ? i + 1 : -1;
    }

    bool isNaming(int t) const { return m_syntax.lemma(t) == "identify" || m_syntax.lemma(t) == "name"; }
    // "identified the dead as": the verb up to three words before, or -1.
    int identifies(int t) const {
        for (int i = t; i >= 0 && i > t - 4 && m_syntax.sentence(i) == m_syntax.sentence(t); --i) {
            if (isNaming(i) && m_syntax.isVerb(i))
                return i;
        }
        return -1;
    }

    // The people that are named in a row from `from` on: between two of them stand only commas, "and", ages, articles,
    // titles and what describes the next one.
    std::vector<std::uint32_t> row(int from) const {
        std::vector<std::uint32_t> who;
        int last = -1;
        for (int t = from, steps = 0; t < end(from - 1) && steps < 8; ++t, ++steps) {
            const int mention = m_actors.at(t);
            if (mention >= 0) {
                const auto& actor = m_actors.mentions[static_cast<std::size_t>(mention)];
                if (mention == last)
                    --steps;
                else if ((actor.kind != ActorKind::Person && actor.kind != ActorKind::Group &&
                          actor.kind != ActorKind::SecurityForce) ||
                         actor.form == MentionForm::Pronoun)
                    break;
                else if (actor.headToken >= t) {
                    who.push_back(static_cast<std::uint32_t>(mention));
                    last = mention;
                    steps = 0;
                }
                continue;
            }
            const auto tag = m_syntax.upos(t);
            if (m_syntax.isVerb(t) || tag == Upos::AUX || tag == Upos::ADP || tag == Upos::PRON || tag == Upos::SCONJ ||
                tag == Upos::ADV)
                break;
        }
        return who;
    }

    std::int32_t told(int t) const {
        // Backwards from the last one that is no later than the sentence.
        auto after = std::ranges::upper_bound(m_order, m_syntax.sentence(t), {},
                                              [&](std::uint32_t i) { return m_events.mentions[i].sentence; });
        while (after != m_order.begin()) {
            const auto i = *--after;
            const auto& event = m_events.mentions[i];
            if (event.sentence + reach < m_syntax.sentence(t))
                break;
            const bool harms =
                isViolent(event.kind) || event.kind == EventKind::Accident || event.kind == EventKind::Disaster;
            if (harms && !event.generic && event.modality != Modality::Planned && event.modality != Modality::Denied)
                return static_cast<std::int32_t>(i);
        }
        return -1;
    }

    void take(std::int32_t event, const std::vector<std::uint32_t>& who) {
        auto& participants = m_events.mentions[static_cast<std::size_t>(event)].participants;
        for (const auto actor : who) {
            const Participant one{actor, Role::Victim};
            if (std::ranges::find(participants, one) == participants.end())
                participants.push_back(one);
        }
    }

    const Syntax& m_syntax;
    const ActorMentions& m_actors;
    EventMentions& m_events;
    std::vector<std::uint32_t> m_order; // of the event mentions in the text
};

} // namespace

void nameVictims(const Syntax& syntax, const ActorMentions& actors, EventMentions& events) {
    Namer(syntax, actors, events).run();
}

} // namespace parallax::mention
