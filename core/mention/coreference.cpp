// Light coreference inside one report: which mentions are one actor. Only rules that are right nearly always when they
// fire; a mention that none of them reaches keeps a chain of its own. The sieve order follows Lee et al. 2013
// ("Deterministic coreference resolution").
#include "base/one_of.h"
#include "mention/actor_finder.h"
#include "mention/actor_nouns.h"
#include "mention/gender.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

namespace parallax::mention {
namespace {

using language::Upos;

// What is done to suspects.
constexpr std::array<std::string_view, 14> custody = {"accuse", "apprehend", "arraign", "arrest",   "book",
                                                      "charge", "convict",   "detain",  "imprison", "indict",
                                                      "jail",   "sentence",  "suspect", "handcuff"};

// Verbs of those who inform others; a suspect rather admits, denies or pleads.
constexpr std::array<std::string_view, 8> reporting = {"add",  "announce", "confirm", "explain",
                                                       "note", "say",      "state",   "tell"};

constexpr std::uint32_t shortestRepeat = 6; // tokens; a shorter sentence may be said of two

class Chains {
public:
    explicit Chains(std::size_t count) : m_parent(count), m_score(count, 1.0), m_named(count, false), m_gender(count) {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }
    std::size_t find(std::size_t i) {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    // `later` joins the chain of `earlier`.
    void join(std::size_t earlier, std::size_t later, double score) {
        const auto a = find(earlier), b = find(later);
        m_score[later] = std::min(m_score[later], score);
        if (a != b)
            m_parent[std::max(a, b)] = std::min(a, b);
        m_named[std::min(a, b)] = m_named[a] || m_named[b];
        auto& gender = m_gender[std::min(a, b)];
        if (gender == Gender::Unknown)
            gender = m_gender[std::max(a, b)];
    }
    // The same by what a noun or a pronoun stands for; false, and nothing done, where that would make one of two names
    // that are not forms of one another.
    bool link(std::size_t earlier, std::size_t later, double score) {
        const auto a = find(earlier), b = find(later);
        if (a != b && m_named[a] && m_named[b])
            return false;
        join(earlier, later, score);
        return true;
    }
    void setNamed(std::size_t i) { m_named[find(i)] = true; }
    void setGender(std::size_t i, Gender gender) { m_gender[i] = gender; }
    // What the first of the chain that tells it says.
    Gender gender(std::size_t i) { return m_gender[find(i)]; }
    double score(std::size_t i) const { return m_score[i]; }

private:
    std::vector<std::size_t> m_parent;
    std::vector<double> m_score;
    std::vector<bool> m_named;    // by root: a name is in the chain
    std::vector<Gender> m_gender; // by root
};

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find_first_of(" \n\r\t", at), text.size());
        if (end > at)
            out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

// All words of `part` stand in `whole` in the same order.
bool isPartOf(const std::vector<std::string_view>& part, const std::vector<std::string_view>& whole) {
    std::size_t at = 0;
    for (const auto word : whole) {
        if (at < part.size() && part[at] == word)
            ++at;
    }
    return at == part.size();
}

class Resolver {
public:
    Resolver(const Syntax& syntax, ActorMentions& actors)
        : m_syntax(syntax), m_mentions(actors.mentions), m_actors(actors), m_chains(actors.mentions.size()) {}

    void run() {
        for (std::size_t i = 0; i < m_mentions.size(); ++i)
            m_chains.setGender(i, genderOf(m_syntax, m_mentions[i]));
        names();
        repeats();
        appositions();
        descriptions();
        pronouns();
        std::unordered_map<std::size_t, std::uint32_t> numbers;
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            const auto root = m_chains.find(i);
            m_mentions[i].chain = numbers.emplace(root, static_cast<std::uint32_t>(numbers.size())).first->second;
            m_mentions[i].chainScore = m_chains.score(i);
        }
    }

private:
    void names() {
        struct Full {
            std::size_t mention;
            std::vector<std::string_view> words;
        };
        std::unordered_map<std::string, std::size_t> exact;               // kind and text -> first mention
        std::unordered_map<std::string, std::vector<std::size_t>> byWord; // word -> distinct names that have it
        std::vector<Full> distinct;
        std::vector<std::size_t> nameMentions;
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            const auto& mention = m_mentions[i];
            if (mention.form != MentionForm::Name)
                continue;
            auto text = nameInLowerCase(mention.text);
            const auto [found, isNew] = exact.emplace(text, i);
            if (!isNew) {
                m_chains.join(found->second, i, 1.0);
                continue;
            }
            m_chains.setNamed(i);
            nameMentions.push_back(i);
            distinct.push_back({i, words(m_mentions[i].text)});
            if (!mention.acronym.empty()) {
                const auto [short_, fresh] = exact.emplace(nameInLowerCase(mention.acronym), i);
                if (!fresh)
                    m_chains.join(short_->second, i, 0.95);
            }
            for (const auto word : distinct.back().words)
                byWord[nameInLowerCase(word)].push_back(distinct.size() - 1);
        }
        // A short form belongs to the one fuller name that holds all its words.
        for (std::size_t d = 0; d < distinct.size(); ++d) {
            const auto& shortForm = distinct[d];
            const auto kind = m_mentions[shortForm.mention].kind;
            const auto candidates =
                byWord.find(nameInLowerCase(shortForm.words.empty() ? std::string_view() : shortForm.words.back()));
            if (candidates == byWord.end() || candidates->second.size() > 64)
                continue;
            std::vector<std::size_t> fuller;
            for (const auto c : candidates->second) {
                const auto& full = distinct[c];
                if (c == d || full.words.size() <= shortForm.words.size())
                    continue;
                // A surname is a surname whatever kind name recognition gave it where it stands alone.
                const bool surname = shortForm.words.size() == 1 && full.words.back() == shortForm.words.front();
                const bool persons =
                    m_mentions[full.mention].kind == ActorKind::Person && (kind == ActorKind::Person || surname);
                const bool bodies = kind != ActorKind::Person && m_mentions[full.mention].kind != ActorKind::Person &&
                                    shortForm.words.size() >= 2;
                if ((persons || bodies) && isPartOf(shortForm.words, full.words))
                    fuller.push_back(c);
            }
            // Several fuller names are fine as long as they are forms of one another.
            std::ranges::sort(fuller, {}, [&](std::size_t c) { return distinct[c].words.size(); });
            bool one = !fuller.empty();
            for (std::size_t i = 0; i + 1 < fuller.size(); ++i) {
                if (!isPartOf(distinct[fuller[i]].words, distinct[fuller[i + 1]].words))
                    one = false;
            }
            if (one)
                m_chains.join(std::min(distinct[fuller[0]].mention, shortForm.mention),
                              std::max(distinct[fuller[0]].mention, shortForm.mention), 0.9);
        }
        // Initials of a name given in full: "National Security Committee" and a later "NSC".
        for (const auto i : nameMentions) {
            const auto& text = m_mentions[i].text;
            if (text.size() < 3 || text.size() > 6 ||
                !std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; }))
                continue;
            for (const auto& full : distinct) {
                if (full.words.size() < 3 || m_mentions[full.mention].kind == ActorKind::Person)
                    continue;
                std::string initials;
                for (const auto word : full.words) {
                    if (word[0] >= 'A' && word[0] <= 'Z')
                        initials += word[0];
                }
                if (initials == text) {
                    m_chains.join(std::min(full.mention, i), std::max(full.mention, i), 0.85);
                    break;
                }
            }
        }
    }

    // A sentence that stands in the text once more (a teaser, a caption) speaks of the same people.
    void repeats() {
        std::unordered_map<std::string_view, std::uint32_t> firstWith;
        const auto& sentences = m_syntax.document().sentences;
        const auto textOf = [&](const language::Sentence& one) {
            return m_syntax.span(static_cast<int>(one.firstToken), static_cast<int>(one.endToken) - 1)
                .in(m_syntax.document().text);
        };
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            if (sentences[s].endToken < sentences[s].firstToken + shortestRepeat)
                continue;
            const auto [first, isNew] = firstWith.emplace(textOf(sentences[s]), s);
            if (isNew)
                continue;
            const auto& earlier = sentences[first->second];
            if (earlier.endToken - earlier.firstToken != sentences[s].endToken - sentences[s].firstToken)
                continue;
            for (auto t = sentences[s].firstToken; t < sentences[s].endToken; ++t) {
                const int here = m_actors.at(static_cast<int>(t));
                const int there = m_actors.at(static_cast<int>(earlier.firstToken + (t - sentences[s].firstToken)));
                if (here >= 0 && there >= 0 && m_mentions[static_cast<std::size_t>(here)].form == MentionForm::Nominal)
                    m_chains.link(static_cast<std::size_t>(there), static_cast<std::size_t>(here), 0.9);
            }
        }
    }

    void appositions() {
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            const int head = m_mentions[i].headToken;
            if (m_syntax.rel(head) != Rel::Appos)
                continue;
            const int other = m_actors.at(m_syntax.head(head));
            if (other < 0 || static_cast<std::size_t>(other) == i)
                continue;
            const auto& a = m_mentions[static_cast<std::size_t>(other)];
            const auto& b = m_mentions[i];
            if (a.form == MentionForm::Pronoun || b.form == MentionForm::Pronoun || a.plural != b.plural)
                continue;
            // Two names in apposition are more often a list or a place of work.
            if (a.form == MentionForm::Name && b.form == MentionForm::Name)
                continue;
            // "Nik Halden, 40; his wife, Tove": she is the name that follows.
            if (b.form == MentionForm::Nominal && isOfAnother(b) && m_syntax.child(head, Rel::Appos) > head)
                continue;
            const bool persons = (a.kind == ActorKind::Person) == (b.kind == ActorKind::Person);
            if (persons)
                m_chains.link(static_cast<std::size_t>(other), i, 0.9);
        }
    }

    // "His wife": someone by whose they are.
    bool isOfAnother(const ActorMention& mention) const {
        return std::ranges::any_of(m_syntax.children(mention.headToken), [&](int c) {
            return m_syntax.upos(c) == Upos::PRON && m_syntax.rel(c) == Rel::NmodPoss;
        });
    }
    bool isDefinite(const ActorMention& mention) const {
        for (const int c : m_syntax.children(mention.headToken)) {
            const auto word = m_syntax.lower(c);
            if (m_syntax.rel(c) == Rel::Det &&
                (word == "the" || word == "those" || word == "these" || word == "that" || word == "this"))
                return true;
        }
        return false;
    }
    bool isCounted(const ActorMention& mention) const {
        for (const int c : m_syntax.children(mention.headToken)) {
            const Rel r = m_syntax.rel(c);
            if (r == Rel::Nummod || (r == Rel::Det && m_syntax.lower(c) != "the") ||
                (r == Rel::Amod && m_syntax.lemma(c) == "other"))
                return true;
        }
        return false;
    }

    void descriptions() {
        std::unordered_map<std::string, std::size_t> lastByText; // bare or definite, the same words
        std::unordered_map<std::string, std::size_t> lastByHead; // head noun and number -> last mention
        int lastAttackers = -1;
        struct Body {
            int plain = -1, modified = -1;
            bool several = false;
        };
        std::unordered_map<std::string, Body> bodies;
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            const auto& mention = m_mentions[i];
            if (mention.form != MentionForm::Nominal)
                continue;
            const bool body = mention.kind == ActorKind::Authority || mention.kind == ActorKind::SecurityForce;
            const bool counted = isCounted(mention);
            const auto text = nameInLowerCase(mention.text);
            const bool definite = isDefinite(mention);
            const auto* noun = ActorNouns::shared().find(mention.headLemma);
            const bool attackers = noun && noun->scope == "attackers" && mention.plural;
            bool joined = false;
            if (!counted && (body || definite)) {
                if (const auto found = lastByText.find(text); found != lastByText.end()) {
                    joined = m_chains.link(found->second, i, body ? 0.8 : 0.75);
                }
            }
            const auto headKey = mention.headLemma + (mention.plural ? "+" : "");
            if (!joined && definite && !counted) {
                if (const auto found = lastByHead.find(headKey); found != lastByHead.end()) {
                    joined = m_chains.link(found->second, i, 0.7);
                }
            }
            // "police" and the one kind of police that the report names otherwise ("the Northland police").
            if (!joined && body && !counted) {
                const bool bare = mention.text.size() == m_syntax.token(mention.headToken).span.size();
                auto& [plain, modified, several] = bodies[mention.headLemma];
                if (bare) {
                    if (modified >= 0 && !several) {
                        m_chains.link(static_cast<std::size_t>(modified), i, 0.65);
                        joined = true;
                    }
                    plain = static_cast<int>(i);
                } else {
                    if (modified >= 0 && nameInLowerCase(m_mentions[static_cast<std::size_t>(modified)].text) != text)
                        several = true;
                    else if (plain >= 0 && modified < 0 && !several) {
                        m_chains.link(static_cast<std::size_t>(plain), i, 0.65);
                        joined = true;
                    }
                    if (modified < 0)
                        modified = static_cast<int>(i);
                }
            }
            if (!joined && attackers && definite && !counted && lastAttackers >= 0) {
                m_chains.link(static_cast<std::size_t>(lastAttackers), i, 0.6);
                joined = true;
            }
            lastByText[text] = i;
            lastByHead[headKey] = i;
            if (attackers && !counted)
                lastAttackers = static_cast<int>(i);
        }
    }

    // "a clerk of his shop", but not "Marr and his wife": a conjunct is no part of the first one's phrase.
    bool insidePhrase(int token, int head) const {
        return m_syntax.below(token, head) && std::ranges::none_of(m_syntax.children(head), [&](int child) {
                   return m_syntax.rel(child) == Rel::Conj && m_syntax.below(token, child);
               });
    }

    // "He was charged", "took him into custody".
    bool isTaken(int t) const {
        const int verb = t < 0 ? -1 : m_syntax.head(t);
        return verb >= 0 && (m_syntax.rel(t) == Rel::NsubjPass || m_syntax.rel(t) == Rel::Obj) &&
               base::isOneOf(m_syntax.lemma(verb), custody);
    }
    // "Lieutenant Ilan Dorr said": who tells of it is not whom it was done to, unless it is told to the police.
    bool tells(int t) const {
        const int verb = t < 0 ? -1 : m_syntax.head(t);
        if (verb < t && verb > 0 && m_syntax.upos(verb - 1) != Upos::PUNCT)
            return false; // "authorities said Dorr": of whom it is said
        return verb >= 0 && m_syntax.rel(t) == Rel::Nsubj && base::isOneOf(m_syntax.lemma(verb), reporting) &&
               std::ranges::none_of(m_syntax.children(verb), [&](int c) {
                   return (m_syntax.rel(c) == Rel::Obj || m_syntax.rel(c) == Rel::Iobj ||
                           m_syntax.rel(c) == Rel::Obl) &&
                          ActorNouns::kindOf(m_syntax.lemma(c)) == ActorKind::SecurityForce;
               });
    }

    void pronouns() {
        // Walks in text order and keeps who was last the subject of a sentence, singular and plural.
        for (std::size_t i = 0; i < m_mentions.size(); ++i) {
            auto& mention = m_mentions[i];
            if (mention.form != MentionForm::Pronoun)
                continue;
            const bool plural = mention.plural;
            const bool suspected = isTaken(mention.headToken);
            if (mention.headLemma == "i" || mention.headLemma == "we")
                continue;
            const Gender gender = m_chains.gender(i);
            int best = -1;
            double bestRank = -1;
            for (std::size_t back = 1; back <= 14 && back <= i; ++back) {
                const auto j = i - back;
                const auto& other = m_mentions[j];
                if (mention.sentence - other.sentence > 2)
                    break;
                if (other.form == MentionForm::Pronoun && other.headLemma != mention.headLemma)
                    continue;
                const bool fits = plural ? other.plural || other.kind == ActorKind::SecurityForce
                                         : !other.plural && other.kind == ActorKind::Person;
                const Gender others = m_chains.gender(j);
                const bool another = gender != Gender::Unknown && others != Gender::Unknown && gender != others;
                if (!fits || another || insidePhrase(mention.headToken, other.headToken) ||
                    (suspected && tells(other.headToken)))
                    continue;
                const Rel r = m_syntax.rel(other.headToken);
                double rank = 0;
                if (r == Rel::Nsubj || r == Rel::NsubjPass)
                    rank += 2;
                if (other.form == MentionForm::Name)
                    rank += 1;
                rank -= 1.2 * static_cast<double>(mention.sentence - other.sentence);
                rank -= 0.01 * static_cast<double>(back);
                if (rank > bestRank) {
                    bestRank = rank;
                    best = static_cast<int>(j);
                }
            }
            if (best >= 0)
                m_chains.link(static_cast<std::size_t>(best), i, 0.6);
        }
    }

    const Syntax& m_syntax;
    std::vector<ActorMention>& m_mentions;
    ActorMentions& m_actors;
    Chains m_chains;
};

} // namespace

std::string nameInLowerCase(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
        else if (c == '\n' || c == '\r' || c == '\t')
            out += ' ';
        else
            out += c;
    }
    return out;
}

void resolveChains(const Syntax& syntax, ActorMentions& actors) {
    Resolver(syntax, actors).run();
}

} // namespace parallax::mention
