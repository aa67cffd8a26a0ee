// Tags that the words themselves rule out, mended before the sentence is parsed.
#pragma once

#include "language/tagger.h"

#include <span>
#include <string_view>

namespace parallax::language {

class TagRepair {
public:
    TagRepair() = default;
    explicit TagRepair(const Tagger& tagger);

    // Mends `tags`, one for each of `words`, which stand at `spans` of `text`. What is mended is no longer doubtful:
    // its place in `others` becomes Tagger::noTag. Linear in the number of words.
    void mend(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
              std::span<Tag> tags, std::span<Tag> others) const;

private:
    void mend(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
              std::span<Tag> tags) const;
    bool isPredicate(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
                     std::span<const Tag> tags, std::size_t i) const;

    // The tag that a noun at `i` should have, whose form is a past and a participle too; noTag where it is a noun.
    Tag verbOfHomograph(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
                        std::span<const Tag> tags, std::size_t i) const;
    // The tag of a verb before "dead" or "to death" at `i`; noTag where there is none, or what it has may stay.
    Tag verbBeforeResult(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
                         std::span<const Tag> tags, std::size_t i) const;
    bool isPersonAlone(std::string_view text, std::span<const base::Span> spans, std::span<const WordInfo> words,
                       std::span<const Tag> tags, std::size_t i) const;

    Tag m_past = Tagger::noTag;       // VERB VBD
    Tag m_participle = Tagger::noTag; // VERB VBN
    Tag m_name = Tagger::noTag;       // PROPN NNP
    Tag m_gerund = Tagger::noTag;     // VERB VBG
    Tag m_present = Tagger::noTag;    // VERB VBP
    Tag m_third = Tagger::noTag;      // VERB VBZ
    Tag m_noun = Tagger::noTag;       // NOUN NN
    Tag m_nouns = Tagger::noTag;      // NOUN NNS
    Tag m_adjective = Tagger::noTag;  // ADJ JJ
    std::vector<Upos> m_upos;
    std::vector<bool> m_finite; // verbs in the past or present, modals
};

} // namespace parallax::language
