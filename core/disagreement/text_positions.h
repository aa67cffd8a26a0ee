// What a claim with a text value says of its question, and who or what the text names.
#pragma once

#include "disagreement/draft.h"

#include <string>
#include <string_view>
#include <vector>

namespace parallax::disagreement {

enum class Stance { Stated, Denied, Unknown };

struct TextPosition {
    Stance stance = Stance::Stated;
    std::vector<std::string> words; // as by valueWords
    std::int32_t actor = -1;        // whom the text names, -1 for nobody
    std::string shown;
    std::vector<Index> claims;
};

// Not known at first, stated later: all that is dated of the one is older than all that is dated of the other.
bool learnedLater(const Comparison& comparison, const std::vector<TextPosition>& positions);

Stance stanceOf(const ComparedClaim& claim);

// The value in words; empty for none.
std::string textOf(const ComparedClaim& claim);

// "Gunmen", "the attackers", "men": true of any perpetrator, so at odds with none. A name has a capital beyond its
// first letter.
bool namesSomeone(std::string_view text);

// "Belgian" says where someone is from, not who.
bool isCountry(std::string_view text);

bool hasCapital(std::string_view text);

// Perpetrator, who ordered it, who is responsible.
bool asksWho(claim::Attribute attribute);

// The event that a claim about a whole incident is compared under. "Having ordered the attack": an attack without a
// day, outside every incident, is what its report is about. The claim has an event.
std::int32_t askedOf(const Comparison& comparison, const ComparedClaim& claim);

// Some claim of the one and some claim of the other tell of one happening, or of a whole and its part: who fired at
// one village says nothing of who fired at the next. All claims have an event.
bool ofOneHappening(const Comparison& comparison, const std::vector<Index>& left, const std::vector<Index>& right);

// Where one person died: two names, neither within the other, or a hospital and the scene, a home, an ambulance. A
// house has a floor, and "outside a flat" is said of any address.
bool rivalDeathPlaces(const TextPosition& left, const TextPosition& right);

// Kinds of text disagreements with rules of their own.
void compareDoers(Comparison& comparison);       // who did it, ordered it, is responsible
void compareUnclaimed(Comparison& comparison);   // "no one claimed it" against a name
void compareDeathPlaces(Comparison& comparison); // where the one clerk died
void compareKinds(Comparison& comparison);       // with what weapon, in what vehicle
void compareOrder(Comparison& comparison);       // what came first

} // namespace parallax::disagreement
