#include "event/event_title.h"

#include <algorithm>
#include <array>

namespace parallax::event {

namespace {

constexpr std::size_t shortest = 14;
constexpr std::size_t longest = 90;

std::string cleaned(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (blank && (out.empty() || out.back() == ' '))
            continue;
        out += blank ? ' ' : c;
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '.' || out.back() == ',' || out.back() == ';' ||
                            out.back() == ':' || out.back() == '-'))
        out.pop_back();
    // "(code yellow) alert": what opens in brackets needs none.
    if (out.starts_with('('))
        if (const std::size_t close = out.find(')'); close != std::string::npos) {
            out.erase(close, 1);
            out.erase(0, 1);
        }
    std::size_t from = 0;
    while (from < out.size() && (out[from] == ',' || out[from] == ' ' || out[from] == '-' || out[from] == ';'))
        ++from;
    return out.substr(from);
}

std::string firstWord(std::string_view text) {
    std::string word;
    for (const char c : text) {
        if (c == ' ' || c == ',')
            break;
        word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return word;
}

// A clause that begins so leans on what stands before it.
bool leansOnOthers(std::string_view text) {
    constexpr std::array<std::string_view, 34> words{
        "he",    "she",    "it",  "they", "them",  "his",   "her",  "their", "its",  "this",  "that",  "these",
        "those", "which",  "who", "whom", "whose", "and",   "but",  "or",    "when", "while", "where", "as",
        "after", "before", "i",   "we",   "you",   "there", "also", "then",  "to",   "by"};
    return std::find(words.begin(), words.end(), firstWord(text)) != words.end();
}

bool balanced(std::string_view text, std::string_view open, std::string_view close) {
    const auto count = [&](std::string_view what) {
        int n = 0;
        for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
            ++n;
        return n;
    };
    return open == close ? count(open) % 2 == 0 : count(open) == count(close);
}

double formWorth(mention::PhraseForm form) {
    switch (form) {
    case mention::PhraseForm::None:
        return -10;
    case mention::PhraseForm::Bare:
        return -2;
    case mention::PhraseForm::Gerund:
        return 1;
    case mention::PhraseForm::Noun:
        return 1.6;
    case mention::PhraseForm::Clause:
        return 2.5;
    }
    return 0;
}

double worth(const std::string& text) {
    double score = 0;
    if (leansOnOthers(text))
        score -= 4;
    if (text.size() < shortest)
        score -= 1;
    if (text.size() > longest)
        score -= 1 + static_cast<double>(text.size() - longest) / 60;
    if (text.size() > 60)
        score -= 0.3;
    if (!balanced(text, "\"", "\"") || !balanced(text, "(", ")") || !balanced(text, "“", "”"))
        score -= 1.5;
    return score;
}

std::string shortened(std::string text) {
    if (text.size() <= longest)
        return text;
    std::size_t cut = text.rfind(' ', longest);
    if (cut == std::string::npos || cut < longest / 2) {
        cut = longest;
        while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
            --cut;
    }
    text.resize(cut);
    while (!text.empty() && (text.back() == ',' || text.back() == ' '))
        text.pop_back();
    return text + "…";
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

std::size_t wordCount(std::string_view text) {
    return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// Words that only lead up to what is told: "in the manhunt", "after his arrest".
bool opensLoosely(std::string_view text) {
    constexpr std::array<std::string_view, 24> words{
        "in",   "on",  "at",  "of", "for",  "from",  "with", "over", "during", "amid", "than",    "against",
        "into", "why", "how", "be", "been", "being", "have", "had",  "if",     "that", "because", "since"};
    return leansOnOthers(text) || std::find(words.begin(), words.end(), firstWord(text)) != words.end();
}

// The printed words that say most beside the kind: a sentence from its beginning, else at least three words that can
// stand behind a colon. Empty for none.
std::string printedWords(const std::vector<TitleSource>& sources) {
    std::string best;
    int bestRank = 0;
    for (const TitleSource& source : sources) {
        std::string words = cleaned(source.words);
        // A noun phrase stands alone: "the worst fighting in a century".
        for (const std::string_view article : {"the ", "a ", "an "})
            if (words.starts_with(article))
                words = capitalised(words.substr(article.size()));
        if (wordCount(words) < 3 || words.size() > longest || opensLoosely(words) || !balanced(words, "\"", "\"") ||
            !balanced(words, "“", "”") || !balanced(words, "(", ")"))
            continue;
        const int rank = (isUpper(words.front()) ? 2 : 1) + (source.ofKind ? 2 : 0);
        if (rank > bestRank) {
            best = std::move(words);
            bestRank = rank;
        }
    }
    return best;
}

// "Three teenagers" of the head of a sentence; a name has another capital or is one word.
std::string withoutSentenceCapital(std::string_view text) {
    std::string shown(text);
    const std::size_t space = shown.find(' ');
    if (space != std::string::npos && isUpper(shown.front()) && shown.size() > 1 && !isUpper(shown[1]) &&
        std::none_of(shown.begin() + 1, shown.end(), isUpper))
        shown.front() = static_cast<char>(shown.front() - 'A' + 'a');
    return shown;
}

// "Killing of Nik Halden", "Charge against Nik Halden", "Attack by the River Front": the kind with the first whom a
// mention of that kind names; the kind alone where none does.
std::string kindAndWho(const std::vector<TitleSource>& sources, mention::EventKind kind) {
    using mention::EventKind;
    if (kind == EventKind::Other)
        return "Happening";
    std::string title(mention::name(kind));
    const auto first = [&](std::string_view TitleSource::*who) {
        constexpr std::size_t room = 48;
        for (const TitleSource& source : sources)
            if (source.ofKind && !(source.*who).empty() && (source.*who).size() <= room)
                return withoutSentenceCapital(source.*who);
        return std::string();
    };
    const bool onSome = kind == EventKind::Attack;
    if (const std::string whom = first(&TitleSource::onWhom); !whom.empty())
        return title + (kind == EventKind::Charge ? " against " : onSome ? " on " : " of ") + whom;
    if (const std::string who = first(&TitleSource::byWhom); !who.empty())
        return title + " by " + who;
    return title;
}

} // namespace

std::string makeTitle(const std::vector<TitleSource>& sources, mention::EventKind kind, std::string_view place) {
    std::string best;
    double bestWorth = 0; // below this a plain "Attack in Northport" reads better
    const auto offer = [&](std::string_view text, double base, std::size_t order) {
        const std::string title = cleaned(text);
        const double score = base + worth(title) - 0.01 * static_cast<double>(order);
        if (!title.empty() && score > bestWorth) {
            best = title;
            bestWorth = score;
        }
    };
    for (const TitleSource& source : sources) {
        const double kindWorth = (source.ofKind ? 0.5 : 0) - (source.refersBack ? 0.5 : 0);
        if (!source.headline.empty())
            offer(source.headline, (source.phrase->leads ? 5 : 2) + kindWorth, source.order);
        offer(source.phrase->text, formWorth(source.phrase->form) + kindWorth + (source.headline.empty() ? 0 : 0.5),
              source.order);
    }
    if (best.empty()) {
        const std::string printed = printedWords(sources);
        if (!printed.empty() && (isUpper(printed.front()) || firstWord(printed) == mention::name(kind)))
            return capitalised(shortened(printed));
        best = kindAndWho(sources, kind);
        if (!place.empty())
            best += (place.front() >= 'a' && place.front() <= 'z' ? " at " : " in ") + std::string(place);
        best = cleaned(best);
        if (!printed.empty())
            best += ": " + printed;
    }
    return capitalised(shortened(std::move(best)));
}

} // namespace parallax::event
