// Page furniture: the lines of a page that are not the report.
//
// The idea: prose has sentences, furniture has labels. A line is furniture when its words are those that furniture is
// made of (resources/lexicon/furniture.tsv), when it ends in a picture's credit, when it repeats another line, or when
// it is a headline where prose is expected: "Two men sentenced over harbour fire" alone between two paragraphs. A line
// that could be a sentence is never taken: "The fire began at 5:30 p.m. at the harbour" stays even without its full
// stop.
#pragma once

#include "report/report.h"
#include "report/text_lines.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace parallax::report {

// What the head and foot of the page already are; such lines are left alone here.
enum class LineRole { Open, Title, Credit };

// One answer a line: the kind of furniture, or nullopt for what is part of the report. `roles` has one entry a line.
// Linear.
std::vector<std::optional<FurnitureKind>> findFurniture(std::string_view text, const std::vector<TextLine>& lines,
                                                        const std::vector<LineRole>& roles);

// A paragraph by its looks: long enough and ended like a sentence, or very long.
bool isParagraph(std::string_view text, const TextLine& line);

// Whether the lexicon (not the place of the line) says that it is furniture.
std::optional<FurnitureKind> furnitureByWords(std::string_view line, std::uint32_t words);

// Bytes of a user or site name that the page glued to the first word of a paragraph ("deskeditorOne of the men"); 0 for
// none.
std::size_t gluedPrefix(std::string_view paragraph);

} // namespace parallax::report
