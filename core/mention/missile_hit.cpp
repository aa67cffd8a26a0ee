#include "mention/missile_hit.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>
#include <vector>

namespace parallax::mention {
namespace {

using base::isOneOf;

constexpr std::array<std::string_view, 6> verbs = {"hit", "strike", "graze", "pierce", "clip", "pepper"};
constexpr std::array<std::string_view, 14> missiles = {"bullet",   "gunfire", "shrapnel", "pellet",   "round",
                                                       "gunshot",  "shot",    "splinter", "slug",     "buckshot",
                                                       "fragment", "arrow",   "fire",     "crossfire"};
constexpr std::array<std::string_view, 30> bodyParts = {
    "head",     "face",    "neck", "chest", "leg",   "arm",   "back",  "shoulder", "foot",  "hand",
    "stomach",  "abdomen", "hip",  "torso", "thigh", "knee",  "eye",   "throat",   "groin", "side",
    "forehead", "jaw",     "calf", "ankle", "wrist", "elbow", "cheek", "pelvis",   "belly", "temple"};

bool isMissile(const Syntax& syntax, int t) {
    return isOneOf(syntax.lemma(t), missiles);
}

bool isBodyPart(const Syntax& syntax, int t) {
    return isOneOf(syntax.lemma(t), bodyParts);
}

// "his head", "the back of his head", "the clerk's leg": whose; -1 for nobody's.
int ownerOf(const Syntax& syntax, int part) {
    for (const int c : syntax.children(part)) {
        if (syntax.rel(c) == Rel::NmodPoss)
            return c;
        if (syntax.rel(c) == Rel::Nmod && syntax.preposition(c) == "of" && isBodyPart(syntax, c))
            return ownerOf(syntax, c);
    }
    return -1;
}

} // namespace

bool wounds(const Syntax& syntax, int t) {
    if (!isOneOf(syntax.lemma(t), verbs))
        return false;
    const auto missile = [&](int one) { return isMissile(syntax, one); };
    if (!syntax.isPassive(t))
        return std::ranges::any_of(subjectsOf(syntax, t), missile) && !objectsOf(syntax, t).empty();
    return std::ranges::any_of(byPhrasesOf(syntax, t), missile) || std::ranges::any_of(syntax.children(t), [&](int c) {
               return syntax.rel(c) == Rel::Obl && isBodyPart(syntax, c) &&
                      (syntax.preposition(c) == "in" || syntax.preposition(c) == "on");
           });
}

void takeWounded(const Syntax& syntax, Frame& frame) {
    std::erase_if(frame.agents, [&](int a) { return isMissile(syntax, a); });
    for (int& patient : frame.patients) {
        if (isBodyPart(syntax, patient))
            patient = ownerOf(syntax, patient);
    }
    std::erase(frame.patients, -1);
}

} // namespace parallax::mention
