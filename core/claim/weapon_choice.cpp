// Which of the weapons that a report names tell what the deed was done with: no charges' names, and none that only says
// "a gun" where another tells which.
#include "claim/weapon_choice.h"

#include "base/one_of.h"
#include "mention/things.h"

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using base::isOneOf;
using mention::Rel;
using mention::Syntax;

// What only says that it was a firearm.
constexpr std::array<std::string_view, 6> guns = {"gun", "firearm", "bullet", "round", "projectile", "pellet"};
constexpr std::array<std::string_view, 14> firearms = {
    "rifle",   "pistol",        "revolver", "shotgun",        "handgun",        "machinegun", "machine-gun",
    "carbine", "submachinegun", "musket",   "sub-machinegun", "submachine-gun", "uzi",        "semiautomatic"};
constexpr std::array<std::string_view, 8> blades = {"knife", "machete", "axe",   "hatchet",
                                                    "sword", "dagger",  "blade", "scissors"};
// Words beside "weapon" that tell its kind.
constexpr std::array<std::string_view, 9> kinds = {"automatic", "semiautomatic", "semi-automatic", "assault", "heavy",
                                                   "chemical",  "high-powered",  "nuclear",        "light"};
// Names of offences: what one is charged with tells the law's words, not the weapon.
constexpr std::array<std::string_view, 11> chargeWords = {"charge", "indict", "convict", "arraign", "plead",
                                                          "count",  "guilty", "felony",  "offense", "offence"};

class Chooser {
public:
    explicit Chooser(Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {}

    void run() {
        bool gun = false, blade = false;
        for (const auto& claim : m_x.claims) {
            if (claim.attribute != Attribute::Weapon)
                continue;
            const int t = headOf(claim);
            gun = gun || (t >= 0 && !isGeneric(t) && isOneOf(m_syntax.lemma(t), firearms) && !isOfCharge(t));
            blade = blade || (t >= 0 && isOneOf(m_syntax.lemma(t), blades));
        }
        std::vector<bool> out;
        for (const auto& claim : m_x.claims)
            out.push_back(isIdle(claim, gun, blade));
        std::size_t at = 0;
        std::erase_if(m_x.claims, [&](const ReportClaim&) { return out[at++]; });
    }

private:
    // `gun`, `blade`: some claim tells which firearm, or that it was a blade.
    bool isIdle(const ReportClaim& claim, bool gun, bool blade) const {
        if (claim.attribute != Attribute::Weapon)
            return false;
        const auto* text = std::get_if<std::string>(&claim.value);
        if (text && *text == "stabbing")
            return blade;
        const int t = headOf(claim);
        if (t < 0)
            return false;
        if (isOfCharge(t) || isNoWeapon(t) || isPartOfAnother(claim))
            return true;
        if (!isGeneric(t))
            return false;
        return gun || !isUsed(t);
    }

    // The token of the weapon in the claim's words, or -1.
    int headOf(const ReportClaim& claim) const {
        const auto* text = std::get_if<std::string>(&claim.value);
        if (!text)
            return -1;
        for (int t = m_syntax.tokenAt(claim.span.begin);
             t < static_cast<int>(m_syntax.size()) && m_syntax.token(t).span.begin < claim.span.end; ++t) {
            const int weapon = mention::weaponAt(m_syntax, t);
            if (weapon >= 0 && text->find(m_syntax.form(weapon)) != std::string::npos)
                return weapon;
        }
        return -1;
    }

    // ".22" beside ".22-caliber rifle" at the same words
    bool isPartOfAnother(const ReportClaim& claim) const {
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& other) {
            const auto* whole = std::get_if<std::string>(&other.value);
            return other.attribute == Attribute::Weapon && whole && other.span.overlaps(claim.span) &&
                   whole->size() > std::get<std::string>(claim.value).size() &&
                   whole->starts_with(std::get<std::string>(claim.value));
        });
    }

    // Nothing before it says which: "a gun", "his gun".
    bool isGeneric(int t) const {
        if (!isOneOf(m_syntax.lemma(t), guns))
            return false;
        return std::ranges::none_of(m_syntax.children(t), [&](int c) {
            return c < t &&
                   (m_syntax.rel(c) == Rel::Amod || m_syntax.rel(c) == Rel::Compound || m_syntax.rel(c) == Rel::Flat) &&
                   !isEmptyModifier(c);
        });
    }

    bool isEmptyModifier(int t) const {
        static constexpr std::array<std::string_view, 14> words{"loaded", "own",    "stolen",   "unknown", "same",
                                                                "second", "first",  "stray",    "illegal", "family",
                                                                "murder", "single", "multiple", "other"};
        return isOneOf(m_syntax.lower(t), words);
    }

    // "weapon" without its kind; a device that does not explode
    bool isNoWeapon(int t) const {
        const auto lemma = m_syntax.lemma(t);
        if (isNameOfOther(t))
            return true;
        const auto beside = [&](auto&& test) {
            return std::ranges::any_of(m_syntax.children(t), [&](int c) {
                return c < t && (m_syntax.rel(c) == Rel::Amod || m_syntax.rel(c) == Rel::Compound) && test(c);
            });
        };
        if (lemma == "weapon")
            return !beside([&](int c) { return isOneOf(m_syntax.lower(c), kinds); });
        if (lemma == "device")
            return beside([&](int c) {
                       return !isOneOf(m_syntax.lemma(c),
                                       std::array<std::string_view, 6>{"explosive", "incendiary", "improvised",
                                                                       "homemade", "nuclear", "explosives"}) &&
                              mention::weaponAt(m_syntax, c) < 0 &&
                              m_syntax.lower(c).find("made") == std::string_view::npos;
                   }) &&
                   !beside([&](int c) { return m_syntax.lemma(c) == "explosive"; });
        // "gun violence", "gun control", "a gun battle": a word before another noun
        if (isOneOf(lemma, guns) && m_syntax.rel(t) == Rel::Compound)
            return true;
        return false;
    }

    // A town or a person that a weapon is named after: "in Winchester", "Ivo Colt"
    bool isNameOfOther(int t) const {
        if (m_syntax.upos(t) != language::Upos::PROPN)
            return false;
        const auto preposition = m_syntax.preposition(t);
        if (preposition == "in" || preposition == "near" || preposition == "at" || preposition == "from")
            return true;
        const int actor = m_x.actors.at(t);
        if (actor < 0)
            return m_syntax.rel(t) == Rel::Flat;
        const auto kind = m_x.actors.mentions[static_cast<std::size_t>(actor)].kind;
        return kind == mention::ActorKind::Person || kind == mention::ActorKind::PlaceCommunity;
    }

    bool isOfCharge(int t) const {
        const bool exact = !isOneOf(m_syntax.lemma(t), guns) && m_syntax.lemma(t) != "weapon";
        bool held = false;
        for (int steps = 0; t >= 0 && steps < 10; ++steps, t = m_syntax.head(t)) {
            const auto lemma = m_syntax.lemma(t);
            held = held || lemma == "possession" || lemma == "possess" || lemma == "carry" || lemma == "discharge" ||
                   lemma == "use" || lemma == "brandish" || lemma == "handling" || lemma == "sale" ||
                   lemma == "possessing" || lemma == "carrying";
            if (isOneOf(lemma, chargeWords) && steps > 0)
                return !exact || held;
            // "possession of a firearm": an offence wherever it stands
            if (lemma == "possession" && steps > 0)
                return true;
        }
        return false;
    }

    // "with a gun", "pulled out a gun", "fired a gun", "the gun went off"
    bool isUsed(int t) const {
        static constexpr std::array<std::string_view, 17> verbs{
            "pull", "fire", "point", "draw", "use",       "shoot", "produce",  "aim",     "wield",
            "hold", "grab", "go",    "take", "discharge", "arm",   "brandish", "retrieve"};
        const int head = m_syntax.head(t);
        if (head < 0 || isAsked(head))
            return false;
        const auto preposition = m_syntax.preposition(t);
        return (preposition == "with" && m_syntax.rel(t) != Rel::Nmod) || isOneOf(m_syntax.lemma(head), verbs);
    }

    bool isAsked(int t) const {
        return m_syntax.isNegated(t) || m_syntax.child(t, Rel::Mark, "if") >= 0 ||
               m_syntax.child(t, Rel::Mark, "whether") >= 0;
    }

    Extraction& m_x;
    const Syntax& m_syntax;
};

} // namespace

void chooseWeapons(Extraction& extraction) {
    Chooser(extraction).run();
}

} // namespace parallax::claim
