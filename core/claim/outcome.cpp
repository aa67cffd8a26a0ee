#include "claim/outcome.h"

#include "base/one_of.h"
#include "mention/frame.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace parallax::claim {
namespace {

using base::isOneOf;
using language::Upos;
using mention::Rel;
using mention::Syntax;

using Words = std::string_view;

// Between whom it is told of and the state: "was later pronounced dead".
constexpr std::array<Words, 11> links{"pronounced", "declared",   "found", "confirmed", "presumed", "discovered",
                                      "reported",   "reportedly", "been",  "listed",    "located"};
// What finds somebody in a state: "officers found him dead".
constexpr std::array<Words, 5> finding{"find", "locate", "discover", "pronounce", "declare"};
constexpr std::array<Words, 5> possible{"would", "could", "might", "may", "should"};
constexpr std::array<Words, 14> conditions{"critical", "serious",      "stable", "fair",        "good",
                                           "grave",    "guarded",      "poor",   "severe",      "satisfactory",
                                           "unstable", "deteriorated", "dire",   "non-critical"};
constexpr std::array<Words, 11> lying{"be",          "remain", "list",  "report",  "stay",       "lie",
                                      "hospitalize", "leave",  "place", "recover", "hospitalise"};
constexpr std::array<Words, 8> harms{"shot", "wounded", "injured", "stabbed", "struck", "hit", "beaten", "burned"};
constexpr std::array<Words, 12> recovering{"find", "recover", "discover", "retrieve", "pull",   "locate",
                                           "see",  "unearth", "lie",      "lay",      "remove", "identify"};
constexpr std::array<Words, 8> bullets{"bullet", "shot", "round", "gunfire", "slug", "pellet", "gunshot", "shrapnel"};
constexpr std::array<Words, 26> limbs{"head",  "leg",   "arm",     "chest", "back",   "neck",  "hand",
                                      "foot",  "face",  "stomach", "torso", "body",   "thigh", "shoulder",
                                      "knee",  "hip",   "abdomen", "ankle", "groin",  "side",  "calf",
                                      "wrist", "elbow", "heart",   "jaw",   "buttock"};

class Finder {
public:
    explicit Finder(const Syntax& syntax) : m_syntax(syntax) {}

    std::vector<Outcome> run() {
        for (int t = 1; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto word = m_syntax.lower(t);
            const auto lemma = m_syntax.lemma(t);
            if (word == "deceased" || word == "dead")
                dead(t);
            else if (word == "died" || word == "dies")
                died(t);
            else if (word == "fatally" || word == "mortally")
                fatally(t);
            else if (word == "condition")
                condition(t);
            else if (word == "recovering" || lemma == "remain")
                recovers(t);
            else if (lemma == "body")
                body(t);
            else if (word.ends_with("self") || word.ends_with("selves") || word == "suicide" || word == "life")
                byOwnHand(t);
            else if (lemma == "strike" || lemma == "hit" || lemma == "graze")
                struck(t);
            else if (lemma == "pass" && inSentence(t + 1, t) && m_syntax.lower(t + 1) == "away")
                passedAway(t);
        }
        return std::move(m_found);
    }

private:
    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }
    bool isBe(int t) const { return m_syntax.upos(t) == Upos::AUX; }

    void add(Attribute attribute, int at, int who) {
        if (who >= 0)
            m_found.push_back({attribute, at, who, false});
    }

    // Whom the words behind `end` are told of: its last word, over an age and what else stands between commas ("Ana
    // Berg, 23, of Torma, was"), from a relative pronoun to the noun before it; -1 for none.
    int whoEndsAt(int end) const {
        for (int steps = 0; steps < 3 && end > 0 && m_syntax.form(end) == ","; ++steps) {
            int open = end - 1;
            while (inSentence(open, end) && end - open < 10 && m_syntax.form(open) != "," &&
                   (!m_syntax.isVerb(open) || m_syntax.lower(open) == "identified"))
                --open;
            if (!inSentence(open - 1, end) || m_syntax.form(open) != ",")
                return -1;
            const auto tag = m_syntax.upos(open + 1);
            const auto opener = m_syntax.lower(open + 1);
            if (tag != Upos::NUM && tag != Upos::DET && tag != Upos::PROPN && opener != "of" && opener != "identified")
                return -1;
            end = open - 1;
            // "Ana Berg, 23, of Torma,": the age shares a comma with what follows it.
            if (m_syntax.upos(end) == Upos::NUM && inSentence(end - 2, end) && m_syntax.form(end - 1) == ",")
                end -= 2;
        }
        if (end < 0)
            return -1;
        if (const auto word = m_syntax.lower(end); (word == "who" || word == "that") && inSentence(end - 1, end))
            end -= inSentence(end - 2, end) && m_syntax.form(end - 1) == "," ? 2 : 1;
        if (m_syntax.lower(end) == "both" || m_syntax.lower(end) == "all")
            return -1; // told by the plural before
        return isSomebody(end) ? end : -1;
    }

    bool isSomebody(int t) const {
        const auto word = m_syntax.lower(t);
        return m_syntax.isNominal(t) || m_syntax.upos(t) == Upos::NUM || m_syntax.upos(t) == Upos::PRON ||
               word == "another" || word == "old" || (m_syntax.upos(t) == Upos::ADJ && m_syntax.xpos(t, "JJ"));
    }

    // Back over auxiliaries, adverbs and words like "pronounced": the token before them; -1 where something denies it,
    // or no verb stands there.
    int beforeLinks(int t) const {
        bool verb = false;
        int i = t - 1;
        for (; inSentence(i, t); --i) {
            const auto word = m_syntax.lower(i);
            if (word == "not" || word == "n't" || word == "never" || isOneOf(word, possible))
                return -1;
            if (isBe(i) || word == "being")
                verb = true;
            else if (!isOneOf(word, links) && m_syntax.upos(i) != Upos::ADV && word != "inside" && word != "outside")
                break;
        }
        return verb && inSentence(i, t) ? i : -1;
    }

    // "was pronounced dead", "was found deceased", "found all four deceased", "pronounced her dead"
    void dead(int t) {
        if (const int before = beforeLinks(t); before >= 0) {
            add(Attribute::Killed, t, whoEndsAt(before));
            return;
        }
        foundSo(t, t - 1);
    }

    // "Ana Berg, 23, of Torma, died on Friday", "The 2-year-old who was shot in Torma has died": whom the tree, that
    // may take it for something else, is asked for only where nothing stands between.
    void died(int t) {
        int before = t - 1;
        while (inSentence(before, t) && (isBe(before) || m_syntax.upos(before) == Upos::ADV)) {
            const auto word = m_syntax.lower(before);
            if (word == "not" || word == "n't" || word == "never" || isOneOf(word, possible))
                return;
            --before;
        }
        if (!inSentence(before, t))
            return;
        const int opener = whoOpens(t);
        const int who = opener >= 0 ? opener : whoEndsAt(before);
        if (who >= 0 && (who != before || m_syntax.upos(who) == Upos::PROPN || m_syntax.lower(who) == "old"))
            add(Attribute::Killed, t, who);
    }

    // The sentence's first phrase, of which a clause with "who" is told up to the verb `t`; -1 where another subject or
    // clause stands between.
    int whoOpens(int t) const {
        static constexpr std::array<Words, 6> parting{"where", "when", "that", "which", "whose", ";"};
        const auto first = static_cast<int>(m_syntax.sentenceOf(t).firstToken);
        int noun = first;
        while (inSentence(noun + 1, t) && noun < t && m_syntax.lower(noun + 1) != "who" && noun - first < 8 &&
               !m_syntax.isVerb(noun) && m_syntax.form(noun) != ",")
            ++noun;
        if (!inSentence(noun + 1, t) || m_syntax.lower(noun + 1) != "who" || noun + 1 >= t || !isSomebody(noun))
            return -1;
        bool clause = false;
        for (int i = noun + 2; i < t; ++i) {
            const auto tag = m_syntax.upos(i);
            const bool pronoun = tag == Upos::PRON && !m_syntax.xpos(i, "PRP$");
            if (tag == Upos::SCONJ || tag == Upos::CCONJ || pronoun || isOneOf(m_syntax.lower(i), parting))
                return -1;
            clause = clause || m_syntax.isVerb(i);
        }
        return clause && !m_syntax.isVerb(t - 1) ? noun : -1;
    }

    // Whoever ends at `end` was found in the state told at `t`.
    void foundSo(int t, int end) {
        if (!inSentence(end - 1, t) || !isSomebody(end) || m_syntax.upos(end) == Upos::ADJ)
            return;
        for (int i = end - 1; inSentence(i, t) && i > end - 7; --i) {
            if (m_syntax.upos(i) == Upos::PUNCT && m_syntax.form(i) != "-")
                return;
            if (!m_syntax.isVerb(i))
                continue;
            if (isOneOf(m_syntax.lemma(i), finding) && !m_syntax.isPassive(i) && !m_syntax.isNegated(i))
                add(Attribute::Killed, t, end);
            return;
        }
    }

    // "was fatally wounded", "who was found fatally shot", "found the boy fatally shot"
    void fatally(int t) {
        if (!inSentence(t + 1, t) || !isOneOf(m_syntax.lower(t + 1), harms))
            return;
        if (const int before = beforeLinks(t); before >= 0) {
            add(Attribute::Killed, t + 1, whoEndsAt(before));
            return;
        }
        foundSo(t + 1, t - 1);
    }

    // "Two are in critical condition", "and another in serious but stable condition"
    void condition(int t) {
        int i = t - 1;
        bool told = false;
        for (; inSentence(i, t) && t - i < 8 && m_syntax.lower(i) != "in"; --i) {
            told = told || isOneOf(m_syntax.lower(i), conditions);
            const auto tag = m_syntax.upos(i);
            if (tag == Upos::VERB || tag == Upos::ADP || tag == Upos::PROPN || tag == Upos::PRON)
                return;
        }
        if (!told || !inSentence(i - 1, t) || m_syntax.lower(i) != "in" || endsBadly(t))
            return;
        int before = i - 1;
        bool verb = false;
        for (; inSentence(before, t); --before) {
            const auto word = m_syntax.lower(before);
            if (word == "not" || word == "n't" || isOneOf(word, possible))
                return;
            if (isBe(before) || (m_syntax.isVerb(before) && isOneOf(m_syntax.lemma(before), lying)))
                verb = true;
            else if (m_syntax.upos(before) != Upos::ADV)
                break;
        }
        if (!inSentence(before, t))
            return;
        const auto word = m_syntax.lower(before);
        if (verb)
            add(Attribute::Wounded, t, whoEndsAt(before));
        else if (word == "another" || word == "third" || word == "fourth" || word == "fifth" ||
                 (m_syntax.upos(before) == Upos::NUM))
            add(Attribute::Wounded, t, before);
        else if (m_syntax.isNominal(before) && inSentence(before - 1, t) &&
                 (m_syntax.lower(before - 1) == "another" || m_syntax.upos(before - 1) == Upos::NUM))
            add(Attribute::Wounded, t, before);
    }

    // "but later died"
    bool endsBadly(int t) const {
        for (int i = t + 1; inSentence(i, t) && i < t + 10; ++i) {
            if (m_syntax.lower(i) == "died" || m_syntax.lower(i) == "dead")
                return true;
        }
        return false;
    }

    // "the body of a man was found", "found the bodies of Ana Berg and Jan Holm"; a body without a person for itself
    void body(int t) {
        if (m_syntax.upos(t) != Upos::NOUN)
            return;
        const int verb = m_syntax.clauseHead(t);
        const Rel role = m_syntax.rel(t);
        if (verb < 0 || !m_syntax.isVerb(verb) || m_syntax.isNegated(verb) ||
            !isOneOf(m_syntax.lemma(verb), recovering) ||
            (role != Rel::Obj && role != Rel::NsubjPass && role != Rel::Nsubj))
            return;
        if ((role == Rel::Obj) == m_syntax.isPassive(verb) && m_syntax.lemma(verb) != "lie")
            return;
        bool whose = false, article = false;
        for (const int c : m_syntax.children(t)) {
            if ((m_syntax.rel(c) == Rel::Nmod && m_syntax.preposition(c) == "of") ||
                (m_syntax.rel(c) == Rel::NmodPoss && m_syntax.upos(c) != Upos::PRON)) {
                whose = true;
                for (const int one : m_syntax.conjuncts(c))
                    add(Attribute::Killed, t, one);
            }
            article = article || m_syntax.lower(c) == "a" || m_syntax.lower(c) == "another";
        }
        if (!whose && article && m_syntax.xpos(t, "NN") && m_syntax.lemma(verb) != "identify" && !isPart(t))
            add(Attribute::Killed, t, t);
    }

    // "a body of water", "a body camera", "a student body"
    bool isPart(int t) const {
        return m_syntax.rel(t) == Rel::Compound ||
               std::ranges::any_of(m_syntax.children(t), [&](int c) { return m_syntax.rel(c) == Rel::Compound; });
    }

    // "then killed himself", "before taking her own life", "committed suicide"
    void byOwnHand(int t) {
        const auto word = m_syntax.lower(t);
        int verb = -1;
        if (word == "suicide") {
            verb = t - 1;
            if (m_syntax.lemma(verb) != "commit" || !inSentence(verb, t))
                return;
        } else if (word == "life") {
            // "another is fighting for her life"
            if (inSentence(t - 4, t) && m_syntax.lower(t - 2) == "for" && m_syntax.lower(t - 3) == "fighting" &&
                isBe(t - 4)) {
                add(Attribute::Wounded, t - 3, whoEndsAt(t - 5));
                return;
            }
            verb = t - 3;
            if (!inSentence(verb, t) || m_syntax.lower(t - 1) != "own" || m_syntax.upos(t - 2) != Upos::PRON ||
                (m_syntax.lemma(verb) != "take" && m_syntax.lemma(verb) != "end"))
                return;
        } else {
            verb = t - 1;
            static constexpr std::array<Words, 5> hurts{"shoot", "wound", "injure", "stab", "cut"};
            if (inSentence(verb - 1, t) && m_syntax.isVerb(verb) && m_syntax.xpos(verb, "VBD") &&
                isOneOf(m_syntax.lemma(verb), hurts) && m_syntax.lower(verb - 1) != "fatally" && !dies(t)) {
                for (const int one : mention::subjectsOf(m_syntax, verb))
                    add(Attribute::Wounded, t, one);
                return;
            }
            const bool fatal = inSentence(verb - 1, t) && m_syntax.lower(verb - 1) == "fatally" &&
                               (m_syntax.lemma(verb) == "shoot" || m_syntax.lemma(verb) == "stab");
            if (!inSentence(verb, t) || (m_syntax.lemma(verb) != "kill" && m_syntax.lemma(verb) != "hang" && !fatal))
                return;
        }
        if (!m_syntax.isVerb(verb) || m_syntax.isNegated(verb))
            return;
        const auto form = m_syntax.lower(verb);
        const bool gerund = m_syntax.xpos(verb, "VBG");
        int before = verb - 1;
        while (inSentence(before, verb) && m_syntax.upos(before) == Upos::ADV && m_syntax.lower(before) != "then")
            --before;
        const auto lead = inSentence(before, verb) ? m_syntax.lower(before) : Words();
        if (gerund && lead != "before" && lead != "then" && lead != "and")
            return;
        if (lead == "to" || isOneOf(lead, possible) || (!gerund && form == m_syntax.lemma(verb)))
            return;
        auto who = mention::subjectsOf(m_syntax, verb);
        for (int up = m_syntax.head(verb), steps = 0; who.empty() && up >= 0 && steps < 3;
             up = m_syntax.head(up), ++steps)
            if (m_syntax.isVerb(up))
                who = mention::subjectsOf(m_syntax, up);
        for (const int one : who) {
            if (!isOfOther(word, m_syntax.lemma(one)))
                m_found.push_back({Attribute::Killed, t, one, true});
        }
    }

    // "shot himself in the head and died", "to death"
    bool dies(int t) const {
        for (int i = t + 1; inSentence(i, t) && i < t + 9; ++i) {
            const auto word = m_syntax.lower(i);
            if (word == "died" || word == "dead" || word == "death" || word == "killed" || word == "suicide" ||
                word == "head" || word == "dying")
                return true;
        }
        return false;
    }

    // "shot a woman and then killed himself", whose subject the tree may take from before.
    static bool isOfOther(Words reflexive, Words lemma) {
        constexpr std::array<Words, 10> women{"woman",   "girl",   "mother", "daughter",   "wife",
                                              "ex-wife", "sister", "aunt",   "girlfriend", "grandmother"};
        constexpr std::array<Words, 10> men{"man",     "boy",   "father",    "son",         "husband",
                                            "brother", "uncle", "boyfriend", "grandfather", "ex-husband"};
        return (reflexive == "himself" && isOneOf(lemma, women)) || (reflexive == "herself" && isOneOf(lemma, men));
    }

    // "was struck in the leg", "was hit by a bullet", "the shot hit her brother in the head"
    void struck(int t) {
        if (!m_syntax.isVerb(t) || m_syntax.isNegated(t))
            return;
        // "came within inches of striking her"
        if (m_syntax.xpos(t, "VBG") && m_syntax.upos(t - 1) == Upos::ADP)
            return;
        const bool passive = m_syntax.isPassive(t);
        const auto who = passive ? mention::subjectsOf(m_syntax, t) : mention::objectsOf(m_syntax, t);
        if (who.empty())
            return;
        bool byBullet = false;
        if (!passive) {
            for (const int s : mention::subjectsOf(m_syntax, t))
                byBullet = byBullet || isOneOf(m_syntax.lemma(s), bullets);
        }
        const int from = passive ? t : who.back();
        bool limb = false;
        for (int i = from + 1; inSentence(i, t) && i < from + 8; ++i) {
            const auto lemma = m_syntax.lemma(i);
            if (m_syntax.isVerb(i))
                break;
            limb = limb || (isOneOf(lemma, limbs) && inSentence(i - 2, t) && hasIn(from, i));
            byBullet = byBullet || (passive && isOneOf(lemma, bullets) && hasBy(from, i));
        }
        if (!limb && !byBullet)
            return;
        for (const int one : who)
            add(Attribute::Wounded, t, one);
    }
    bool hasIn(int from, int to) const { return has(from, to, "in"); }
    bool hasBy(int from, int to) const { return has(from, to, "by") || has(from, to, "with"); }
    bool has(int from, int to, Words word) const {
        for (int i = from + 1; i < to; ++i) {
            if (m_syntax.lower(i) == word)
                return true;
        }
        return false;
    }

    // "is recovering from a gunshot wound", "are recovering after a shooting", "remains in the hospital"
    void recovers(int t) {
        static constexpr std::array<Words, 6> harm{"gunshot", "wound", "injury", "shooting", "attack", "shot"};
        const bool remains = m_syntax.lemma(t) == "remain";
        if (!inSentence(t + 2, t) || m_syntax.isNegated(t))
            return;
        const auto next = m_syntax.lower(t + 1);
        bool told = remains && (next == "hospitalized" || next == "hospitalised" ||
                                (next == "in" && (m_syntax.lower(t + 2) == "hospital" ||
                                                  (inSentence(t + 3, t) && m_syntax.lower(t + 3) == "hospital"))));
        for (int i = t + 2; !remains && (next == "from" || next == "after") && inSentence(i, t) && i < t + 8; ++i)
            told = told || isOneOf(m_syntax.lemma(i), harm);
        if (!told)
            return;
        int before = t - 1;
        while (inSentence(before, t) && (isBe(before) || m_syntax.upos(before) == Upos::ADV))
            --before;
        if (inSentence(before, t))
            add(Attribute::Wounded, t, whoEndsAt(before));
    }

    void passedAway(int t) {
        if (!m_syntax.isVerb(t) || m_syntax.isNegated(t) || m_syntax.lower(t) == "pass")
            return;
        for (const int one : mention::subjectsOf(m_syntax, t))
            add(Attribute::Killed, t, one);
    }

    const Syntax& m_syntax;
    std::vector<Outcome> m_found;
};

} // namespace

std::vector<Outcome> findOutcomes(const Syntax& syntax) {
    return Finder(syntax).run();
}

} // namespace parallax::claim
