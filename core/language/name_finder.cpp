#include "language/name_finder.h"

#include "language/hashing.h"
#include "language/name_repair.h"

#include <algorithm>
#include <cassert>

namespace parallax::language {

NameFinder::NameFinder(std::string_view bytes) : m_gazetteer(bytes) {
    m_model = LinearModel(bytes.substr(m_gazetteer.size()));
    for (std::size_t from = 0; from <= labels; ++from) {
        const std::uint32_t wanted = transitionFeature(from);
        m_model.score({&wanted, 1}, m_transitions[from].data());
    }
}

std::uint32_t NameFinder::transitionFeature(std::size_t from) {
    return feature(900, static_cast<std::uint32_t>(from));
}

std::uint32_t NameFinder::gazetteerKey(std::span<const std::uint32_t> forms) {
    std::uint32_t key = 0;
    for (const std::uint32_t form : forms) {
        key = feature(950, key, form);
    }
    return key;
}

void NameFinder::marks(const FrozenMap& gazetteer, std::span<const WordInfo> words, std::vector<std::uint32_t>& out) {
    out.assign(words.size(), 0);
    std::array<std::uint32_t, longestName> forms;
    std::size_t covered = 0; // end of the entry found last
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].punctuation) {
            continue;
        }
        std::uint32_t own = 0, entry = 0;
        std::size_t length = 0;
        std::size_t longest = 1;
        for (std::size_t n = 1; n <= std::min(longest, words.size() - i); ++n) {
            forms[n - 1] = words[i + n - 1].form;
            const std::uint32_t found = gazetteer.find(gazetteerKey({forms.data(), n}));
            if (found == FrozenMap::none) {
                continue;
            }
            if (n == 1) {
                own = found & (GivenName | Surname | Title | Demonym | Common);
                longest = (found & Begins) != 0 ? longestName : 1;
            }
            if ((found & (Person | Place | Region | Organisation)) != 0) {
                entry = found & (Person | Place | Region | Organisation);
                length = n;
            }
        }
        out[i] |= own;
        if (i >= covered && length > 0) {
            for (std::size_t k = 0; k < length; ++k) {
                out[i + k] |= k > 0 ? entry | Continues : entry;
            }
            covered = i + length;
        }
    }
}

bool NameFinder::follows(std::size_t from, std::size_t to) {
    const bool inside = to != 0 && to % 2 == 0;
    return !inside || (from < labels && (from == to || from + 1 == to));
}

std::size_t NameFinder::features(std::span<const WordInfo> words, std::span<const Upos> tags,
                                 std::span<const std::uint32_t> marks, std::size_t i, Features& out) {
    static const WordInfo outside{};
    const auto inside = [&](std::ptrdiff_t offset) {
        const auto at = static_cast<std::ptrdiff_t>(i) + offset;
        return at >= 0 && at < static_cast<std::ptrdiff_t>(words.size());
    };
    const auto word = [&](std::ptrdiff_t offset) -> const WordInfo& {
        return inside(offset) ? words[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + offset)] : outside;
    };
    const auto tag = [&](std::ptrdiff_t offset) -> std::uint32_t {
        return inside(offset)
                   ? static_cast<std::uint32_t>(tags[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + offset)])
                   : 99;
    };
    const auto isName = [&](std::size_t at) {
        return tags[at] == Upos::PROPN || (words[at].capital && tags[at] == Upos::ADJ);
    };
    // The run of proper nouns around: its last word tells what is named ("Ministry", "River").
    std::size_t last = i, first = i;
    if (isName(i)) {
        for (std::size_t k = i + 1; k < std::min(words.size(), i + 6) && isName(k); ++k) {
            last = k;
        }
        for (std::size_t k = i; k > 0 && i - k < 6 && isName(k - 1); --k) {
            first = k - 1;
        }
    }
    const WordInfo& w = word(0);
    const WordInfo& head = words[last];
    const WordInfo& before = first > 0 ? words[first - 1] : outside;
    const WordInfo& after = last + 1 < words.size() ? words[last + 1] : outside;
    const std::uint32_t place =
        static_cast<std::uint32_t>(std::min<std::size_t>(i - first, 3) * 4 + std::min<std::size_t>(last - i, 3));
    std::size_t n = 0;
    std::uint32_t number = 300;
    const auto add = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0, std::uint32_t d = 0) {
        out[n++] = feature(number++, a, b, c, d);
    };
    add(0);
    add(w.form);
    add(w.form, tag(0));
    add(w.form, word(1).form);
    add(word(-1).form, w.form);
    add(word(-1).form);
    add(word(1).form);
    add(word(-2).form);
    add(word(2).form);
    add(word(-1).form, tag(0));
    add(word(1).form, tag(0));
    add(w.shape);
    add(w.shape, i == 0 ? 1 : 0, w.parts);
    add(word(-1).shape, w.shape, word(1).shape);
    add(tag(0));
    add(tag(-1), tag(0));
    add(tag(0), tag(1));
    add(tag(-1), tag(0), tag(1));
    add(tag(-2), tag(-1), tag(0));
    add(tag(0), tag(1), tag(2));
    add(w.suffix[2], w.capital);
    add(w.suffix[3], w.capital);
    add(w.suffix[1], w.capital);
    add(w.prefix[2], w.capital);
    add(w.suffix[2], tag(0), place);
    add(w.names, w.capital);
    add(w.names, tag(0), place);
    add(w.names, word(-1).form);
    add(w.meaning, tag(0));
    add(w.classes, tag(0));
    add(w.parts, tag(0), w.capital);
    add(word(-1).classes, tag(0));
    add(word(1).classes, tag(0));
    add(word(-1).meaning, tag(0));
    add(word(1).meaning, tag(0));
    add(word(1).names, w.names, tag(0));
    add(word(-1).names, w.names, tag(0));
    add(head.form, tag(0));
    add(head.classes, tag(0));
    add(head.classes, tag(0), place);
    add(head.suffix[2], tag(0));
    add(head.names, tag(0), place);
    add(head.shape, place);
    add(before.form, tag(0));
    add(before.form, w.names, place);
    add(before.classes, tag(0), place);
    add(before.meaning, tag(0), place);
    add(after.form, tag(0));
    add(after.meaning, tag(0), place);
    add(after.form, place);
    add(before.form, after.form, tag(0));
    add(place, tag(0));
    add(place, w.shape, tag(0));
    add(words[first].form, tag(0));
    add(words[first].names, tag(0), place);
    add(w.allCapitals, tag(0), tag(-1), tag(1));
    const auto mark = [&](std::ptrdiff_t offset) -> std::uint32_t {
        return inside(offset) ? marks[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + offset)] : Outside;
    };
    add(mark(0), w.capital);
    add(mark(0), tag(0), place);
    add(mark(0), mark(1), tag(0));
    add(mark(-1), mark(0), tag(0));
    add(mark(-1), tag(-1), tag(0));
    add(mark(1), tag(0), tag(1));
    add(marks[first], place, tag(0));
    add(marks[last], place, tag(0));
    add(mark(0), w.shape);
    add(mark(0), word(-1).form);
    assert(n <= maxFeatures);
    return n;
}

void NameFinder::find(std::span<const WordInfo> words, std::span<const Upos> tags, std::span<const std::uint32_t> found,
                      std::uint32_t firstToken, std::span<const Token> tokens, std::vector<Name>& names) const {
    // Two words at a time: while the weights for one come from memory, the other is added up.
    std::array<Features, 2> features;
    std::array<LinearModel::Sum, 2> sums;
    std::size_t begun = 0;
    std::int32_t* waiting = nullptr; // where the sum that was begun last goes
    const auto finishLast = [&] {
        if (waiting != nullptr) {
            LinearModel::Sum& sum = sums[(begun - 1) % 2];
            sum.gather();
            sum.addTo(waiting);
        }
    };
    std::vector<std::array<std::int32_t, labels>> scores(words.size());
    // Far from any capital, proper noun or known name there is no name: most words need no look at the model.
    const auto promising = [&](std::size_t i) {
        return words[i].capital || tags[i] == Upos::PROPN || (found[i] != 0 && (found[i] & Common) == 0);
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        scores[i].fill(0);
        if (!promising(i) && (i == 0 || !promising(i - 1)) && (i + 1 == words.size() || !promising(i + 1))) {
            scores[i].fill(-100000000);
            scores[i][0] = 0;
            continue;
        }
        Features& own = features[begun % 2];
        sums[begun % 2].begin(m_model, {own.data(), NameFinder::features(words, tags, found, i, own)});
        finishLast();
        ++begun;
        waiting = scores[i].data();
    }
    finishLast();
    std::vector<NameLabel> best;
    viterbi(scores, m_transitions, best);
    mendNames(words, tags, found, best);
    for (std::size_t i = 0; i < best.size(); ++i) {
        const std::uint32_t token = firstToken + static_cast<std::uint32_t>(i);
        if (best[i] % 2 == 1) {
            names.push_back({static_cast<NameKind>(best[i] / 2), token, token + 1, tokens[token].span});
        } else if (best[i] != 0) {
            names.back().endToken = token + 1;
            names.back().span.end = tokens[token].span.end;
        }
    }
}

} // namespace parallax::language
