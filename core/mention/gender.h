// Whether a mention says that somebody is a woman or a man.
#pragma once

#include "mention/actor_mention.h"
#include "mention/syntax.h"

namespace parallax::mention {

enum class Gender : std::uint8_t { Unknown, Woman, Man };

// By the pronoun, the noun, the title or role beside a name, or a given name that hardly anybody of the other gender
// has. Unknown for what is no single person.
Gender genderOf(const Syntax& syntax, const ActorMention& mention);

} // namespace parallax::mention
