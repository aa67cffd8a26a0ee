// Text -> Document. English; deterministic; no network; the models are linked into the program.
#pragma once

#include "language/document.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace parallax::language {

// The paragraphs of a text: its lines, or what stands between empty lines where it is broken to some width.
std::vector<base::Span> paragraphsOf(std::string_view text);

// Tokens of a section, 200 KB of text: what looks over all of a text (who is who, what a report is on) does so
// over one section of a longer one after the other, which bounds memory. No report of usual length has two.
inline constexpr std::size_t tokensASection = 3U << 14U;

// Thread-safe after construction: one analyser serves any number of threads. Construction maps the models (well under
// 100 ms).
class Analyser {
public:
    Analyser();
    ~Analyser();
    Analyser(const Analyser&) = delete;
    Analyser& operator=(const Analyser&) = delete;

    // Analyses the given lines (paragraphs) of `text`, in order; what is outside them is not looked at. A sentence
    // never spans two lines. The first `headlines` lines are headlines. `text` must be UTF-8 and outlive the result.
    // Any bytes are survived; cost is linear.
    Document analyse(std::string_view text, std::span<const base::Span> lines, std::size_t headlines = 0) const;

    // The same over all lines of a text.
    Document analyse(std::string_view text) const;

    // What analyse() gives for each of several texts, faster than one by one (see annotate()).
    struct Source {
        std::string_view text;
        std::span<const base::Span> lines;
        std::size_t headlines = 0;
    };
    std::vector<Document> analyse(std::span<const Source> sources) const;

    // The same in parts of whole sentences, so that memory does not grow with the text, whether it has line ends or
    // not: calls `take` for one part after the other. A part lives until `take` returns. It ends with a line where one
    // ends after three quarters of `tokensAPart` tokens, else behind the sentence that reaches that many; only the last
    // one may be smaller.
    void analyseInParts(std::string_view text, std::span<const base::Span> lines, std::size_t headlines,
                        std::size_t tokensAPart, const std::function<void(const DocumentPart&)>& take) const;

    // The same over all lines of a text, in small parts: for what looks at one sentence after the other.
    void analyseInParts(std::string_view text, const std::function<void(const DocumentPart&)>& take) const;

    // Tags, lemmas, trees and names for a document whose tokens and sentences are already set.
    void annotate(Document& document) const;
    // The same for several, as if each was alone. Hundreds of sentences at once are faster than a few: one model after
    // the other goes over them, and each has to come into the processor's cache anew after the others.
    void annotate(std::span<Document> documents) const;

private:
    Document cut(const Source& source) const;
    template <class Take>
    void analyseInSteps(std::string_view text, std::span<const base::Span> lines, std::size_t headlines,
                        std::size_t step, const Take& take) const;

    struct Models;
    const Models* m_models;
};

// The analyser that the whole program shares; made on first use, any thread.
const Analyser& analyser();

} // namespace parallax::language
