// What goes on over the parts in which a long text is analysed: its times, and who is who.
#pragma once

#include "language/document.h"
#include "mention/actor_mention.h"
#include "mention/time_mention.h"

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace parallax::mention {

// The times of a text, found over all of it, given to its parts.
class TimesOfParts {
public:
    explicit TimesOfParts(std::vector<TimeMention> all);

    // Those in the sentences of the next part, numbered by its sentences: what findTimes would give for it, if it knew
    // the rest of the text. Parts come in text order, each once.
    std::vector<TimeMention> next(const language::Document& part);

private:
    std::deque<TimeMention> m_left; // not a vector: those that are given away take no memory here
    std::int32_t m_given = 0;
};

// Chains of one text over its parts. Only names go on: a chain of a part is one of an earlier part when a name in it
// stands there too, or is the surname of only one of the persons there.
class ChainsOfParts {
public:
    // Numbers the chains of the next part's mentions, which count from 0, anew over all parts so far. The first part
    // keeps its numbers.
    void number(std::vector<ActorMention>& mentions);

private:
    static constexpr std::uint32_t several = 0xffffffff;

    std::uint32_t knownChain(const ActorMention& mention) const;
    void learn(const ActorMention& mention);

    std::unordered_map<std::string, std::uint32_t> m_names;    // in lower case -> chain
    std::unordered_map<std::string, std::uint32_t> m_surnames; // of persons -> chain, or several
    std::uint32_t m_count = 0;
};

} // namespace parallax::mention
