#include "language/sentence_source.h"

#include "language/abbreviation_end.h"
#include "language/middle_initial.h"
#include "language/name_apostrophe.h"

namespace parallax::language {

namespace {

constexpr std::size_t atomsAtOnce = 4096;
constexpr std::size_t atomsAhead = 4; // that a cut looks at behind the chunk it is in
constexpr std::size_t wordsAhead = 3; // that the end of a sentence looks at

using Offset = std::ptrdiff_t;

} // namespace

SentenceSource::SentenceSource(const Tokeniser& tokeniser, std::string_view text, base::Span line)
    : m_tokeniser(tokeniser), m_text(text), m_line(line), m_place{line.begin, line.begin, true},
      m_previousEnd(line.begin) {}

void SentenceSource::readTokens() {
    // Whole chunks, each with what its cuts look at behind it.
    std::size_t end = 0;
    for (std::size_t wanted = atomsAtOnce; end == 0 && !m_lineRead; wanted *= 2) {
        Tokeniser::atoms(m_text, m_line, m_tokeniser.m_contractions, m_place, wanted, m_atoms);
        end = m_atoms.size();
        if (m_place.at >= m_line.end) {
            m_lineRead = true;
            break;
        }
        end -= atomsAhead;
        while (end > 0 && !m_atoms[end].chunkStart) {
            --end;
        }
    }
    Tokeniser::Features features;
    std::size_t tokenStart = 0;
    for (std::size_t i = 0; i < end; ++i) {
        bool cut = i + 1 == m_atoms.size() || m_atoms[i + 1].chunkStart;
        if (!cut) {
            std::int32_t scores[2] = {0, 0};
            m_tokeniser.m_cuts.score({features.data(), Tokeniser::cutFeatures(m_atoms, i, tokenStart, features)},
                                     scores);
            cut = scores[1] > scores[0] || Tokeniser::beginsPartOfDay(m_atoms, i) ||
                  Tokeniser::beginsPossessive(m_atoms, i);
            cut = cut && !isBeforeDay(m_text, m_atoms[i].span.end) &&
                  !(m_atoms[i].span.size() == 1 && isMiddleInitial(m_text, m_atoms[i].span.begin)) &&
                  !isInsideName(m_text, m_atoms[i].span.begin) && !isInsideName(m_text, m_atoms[i + 1].span.begin);
        }
        if (cut) {
            const base::Span token{m_atoms[tokenStart].span.begin, m_atoms[i].span.end};
            m_tokens.push_back(token);
            m_words.push_back(Tokeniser::wordOf(m_text, token, m_previousEnd, m_line.begin));
            m_previousEnd = token.end;
            tokenStart = i + 1;
        }
    }
    m_atoms.erase(m_atoms.begin(), m_atoms.begin() + static_cast<Offset>(end));
}

void SentenceSource::next(std::size_t count, std::vector<base::Span>& tokens,
                          std::vector<std::uint32_t>& sentenceEnds) {
    Tokeniser::Features features;
    std::size_t given = 0;
    while (given < count && !finished()) {
        if (!m_lineRead && m_decided + wordsAhead >= m_words.size()) {
            m_words.erase(m_words.begin(), m_words.begin() + static_cast<Offset>(m_soFar.start));
            m_tokens.erase(m_tokens.begin(), m_tokens.begin() + static_cast<Offset>(m_soFar.start));
            m_decided -= m_soFar.start;
            m_soFar.start = 0;
            readTokens();
            continue;
        }
        if (m_decided == m_words.size()) {
            break; // nothing but white space was left
        }
        const std::size_t i = m_decided++;
        m_soFar.add(m_words[i]);
        bool end = i + 1 == m_words.size() || i + 1 - m_soFar.start >= Tokeniser::maxSentence;
        if (!end && Tokeniser::mayEnd(m_words, i)) {
            std::int32_t scores[2] = {0, 0};
            m_tokeniser.m_ends.score({features.data(), Tokeniser::endFeatures(m_words, i, m_soFar, features)}, scores);
            end = scores[1] > scores[0] && !(m_tokens[i].size() == 2 && isMiddleInitial(m_text, m_tokens[i].begin));
            end = (end || endsSentence(m_text, m_tokens[i])) && !isBeforeDay(m_text, m_tokens[i].end - 1);
        }
        if (end) {
            const auto begin = m_tokens.begin() + static_cast<Offset>(m_soFar.start);
            tokens.insert(tokens.end(), begin, m_tokens.begin() + static_cast<Offset>(i) + 1);
            sentenceEnds.push_back(static_cast<std::uint32_t>(tokens.size()));
            given += i + 1 - m_soFar.start;
            m_soFar = {};
            m_soFar.start = i + 1;
        }
    }
    if (m_lineRead && m_soFar.start == m_words.size()) {
        m_words.clear();
        m_tokens.clear();
        m_decided = m_soFar.start = 0;
    }
}

} // namespace parallax::language
