// What the words around a count say of it: a total, some of those who were counted, or other happenings' figure.
#pragma once

#include "disagreement/finder.h"

namespace parallax::disagreement {

// All take a claim with a quantity, and read its quote and its sentence.

// "The other four", "another six": besides those who were told of before. Of counts of any kind.
bool countsOthers(const ComparedClaim& claim);

// "The first three victims", "three of the dead", "both were taken to hospital": some who were told of before, and
// never a total. Of the dead and wounded only.
bool countsFirst(const ComparedClaim& claim);

// "Eleven of the victims", "four others", "four more", "the first three", "the fourth victim", "two were seriously
// hurt", "no one inside was hurt": told of some among people who were counted before, or besides them. Of the dead and
// wounded only.
bool countsSome(const ComparedClaim& claim);

// "Eleven had minor wounds", "ten were treated in one hospital": told by degree or by place of treatment, so that
// others told otherwise may be the same people. Of the wounded only.
bool overlapsOthers(const ComparedClaim& claim);

// "Ten were taken to hospital", "six were treated": no more than were hurt, and perhaps fewer. Of the wounded only.
bool tellsOfHospital(const ComparedClaim& claim);

// "Two of them were shot", "three were critically hurt": some by their words, so that they are no total even where a
// report counts no others. Of the wounded only.
bool countsSomeOfThem(const ComparedClaim& claim);

// "Both raiders who died": there were no more of the attackers.
bool countsAll(const ComparedClaim& claim);

// "A man was shot", "a suspect is held": one of them, told by himself; "one man was shot" is a count. Of the dead,
// wounded and held only.
bool tellsOfOne(const ComparedClaim& claim);

// "Four men and three women were shot", "injuring two men and a girl", "a dead man and then two more dead": a part of a
// sum that the sentence does not work out. Not "killing two and injuring a girl".
bool isSummand(const ComparedClaim& claim);

// "Nine wounded across the city", "killed in separate shootings", "33 in the line of duty": happenings beside this one
// are counted too.
bool countsMoreThanOneHappening(const ComparedClaim& claim);

// "19.3 deaths per 100,000", "Nik Halden, 32, were hurt", "ages 15, 17 and 18", "an 18 and a 15 year old", "14- and
// 18-year-olds", "a third man was shot and killed", "death sentences", "prior arrests": a rate, an age, a place in a
// list or another thing, no count of people.
bool countsNobody(const ComparedClaim& claim);

// "Four people were shot", "one of five hurt has died": whoever was shot, hit, struck or taken to hospital is counted,
// also those who died.
bool countsWhoWasHit(const ComparedClaim& claim);

// "Two died and five others were hurt": the dead are not among the hurt.
bool tellsTheDeadApart(const ComparedClaim& claim);

// "No immediate reports of casualties": none that anyone knew of then.
bool tellsNoReports(const ComparedClaim& claim);

// "Seven people were killed, including the gunman": the one attacker is among the dead that are counted.
bool holdsTheAttacker(const ComparedClaim& claim);

// "The two-week offensive", "since the war began", "in the conflict": the sentence tells of what goes on for long.
bool tellsOfCourse(const ComparedClaim& claim);

// "Killed two people and then himself": the one attacker died beside those who are counted.
bool attackerDiedBeside(const ComparedClaim& claim);

} // namespace parallax::disagreement
