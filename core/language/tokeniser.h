// Tokens and sentences by the conventions of Universal Dependencies for English. A line is cut at white space; inside
// what is left, a linear model decides at each place where letters, digits and other characters meet ("p.m." stays,
// "killed." does not, "don't" becomes "do", "n't"); a second one decides between which tokens a sentence ends. Both are
// learnt from treebanks; Straka & Straková 2017, "Tokenizing, POS tagging, lemmatizing and parsing UD 2.0 with UDPipe"
// do the same with a network over characters.
#pragma once

#include "base/span.h"
#include "language/frozen_map.h"
#include "language/linear_model.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace parallax::language {

// A piece of a run without white space: letters, digits, or the same other character repeated.
struct Atom {
    base::Span span;
    std::uint32_t hash = 0;  // of the text in lower case (ASCII)
    std::uint32_t kind = 0;  // letters by their capitals, digits by their number, other: the character
    bool chunkStart = false; // white space or the line's begin stands before
};

class Tokeniser {
public:
    static constexpr std::size_t maxFeatures = 48;
    using Features = std::array<std::uint32_t, maxFeatures>;
    // No sentence is longer than this many tokens: keeps what is no prose (tables, hostile input) from growing without
    // bounds.
    static constexpr std::size_t maxSentence = 400;

    Tokeniser() = default;
    // `bytes` is what parallax-train wrote and outlives the tokeniser.
    explicit Tokeniser(std::string_view bytes);

    // Appends the tokens of `line` to `tokens`, and for each sentence the number of tokens up to its end to
    // `sentenceEnds`. Linear in the line's length.
    void split(std::string_view text, base::Span line, std::vector<base::Span>& tokens,
               std::vector<std::uint32_t>& sentenceEnds) const;

    // For training: the parts of the decision.
    static void atoms(std::string_view text, base::Span line, const FrozenMap& contractions, std::vector<Atom>& out);
    // How far a line is cut into atoms.
    struct AtomPlace {
        std::uint32_t at = 0; // the next byte to look at; the line's end: all are there
        std::uint32_t chunkBegin = 0;
        bool chunkStart = true; // what comes next begins a chunk
    };
    // The same, going on at `place`, until `out` has `count` atoms or the line ends.
    static void atoms(std::string_view text, base::Span line, const FrozenMap& contractions, AtomPlace& place,
                      std::size_t count, std::vector<Atom>& out);
    // Features of a cut between atoms `i` and `i + 1` of one chunk; `tokenStart` is the atom that the token at hand
    // begins with.
    static std::size_t cutFeatures(const std::vector<Atom>& atoms, std::size_t i, std::size_t tokenStart,
                                   Features& out);

    // "2.28pm", "7p.m.": the number, atom `i`, is a token of its own; the treebanks always cut here but have few clock
    // times with a point.
    static bool beginsPartOfDay(const std::vector<Atom>& atoms, std::size_t i);
    // Whether "'s" and the end of the word stand behind `pieces[i]`, a word: "Monday's".
    static bool beginsPossessive(const std::vector<Atom>& pieces, std::size_t i);

    // What the sentence model sees of a token.
    struct Word {
        std::uint32_t hash = 0;
        std::uint32_t kind = 0;
        bool spaceBefore = false;
        bool abbreviation = false; // of a list: "Gen.", "Sept."
    };
    static Word wordOf(std::string_view text, base::Span token, std::uint32_t previousEnd, std::uint32_t lineBegin);
    // Whether a sentence may end after word `i` at all.
    static bool mayEnd(const std::vector<Word>& words, std::size_t i);
    // The sentence up to the place at hand.
    struct SentenceSoFar {
        std::size_t start = 0; // first word
        bool quotes = false;   // an odd number of plain quotation marks
        int depth = 0;         // open brackets
        void add(const Word& word);
    };
    static std::size_t endFeatures(const std::vector<Word>& words, std::size_t i, const SentenceSoFar& soFar,
                                   Features& out);

private:
    friend class SentenceSource; // split() in steps

    FrozenMap m_contractions;
    LinearModel m_cuts, m_ends;
};

} // namespace parallax::language
