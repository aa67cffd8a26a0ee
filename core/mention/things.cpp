#include "mention/things.h"

#include "base/error.h"
#include "base/one_of.h"
#include "base/resource.h"
#include "base/table_reader.h"
#include "base/word_table.h"
#include "language/wordnet.h"

#include <fmt/format.h>

#include <array>

namespace parallax::mention {
namespace {

using language::bit;
using language::NounClass;
using language::Upos;

base::WordTable<ThingPart> readThings() {
    base::WordTable<ThingPart> things;
    base::readTable(base::resource("lexicon/things.tsv"),
                    [&](const std::vector<std::string_view>& fields, std::size_t line) {
                        const auto part = fields.size() == 2 ? fields[1] : std::string_view();
                        if (part == "explosive")
                            things.add(fields[0], ThingPart::Explosive);
                        else if (part == "weapon")
                            things.add(fields[0], ThingPart::Weapon);
                        else if (part == "load")
                            things.add(fields[0], ThingPart::Load);
                        else if (part == "fire")
                            things.add(fields[0], ThingPart::Fire);
                        else if (part == "vehicle")
                            things.add(fields[0], ThingPart::Vehicle);
                        else if (part == "part")
                            things.add(fields[0], ThingPart::Part);
                        else if (part == "side")
                            things.add(fields[0], ThingPart::Side);
                        else if (part == "target")
                            things.add(fields[0], ThingPart::Target);
                        else
                            throw base::Error(fmt::format("lexicon/things.tsv, line {}: expected a noun and explosive, "
                                                          "weapon, load, fire, vehicle, target, part or side",
                                                          line));
                    });
    return things;
}

bool isPlainWeapon(std::string_view lemma) {
    const auto part = thingPart(lemma);
    if (part)
        return *part == ThingPart::Explosive || *part == ThingPart::Weapon;
    return language::isA(lemma, NounClass::Weapon, 2);
}

// The weapon before the noun or in its of-phrase, or -1.
int weaponInside(const Syntax& syntax, int t) {
    for (const int c : syntax.children(t)) {
        const Rel r = syntax.rel(c);
        const bool inside = ((r == Rel::Compound || r == Rel::Amod) && c < t) ||
                            (r == Rel::Nmod && syntax.preposition(c) == "of" && c - t <= 4);
        if (inside && (isPlainWeapon(syntax.lemma(c)) || syntax.lemma(c) == "molotov"))
            return c;
    }
    return -1;
}

// "live rounds", "live fire", "rubber shots": what was fired, where how it was fired is not told.
bool isKindOfShot(const Syntax& syntax, int t) {
    static constexpr std::array<std::string_view, 4> kinds{"live", "rubber", "plastic", "blank"};
    return t > 0 && syntax.head(t - 1) == t && base::isOneOf(syntax.lower(t - 1), kinds);
}

} // namespace

std::optional<ThingPart> thingPart(std::string_view lemma) {
    static const auto things = readThings();
    const auto* found = things.find(lemma);
    return found ? std::optional(*found) : std::nullopt;
}

int weaponAt(const Syntax& syntax, int t) {
    if (!syntax.isNominal(t) || syntax.upos(t) == Upos::PRON)
        return -1;
    const auto lemma = syntax.lemma(t);
    if (const auto part = thingPart(lemma)) {
        switch (*part) {
        case ThingPart::Explosive:
        case ThingPart::Weapon:
            return t;
        case ThingPart::Load:
            return weaponInside(syntax, t) >= 0 ? t : -1;
        case ThingPart::Fire:
            return isKindOfShot(syntax, t) ? t : weaponInside(syntax, t);
        case ThingPart::Part:
        case ThingPart::Side:
        case ThingPart::Target:
        case ThingPart::Vehicle:
            return -1;
        }
    }
    return isPlainWeapon(lemma) ? t : -1;
}

bool isExplosive(const Syntax& syntax, int t) {
    const int weapon = weaponAt(syntax, t);
    if (weapon < 0)
        return false;
    const auto part = thingPart(syntax.lemma(weapon));
    if (part && *part == ThingPart::Load)
        return syntax.lemma(weapon) != "launcher";
    return part && *part == ThingPart::Explosive;
}

bool isVehicle(const Syntax& syntax, int t) {
    return syntax.isNominal(t) &&
           (thingPart(syntax.lemma(t)) == ThingPart::Vehicle || language::isA(syntax.lemma(t), NounClass::Vehicle, 1));
}

bool isTargetThing(const Syntax& syntax, int t) {
    if (!syntax.isNominal(t) || syntax.upos(t) == Upos::PRON || weaponAt(syntax, t) >= 0)
        return false;
    const auto lemma = syntax.lemma(t);
    if (const auto part = thingPart(lemma)) {
        if (*part == ThingPart::Part || *part == ThingPart::Side)
            return false;
        if (*part == ThingPart::Target)
            return true;
    }
    if (isVehicle(syntax, t))
        return true;
    const auto classes = language::nounClasses(lemma, 2);
    return (classes & (bit(NounClass::Building) | bit(NounClass::Vehicle))) != 0;
}

} // namespace parallax::mention
