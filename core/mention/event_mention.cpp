#include "mention/event_mention.h"

#include "base/name_table.h"

namespace parallax::mention {
namespace {

constexpr base::NameTable<26> eventKinds = {
    "attack",    "bombing",  "shooting",    "hijacking", "kidnapping", "arson",    "killing",   "clash",   "arrest",
    "operation", "sentence", "trial",       "charge",    "alert",      "curfew",   "statement", "protest", "plot",
    "burial",    "mourning", "appointment", "post",      "accident",   "disaster", "departure", "other"};
static_assert(base::nameIn(eventKinds, EventKind::Other) == "other");
static_assert(base::nameIn(eventKinds, EventKind::Sentence) == "sentence");

constexpr base::NameTable<8> roles = {"perpetrator", "victim",  "suspect", "authority",
                                      "speaker",     "witness", "target",  "subject"};
static_assert(base::nameIn(roles, Role::Subject) == "subject");

constexpr EventKind lastViolent = EventKind::Clash;
static_assert(base::nameIn(eventKinds, lastViolent) == "clash" &&
              base::nameIn(eventKinds, EventKind::Attack) == "attack");

} // namespace

bool isViolent(EventKind kind) {
    return kind <= lastViolent;
}
bool isIncident(EventKind kind) {
    return isViolent(kind) || kind == EventKind::Accident || kind == EventKind::Disaster || kind == EventKind::Protest;
}

std::string_view name(EventKind kind) {
    return base::nameIn(eventKinds, kind);
}
std::optional<EventKind> parseEventKind(std::string_view text) {
    return base::parseIn<EventKind>(eventKinds, text);
}
std::string_view name(Role role) {
    return base::nameIn(roles, role);
}
std::optional<Role> parseRole(std::string_view text) {
    return base::parseIn<Role>(roles, text);
}

} // namespace parallax::mention
