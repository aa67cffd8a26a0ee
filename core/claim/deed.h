// The deed that words speak of: what the makers of claims on who did it share.
#pragma once

#include "claim/extraction.h"

#include <cstdint>

namespace parallax::claim {

// An act of violence that stands below the token as object, content or oblique: its event mention, or -1.
std::int32_t attackBelow(const Extraction& extraction, int token);

// "There was no evidence that ...", "did not ...": what the token tells is denied or doubted.
bool isDoubted(const mention::Syntax& syntax, int token);

// Who ordered or urged it.
void findOrders(Extraction& extraction);
// Who denies it, and that nobody claims it, or that it is not known who did it or how many.
void findDenials(Extraction& extraction);

} // namespace parallax::claim
