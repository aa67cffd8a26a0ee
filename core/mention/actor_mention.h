// Mentions of who acts or is acted upon: names, and noun phrases that denote people without a name.
#pragma once

#include "base/span.h"
#include "language/document.h"

#include <optional>
#include <string>
#include <vector>

namespace parallax::mention {

enum class ActorKind { Person, Organisation, Authority, SecurityForce, ArmedGroup, Group, PlaceCommunity };
std::string_view name(ActorKind kind); // "security-force": as in the JSON export
std::optional<ActorKind> parseActorKind(std::string_view text);

enum class MentionForm { Name, Nominal, Pronoun };

// One mention. Mentions with the same `chain` are one actor inside this report (light coreference).
struct ActorMention {
    base::Span span;       // the name or phrase without its article: "Anton Varga", "gunmen", "Interior Ministry"
    base::Span wholeSpan;  // with titles, article and modifiers: "Interior Ministry spokesman Anton Varga"
    std::string text;      // the text of span
    std::string headLemma; // lower-case lemma of the head noun ("gunman"); of names the last word
    std::string role;      // title or role beside a name: "spokesman", "president"; empty when none
    std::string acronym;   // given in brackets after it ("KNB"), else empty
    ActorKind kind = ActorKind::Person;
    MentionForm form = MentionForm::Name;
    bool plural = false;
    std::int32_t headToken = -1; // index into Document::tokens
    std::uint32_t sentence = 0;
    std::uint32_t chain = 0; // 0 .. number of chains - 1, in order of first mention
    double chainScore = 1;   // how safe the link into the chain is, 0..1: a rank, not a probability
};

} // namespace parallax::mention
