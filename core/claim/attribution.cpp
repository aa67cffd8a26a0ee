#include "claim/attribution.h"

#include "claim/speech_lexicon.h"
#include "mention/frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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
                if (m_syntax.lower(t) == "according")
                    accordingTo(t);
                else if (m_syntax.isVerb(t))
                    verb(t);
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
            // "The head of the service, Ana Novak": the name beside it.
            for (int at = t; at >= 0 && mention < 0;) {
                const int name = m_syntax.child(at, Rel::Appos);
                if (name >= 0)
                    mention = m_actors.at(name);
                at = at == t ? m_syntax.child(at, Rel::Nmod) : -1;
            }
            // "one of the officials", "the ministry's spokesman": the of-phrase or the owner stand in.
            for (const int c : m_syntax.children(t)) {
                if (mention >= 0)
                    break;
                const auto preposition = m_syntax.preposition(c);
                // "statements from the ministry"
                if ((m_syntax.rel(c) == Rel::Nmod &&
                     (preposition == "of" || preposition == "from" || preposition == "by")) ||
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
        // "Deputy Prosecutor Ana Novak": the name behind the title.
        if (actor.form == MentionForm::Nominal && !actor.plural) {
            const int next = m_syntax.tokenAt(actor.span.end);
            const int name = next < static_cast<int>(m_syntax.size()) && m_syntax.sentence(next) == actor.sentence
                                 ? m_actors.at(next)
                                 : -1;
            if (name >= 0 && name != mention) {
                const auto& named = m_actors.mentions[static_cast<std::size_t>(name)];
                if (named.form == MentionForm::Name && named.kind == ActorKind::Person &&
                    named.span.begin == m_syntax.token(next).span.begin)
                    return name;
            }
        }
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

    // "put the toll at 46", "raised the number of dead to 61", "counted 14 dead": a figure given by somebody.
    bool givesFigure(int t) const {
        static constexpr std::array<std::string_view, 13> verbs{"put",      "count", "record", "register", "document",
                                                                "list",     "give",  "revise", "raise",    "lower",
                                                                "estimate", "set",   "update"};
        static constexpr std::array<std::string_view, 14> figures{
            "toll",   "number",  "figure",  "count",    "total",    "death",   "dead",
            "injury", "wounded", "missing", "fatality", "casualty", "injured", "killed"};
        if (std::ranges::find(verbs, m_syntax.lemma(t)) == verbs.end() || m_syntax.xpos(t, "VBN"))
            return false;
        const int object = m_syntax.child(t, Rel::Obj);
        if (object < t)
            return false;
        for (int i = t + 1; i <= std::min(object + 3, static_cast<int>(sentence(t).endToken) - 1); ++i) {
            if (std::ranges::find(figures, m_syntax.lemma(i)) != figures.end() ||
                std::ranges::find(figures, m_syntax.lower(i)) != figures.end())
                return true;
        }
        return false;
    }

    static bool givesNews(std::string_view lemma) {
        static constexpr std::array<std::string_view, 11> verbs{"confirm", "report",   "deny",   "acknowledge",
                                                                "admit",   "announce", "reject", "estimate",
                                                                "dispute", "claim",    "dismiss"};
        return std::ranges::find(verbs, lemma) != verbs.end();
    }

    // "holds the army fully responsible": blame.
    bool holdsResponsible(int t) const {
        return m_syntax.lemma(t) == "hold" && m_syntax.isVerb(t) && m_syntax.child(t, Rel::Obj) >= 0 &&
               std::ranges::any_of(m_syntax.children(t), [&](int c) {
                   return m_syntax.lower(c) == "responsible" || m_syntax.lower(c) == "accountable";
               });
    }

    void verb(int t) {
        static constexpr SpeechWord figure;
        const bool holds = holdsResponsible(t);
        const auto* word = SpeechLexicon::shared().findVerb(holds ? "blame" : m_syntax.lemma(t));
        const bool gives = givesFigure(t);
        if (!word && gives)
            word = &figure;
        if (!word)
            return;
        const auto lemma = m_syntax.lemma(t);
        const bool passive = m_syntax.hasChild(t, Rel::AuxPass) || m_syntax.hasChild(t, Rel::NsubjPass) ||
                             (m_syntax.xpos(t, "VBN") && m_syntax.rel(t) == Rel::Acl);
        const bool blame = lemma == "blame" || lemma == "accuse" || lemma == "identify" || lemma == "describe" ||
                           lemma == "suspect" || lemma == "name" || holds;
        Attribution made;
        made.cue = t;
        made.hedge = word->hedge;
        made.stance = word->stance;
        if (m_syntax.isNegated(t) && made.stance == Stance::Says)
            made.stance = Stance::Unknown;
        int speakerToken = -1;
        if (passive) {
            for (const int c : mention::byPhrasesOf(m_syntax, t))
                speakerToken = c;
        } else {
            speakerToken = besideVerb(t);
        }
        // "was reported as saying", "were quoted as saying": whoever was reported speaks.
        if (m_syntax.xpos(t, "VBG") && t >= 2 && m_syntax.lower(t - 1) == "as") {
            // The last name or noun of people before "was reported as saying".
            for (int i = t - 3; i >= static_cast<int>(sentence(t).firstToken) && i > t - 12; --i) {
                if (m_actors.at(i) < 0)
                    continue;
                speakerToken = i;
                break;
            }
        }
        made.speaker = speakerToken >= 0 ? speakerAt(speakerToken) : -1;
        // "..., the mayor said, adding that 30 were hurt": the one who has just spoken.
        const bool adds = m_syntax.xpos(t, "VBG") && made.speaker < 0 && !m_all.empty() && m_all.back().cue >= 0 &&
                          m_syntax.sentence(m_all.back().cue) == m_syntax.sentence(t) && m_all.back().cue < t;
        if (adds)
            made.speaker = m_all.back().speaker;
        // Blame is alleged, whoever lays it.
        const bool lays = lemma == "blame" || lemma == "accuse" || holds;
        if (made.speaker < 0 && !passive && made.stance == Stance::Says && !lays)
            return;
        if (adds) {
            made.first = t + 1;
            made.last = static_cast<int>(sentence(t).endToken) - 1;
        } else if (!blame || passive) {
            content(t, speakerToken, made);
        }
        // "confirmed the deaths of 12 people", "reported 12 dead and 30 wounded"
        if (made.first < 0 && !passive && (gives || (givesNews(lemma) && m_syntax.child(t, Rel::Obj) > t))) {
            made.first = t + 1;
            made.last = static_cast<int>(sentence(t).endToken) - 1;
        }
        if (made.first < 0 && (blame || word->stance == Stance::Denies)) {
            // "X blamed Y for the attack": the whole clause is X's.
            made.first = m_syntax.first(t);
            made.last = m_syntax.last(t);
        }
        if (made.first < 0) {
            remember(made.speaker);
            return;
        }
        made.via = toldTo(t);
        if (made.speaker < 0 && passive && word->hedge == Hedge::None)
            made.hedge = Hedge::Reported;
        made.why = made.speaker >= 0
                       ? fmt::format("said by {}: \"{}\"",
                                     m_actors.mentions[static_cast<std::size_t>(made.speaker)].text, m_syntax.form(t))
                       : fmt::format("told without a speaker: \"{}\"", m_syntax.form(t));
        const auto speaker = made.speaker;
        add(std::move(made));
        if (!m_quoted[static_cast<std::size_t>(t)])
            remember(speaker);
    }

    // The subject of a verb of saying. Trees of long sentences often lose it, so the noun phrase that touches the verb
    // counts, too.
    int besideVerb(int t) const {
        int own = m_syntax.child(t, Rel::Nsubj);
        // ""All are residents," the mayor said": what stands in the quotation does not say it.
        if (own >= 0 && m_quoted[static_cast<std::size_t>(own)] && !m_quoted[static_cast<std::size_t>(t)])
            own = -1;
        if (own >= 0 && m_actors.at(own) >= 0)
            return own;
        const int first = static_cast<int>(sentence(t).firstToken), end = static_cast<int>(sentence(t).endToken);
        // "said Novak", "said the minister": right after the verb, closed by punctuation or the end.
        for (int r = t + 1; r < end && r <= t + 3; ++r) {
            const int mention = m_actors.at(r);
            const bool inverted = t > first && m_syntax.upos(t - 1) == Upos::PUNCT && m_syntax.lemma(t) != "tell";
            if (mention >= 0 && inverted)
                return r;
            if (m_syntax.upos(r) != Upos::DET && m_syntax.upos(r) != Upos::ADJ && m_syntax.upos(r) != Upos::NOUN &&
                m_syntax.upos(r) != Upos::PROPN)
                break;
        }
        if (own >= 0)
            return own;
        // "The service on Monday accused ..."
        static constexpr std::array<std::string_view, 13> days{"monday",   "tuesday", "wednesday", "thursday", "friday",
                                                               "saturday", "sunday",  "yesterday", "today",    "on",
                                                               "late",     "early",   "tonight"};
        int l = t - 1;
        while (l >= first &&
               (m_syntax.upos(l) == Upos::AUX || m_syntax.upos(l) == Upos::ADV || m_syntax.upos(l) == Upos::PART ||
                std::ranges::find(days, m_syntax.lower(l)) != days.end()))
            --l;
        // "the chief of police, in a speech, said" is left to the tree; only what touches the verb is taken here.
        if (l >= first && m_syntax.isNominal(l)) {
            if (m_actors.at(l) >= 0)
                return l;
            const int head = m_syntax.head(l);
            if (head >= first && head < l && l - head <= 4 && m_actors.at(head) >= 0)
                return head;
        }
        if (const int set = setOff(t, first); set >= 0)
            return set;
        const auto subjects = mention::subjectsOf(m_syntax, t);
        return subjects.empty() || subjects.front() >= t + 8 ? -1 : subjects.front();
    }

    // "the director, Ana Novak, told", "a witness, who gave no name, said": the name between commas before the verb, or
    // whom a clause between commas is about.
    int setOff(int t, int first) const {
        if (t - 2 <= first || m_syntax.form(t - 1) != ",")
            return -1;
        const auto begin = [&](int last) {
            while (last > first && m_syntax.form(last - 1) != ",")
                --last;
            return last;
        };
        const auto actorIn = [&](int from, int last, bool name) {
            for (int i = last; i >= from; --i) {
                const int mention = m_actors.at(i);
                if (mention < 0)
                    continue;
                const auto& actor = m_actors.mentions[static_cast<std::size_t>(mention)];
                const bool person = actor.form == MentionForm::Name && actor.kind == ActorKind::Person;
                if (name ? person : actor.form != MentionForm::Pronoun)
                    return i;
            }
            return -1;
        };
        const int from = begin(t - 2);
        if (from == first)
            return -1;
        const auto opening = m_syntax.lower(from);
        const bool clause = opening == "who" || opening == "whose" || opening == "which";
        if (!clause && !hasFinite(from, t - 2)) {
            if (const int named = actorIn(from, t - 2, true); named >= 0)
                return named;
        }
        const bool age = from == t - 2 && m_syntax.upos(from) == Upos::NUM;
        if (!clause && !age)
            return -1;
        const int before = begin(from - 2);
        if (from - 2 < before || hasFinite(before, from - 2))
            return -1;
        return actorIn(before, from - 2, false);
    }

    bool hasFinite(int from, int to) const {
        for (int i = from; i <= to; ++i) {
            const auto tag = m_syntax.upos(i);
            if (tag == Upos::AUX)
                return true;
            if (tag == Upos::VERB && !m_syntax.xpos(i, "VBG"))
                return true;
        }
        return false;
    }
    bool hasQuoted(int from, int to) const {
        for (int i = from; i <= to; ++i) {
            if (m_quoted[static_cast<std::size_t>(i)])
                return true;
        }
        return false;
    }

    // What is said: the part of the sentence before or after "X said", by what stands there; the tree decides where
    // both could be.
    void content(int t, int speakerToken, Attribution& made) const {
        const int first = static_cast<int>(sentence(t).firstToken), end = static_cast<int>(sentence(t).endToken) - 1;
        int left = t; // first word of "X said"
        if (speakerToken >= 0 && speakerToken < t) {
            left = std::min(t, m_syntax.nounPhrase(speakerToken).first);
            const int mention = m_actors.at(speakerToken);
            if (mention >= 0)
                left = std::min(left,
                                m_syntax.tokenAt(m_actors.mentions[static_cast<std::size_t>(mention)].wholeSpan.begin));
        }
        // Trees draw what stands before a comma into the speaker: "at least 11 hurt, emergency officials said".
        for (int i = speakerToken >= 0 && speakerToken < t ? speakerToken : left; i > left; --i) {
            if (m_syntax.form(i - 1) == ",") {
                left = i;
                break;
            }
        }
        const bool closed = left > first && m_syntax.upos(left - 1) == Upos::PUNCT && m_syntax.form(left - 1) != "(";
        const bool before = left > first && hasFinite(first, left - 1);
        const bool after = t < end && hasFinite(t + 1, end);
        const int ccomp = m_syntax.child(t, Rel::Ccomp);
        const auto opening = m_syntax.upos(first);
        const bool adverbial = opening == Upos::SCONJ || opening == Upos::ADP || opening == Upos::ADV;
        bool trailing = false;
        if (before && closed && !after)
            trailing = true;
        else if (before && closed && after)
            trailing = hasQuoted(first, left - 1) || (ccomp >= 0 && ccomp < t) ||
                       (!adverbial && (ccomp < 0 || ccomp < t) && m_syntax.rel(t) != Rel::Conj);
        if (trailing) {
            made.first = first;
            made.last = left - 1;
            if (after && hasQuoted(t + 1, end))
                made.last = end;
        } else if (after || (t < end && hasQuoted(t + 1, end))) {
            made.first = t + 1;
            made.last = end;
            // Inside a relative clause or another's words, only the clause.
            if (ccomp > t && m_syntax.rel(t) == Rel::AclRelcl)
                made.last = m_syntax.last(ccomp);
        } else if (closed && hasQuoted(first, left - 1)) {
            made.first = first;
            made.last = left - 1;
        }
    }

    // "told Harbour News", "said in an interview with Reuters": the outlet.
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
        // Who speaks in this sentence, but for who is said to speak inside a quotation.
        std::int32_t speaker = -1;
        bool speaks = false;
        for (std::size_t i = before; i < m_all.size(); ++i) {
            if (m_all[i].speaker < 0)
                continue;
            const bool inside = m_all[i].cue >= 0 && m_quoted[static_cast<std::size_t>(m_all[i].cue)];
            speaks = speaks || !inside || plain;
            if (!inside)
                speaker = m_all[i].speaker;
        }
        if (speaks) {
            resolve(own.line, speaker);
            return;
        }
        if (!quoted || plain)
            return;
        // A quotation that is opened here and goes on in the next sentence waits for who is named there.
        const bool opens = quoteMark(m_syntax.form(static_cast<int>(own.firstToken))) != QuoteMark::None;
        if (opens && m_quoted[own.endToken - 1] && s + 1 < m_syntax.document().sentences.size() &&
            m_syntax.document().sentences[s + 1].line == own.line) {
            m_waiting.push_back(s);
            return;
        }
        if (m_lastSpeaker >= 0) {
            const auto& last = m_syntax.document().sentences[lastSentence()];
            if (own.line - last.line <= 1) {
                resolve(own.line, m_lastSpeaker);
                quote(s, m_lastSpeaker);
                return;
            }
        }
        m_waiting.push_back(s);
    }

    // Earlier sentences of the paragraph that were quoted and still wait for their speaker.
    void resolve(std::uint32_t line, std::int32_t speaker) {
        for (const auto waiting : m_waiting) {
            if (m_syntax.document().sentences[waiting].line == line && speaker >= 0)
                quote(waiting, speaker);
        }
        m_waiting.clear();
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
