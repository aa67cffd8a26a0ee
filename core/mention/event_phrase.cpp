#include "mention/event_phrase.h"

#include "mention/frame.h"

#include <algorithm>
#include <array>

namespace parallax::mention {

namespace {

using language::Upos;

constexpr std::size_t longEnough = 80; // bytes: beyond this no more is added
constexpr int deepest = 2;             // phrases inside phrases
constexpr int longestPhrase = 24;      // tokens of one noun phrase
constexpr int longestSaid = 40;

class Picker {
public:
    Picker(const Syntax& syntax, const ActorMentions& actors, const std::vector<TimeMention>& times,
           const std::vector<std::string_view>& nameOfChain)
        : m_syntax(syntax), m_actors(actors), m_times(times), m_nameOfChain(nameOfChain) {}

    // A noun with what completes it; false where it cannot stand alone (a pronoun that nothing stands for).
    bool noun(int t, bool article, int depth = 0) {
        if (m_syntax.upos(t) == Upos::PRON)
            return depth == 0 ? name(t) : false;
        pick(t);
        for (const int c : m_syntax.children(t)) {
            switch (m_syntax.rel(c)) {
            case Rel::Det:
                if (article || m_syntax.lower(c) == "no")
                    pick(c);
                break;
            case Rel::NmodPoss:
                if (m_syntax.upos(c) != Upos::PRON)
                    subtree(c);
                break;
            case Rel::Amod:
            case Rel::Nummod:
            case Rel::Compound:
            case Rel::Flat:
            case Rel::Fixed:
            case Rel::Advmod:
            case Rel::Goeswith:
                // "Ivo Brandt, 27, ...": an age behind the name is an aside.
                if (!isTime(c) && !(c > t && m_syntax.upos(c) == Upos::NUM && m_syntax.form(c - 1) == ","))
                    subtree(c);
                break;
            case Rel::Nmod:
                if (c > t && depth < deepest && !isTime(c))
                    prepositional(c, depth + 1);
                break;
            case Rel::Conj:
                if (c > t && m_syntax.isNominal(c) && depth < deepest && c - t < longestPhrase)
                    coordinated(c, depth + 1);
                break;
            default:
                break;
            }
        }
        return true;
    }

    bool prepositional(int t, int depth) {
        std::vector<int> before = m_tokens;
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::Case)
                subtree(c);
        }
        if (m_syntax.upos(t) == Upos::PRON || !noun(t, true, depth)) {
            m_tokens = std::move(before);
            return false;
        }
        return true;
    }

    // Auxiliaries, negation and particles of a verb.
    void verb(int v) {
        pick(v);
        for (const int c : m_syntax.children(v)) {
            const Rel r = m_syntax.rel(c);
            const auto word = m_syntax.lower(c);
            if (r == Rel::Aux || r == Rel::AuxPass || r == Rel::CompoundPrt ||
                (r == Rel::Advmod && (word == "not" || word == "n't" || word == "n’t" || word == "never")))
                pick(c);
        }
    }

    // The other subjects of a verb, where the tree gives it each part of a coordination, and what joins them.
    void moreSubjects(int v, int subject) {
        if (m_syntax.head(subject) != v)
            return;
        int last = subject;
        for (const int c : m_syntax.children(v)) {
            if (c > subject && c < v && m_syntax.rel(c) == m_syntax.rel(subject))
                last = c;
        }
        for (const int c : m_syntax.children(v)) {
            if (c <= subject || c > last)
                continue;
            if (m_syntax.rel(c) == m_syntax.rel(subject)) {
                if (const int joiner = m_syntax.child(c, Rel::Cc); joiner > subject && joiner < c)
                    pick(joiner);
                noun(c, true, 1);
            } else if (m_syntax.rel(c) == Rel::Cc || (m_syntax.rel(c) == Rel::Punct && m_syntax.form(c) == ","))
                pick(c);
        }
    }

    // Objects and, while there is room, what else follows the verb.
    void complements(int v) {
        for (const int c : m_syntax.children(v)) {
            const Rel r = m_syntax.rel(c);
            if (c > v && r == Rel::Obj && m_syntax.lemma(c).ends_with("self"))
                pick(c);
            // "were wounded, one of them seriously": no object, but a part of those.
            else if (c > v && (r == Rel::Obj || r == Rel::Iobj) && !isTime(c) && m_syntax.upos(c) != Upos::PRON &&
                     !(m_syntax.upos(c) == Upos::NUM && m_syntax.form(c - 1) == ","))
                noun(c, true);
            if (c > v && r == Rel::Xcomp && m_syntax.last(c) - m_syntax.first(c) < 6)
                subtree(c);
        }
        int taken = 0;
        for (const int c : m_syntax.children(v)) {
            const Rel r = m_syntax.rel(c);
            if (c < v || (r != Rel::Obl && r != Rel::OblAgent) || isTime(c) || taken == 2 ||
                text().size() > longEnough || m_syntax.last(c) - m_syntax.first(c) > longestPhrase)
                continue;
            static constexpr std::array<std::string_view, 11> setting{"after", "before",  "since",  "until",
                                                                      "amid",  "despite", "during", "according",
                                                                      "as",    "because", "while"};
            if (std::ranges::find(setting, m_syntax.preposition(c)) != setting.end())
                continue;
            taken += prepositional(c, 1) ? 1 : 0;
        }
    }

    void pick(int t) { m_tokens.push_back(t); }

    // A full stop that the tree hangs there is the sentence's.
    void subtree(int t) {
        for (int i = m_syntax.first(t); i <= m_syntax.last(t); ++i) {
            if (i == t || (m_syntax.below(i, t) && m_syntax.form(i) != "."))
                pick(i);
        }
    }

    // The name that the pronoun `t` stands for goes in front.
    bool name(int t) {
        const int at = m_actors.at(t);
        if (at < 0)
            return false;
        m_front = m_nameOfChain[m_actors.mentions[static_cast<std::size_t>(at)].chain];
        return !m_front.empty();
    }

    void clear() {
        m_tokens.clear();
        m_front.clear();
    }
    bool empty() const { return m_tokens.empty(); }
    std::size_t size() const { return m_tokens.size(); }

    bool isTime(int t) const {
        const base::Span span = m_syntax.subtreeSpan(t);
        const auto from =
            std::ranges::partition_point(m_times, [&](const TimeMention& time) { return time.span.end <= span.begin; });
        return from != m_times.end() && from->span.contains(m_syntax.token(t).span);
    }

    // The picked tokens in text order, with the text's own gaps; hyphens and the like between two picked tokens come
    // along, quotation marks go.
    std::string text() const {
        std::vector<int> all = m_tokens;
        std::ranges::sort(all);
        all.erase(std::unique(all.begin(), all.end()), all.end());
        std::string out = m_front;
        int last = -1;
        for (const int t : all) {
            const std::string_view form = m_syntax.form(t);
            if (isQuote(form))
                continue;
            if (last >= 0 && t == last + 2 && isJoint(last + 1)) {
                out += m_syntax.form(last + 1);
                last = last + 1;
            }
            const bool glued =
                last >= 0 && t == last + 1 && m_syntax.token(last).span.end == m_syntax.token(t).span.begin;
            if (!out.empty() && !glued && form != ",")
                out += ' ';
            out += form;
            last = t;
        }
        while (!out.empty() && (out.back() == ',' || out.back() == ' ' || out.back() == '-'))
            out.pop_back();
        return out;
    }

private:
    void coordinated(int c, int depth) {
        for (const int inner : m_syntax.children(c)) {
            if (inner < c &&
                (m_syntax.rel(inner) == Rel::Cc || (m_syntax.rel(inner) == Rel::Punct && m_syntax.form(inner) == ",")))
                pick(inner);
        }
        noun(c, true, depth);
    }

    static bool isQuote(std::string_view form) {
        return form == "\"" || form == "“" || form == "”" || form == "``" || form == "''" || form == "„";
    }

    // A mark without blanks on either side: "north-western", "and/or".
    bool isJoint(int t) const {
        return m_syntax.upos(t) == Upos::PUNCT && !isQuote(m_syntax.form(t)) &&
               m_syntax.token(t - 1).span.end == m_syntax.token(t).span.begin &&
               m_syntax.token(t).span.end == m_syntax.token(t + 1).span.begin;
    }

    const Syntax& m_syntax;
    const ActorMentions& m_actors;
    const std::vector<TimeMention>& m_times;
    const std::vector<std::string_view>& m_nameOfChain;
    std::vector<int> m_tokens;
    std::string m_front;
};

bool isFinite(const Syntax& syntax, int v) {
    if (syntax.hasChild(v, Rel::Aux) || syntax.hasChild(v, Rel::AuxPass))
        return true;
    return syntax.xpos(v, "VBD") || syntax.xpos(v, "VBZ") || syntax.xpos(v, "VBP");
}

int subjectOf(const Syntax& syntax, int v) {
    const auto subjects = subjectsOf(syntax, v);
    if (subjects.empty())
        return -1;
    int first = syntax.firstConjunct(subjects.front());
    // The tree may give the verb each part of a coordination, the "and" still with the second: the first of them begins
    // the clause.
    const int joiner = syntax.child(first, Rel::Cc);
    for (const int c : syntax.children(v))
        if (c < joiner && joiner < first && syntax.head(first) == v && syntax.rel(c) == syntax.rel(first)) {
            first = c;
            break;
        }
    return first < v ? first : -1;
}

// "the family of the man, killed in the raid": whose participle it is, the tree does not tell safely.
bool doubtful(const Syntax& syntax, int noun, int participle) {
    if (syntax.head(participle) != noun)
        return false;
    for (const int c : syntax.children(noun)) {
        if (c > noun && c < participle && syntax.rel(c) == Rel::Nmod)
            return true;
    }
    return false;
}

// "... and one customer were killed": a plural verb beside one subject tells that the tree hung the others elsewhere.
bool lacksSubjects(const Syntax& syntax, int subject, int v) {
    if (syntax.head(subject) != v || !(syntax.xpos(subject, "NN") || syntax.xpos(subject, "NNP")) ||
        syntax.hasChild(subject, Rel::Conj))
        return false;
    const int before = syntax.first(subject) - 1;
    if (before < 0 || syntax.sentence(before) != syntax.sentence(v))
        return false;
    const bool joined = syntax.lower(before) == "and" || syntax.lower(syntax.first(subject)) == "and";
    return joined &&
           std::ranges::any_of(syntax.children(v),
                               [&](int c) {
                                   return c < v && (syntax.lower(c) == "were" || syntax.lower(c) == "are" ||
                                                    syntax.lower(c) == "have");
                               }) &&
           std::ranges::none_of(syntax.children(v),
                                [&](int c) { return c < subject && syntax.rel(c) == syntax.rel(subject); });
}

EventPhrase verbPhrase(const Syntax& syntax, Picker& picker, int v) {
    EventPhrase phrase;
    phrase.leads = syntax.head(v) < 0;
    const int subject = subjectOf(syntax, v);
    const bool participle = syntax.xpos(v, "VBN") || (syntax.xpos(v, "VBD") && syntax.rel(v) == Rel::Acl);
    const bool tells = isFinite(syntax, v) || participle || (subject >= 0 && syntax.head(subject) == v);
    if (subject >= 0 && tells && !(participle && doubtful(syntax, subject, v)) && !lacksSubjects(syntax, subject, v) &&
        picker.noun(subject, true)) {
        picker.moreSubjects(v, subject);
        picker.verb(v);
        picker.complements(v);
        phrase.form = PhraseForm::Clause;
        phrase.text = picker.text();
        return phrase;
    }
    picker.clear();
    // "… killing seven people": the deed without its doer.
    if (const int object = syntax.child(v, Rel::Obj);
        object > v && syntax.xpos(v, "VBG") && picker.noun(object, true)) {
        phrase.form = PhraseForm::Gerund;
        phrase.text = std::string(syntax.lower(v)) + " of " + picker.text();
    }
    return phrase;
}

// A noun that is what the main clause of its sentence is about: the subject or object of its verb, or the whole of it.
bool nounLeads(const Syntax& syntax, int noun) {
    int at = noun;
    while (syntax.head(at) >= 0) {
        const Rel r = syntax.rel(at);
        const bool core = r == Rel::Nsubj || r == Rel::NsubjPass || r == Rel::Obj || r == Rel::Compound ||
                          (r == Rel::Nmod && syntax.preposition(at) == "of");
        if (!core)
            return false;
        at = syntax.head(at);
    }
    return true;
}

std::string flattened(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (blank && (out.empty() || out.back() == ' '))
            continue;
        out += blank ? ' ' : c;
    }
    return out;
}

} // namespace

EventPhrases::EventPhrases(const Syntax& syntax, const ActorMentions& actors, const std::vector<TimeMention>& times)
    : m_syntax(syntax), m_actors(actors), m_times(times) {
    for (const ActorMention& mention : actors.mentions) {
        if (mention.chain >= m_nameOfChain.size())
            m_nameOfChain.resize(mention.chain + 1);
        if (mention.form == MentionForm::Name && m_nameOfChain[mention.chain].empty())
            m_nameOfChain[mention.chain] = mention.text;
    }
}

EventPhrase EventPhrases::happening(int trigger, int clause) const {
    const Syntax& syntax = m_syntax;
    Picker picker(m_syntax, m_actors, m_times, m_nameOfChain);
    if (syntax.isVerb(trigger) && (clause == trigger || clause < 0 || !syntax.isVerb(clause)))
        return verbPhrase(syntax, picker, trigger);
    EventPhrase own;
    if (syntax.isNominal(trigger) && picker.noun(trigger, false)) {
        // "condemned the attacks on two shops": the tree may give what stands right behind the noun to the verb.
        if (const int head = syntax.head(trigger); head >= 0 && syntax.rel(trigger) == Rel::Obj) {
            for (const int c : syntax.children(head)) {
                if (syntax.rel(c) == Rel::Obl && syntax.first(c) == syntax.last(trigger) + 1 && !picker.isTime(c))
                    picker.prepositional(c, 1);
            }
        }
        own.form = picker.size() > 1 ? PhraseForm::Noun : PhraseForm::Bare;
        own.leads = nounLeads(syntax, trigger);
        own.text = picker.text();
    }
    if (clause < 0 || clause == trigger || !syntax.isVerb(clause))
        return own;
    // "The attacks on two shops shocked the town": what happened is the noun, and the verb only where the noun says
    // nothing more ("the attack took place in the market").
    const bool subject = syntax.rel(trigger) == Rel::Nsubj || syntax.rel(trigger) == Rel::NsubjPass;
    if (subject && own.form == PhraseForm::Noun)
        return own;
    picker.clear();
    EventPhrase carried = verbPhrase(syntax, picker, clause);
    return carried.form == PhraseForm::Clause || own.form == PhraseForm::None ? carried : own;
}

EventPhrase EventPhrases::statement(int cue, int speaker, int saidFirst, int saidLast) const {
    const Syntax& syntax = m_syntax;
    EventPhrase phrase;
    if (cue < 0 || !syntax.isVerb(cue) || speaker < 0)
        return phrase;
    Picker picker(m_syntax, m_actors, m_times, m_nameOfChain);
    const ActorMention& who = m_actors.mentions[static_cast<std::size_t>(speaker)];
    std::string text;
    if (who.headToken >= 0 && picker.noun(who.headToken, true))
        text = picker.text();
    if (text.empty())
        return phrase;
    picker.clear();
    if (isFinite(syntax, cue))
        picker.verb(cue);
    for (const int c : syntax.children(cue)) {
        const Rel r = syntax.rel(c);
        if (c > cue && (r == Rel::Obj || r == Rel::Iobj) && syntax.upos(c) == Upos::PROPN)
            picker.noun(c, true);
    }
    if (!picker.empty())
        text += ' ' + picker.text();
    int content = -1;
    for (const Rel r : {Rel::Ccomp, Rel::Parataxis}) {
        if (content < 0)
            content = syntax.child(cue, r);
    }
    // Where the tree hung it elsewhere, the words that were said; never those around "X said".
    const bool told = content < 0 && saidFirst >= 0 && syntax.sentence(saidFirst) == syntax.sentence(cue) &&
                      (saidLast < cue || saidFirst > cue) && saidLast - saidFirst < longestSaid;
    if (content >= 0 || told) {
        int first = told ? saidFirst : syntax.first(content), last = told ? saidLast : syntax.last(content);
        if (first < cue && last > cue)
            last = cue - 1;
        const auto skip = [&](int t) {
            return syntax.upos(t) == Upos::PUNCT || (t == first && syntax.lower(t) == "that");
        };
        while (first < last && skip(first))
            ++first;
        while (last > first && syntax.upos(last) == Upos::PUNCT)
            --last;
        // "… said though it was late", "… said June 20": no words of the speaker.
        if (last >= first + 3 && syntax.upos(first) != Upos::SCONJ)
            text += ": " + flattened(syntax.span(first, last).in(syntax.document().text));
    } else {
        picker.clear();
        for (const int c : syntax.children(cue)) {
            if (c > cue && syntax.rel(c) == Rel::Obl && !picker.isTime(c))
                picker.prepositional(c, 1);
        }
        if (!picker.empty())
            text += ' ' + picker.text();
    }
    phrase.form = PhraseForm::Clause;
    phrase.leads = syntax.head(cue) < 0;
    phrase.text = std::move(text);
    return phrase;
}

} // namespace parallax::mention
