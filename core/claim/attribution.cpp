#include "claim/attribution.h"

#include "claim/speech_lexicon.h"
#include "claim/speech_reader.h"
#include "mention/frame.h"
#include "mention/gender.h"

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

class Finder : private SpeechReader {
public:
    Finder(const Syntax& syntax, const ActorMentions& actors) : SpeechReader(syntax, actors) {}

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
        // "the Velm County Sheriff's Lt. Ana Novak": the tree may hang a name on its title.
        for (const int c : m_syntax.children(t)) {
            if (mention < 0 && c > t && m_syntax.rel(c) == Rel::Flat)
                mention = m_actors.at(c);
        }
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
                actor.sentence - m_actors.mentions[static_cast<std::size_t>(m_lastPerson)].sentence <= 6) {
                const auto gender = mention::genderOf(m_syntax, actor);
                if (m_lastGender == mention::Gender::Unknown)
                    m_lastGender = gender;
                if (m_lastGender == gender)
                    return m_lastPerson;
            }
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

    bool isNobody(int t) const {
        static constexpr std::array<std::string_view, 4> words{"no", "none", "nobody", "neither"};
        const auto is = [&](int i) { return std::ranges::find(words, m_syntax.lower(i)) != words.end(); };
        return is(t) || (m_syntax.isNominal(t) && is(m_syntax.nounPhrase(t).first));
    }

    void remember(std::int32_t speaker) {
        if (speaker < 0)
            return;
        m_lastSpeaker = speaker;
        const auto& actor = m_actors.mentions[static_cast<std::size_t>(speaker)];
        if (actor.kind == ActorKind::Person && actor.form != MentionForm::Pronoun && speaker != m_lastPerson) {
            const auto told = mention::genderOf(m_syntax, actor);
            const bool same =
                m_lastPerson >= 0 && m_actors.mentions[static_cast<std::size_t>(m_lastPerson)].chain == actor.chain;
            if (!same || told != mention::Gender::Unknown)
                m_lastGender = told;
            m_lastPerson = speaker;
        }
    }

    void verb(int t) {
        static constexpr SpeechWord figure, possible{Hedge::Possible, Stance::Says};
        const bool holds = holdsResponsible(t);
        const auto* word = SpeechLexicon::shared().findVerb(holds ? "blame" : m_syntax.lemma(t));
        const bool gives = givesFigure(t);
        if (!word && gives)
            word = &figure;
        // "did not rule out that ...": what is not excluded is possible.
        const bool leavesOpen = !word && m_syntax.lemma(t) == "rule" && t + 1 < static_cast<int>(m_syntax.size()) &&
                                m_syntax.lower(t + 1) == "out" && m_syntax.isNegated(t);
        if (leavesOpen)
            word = &possible;
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
        if (m_syntax.isNegated(t) && made.stance == Stance::Says && !leavesOpen)
            made.stance = Stance::Unknown;
        int speakerToken = -1;
        if (passive) {
            for (const int c : mention::byPhrasesOf(m_syntax, t))
                speakerToken = c;
        } else {
            speakerToken = besideVerb(t);
        }
        // "was reported as saying", "quoted the governor as saying": whoever was reported speaks.
        int reporter = -1;
        if (m_syntax.xpos(t, "VBG") && t >= 2 && m_syntax.lower(t - 1) == "as") {
            if (const auto told = saidAs(t); told.speaker >= 0) {
                speakerToken = told.speaker;
                reporter = told.reporter;
            }
        }
        // "No group claimed responsibility for the blast that killed eight": nobody says that eight died.
        if (speakerToken >= 0 && isNobody(speakerToken))
            return;
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
        if (made.via.empty() && reporter >= 0)
            made.via = bodyAt(reporter);
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

    std::vector<Attribution> m_all;
    std::vector<std::uint32_t> m_waiting;
    std::int32_t m_lastSpeaker = -1, m_lastPerson = -1;
    mention::Gender m_lastGender = mention::Gender::Unknown; // of m_lastPerson
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
