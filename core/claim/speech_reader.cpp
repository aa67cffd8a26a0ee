#include "claim/speech_reader.h"

#include "claim/speech_lexicon.h"
#include "mention/frame.h"

#include <algorithm>
#include <array>

namespace parallax::claim {

using language::Upos;
using mention::ActorKind;
using mention::MentionForm;
using mention::Rel;

bool SpeechReader::givesFigure(int t) const {
    static constexpr std::array<std::string_view, 13> verbs{"put",      "count", "record", "register", "document",
                                                            "list",     "give",  "revise", "raise",    "lower",
                                                            "estimate", "set",   "update"};
    static constexpr std::array<std::string_view, 17> figures{
        "toll",    "number",   "figure",   "count",   "total",  "death",   "dead",  "injury",    "wounded",
        "missing", "fatality", "casualty", "injured", "killed", "turnout", "crowd", "attendance"};
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

bool SpeechReader::givesNews(std::string_view lemma) {
    static constexpr std::array<std::string_view, 11> verbs{"confirm", "report",   "deny",   "acknowledge",
                                                            "admit",   "announce", "reject", "estimate",
                                                            "dispute", "claim",    "dismiss"};
    return std::ranges::find(verbs, lemma) != verbs.end();
}

bool SpeechReader::holdsResponsible(int t) const {
    return m_syntax.lemma(t) == "hold" && m_syntax.isVerb(t) && m_syntax.child(t, Rel::Obj) >= 0 &&
           std::ranges::any_of(m_syntax.children(t), [&](int c) {
               return m_syntax.lower(c) == "responsible" || m_syntax.lower(c) == "accountable";
           });
}

int SpeechReader::besideVerb(int t) const {
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
    while (l >= first && (m_syntax.upos(l) == Upos::AUX || m_syntax.upos(l) == Upos::ADV ||
                          m_syntax.upos(l) == Upos::PART || std::ranges::find(days, m_syntax.lower(l)) != days.end()))
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
int SpeechReader::setOff(int t, int first) const {
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

bool SpeechReader::hasFinite(int from, int to) const {
    for (int i = from; i <= to; ++i) {
        const auto tag = m_syntax.upos(i);
        if (tag == Upos::AUX)
            return true;
        if (tag == Upos::VERB && !m_syntax.xpos(i, "VBG"))
            return true;
    }
    return false;
}
bool SpeechReader::hasQuoted(int from, int to) const {
    for (int i = from; i <= to; ++i) {
        if (m_quoted[static_cast<std::size_t>(i)])
            return true;
    }
    return false;
}

void SpeechReader::content(int t, int speakerToken, Attribution& made) const {
    const int first = static_cast<int>(sentence(t).firstToken), end = static_cast<int>(sentence(t).endToken) - 1;
    int left = t; // first word of "X said"
    if (speakerToken >= 0 && speakerToken < t) {
        left = std::min(t, m_syntax.nounPhrase(speakerToken).first);
        const int mention = m_actors.at(speakerToken);
        if (mention >= 0)
            left =
                std::min(left, m_syntax.tokenAt(m_actors.mentions[static_cast<std::size_t>(mention)].wholeSpan.begin));
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

SpeechReader::Reported SpeechReader::saidAs(int t) const {
    const int first = static_cast<int>(sentence(t).firstToken);
    // The verb that "as saying" belongs to: the last one before it that reports speech.
    int verb = t - 2;
    while (verb >= first && verb > t - 14 &&
           !(m_syntax.isVerb(verb) && SpeechLexicon::shared().findVerb(m_syntax.lemma(verb))))
        --verb;
    if (verb < first || verb <= t - 14)
        return {};
    const auto lastActor = [&](int from, int to) {
        for (int i = to; i >= from; --i) {
            if (m_actors.at(i) >= 0)
                return i;
        }
        return -1;
    };
    Reported out;
    int aux = verb - 1;
    while (aux >= first && m_syntax.upos(aux) == Upos::ADV)
        --aux;
    const bool passive = m_syntax.xpos(verb, "VBN") && aux >= first && m_syntax.lemma(aux) != "have" &&
                         (m_syntax.lemma(aux) == "be" || m_syntax.upos(aux) != Upos::AUX);
    if (passive) {
        // The last name or noun of people before "was quoted", and by whom.
        out.speaker = lastActor(std::max(first, verb - 12), verb - 1);
        if (verb + 1 < t - 1 && m_syntax.lower(verb + 1) == "by")
            out.reporter = lastActor(verb + 2, t - 2);
    } else {
        out.speaker = lastActor(verb + 1, t - 2);
        out.reporter = besideVerb(verb);
    }
    return out;
}

std::string SpeechReader::bodyAt(int t) const {
    const int mention = m_actors.at(t);
    if (mention < 0)
        return {};
    const auto& actor = m_actors.mentions[static_cast<std::size_t>(mention)];
    return actor.form == MentionForm::Name && actor.kind != ActorKind::Person ? actor.text : std::string();
}

std::string SpeechReader::toldTo(int t) const {
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

} // namespace parallax::claim
