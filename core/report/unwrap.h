// Text that was set in lines of a page, as paragraphs again.
#pragma once

#include <string>
#include <vector>

namespace parallax::report {

// `pages`: the lines of each page, in reading order, without line ends. The result has one paragraph a line, ended by
// "\n". Lines of one paragraph are joined by a space, also over the end of a page; a word that was divided at a line's
// end is whole again (its hyphen stays where the same word is written with it elsewhere). Running heads, feet and page
// numbers are left out: what stands at the edge of at least half of the pages, digits aside. Where a paragraph ends is
// told from a line that had room for the next word, as no mark for it is left in such a text. Linear.
std::string unwrapPages(const std::vector<std::vector<std::string>>& pages);

// The same of text that has no pages, such as mail: every line is kept, and an empty one ends a paragraph too.
std::string unwrapLines(const std::vector<std::string>& lines);

} // namespace parallax::report
