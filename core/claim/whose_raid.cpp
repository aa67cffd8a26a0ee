// Whose raid it was: "Northland air strikes", "government shelling", "a rebel attack on the port".
#include "claim/claim_maker.h"

#include "mention/actor_nouns.h"
#include "mention/countries.h"

#include <fmt/format.h>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::ActorKind;
using mention::EventKind;
using mention::Frame;
using mention::MentionForm;
using mention::Modality;
using mention::Rel;
using mention::Relation;

// What only whoever does it has: before these a people's or a body's name tells the doer, never whom it was against.
constexpr std::array<std::string_view, 8> ownDeeds = {"airstrike", "raid",      "shelling",  "bombardment",
                                                      "barrage",   "incursion", "offensive", "invasion"};
// The same where it is told against what, or by which means.
constexpr std::array<std::string_view, 5> deeds = {"strike", "attack", "assault", "bombing", "ambush"};
constexpr std::array<std::string_view, 9> means = {"air",    "drone", "missile", "rocket", "artillery",
                                                   "mortar", "tank",  "aerial",  "naval"};
constexpr std::array<std::string_view, 15> sides = {
    "regime",   "government", "rebel",      "army",       "military", "coalition", "militant",    "insurgent",
    "jihadist", "navy",       "separatist", "opposition", "militia",  "guerrilla", "paramilitary"};

class Finder : public ClaimMaker {
public:
    using ClaimMaker::ClaimMaker;

    void run() {
        for (std::size_t f = 0; f < m_x.frames.size(); ++f)
            frame(f);
    }

private:
    void frame(std::size_t f) {
        const Frame& frame = m_x.frames[f];
        auto event = m_x.events.frameEvent[f];
        const int t = frame.at;
        if (event < 0 || m_syntax.isVerb(t) || !frame.trigger->happening || !mention::isViolent(frame.kind) ||
            !frame.agents.empty() || !tellsWhose(frame))
            return;
        // "Air strikes killed ten": strikes of no number are one happening where they are told to have done something.
        if (m_x.events.mentions[static_cast<std::size_t>(event)].generic) {
            const int verb = m_syntax.rel(t) == Rel::Nsubj ? m_syntax.head(t) : -1;
            const auto done = verb < 0 ? -1 : m_x.framesOfToken[static_cast<std::size_t>(verb)];
            event = done < 0 ? -1 : m_x.events.frameEvent[static_cast<std::size_t>(done)];
            if (event < 0 || !mention::isViolent(m_x.frames[static_cast<std::size_t>(done)].kind))
                return;
        }
        const auto& mention = m_x.events.mentions[static_cast<std::size_t>(event)];
        if (mention.generic || mention.background || mention.modality == Modality::Planned ||
            mention.modality == Modality::Denied)
            return;
        // The last words before the noun that name a side, before the means.
        int last = t - 1;
        const auto& sentence = m_syntax.sentenceOf(t);
        const auto first = static_cast<int>(sentence.firstToken);
        while (last >= first && isOneOf(m_syntax.lower(last), means))
            --last;
        const bool possessive = last > first && (m_syntax.lower(last) == "'s" || m_syntax.lower(last) == "’s");
        if (possessive)
            --last;
        int from = last + 1;
        while (from - 1 >= first && isSide(from - 1, possessive))
            --from;
        if (from > last)
            return;
        // "Northland-led coalition"
        if (from - 3 >= first && m_syntax.form(from - 2) == "-" &&
            (m_syntax.lower(from - 1) == "led" || m_syntax.lower(from - 1) == "backed"))
            from -= 3;
        const auto text = nameOf(from, last);
        if (text.empty())
            return;
        ReportClaim claim;
        claim.attribute = Attribute::Perpetrator;
        claim.scope = "attackers";
        claim.value = text;
        claim.span = m_syntax.span(from, t);
        claim.hedge = isAlleged(from - 1) ? Hedge::Alleged : Hedge::None;
        claim.why.push_back(fmt::format("whose \"{}\" it was", m_syntax.form(t)));
        const int actor = m_x.actors.at(last);
        if (actor >= 0)
            m_x.takeActor(event, actor, mention::Role::Perpetrator);
        m_x.add(std::move(claim), t, event);
    }

    bool tellsWhose(const Frame& frame) const {
        const auto lemma = m_syntax.lemma(frame.at);
        if (isOneOf(lemma, ownDeeds))
            return lemma != "raid" || isOneOf(m_syntax.lower(std::max(frame.at - 1, 0)), means) ||
                   !frame.patients.empty();
        if (!isOneOf(lemma, deeds))
            return false;
        return !frame.patients.empty() || (frame.at > 0 && isOneOf(m_syntax.lower(frame.at - 1), means));
    }

    bool isAlleged(int t) const {
        return t >= 0 &&
               (m_syntax.lower(t) == "suspected" || m_syntax.lower(t) == "alleged" || m_syntax.lower(t) == "apparent");
    }

    // Before a raid a country's own name tells where it was ("Northland air raid kills ten"), but for its possessive.
    bool isSide(int t, bool possessive) const {
        const auto word = m_syntax.lower(t);
        if (isOneOf(m_syntax.lemma(t), sides) || word == "forces")
            return true;
        if (!mention::countryOf(word).empty() || (possessive && mention::isCountry(word)))
            return true;
        const int actor = m_x.actors.at(t);
        if (actor < 0)
            return false;
        const auto& who = m_x.actors.mentions[static_cast<std::size_t>(actor)];
        return who.form == MentionForm::Name &&
               (who.kind == ActorKind::ArmedGroup || who.kind == ActorKind::SecurityForce ||
                (who.kind == ActorKind::Organisation &&
                 mention::ActorNouns::shared().kindInName(word) == ActorKind::ArmedGroup));
    }

    // A country for what belongs to it alone, else the words.
    std::string nameOf(int from, int last) const {
        const int actor = m_x.actors.at(last);
        if (actor >= 0 && m_x.actors.mentions[static_cast<std::size_t>(actor)].form == MentionForm::Name)
            return m_x.actors.mentions[static_cast<std::size_t>(actor)].text;
        if (from == last)
            if (const auto country = mention::countryOf(m_syntax.lower(last)); !country.empty())
                return std::string(country);
        return std::string(m_x.text(m_syntax.span(from, last)));
    }
};

} // namespace

void findRaiders(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
