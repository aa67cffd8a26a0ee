// Mends what statistical name recognition leaves over or cuts up, where words and capitals decide.
#pragma once

#include "mention/syntax.h"

#include <vector>

namespace parallax::mention {

// The document's names, in text order and without overlap, with
// - bodies put together that were cut into pieces ("Ana Novak National Liberation Front", of which only "Ana Novak" was
//   found): capitalised words in a row that end in the noun of a body are one name;
// - names that were passed over: two or more capitalised proper nouns in a row (with "of", "for", "the" inside). With
//   the noun of a body in it it is a body; after a title it is a person; else it is left;
// - single words told of as places elsewhere in the document made places, unless they are part of a person's name
// there. Nothing is changed in headlines, where capitals say little. Any thread.
std::vector<language::Name> repairedNames(const Syntax& syntax);

} // namespace parallax::mention
