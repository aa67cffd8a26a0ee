// What befell one person who is told by name or by a pronoun: "Ana Novak was shot. She died in hospital".
#include "base/one_of.h"
#include "claim/claim_maker.h"
#include "claim/effect_facts.h"
#include "claim/outcome.h"
#include "claim/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace parallax::claim {
namespace {

using mention::ActorKind;
using mention::ActorMention;
using mention::Frame;
using mention::MentionForm;
using mention::Relation;

constexpr std::size_t longestSpan = 160; // bytes
constexpr std::uint32_t longestSentence = 1000;

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t i = 0; i < m_x.actors.mentions.size(); ++i) {
            const std::size_t chain = m_x.actors.mentions[i].chain;
            if (m_chains.size() <= chain)
                m_chains.resize(chain + 1);
            m_chains[chain].push_back(static_cast<int>(i));
        }
        for (const ReportClaim& claim : m_x.claims)
            if (std::holds_alternative<mention::Quantity>(claim.value))
                m_counted.emplace_back(claim.attribute, claim.span);
        std::ranges::sort(m_counted, {}, [](const auto& counted) { return counted.second.begin; });
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            frame(f);
        for (const Outcome& outcome : findOutcomes(m_syntax))
            became(outcome);
        nameless();
    }

private:
    void frame(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        const auto attribute = attributeOf(frame.effect);
        const auto event = m_x.events.frameEvent[f];
        if (!attribute || !isOfPersons(*attribute) || frame.negated || !isTold(m_x, frame, event) ||
            endsInDeath(m_syntax, frame) || isOfDeath(frame))
            return;
        for (const int p : frame.patients) {
            const int mention = personAt(p);
            // "four counts of murder against Emil Varga": the accused
            if (m_syntax.preposition(p) == "against" || isBy(p))
                continue;
            // "Gaskin said that he died on the way": of somebody else than who says it
            if (mention >= 0 && *attribute == Attribute::Killed && isSpeaker(frame.at, mention))
                continue;
            if (mention >= 0 && isOfAnother(frame, p, mention))
                continue;
            const std::string scope = mention < 0 ? std::string() : scopeOfOne(mention);
            if (scope.empty())
                keep(frame.at, frame.end, event, *attribute, mention);
            else
                tell(frame.at, frame.end, event, *attribute, mention, scope);
        }
    }

    // "He was pronounced dead", "Ana Novak is in critical condition"
    void became(const Outcome& outcome) {
        const int mention = personAt(outcome.who);
        const auto event = m_x.eventOf(outcome.at);
        if (mention < 0 || event < 0 || isSpeaker(outcome.at, mention))
            return;
        // Who has died is not among the wounded.
        const auto chain = actor(mention).chain;
        if (outcome.attribute == Attribute::Wounded &&
            (m_told.contains({Attribute::Killed, chain}) || isCounted(Attribute::Killed, chain)))
            return;
        if (const std::string scope = scopeOfOne(mention); !scope.empty())
            tell(outcome.at, outcome.at, event, outcome.attribute, mention, scope);
        else
            keep(outcome.at, outcome.at, event, outcome.attribute, mention);
    }

    // One person of whom the report gives no more than a pronoun or a single name.
    void keep(int at, int end, std::int32_t event, Attribute attribute, int mention) {
        if (mention < 0 || (attribute != Attribute::Killed && attribute != Attribute::Wounded))
            return;
        const ActorMention& one = actor(mention);
        // "everybody thought she was dead"
        static constexpr std::array<std::string_view, 5> minding{"think", "assume", "hope", "wish", "dream"};
        if (one.headToken > 0 && base::isOneOf(m_syntax.lemma(one.headToken - 1), minding))
            return;
        if (one.kind == ActorKind::Person && !one.plural && one.form != MentionForm::Nominal &&
            (one.form == MentionForm::Name || m_syntax.lower(one.headToken) == "he" ||
             m_syntax.lower(one.headToken) == "she" || m_syntax.lower(one.headToken) == "him" ||
             m_syntax.lower(one.headToken) == "her"))
            m_kept.push_back({at, end, event, attribute, mention});
    }

    // "He was pronounced dead at a hospital", of whom nothing more is told: one, where no other claim counts anybody.
    void nameless() {
        const auto main = m_x.events.main;
        if (main < 0 || !mention::isIncident(m_x.events.mentions[static_cast<std::size_t>(main)].kind))
            return;
        for (const Kept& kept : m_kept) {
            if (std::ranges::none_of(m_x.claims,
                                     [&](const ReportClaim& claim) { return claim.attribute == kept.attribute; }))
                tell(kept.at, kept.end, kept.event, kept.attribute, kept.mention, "all");
        }
    }

    // "died from her injuries": who has them is among the dead.
    bool isOfDeath(const Frame& wounds) const {
        return wounds.effect == mention::Effect::Wounded && !m_syntax.isVerb(wounds.at) &&
               std::ranges::any_of(m_x.frames, [&](const Frame& other) {
                   return other.effect == mention::Effect::Killed && m_syntax.below(wounds.at, other.at);
               });
    }

    // The mention at a patient; of "Officer Ada Holm", whose head may be the title, that of the name.
    int personAt(int p) const {
        const int here = m_x.actors.at(p), next = p + 1;
        if ((here >= 0 && actor(here).form != MentionForm::Nominal) || next >= static_cast<int>(m_syntax.size()) ||
            m_syntax.sentence(next) != m_syntax.sentence(p) || m_syntax.upos(next) != language::Upos::PROPN)
            return here;
        // A title that is no mention of its own has the name below it: "Police Officer Ada Holm".
        const int named = here >= 0 || m_syntax.head(next) == p ? m_x.actors.at(next) : -1;
        if (named >= 0 && actor(named).form == MentionForm::Name &&
            actor(named).span.begin == m_syntax.token(next).span.begin)
            return named;
        return here;
    }

    // "wounded by rooftop sniper Emil Varga", whose name the tree may hang on the verb: a noun phrase behind "by".
    bool isBy(int p) const {
        for (int i = p; i > p - 5 && i >= 0 && m_syntax.sentence(i) == m_syntax.sentence(p); --i) {
            if (m_syntax.lower(i) == "by")
                return true;
            if (!m_syntax.isNominal(i) && m_syntax.upos(i) != language::Upos::ADJ &&
                m_syntax.upos(i) != language::Upos::DET)
                return false;
        }
        return false;
    }

    bool isSpeaker(int token, int mention) const {
        const auto* said = m_x.attributions.at(token);
        return said && said->speaker >= 0 && actor(said->speaker).chain == actor(mention).chain;
    }

    // "including one child, and the gunman shot himself": a reflexive that was taken for somebody else than who acts.
    bool isOfAnother(const Frame& frame, int p, int mention) const {
        if (!m_syntax.lower(p).ends_with("self"))
            return false;
        return std::ranges::none_of(frame.agents, [&](int agent) {
            const int other = m_x.actors.at(agent);
            return other >= 0 && actor(other).chain == actor(mention).chain;
        });
    }

    static bool isOfPersons(Attribute attribute) {
        return attribute == Attribute::Killed || attribute == Attribute::Wounded || attribute == Attribute::Detained ||
               attribute == Attribute::Missing;
    }

    const ActorMention& actor(int mention) const { return m_x.actors.mentions[static_cast<std::size_t>(mention)]; }

    // The fullest name, in two words or more, of the one person that the mention names or stands for as "he" or "she";
    // for a pronoun that stands for nobody by name the scope of the noun ("A woman was shot. She died"). Else empty.
    std::string scopeOfOne(int mention) const {
        const ActorMention& one = actor(mention);
        const bool pronoun = one.form == MentionForm::Pronoun;
        if (one.kind != ActorKind::Person || one.plural || (!pronoun && one.form != MentionForm::Name))
            return {};
        std::string_view name;
        const ActorMention* noun = nullptr;
        for (const int i : m_chains[one.chain]) {
            const ActorMention& other = actor(i);
            if (other.form == MentionForm::Name && other.text.size() > name.size())
                name = other.text;
            if (other.form == MentionForm::Nominal && !noun)
                noun = &other;
        }
        if (name.find(' ') != std::string_view::npos)
            return std::string(name);
        if (!pronoun || !name.empty() || !noun || noun->plural)
            return {};
        // Of all the dead it is one, and no number of theirs.
        const std::string scope = scopeOf(m_syntax, noun->headToken, false);
        return scope == "all" ? noun->headLemma : scope;
    }

    // "A clerk, two guards and Jan Holm were killed": whose words hold the name of the next one, too.
    bool isNextInList(std::uint32_t from, std::uint32_t to) const {
        for (int t = m_syntax.tokenAt(from); t < m_syntax.tokenAt(to); ++t)
            if (m_syntax.lower(t) == "and" && m_syntax.upos(t) == language::Upos::CCONJ)
                return true;
        return false;
    }

    // Counted before, by what the person was: "Jan Holm, a customer, was killed".
    bool isCounted(Attribute attribute, std::uint32_t chain) const {
        return std::ranges::any_of(m_chains[chain], [&](int i) {
            const auto span = actor(i).span;
            // In text order, and none longer than a sentence: only those that begin shortly before can hold it.
            auto last = std::ranges::upper_bound(m_counted, span.begin, {},
                                                 [](const auto& counted) { return counted.second.begin; });
            for (; last != m_counted.begin() && span.begin - std::prev(last)->second.begin < longestSentence; --last)
                if (std::prev(last)->first == attribute && std::prev(last)->second.contains(span) &&
                    !isNextInList(std::prev(last)->second.begin, span.begin))
                    return true;
            return false;
        });
    }

    void tell(int at, int end, std::int32_t event, Attribute attribute, int mention, const std::string& scope) {
        const ActorMention& one = actor(mention);
        if (isCounted(attribute, one.chain) || !m_told.emplace(attribute, one.chain).second)
            return;
        const base::Span trigger = m_syntax.span(at, end), whole = one.span.joined(trigger);
        ReportClaim claim;
        claim.attribute = attribute;
        claim.scope = scope;
        claim.relation = Relation::Equal;
        claim.value = mention::Quantity{Relation::Equal, 1, 1.0};
        claim.span = whole.size() <= longestSpan ? whole : trigger;
        claim.subject = mention;
        claim.why.push_back(fmt::format("\"{}\" of one person, told by {}", m_syntax.form(at),
                                        one.form == MentionForm::Pronoun ? "a pronoun" : "name"));
        m_x.add(std::move(claim), at, event);
    }

    struct Kept {
        int at = -1, end = -1;
        std::int32_t event = -1;
        Attribute attribute = Attribute::Killed;
        int mention = -1;
    };
    std::vector<Kept> m_kept;
    std::vector<std::vector<int>> m_chains; // the mentions of each, in text order
    std::vector<std::pair<Attribute, base::Span>> m_counted;
    std::set<std::pair<Attribute, std::uint32_t>> m_told;
};

} // namespace

void findFatesOfOne(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
