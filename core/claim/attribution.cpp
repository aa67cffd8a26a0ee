#include "claim/attribution.h"

#include "claim/speech_lexicon.h"
#include "mention/frame.h"

#include <fmt/format.h>

#include <algorithm>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::ActorKind;
using mention::ActorMentions;
using mention::MentionForm;
using mention::Rel;
using mention::Syntax;

enum class QuoteMark { None, Open, Close, Either };

QuoteMark quoteMark(std::string_view form) {
    if (form == "\"" || form == "''" || form == "``")
        return form == "``" ? QuoteMark::Open : QuoteMark::Either;
    if (form == "“" || form == "«" || form == "„")
        return QuoteMark::Open;
    if (form == "”" || form == "»")
        return QuoteMark::Close;
    return QuoteMark::None;
}

class Finder {
public:
    Finder(const Syntax& syntax, const ActorMentions& actors) : m_syntax(syntax), m_actors(actors) {}

    std::vector<Attribution> run() {
        markQuotes();
        const auto& sentences = m_syntax.document().sentences;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            const std::size_t before = m_all.size();
            for (auto t = static_cast<int>(sentences[s].firstToken); t < static_cast<int>(sentences[s].endToken); ++t) {
                if (m_syntax.isVerb(t))
                    verb(t);
                else
                    accordingTo(t);
            }
            continueQuote(s, before);
        }
        return std::move(m_all);
    }

private:
    const language::Sentence& sentence(int t) const { return m_syntax.sentenceOf(t); }

    void markQuotes() {
        // Whether each word stands in quotation marks; a straight mark opens and closes in turn within its line.
        m_quoted.assign(m_syntax.size(), false);
        bool open = false;
        std::uint32_t line = static_cast<std::uint32_t>(-1);
        for (std::size_t t = 0; t < m_syntax.size(); ++t) {
            const auto own = m_syntax.document().sentences[m_syntax.sentence(static_cast<int>(t))].line;
            if (own != line) {
                line = own;
                open = false;
            }
            switch (quoteMark(m_syntax.form(static_cast<int>(t)))) {
            case QuoteMark::Open:
                open = true;
                break;
            case QuoteMark::Close:
                open = false;
                break;
            case QuoteMark::Either:
                open = !open;
                break;
            case QuoteMark::None:
                m_quoted[t] = open;
                break;
            }
        }
    }

    // The mention that speaks at token `t`, and for a pronoun the last one who spoke.
    std::int32_t speakerAt(int t) {
        int mention = m_actors.at(t);
        if (mention < 0) {
            // "one of the officials", "the ministry's spokesman": the of-phrase or the owner stand in.
            for (const int c : m_syntax.children(t)) {
                if ((m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of") ||
                    m_syntax.rel(c) == Rel::NmodPoss || m_syntax.rel(c) == Rel::Compound) {
                    mention = m_actors.at(c);
                    if (mention >= 0)
                        break;
                }
            }
        }
        if (mention < 0)
            return -1;
        const auto& actor = m_actors.mentions[static_cast<std::size_t>(mention)];
        if (actor.form == MentionForm::Pronoun) {
            const bool person = actor.headLemma == "he" || actor.headLemma == "she";
            if (person && m_lastPerson >= 0 &&
                actor.sentence - m_actors.mentions[static_cast<std::size_t>(m_lastPerson)].sentence <= 6)
                return m_lastPerson;
            // Whoever the chain leads to.
            for (int i = mention - 1; i >= 0 && i > mention - 30; --i) {
                const auto& other = m_actors.mentions[static_cast<std::size_t>(i)];
                if (other.chain == actor.chain && other.form != MentionForm::Pronoun)
                    return i;
            }
            return m_lastSpeaker;
        }
        return mention;
    }

    void remember(std::int32_t speaker) {
        if (speaker < 0)
            return;
        m_lastSpeaker = speaker;
        const auto& actor = m_actors.mentions[static_cast<std::size_t>(speaker)];
        if (actor.kind == ActorKind::Person && actor.form != MentionForm::Pronoun)
            m_lastPerson = speaker;
    }

    // The nearest actor mention that a verb's subject is: never a thing ("the video said").
    int subjectOf(int verb) {
        // "was reported as saying": the subject of the outer verb.
        const auto subjects = mention::subjectsOf(m_syntax, verb);
        return subjects.empty() ? -1 : subjects.front();
    }

    void verb(int t) {
        const auto* word = SpeechLexicon::shared().findVerb(m_syntax.lemma(t));
        if (!word)
            return;
        const auto lemma = m_syntax.lemma(t);
        int content = m_syntax.child(t, Rel::Ccomp);
        bool inverted = false;
        if (content < 0 && (lemma == "urge" || lemma == "ask" || lemma == "quote"))
            content = -1;
        const int passiveSubject = m_syntax.child(t, Rel::NsubjPass);
        const bool passive = m_syntax.isPassive(t);
        int first = -1, last = -1;
        if (content < 0 && m_syntax.rel(t) == Rel::Parataxis && m_syntax.head(t) >= 0) {
            // "Ten people died, officials said."
            content = m_syntax.head(t);
            inverted = true;
        }
        if (content < 0) {
            const int p = m_syntax.child(t, Rel::Parataxis);
            if (p >= 0 && (m_syntax.isVerb(p) || m_quoted[static_cast<std::size_t>(p)]))
                content = p;
        }
        int speakerToken = passive ? -1 : subjectOf(t);
        bool blame = false;
        if (lemma == "blame" || lemma == "accuse" || lemma == "identify" || lemma == "describe" || lemma == "suspect")
            blame = true;
        if (passive) {
            // "was reported by police to have ...", "is believed to": the agent, if any, speaks of the subject.
            for (const int c : m_syntax.children(t)) {
                if ((m_syntax.rel(c) == Rel::Obl || m_syntax.rel(c) == Rel::OblAgent) &&
                    m_syntax.preposition(c) == "by")
                    speakerToken = c;
            }
            const int x =
                m_syntax.child(t, Rel::Xcomp) >= 0 ? m_syntax.child(t, Rel::Xcomp) : m_syntax.child(t, Rel::Advcl);
            if (x >= 0 && SpeechLexicon::shared().findVerb(m_syntax.lemma(x)) && passiveSubject >= 0) {
                return; // "was reported as saying": the inner verb speaks
            }
            if (content < 0)
                content = x;
            if (content < 0 && blame && speakerToken >= 0)
                content = t;
        }
        if (content < 0 && blame)
            content = t; // "X blamed Y for the attack": the whole clause is X's
        if (content < 0 && (word->stance == Stance::Denies))
            content = t;
        if (content < 0) {
            const int x = m_syntax.child(t, Rel::Xcomp);
            if (x >= 0 && (lemma == "claim" || lemma == "admit" || lemma == "deny"))
                content = x;
        }
        const std::int32_t speaker = speakerToken >= 0 ? speakerAt(speakerToken) : -1;
        if (content < 0) {
            // A clause of saying in which everything else is quoted, or "X said" between commas with the content as its
            // head.
            const auto& s = sentence(t);
            bool anyQuote = false;
            for (auto q = s.firstToken; q < s.endToken; ++q)
                anyQuote = anyQuote || m_quoted[q];
            if (!anyQuote || m_syntax.rel(t) != Rel::Root || speaker < 0) {
                if (speaker >= 0)
                    remember(speaker);
                return;
            }
            first = static_cast<int>(s.firstToken);
            last = static_cast<int>(s.endToken) - 1;
        } else {
            first = m_syntax.first(content);
            last = m_syntax.last(content);
            if (inverted) {
                // The head's subtree holds the cue, too; what is said stands before and after it.
                first = std::min(first, m_syntax.first(content));
            }
            // Clauses coordinated with the content are said, too, where no verb of saying governs them.
            if (m_syntax.rel(t) == Rel::Root && content != t) {
                const auto& s = sentence(t);
                // "..., X said." and "X said ...": content that is quoted or runs to the end of the sentence.
                if (content < t)
                    first = static_cast<int>(s.firstToken);
                else if (!m_syntax.hasChild(t, Rel::Conj))
                    last = std::max(last, static_cast<int>(s.endToken) - 1);
            }
        }
        Attribution made;
        made.first = first;
        made.last = last;
        made.cue = t;
        made.speaker = speaker;
        made.hedge = word->hedge;
        made.stance = word->stance;
        if (m_syntax.isNegated(t)) {
            if (made.stance == Stance::Says)
                made.stance = Stance::Unknown;
        }
        made.via = toldTo(t);
        if (speaker < 0 && passive && word->hedge == Hedge::None)
            made.hedge = Hedge::Reported;
        if (speaker < 0 && !passive) {
            if (made.stance != Stance::Unknown)
                return;
        }
        made.why = speaker >= 0
                       ? fmt::format("said by {}: \"{}\"", m_actors.mentions[static_cast<std::size_t>(speaker)].text,
                                     m_syntax.form(t))
                       : fmt::format("told without a speaker: \"{}\"", m_syntax.form(t));
        add(std::move(made));
        remember(speaker);
        if (speakerToken > t && m_actors.at(speakerToken) >= 0)
            remember(m_actors.at(speakerToken));
    }

    // "told Vlast.kz", "said in an interview with Reuters": the outlet.
    std::string toldTo(int t) const {
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            if (m_syntax.lemma(t) == "tell" && (r == Rel::Obj || r == Rel::Iobj)) {
                const int mention = m_actors.at(c);
                if (mention >= 0 && m_actors.mentions[static_cast<std::size_t>(mention)].form == MentionForm::Name &&
                    m_actors.mentions[static_cast<std::size_t>(mention)].kind != ActorKind::Person) {
                    return m_actors.mentions[static_cast<std::size_t>(mention)].text;
                }
                if (m_syntax.upos(c) == Upos::PROPN &&
                    (mention < 0 || m_actors.mentions[static_cast<std::size_t>(mention)].kind != ActorKind::Person)) {
                    const auto [from, to] = m_syntax.nounPhrase(c);
                    return std::string(m_syntax.span(from, to).in(m_syntax.document().text));
                }
            }
        }
        return {};
    }

    void accordingTo(int t) {
        // "according to X": X has the preposition "according".
        if (m_syntax.lower(t) != "according")
            return;
        int source = m_syntax.head(t);
        if (source < 0 || m_syntax.isVerb(source)) {
            source = m_syntax.child(t, Rel::Obl);
            if (source < 0)
                source = m_syntax.child(t, Rel::Obj);
        }
        if (source < 0)
            return;
        const std::int32_t speaker = speakerAt(source);
        int clause = m_syntax.head(source);
        if (clause == t)
            clause = m_syntax.head(t);
        if (clause < 0)
            clause = source;
        // Sets off the clause that it stands in: a relative clause alone, else the sentence.
        const int verb = m_syntax.clauseHead(clause);
        Attribution made;
        if (m_syntax.rel(verb) == Rel::AclRelcl || m_syntax.rel(verb) == Rel::Advcl ||
            m_syntax.rel(verb) == Rel::Ccomp) {
            made.first = m_syntax.first(verb);
            made.last = m_syntax.last(verb);
        } else {
            made.first = static_cast<int>(sentence(t).firstToken);
            made.last = static_cast<int>(sentence(t).endToken) - 1;
        }
        made.cue = t;
        made.speaker = speaker;
        if (speaker < 0)
            made.hedge = Hedge::Reported;
        made.why = speaker >= 0
                       ? fmt::format("according to {}", m_actors.mentions[static_cast<std::size_t>(speaker)].text)
                       : "\"according to\"";
        add(std::move(made));
        remember(speaker);
    }

    void add(Attribution made) {
        if (made.first < 0 || made.last < made.first)
            return;
        m_all.push_back(std::move(made));
    }

    // A sentence that is quoted from its first to its last word, without a speaker of its own, belongs to the one who
    // spoke before it in the same or the paragraph before; where none did, to the next one who speaks in its paragraph.
    void continueQuote(std::uint32_t s, std::size_t before) {
        const auto& own = m_syntax.document().sentences[s];
        bool quoted = false, plain = false;
        for (auto t = own.firstToken; t < own.endToken; ++t) {
            if (m_syntax.upos(static_cast<int>(t)) == Upos::PUNCT ||
                quoteMark(m_syntax.form(static_cast<int>(t))) != QuoteMark::None)
                continue;
            (m_quoted[t] ? quoted : plain) = true;
        }
        bool speaks = false;
        for (std::size_t i = before; i < m_all.size(); ++i)
            speaks = speaks || m_all[i].speaker >= 0;
        if (speaks) {
            // Earlier sentences of this paragraph that were quoted and still wait for their speaker.
            const std::int32_t speaker = m_all.back().speaker;
            for (const auto waiting : m_waiting) {
                const auto& other = m_syntax.document().sentences[waiting];
                if (other.line != own.line || speaker < 0)
                    continue;
                quote(waiting, speaker);
            }
            m_waiting.clear();
            return;
        }
        if (!quoted || plain)
            return;
        if (m_lastSpeaker >= 0) {
            const auto& last = m_syntax.document().sentences[lastSentence()];
            if (own.line - last.line <= 1) {
                quote(s, m_lastSpeaker);
                return;
            }
        }
        m_waiting.push_back(s);
    }

    std::uint32_t lastSentence() const {
        return m_all.empty() ? 0 : m_syntax.sentence(std::max(m_all.back().cue, m_all.back().first));
    }

    void quote(std::uint32_t s, std::int32_t speaker) {
        const auto& own = m_syntax.document().sentences[s];
        Attribution made;
        made.first = static_cast<int>(own.firstToken);
        made.last = static_cast<int>(own.endToken) - 1;
        made.speaker = speaker;
        made.why =
            fmt::format("the quotation of {} goes on", m_actors.mentions[static_cast<std::size_t>(speaker)].text);
        m_all.push_back(std::move(made));
    }

    const Syntax& m_syntax;
    const ActorMentions& m_actors;
    std::vector<Attribution> m_all;
    std::vector<bool> m_quoted;
    std::vector<std::uint32_t> m_waiting;
    std::int32_t m_lastSpeaker = -1, m_lastPerson = -1;
};

} // namespace

Attributions::Attributions(const mention::Syntax& syntax, const mention::ActorMentions& actors)
    : m_all(Finder(syntax, actors).run()) {
    // Wider contents first, so that the narrower ones overwrite them.
    std::ranges::stable_sort(
        m_all, [](const Attribution& a, const Attribution& b) { return a.last - a.first > b.last - b.first; });
    m_byToken.assign(syntax.size(), -1);
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const auto& one = m_all[i];
        if (one.last - one.first > 400)
            continue; // a broken sentence: nobody says all of it
        for (int t = one.first; t <= one.last; ++t) {
            // The cue's own clause is the report's, but for clauses that are wholly the speaker's ("X blamed Y").
            m_byToken[static_cast<std::size_t>(t)] = static_cast<std::int32_t>(i);
        }
    }
}

const Attribution* Attributions::at(int token) const {
    if (token < 0)
        return nullptr;
    const auto i = m_byToken[static_cast<std::size_t>(token)];
    return i < 0 ? nullptr : &m_all[static_cast<std::size_t>(i)];
}

} // namespace parallax::claim
