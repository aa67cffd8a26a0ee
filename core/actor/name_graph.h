// What the joins of the resolver work on: one node for each chain of mentions of a report, and the sets that they were
// joined to.
#pragma once

#include "claim/analysed_report.h"
#include "mention/actor_mention.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::actor {

// What part a group without a name plays in its story, whatever the word; see resources/lexicon/actor_parts.tsv.
enum class Part : std::uint8_t { None, Attackers, Police, Authorities, Troops, Residents, General };
Part partOf(std::string_view headLemma);
// The same for a folded word in any number: "gunmen", "authorities".
Part partOfWord(std::string_view word);

// The country that a folded word names or belongs to ("kazakh" -> "kazakhstan"), empty for none. Lives as long as the
// program.
std::string_view countryOf(std::string_view word);

// One chain of one report that has a name or a noun; chains of pronouns have no node.
struct Node {
    std::uint32_t report = 0;
    std::uint32_t chain = 0;
    std::vector<std::uint32_t> mentions; // named and nominal ones, indices into the report's actor mentions, in order
    std::string text;                    // fullest name, else the first phrase
    std::vector<std::string> words;      // of text, folded; for nominals the words of the phrase without its number
    std::string headLemma;               // of the first mention
    std::string acronym;                 // folded; given in brackets
    mention::ActorKind kind = mention::ActorKind::Person;
    Part part = Part::None;
    bool named = false;
    bool plural = false;
    bool used = false;       // takes part in a happening, says or is spoken of in a claim
    bool background = false; // only in happenings told as context
    std::uint32_t roles = 0; // bit i: has mention::Role i in some happening
    bool speaks = false;     // says something or is spoken of in a claim
};

// "Ten people", "others", "how many people": tells how many, not who; nobody whom a reader would look for by these
// words. Not so of those who do or say something, and of a single man or woman.
bool isBareCount(const Node& node);

// Nodes in order of report, then first mention. On up to `threads` threads (0: one a core).
std::vector<Node> makeNodes(claim::AnalysedReports reports, unsigned threads = 1);

// Disjoint sets of nodes with the reason of each join. The root is the lowest node: the result does not depend on the
// order of joins.
class Joins {
public:
    explicit Joins(std::size_t count);
    std::uint32_t root(std::uint32_t node) const;
    bool joined(std::uint32_t left, std::uint32_t right) const { return root(left) == root(right); }
    // Does nothing when both are one already. `because`: one line.
    void join(std::uint32_t left, std::uint32_t right, std::string because);
    // Reasons of all joins in the set of `root`, in the order in which they were made.
    const std::vector<std::string>& because(std::uint32_t root) const { return m_because[root]; }

private:
    mutable std::vector<std::uint32_t> m_parent;
    std::vector<std::vector<std::string>> m_because;
};

using Stories = std::vector<std::uint32_t>; // story of each report
void joinPersons(const std::vector<Node>& nodes, const Stories& stories, Joins& joins);
void joinOrganisations(const std::vector<Node>& nodes, const Stories& stories, Joins& joins);
// "X, also known as Y": names that a report itself says are one.
void joinAliases(claim::AnalysedReports reports, const std::vector<Node>& nodes, Joins& joins);
void joinGroups(const std::vector<Node>& nodes, const Stories& stories, Joins& joins);

} // namespace parallax::actor
