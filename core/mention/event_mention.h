// Mentions of happenings: a trigger word, its kind, who did what to whom, when, where, and whether it is told as a
// fact.
#pragma once

#include "base/civil_time.h"
#include "base/span.h"
#include "mention/actor_mention.h"

#include <optional>
#include <string>
#include <vector>

namespace parallax::mention {

// Kinds as in the JSON export (shared with CAMEO's and ACLED's coding at the coarse end). The violent ones come first.
enum class EventKind {
    Attack,
    Bombing,
    Shooting,
    Hijacking,
    Kidnapping,
    Arson,
    Killing,
    Clash,
    Arrest,
    Operation,
    Sentence,
    Trial,
    Charge,
    Alert,
    Curfew,
    Statement,
    Protest,
    Plot,
    Burial,
    Mourning,
    Appointment,
    Post,
    Accident,
    Disaster,
    Departure,
    Other
};
std::string_view name(EventKind kind); // "attack"
std::optional<EventKind> parseEventKind(std::string_view text);
bool isViolent(EventKind kind);  // done by people to people or things: attack ... clash
bool isIncident(EventKind kind); // what a report can be on: violence, accidents, disasters, protests

enum class Role { Perpetrator, Victim, Suspect, Authority, Speaker, Witness, Target, Subject };
std::string_view name(Role role); // "perpetrator"
std::optional<Role> parseRole(std::string_view text);

enum class Modality { Fact, Alleged, Planned, Possible, Denied };

struct Participant {
    std::uint32_t actorMention = 0; // index into the report's actor mentions
    Role role = Role::Subject;

    bool operator==(const Participant&) const = default;
};

// How much the words of a mention say by themselves, least first.
enum class PhraseForm : std::uint8_t {
    None,   // they lean on what stands before, or are no phrase
    Bare,   // the trigger alone: "attack"
    Gerund, // what was done to whom, by nobody named: "killing of seven people"
    Noun,   // a noun with what completes it: "attacks on two gun shops"
    Clause  // who did what
};

// The words of a mention that can stand alone, on one line: what a title is made of.
struct EventPhrase {
    PhraseForm form = PhraseForm::None;
    bool leads = false; // it is the main clause of its sentence
    std::string text;
};

struct EventMention {
    base::Span span;    // the clause or phrase that tells it, trigger and arguments; evidence
    base::Span trigger; // the trigger word(s)
    std::string lemma;  // of the trigger
    EventPhrase phrase;
    EventKind kind = EventKind::Other;
    Modality modality = Modality::Fact;
    bool generic = false;    // not one happening ("attacks happen every year")
    bool history = false;    // sums up more than one story: "in the war", "since 2011"
    bool background = false; // told as context, from before or outside the report's main story
    bool nominal = false;    // its trigger is a noun ("the raid"), not a verb
    bool definite = false;   // nominal with "the", "this" or "that": speaks of what is known already
    base::TimeInterval time;
    std::string timeBecause; // one line: whose time it is: its own, the sentence's, the paragraph's, the report's
    base::Span timeSpan;     // the time expression, where it is told in the mention's sentence; else empty
    std::string place;       // most specific place named for it, as printed; empty when none
    base::Span placeSpan;
    std::vector<Participant> participants;
    std::uint32_t sentence = 0;
    std::int32_t token = -1; // the trigger's head token
    std::int32_t within =
        -1; // index of the event mention that this one is a part of ("three shot in the attack"), -1 when none
    std::int32_t sameAs =
        -1; // index of an earlier event mention of this report that it refers back to ("the attack"), -1 when none
};

} // namespace parallax::mention
