#include "mention/actor_mention.h"

#include "base/name_table.h"

namespace parallax::mention {
namespace {

constexpr base::NameTable<7> actorKinds = {"person",      "organisation", "authority",      "security-force",
                                           "armed-group", "group",        "place-community"};
static_assert(base::nameIn(actorKinds, ActorKind::PlaceCommunity) == "place-community");

} // namespace

std::string_view name(ActorKind kind) {
    return base::nameIn(actorKinds, kind);
}
std::optional<ActorKind> parseActorKind(std::string_view text) {
    return base::parseIn<ActorKind>(actorKinds, text);
}

} // namespace parallax::mention
