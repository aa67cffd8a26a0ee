#include "language/tagger.h"

#include "language/hashing.h"
#include "language/side_by_side.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace parallax::language {

namespace {

// A first tag that beats the next best by more than this (in the model's own units) needs no second look: on the
// development data nearly all of these are right, and they are most of all words.
constexpr std::int32_t sureMargin = 800000;

} // namespace

Tagger::Tagger(std::string_view bytes) {
    m_lexicon = FrozenMap(bytes);
    bytes.remove_prefix(m_lexicon.size());
    m_first = LinearModel(bytes);
    bytes.remove_prefix(m_first.size());
    m_second = LinearModel(bytes);
    for (std::size_t i = 0; i < m_first.classes(); ++i) {
        const char* tag = m_first.className(i);
        const char* bar = std::strchr(tag, '|');
        m_upos.push_back(parseUpos(bar == nullptr ? tag : std::string_view(tag, static_cast<std::size_t>(bar - tag))));
        m_xpos.push_back(bar == nullptr ? "" : bar + 1);
    }
}

void Tagger::ambiguities(const FrozenMap& lexicon, std::span<const WordInfo> words, std::vector<std::uint32_t>& out) {
    out.resize(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint32_t found = lexicon.find(words[i].form);
        out[i] = found == FrozenMap::none ? 0 : found;
    }
}

std::size_t Tagger::features(std::span<const WordInfo> words, std::span<const std::uint32_t> ambiguity,
                             std::span<const std::uint32_t> marks, std::span<const Tag> tags,
                             std::span<const Tag> first, std::size_t i, Features& out) {
    static const WordInfo outside{};
    const auto word = [&](std::ptrdiff_t offset) -> const WordInfo& {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + offset;
        return at < 0 || at >= static_cast<std::ptrdiff_t>(words.size()) ? outside
                                                                         : words[static_cast<std::size_t>(at)];
    };
    const auto lexical = [&](std::ptrdiff_t offset) -> std::uint32_t {
        const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(i) + offset;
        return at < 0 || at >= static_cast<std::ptrdiff_t>(words.size()) ? 1 : ambiguity[static_cast<std::size_t>(at)];
    };
    const std::uint32_t t1 = i >= 1 ? tags[i - 1] : noTag;
    const std::uint32_t t2 = i >= 2 ? tags[i - 2] : noTag;
    const WordInfo& w = word(0);
    const WordInfo& left = word(-1);
    const WordInfo& right = word(1);
    const std::uint32_t a0 = lexical(0), aLeft = lexical(-1), a1 = lexical(1), a2 = lexical(2);
    const std::uint32_t start = i == 0 ? 1 : 0;
    std::size_t n = 0;
    std::uint32_t number = first.empty() ? 0 : 100;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        out[n++] = feature(number++, a, b, c, d);
    };
    add(0);
    add(w.form);
    add(w.form, t1);
    add(w.form, left.form);
    add(w.form, right.form);
    add(w.form, t1, a1);
    add(w.form, w.shape, start);
    add(w.shape, start, a0);
    add(w.shape, left.shape, right.shape);
    add(w.shape, t1);
    add(w.shape, w.suffix[2]);
    add(w.suffix[0]);
    add(w.suffix[1]);
    add(w.suffix[2]);
    add(w.suffix[3]);
    add(w.suffix[2], w.prefix[0]);
    add(w.prefix[0]);
    add(w.prefix[1]);
    add(w.prefix[2]);
    add(w.suffix[1], t1);
    add(w.suffix[2], t1);
    add(w.suffix[2], w.parts);
    add(w.parts, t1);
    add(w.parts, w.shape, start);
    add(w.parts, right.parts, t1);
    add(w.meaning, t1);
    add(w.meaning, w.suffix[1]);
    add(w.names, w.shape);
    add(t1);
    add(t1, t2);
    add(t1, t2, a0);
    add(t1, a0, a1);
    add(t1, a1);
    add(a0, aLeft);
    add(a0, a1);
    add(a0, a1, a2);
    add(a0, t1);
    add(t1, right.form);
    add(left.form);
    add(left.form, t2);
    add(left.suffix[2]);
    add(right.form);
    add(right.suffix[2]);
    add(right.suffix[1], a0);
    add(right.shape, a0);
    add(word(-2).form);
    add(word(2).form);
    add(left.form, right.form);
    add(right.form, word(2).form);
    add(word(-2).form, left.form);
    if (!first.empty()) {
        const std::uint32_t own = first[i];
        const std::uint32_t r1 = i + 1 < first.size() ? first[i + 1] : noTag;
        const std::uint32_t r2 = i + 2 < first.size() ? first[i + 2] : noTag;
        add(own);
        add(own, w.form);
        add(own, t1, r1);
        add(r1);
        add(r1, r2);
        add(t1, r1);
        add(t2, t1, r1);
        add(t1, r1, r2);
        add(w.form, r1);
        add(w.form, t1, r1);
        add(w.form, r1, r2);
        add(w.suffix[2], r1);
        add(a0, t1, r1);
        add(a0, r1, r2);
    }
    if (!marks.empty()) {
        number = first.empty() ? 90 : 190;
        const std::uint32_t mark = marks[i], markAhead = i + 1 < marks.size() ? marks[i + 1] : 1;
        add(mark, w.shape, start);
        add(mark, t1);
        add(mark, a0, w.capital);
        add(mark, markAhead, w.capital);
    }
    return n;
}

Tagger::Best Tagger::bestOf(std::span<const std::int32_t> scores) {
    std::size_t top = 0, next = 0;
    std::int32_t second = INT32_MIN;
    for (std::size_t c = 1; c < scores.size(); ++c) {
        if (scores[c] > scores[top]) {
            second = scores[top];
            next = top;
            top = c;
        } else if (scores[c] > second) {
            second = scores[c];
            next = c;
        }
    }
    return {static_cast<Tag>(top), static_cast<Tag>(next), scores[top] - second};
}

// The tagger on its way through one sentence after another, a word's sum at a time.
class Tagger::Run {
public:
    // False when the sentence has no words.
    bool begin(const Tagger& tagger, const Question& question) {
        m_tagger = &tagger;
        m_question = question;
        ambiguities(tagger.m_lexicon, question.words, m_ambiguity);
        m_first.resize(question.words.size());
        m_sure.resize(question.words.size());
        question.tags->clear();
        question.others->assign(question.words.size(), noTag);
        m_second = false;
        m_word = 0;
        return beginWord();
    }

    void gather() { m_sum.gather(); }
    bool goOn() {
        m_sum.addTo(m_scores.data());
        const Best found = bestOf(std::span(m_scores).first(model().classes()));
        if (m_second) {
            (*m_question.tags)[m_word] = found.tag;
            (*m_question.others)[m_word] = found.margin <= doubtful ? found.other : noTag;
        } else {
            m_first[m_word] = found.tag;
            m_sure[m_word] = found.margin > sureMargin;
        }
        ++m_word;
        return beginWord();
    }

private:
    const LinearModel& model() const { return m_second ? m_tagger->m_second : m_tagger->m_first; }
    // Of the next word that has one to come, perhaps in the second pass; false: there is none.
    bool beginWord() {
        if (!m_second && m_word == m_first.size()) {
            *m_question.tags = m_first;
            m_second = true;
            m_word = 0;
        }
        while (m_second && m_word < m_first.size() && m_sure[m_word]) {
            ++m_word;
        }
        if (m_word == m_first.size()) {
            return false;
        }
        const std::size_t count =
            m_second ? features(m_question.words, m_ambiguity, m_question.marks, *m_question.tags, m_first, m_word,
                                m_features)
                     : features(m_question.words, m_ambiguity, m_question.marks, m_first, {}, m_word, m_features);
        std::fill_n(m_scores.begin(), LinearModel::padded(model().classes()), 0);
        m_sum.begin(model(), std::span(m_features).first(count));
        return true;
    }

    const Tagger* m_tagger = nullptr;
    Question m_question;
    std::vector<std::uint32_t> m_ambiguity;
    std::vector<Tag> m_first; // what the first pass says
    std::vector<bool> m_sure; // of what the first pass says
    bool m_second = false;    // in the second pass
    std::size_t m_word = 0;
    Features m_features;
    LinearModel::Sum m_sum;
    std::array<std::int32_t, LinearModel::padded(LinearModel::maxClasses)> m_scores;
};

void Tagger::tag(std::span<const Question> questions) const {
    std::array<Run, together> runs;
    std::size_t next = 0;
    sideBySide(runs, [&](Run& run) {
        while (next < questions.size()) {
            if (run.begin(*this, questions[next++])) {
                return true;
            }
        }
        return false;
    });
}

} // namespace parallax::language
