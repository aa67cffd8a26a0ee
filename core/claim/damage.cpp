#include "claim/damage.h"

#include "base/one_of.h"
#include "claim/count_reader.h"

#include "language/wordnet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using base::isOneOf;
using language::NounClass;
using language::Upos;
using mention::Rel;
using mention::Relation;

struct DamageVerb {
    std::string_view lemma;
    std::string_view name; // of the claim
    bool subject;          // what falls is its subject: "40 houses collapsed"
};
constexpr std::array<DamageVerb, 15> damageVerbs{{
    {"destroy", "destroyed", false},
    {"flatten", "destroyed", false},
    {"level", "destroyed", false},
    {"demolish", "destroyed", false},
    {"raze", "destroyed", false},
    {"wreck", "destroyed", false},
    {"ruin", "destroyed", false},
    {"collapse", "destroyed", true},
    {"damage", "damaged", false},
    {"torch", "burned", false},
    {"burn", "burned", false},
    {"gut", "burned", false},
    {"flood", "flooded", false},
    {"inundate", "flooded", false},
    {"submerge", "flooded", false},
}};
constexpr std::array<std::string_view, 18> things{"house",  "home",      "building", "shop",      "store",    "school",
                                                  "car",    "vehicle",   "hut",      "apartment", "mosque",   "church",
                                                  "bridge", "structure", "dwelling", "hospital",  "property", "boat"};

class DamageCounter : private CountReader {
public:
    explicit DamageCounter(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto* verb = std::ranges::find(damageVerbs, m_syntax.lemma(t), &DamageVerb::lemma);
            if (verb == damageVerbs.end() || m_syntax.isNegated(t))
                continue;
            if (m_syntax.isVerb(t))
                deed(t, *verb);
            else if (m_syntax.lemma(t) == "damage" && m_syntax.isNominal(t))
                noun(t, *verb);
        }
    }

private:
    bool isThing(int t) const {
        const auto lemma = m_syntax.lemma(t);
        return isOneOf(lemma, things) || language::isA(lemma, NounClass::Building, 1);
    }

    void tell(int thing, int t, const DamageVerb& verb) {
        const auto* quantity = quantityOf(thing);
        const bool others = m_syntax.lemma(thing) == "other" || m_syntax.upos(thing) == Upos::NUM;
        if (!quantity || quantity->fraction || quantity->quantity.relation == Relation::Unknown ||
            quantity->quantity.high == 1.0 ||
            (!isThing(thing) && !(others && !m_scope.empty() && m_sentence == m_syntax.sentence(t))))
            return;
        if (isThing(thing)) {
            m_scope = m_syntax.lemma(thing) == "home" ? "house" : std::string(m_syntax.lemma(thing));
            m_sentence = m_syntax.sentence(t);
        }
        // The number of the thing itself, not of what stands between ("six-storey").
        if (quantity->span.begin > m_syntax.token(thing).span.begin)
            return;
        ReportClaim claim;
        claim.attribute = Attribute::Other;
        claim.otherName = verb.name;
        claim.scope = m_scope;
        claim.relation = quantity->quantity.relation;
        claim.value = quantity->quantity;
        const auto span = quantity->span.joined(m_syntax.token(thing).span);
        const auto whole = span.joined(m_syntax.token(t).span);
        claim.span = whole.size() <= 160 ? whole : span;
        claim.why.push_back(fmt::format("\"{}\": \"{}\"", m_syntax.form(t), m_x.text(span)));
        m_x.add(std::move(claim), t, m_x.eventNear(t));
    }

    void deed(int t, const DamageVerb& verb) {
        auto who =
            m_syntax.isPassive(t) || verb.subject ? mention::subjectsOf(m_syntax, t) : mention::objectsOf(m_syntax, t);
        // "40 houses destroyed"
        if (who.empty() && (m_syntax.rel(t) == Rel::Acl || m_syntax.rel(t) == Rel::Amod) && m_syntax.head(t) >= 0)
            who.push_back(m_syntax.head(t));
        if (who.empty() && !verb.subject && m_syntax.xpos(t, "VBN"))
            who = mention::subjectsOf(m_syntax, t);
        for (const int w : who)
            tell(w, t, verb);
    }

    // "caused damage to more than 15 houses and 10 cars"
    void noun(int t, const DamageVerb& verb) {
        const auto& sentence = m_syntax.sentenceOf(t);
        if (t + 1 >= static_cast<int>(sentence.endToken) || m_syntax.lower(t + 1) != "to")
            return;
        for (int i = t + 2; i < static_cast<int>(sentence.endToken) && i < t + 14; ++i) {
            if (m_syntax.isVerb(i) || m_syntax.upos(i) == Upos::AUX || m_syntax.upos(i) == Upos::SCONJ)
                return;
            if (m_syntax.upos(i) == Upos::NOUN && isThing(i))
                tell(i, t, verb);
        }
    }

    std::string m_scope;          // of the last thing told
    std::uint32_t m_sentence = 0; // where it was
};

} // namespace

void findDamage(Extraction& extraction) {
    DamageCounter(extraction).run();
}

} // namespace parallax::claim
