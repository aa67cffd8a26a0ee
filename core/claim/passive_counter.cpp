#include "claim/passive_counter.h"

#include "base/one_of.h"
#include "claim/count_reader.h"
#include "claim/scope.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

namespace parallax::claim {
namespace {

using base::isOneOf;
using language::Upos;
using mention::Quantity;
using mention::QuantityMention;
using mention::Relation;

struct PassiveWord {
    std::string_view form; // lower case
    Attribute attribute;
};
constexpr std::array<PassiveWord, 12> passiveWords{{
    {"killed", Attribute::Killed},
    {"slain", Attribute::Killed},
    {"murdered", Attribute::Killed},
    {"dead", Attribute::Killed},
    {"martyred", Attribute::Killed},
    {"wounded", Attribute::Wounded},
    {"injured", Attribute::Wounded},
    {"hurt", Attribute::Wounded},
    {"shot", Attribute::Wounded},
    {"arrested", Attribute::Detained},
    {"detained", Attribute::Detained},
    {"displaced", Attribute::Displaced},
}};
// What stands between the auxiliary and the participle.
constexpr std::array<std::string_view, 16> degrees{
    "also",  "then",    "later",    "reportedly", "seriously",   "critically", "severely", "fatally",
    "badly", "lightly", "slightly", "instantly",  "immediately", "both",       "all",      "confirmed"};
// "was shot and killed": what was done before.
constexpr std::array<std::string_view, 12> before{"shot",     "stabbed",   "beaten",   "attacked",
                                                  "hit",      "struck",    "ambushed", "robbed",
                                                  "tortured", "strangled", "abducted", "kidnapped"};
constexpr std::array<std::string_view, 11> partWords{"one",  "some",      "most",  "many", "several", "all",
                                                     "both", "including", "among", "a",    "an"};

constexpr std::array<std::string_view, 3> dying{"died", "perished", "drowned"};

class PassiveCounter : private CountReader {
public:
    explicit PassiveCounter(Extraction& extraction) : CountReader(extraction) {}

    void run() {
        for (int t = 1; t < static_cast<int>(m_syntax.size()); ++t) {
            const auto* word = std::ranges::find(passiveWords, m_syntax.lower(t), &PassiveWord::form);
            if (word != passiveWords.end())
                passive(t, word->attribute);
            else if (m_syntax.lower(t) == "death")
                participle(t);
            else if (isOneOf(m_syntax.lower(t), dying) && m_syntax.isVerb(t))
                behindParts(t);
        }
    }

private:
    struct Phrase {
        int first = -1, noun = -1;
        Quantity quantity;
    };

    bool inSentence(int t, int other) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == m_syntax.sentence(other);
    }

    // A claim has said this number of these words.
    bool isClaimed(base::Span span, Attribute attribute, const Quantity& quantity) const {
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            const auto* value = std::get_if<Quantity>(&claim.value);
            return claim.attribute == attribute && claim.span.overlaps(span) && value && value->low == quantity.low;
        });
    }

    // The token before the auxiliary of the passive at `t`, -1 where there is none.
    int subjectEnd(int t, bool& elliptic) const {
        int i = t - 1;
        elliptic = false;
        while (inSentence(i, t) && isOneOf(m_syntax.lower(i), degrees))
            --i;
        if (inSentence(i - 1, t) && m_syntax.lower(i) == "and" && isOneOf(m_syntax.lower(i - 1), before))
            i -= 2;
        if (!inSentence(i, t))
            return -1;
        const auto word = m_syntax.lower(i);
        if (word == "another" || word == "others" || isOneMore(i)) {
            elliptic = true;
            return i;
        }
        if (word == "been") {
            --i;
            while (inSentence(i, t) && isOneOf(m_syntax.lower(i), degrees))
                --i;
            if (!inSentence(i, t) ||
                (m_syntax.lower(i) != "has" && m_syntax.lower(i) != "have" && m_syntax.lower(i) != "had"))
                return -1;
            return i - 1;
        }
        return word == "was" || word == "were" ? i - 1 : -1;
    }

    // "a fourth", of those who are counted before
    bool isOneMore(int t) const {
        static constexpr std::array<std::string_view, 6> ordinals{"second", "third", "fourth",
                                                                  "fifth",  "sixth", "seventh"};
        return isOneOf(m_syntax.lower(t), ordinals) && inSentence(t - 1, t) && m_syntax.lower(t - 1) == "a";
    }

    // What may stand right before the noun phrase of a clause's subject.
    bool opensClause(int t, int inside) const {
        if (!inSentence(t, inside) || isTime(t))
            return true;
        const auto tag = m_syntax.upos(t);
        const auto word = m_syntax.lower(t);
        return tag == Upos::PUNCT || tag == Upos::SCONJ || tag == Upos::CCONJ || word == "that" || word == "when" ||
               word == "said" || word == "says" || word == "say" || word == "reported" || word == "added" ||
               word == "confirmed" || word == "meanwhile";
    }

    // The counted noun phrase of people that ends at `end`.
    bool phraseAt(int end, Phrase& phrase) const {
        if (!inSentence(end, end))
            return false;
        phrase.noun = end;
        // "dozens, mostly women, were killed": a number alone
        if (!denotesPeople(m_syntax, end) && m_syntax.upos(end) != Upos::NUM &&
            m_x.quantityAt[static_cast<std::size_t>(end)] < 0)
            return false;
        for (int i = end; inSentence(i, end) && i > end - 7; --i) {
            const auto tag = m_syntax.upos(i);
            const auto q = m_x.quantityAt[static_cast<std::size_t>(i)];
            if (q >= 0) {
                const auto& found = m_x.quantities[static_cast<std::size_t>(q)];
                if (found.identifier || found.ordinal || found.fraction || !found.unit.empty() ||
                    found.quantity.relation == Relation::Unknown || isAge(found))
                    return false;
                phrase.quantity = found.quantity;
                phrase.first = m_syntax.tokenAt(found.span.begin);
                return true;
            }
            const auto word = m_syntax.lower(i);
            if (word == "a" || word == "an" || word == "another") {
                if (!m_syntax.xpos(end, "NN") && !m_syntax.xpos(end, "JJ") && !m_syntax.xpos(end, "NNP"))
                    return false;
                phrase.quantity = {Relation::Equal, 1, 1.0};
                phrase.first = i;
                return true;
            }
            const bool inside = tag == Upos::NOUN || tag == Upos::PROPN || tag == Upos::ADJ ||
                                m_syntax.form(i) == "-" || (tag == Upos::NUM && i < end);
            if (!inside)
                return false;
        }
        return false;
    }

    // "Three people, one of them a nurse, were killed", "two managers, Paul Reger and Alan Berg, were hurt": the end of
    // the phrase before what is put between commas that closes at `comma`.
    int beforeInsertion(int comma) const {
        // "Three boys ages 17, 18 and 22, were shot"
        for (int i = comma - 1; inSentence(i - 1, comma) && i > comma - 12 && m_syntax.upos(i) != Upos::AUX; --i) {
            if (m_syntax.lower(i) == "ages" || m_syntax.lower(i) == "aged")
                return m_syntax.form(i - 1) == "," ? i - 2 : i - 1;
        }
        for (int i = comma - 1; inSentence(i, comma) && i > comma - 16; --i) {
            if (m_syntax.form(i) == ",") {
                const auto word = m_syntax.lower(i + 1);
                const bool part = isOneOf(word, partWords) || m_syntax.upos(i + 1) == Upos::NUM;
                const bool names = m_syntax.upos(i + 1) == Upos::PROPN;
                const bool aside = word == "mostly" || word == "mainly";
                if (part || names || aside)
                    return i - 1;
                continue;
            }
            // "Five people, I gather, were killed"
            if (m_syntax.isVerb(i) && inSentence(i - 2, i) && m_syntax.upos(i - 1) == Upos::PRON &&
                m_syntax.form(i - 2) == ",")
                return i - 3;
            if (m_syntax.upos(i) == Upos::AUX || (m_syntax.isVerb(i) && m_syntax.lower(i) != "including"))
                return -1;
        }
        return -1;
    }

    bool isDash(int t) const {
        const auto form = m_syntax.form(t);
        return form == "-" || form == "--" || form == "\u2013" || form == "\u2014";
    }

    // "Four soldiers -- including a sergeant -- were killed": the end of the phrase before the dash that closes at
    // `dash`.
    int beforeDash(int dash) const {
        for (int i = dash - 1; inSentence(i - 1, dash) && i > dash - 14; --i) {
            if (m_syntax.form(i) == m_syntax.form(dash) &&
                m_syntax.token(i - 1).span.end < m_syntax.token(i).span.begin)
                return i - 1;
        }
        return -1;
    }

    // "15 people including several children were killed", "13 people among them a nurse", without commas: the end of
    // the phrase before the list.
    int beforeIncluding(int end) const {
        for (int i = end; inSentence(i, end) && i > end - 12; --i) {
            int before = -1;
            if (m_syntax.lower(i) == "including")
                before = i - 1;
            else if (m_syntax.lower(i) == "them" && inSentence(i - 1, end) && m_syntax.lower(i - 1) == "among")
                before = i - 2;
            else if (m_syntax.lower(i) == "them" && inSentence(i - 2, end) && m_syntax.lower(i - 1) == "of")
                before = i - 3;
            else if (m_syntax.lower(i) == "mostly" || m_syntax.lower(i) == "mainly")
                before = i - 1;
            if (before >= 0)
                return !inSentence(before, end) ? -1 : m_syntax.form(before) == "," ? before - 1 : before;
            if (m_syntax.upos(i) == Upos::AUX || m_syntax.isVerb(i) || m_syntax.form(i) == ";")
                return -1;
        }
        return -1;
    }

    // With the scope of the noun where none is given.
    void tell(const Phrase& phrase, int t, Attribute attribute, std::string scope = {}) {
        const auto span = m_syntax.span(phrase.first, phrase.noun);
        if (isClaimed(span, attribute, phrase.quantity))
            return;
        if (scope.empty())
            scope =
                m_syntax.upos(phrase.noun) == Upos::NUM ? std::string("all") : scopeOf(m_syntax, phrase.noun, false);
        emitAt(attribute, t, m_x.eventOf(t), phrase.quantity, std::move(scope),
               t > phrase.noun && t - phrase.first < 24 ? span.joined(m_syntax.token(t).span) : span,
               fmt::format("a passive of \"{}\" by its words", m_syntax.form(t)));
    }

    // "Thirteen people, 11 men and two women, were shot": all of them by parts, where these add up.
    void sumOfParts(const Phrase& whole, int from, int close, int t, Attribute attribute) {
        std::vector<Phrase> parts;
        double sum = 0;
        for (int i = from; i < close; ++i) {
            Phrase part;
            if (!m_syntax.isNominal(i) || m_syntax.upos(i) == Upos::NUM || !phraseAt(i, part) || part.first < from ||
                part.quantity.relation != Relation::Equal)
                continue;
            if (!parts.empty() && parts.back().first == part.first)
                return;
            sum += part.quantity.low;
            parts.push_back(part);
        }
        if (parts.size() < 2 || sum != whole.quantity.low)
            return;
        for (const Phrase& part : parts)
            tell(part, t, attribute, m_syntax.lemma(part.noun) == "man" ? "men" : std::string());
    }

    // "A man, two women and a small child were killed": the members before the "and" at `joint`, told only where the
    // list has three or more and opens its clause.
    bool listBefore(int joint, int t, Attribute attribute) {
        std::vector<Phrase> members;
        int end = inSentence(joint - 1, t) && m_syntax.form(joint - 1) == "," ? joint - 2 : joint - 1;
        Phrase member;
        while (inSentence(end, t) && phraseAt(end, member)) {
            members.push_back(member);
            end = member.first - 1;
            if (!inSentence(end - 1, t) || m_syntax.form(end) != ",")
                break;
            --end;
        }
        if (members.size() < 2 || !opensClause(members.back().first - 1, t))
            return false;
        for (const auto& told : members | std::views::reverse)
            tell(told, t, attribute);
        // Beside others a man is one of the men, not all who died.
        const auto whole = m_syntax.span(members.back().first, t);
        for (auto& claim : m_x.claims) {
            const auto* value = std::get_if<Quantity>(&claim.value);
            const int noun = m_syntax.tokenAt(claim.span.begin) + 1;
            if (claim.attribute == attribute && value && value->low == 1 && value->high == 1.0 &&
                claim.scope == "all" && whole.contains(claim.span) && m_syntax.lower(noun) == "man")
                claim.scope = "men";
        }
        return true;
    }

    // "a boy shot and killed on Monday", "two men found shot dead", "one man shot to death": the noun phrase right
    // before, where no object follows.
    void participle(int t) {
        int end = t - 1;
        const bool toDeath = m_syntax.lower(t) == "death";
        if (inSentence(end, t) && m_syntax.lower(end) == (toDeath ? "to" : "and"))
            --end;
        if (!inSentence(end - 1, t) || (end == t - 1 && m_syntax.lower(t) != "dead") ||
            !isOneOf(m_syntax.lower(end), before))
            return;
        if (inSentence(t + 1, t)) {
            const auto tag = m_syntax.upos(t + 1);
            const bool free = tag == Upos::ADP || tag == Upos::PUNCT || tag == Upos::ADV || tag == Upos::AUX ||
                              tag == Upos::CCONJ || tag == Upos::SCONJ || isTime(t + 1);
            if (!free)
                return;
        }
        --end;
        if (m_syntax.lower(end) == "found" && inSentence(end - 1, t))
            --end;
        while (inSentence(end - 1, t) && (m_syntax.upos(end) == Upos::AUX))
            --end;
        Phrase phrase;
        if (!phraseAt(end, phrase) || told(phrase))
            return;
        tell(phrase, t, Attribute::Killed);
    }

    // A claim counts the phrase among the dead already.
    bool told(const Phrase& phrase) const {
        const auto span = m_syntax.span(phrase.first, phrase.noun);
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            return claim.attribute == Attribute::Killed && claim.span.overlaps(span);
        });
    }

    bool closesInsertion(int t) const { return m_syntax.form(t) == "," || isDash(t); }
    int beforeInserted(int close) const {
        return m_syntax.form(close) == "," ? beforeInsertion(close) : beforeDash(close);
    }

    // "Eight people, seven prisoners and a guard, died"
    void behindParts(int t) {
        int close = t - 1;
        while (inSentence(close, t) && m_syntax.upos(close) == Upos::AUX)
            --close;
        if (!inSentence(close, t) || !closesInsertion(close) || m_syntax.isNegated(t))
            return;
        Phrase phrase;
        if (const int end = beforeInserted(close);
            inSentence(end, t) && phraseAt(end, phrase) && opensClause(phrase.first - 1, t))
            sumOfParts(phrase, phrase.noun + 1, close, t, Attribute::Killed);
    }

    void passive(int t, Attribute attribute) {
        bool elliptic = false;
        int end = subjectEnd(t, elliptic);
        // "was shot dead", "was shot and killed": no wounded
        if (m_syntax.lower(t) == "shot" && inSentence(t + 1, t) &&
            (m_syntax.lower(t + 1) == "dead" || m_syntax.lower(t + 1) == "to" || m_syntax.lower(t + 1) == "and" ||
             m_syntax.lower(t + 1) == "down" || m_syntax.lower(t - 1) == "fatally"))
            return;
        if (attribute == Attribute::Killed)
            participle(t);
        if (!inSentence(end, t) || m_syntax.isNegated(t))
            return;
        // "and a fourth was wounded"
        if (isOneMore(end) && inSentence(end - 2, t) && m_syntax.lower(end - 2) == "and")
            elliptic = true;
        if (elliptic) {
            // "and another wounded": one more, whose noun stands with the verb before.
            const int joint = isOneMore(end) ? end - 2 : end - 1;
            if ((m_syntax.lower(end) != "another" && !isOneMore(end)) || !inSentence(joint, t) ||
                m_syntax.lower(joint) != "and" ||
                isClaimed(m_syntax.token(end).span, attribute, {Relation::Equal, 1, 1.0}))
                return;
            emitAt(attribute, t, m_x.eventOf(t), Quantity{Relation::Equal, 1, 1.0}, "all", m_syntax.span(end, t),
                   fmt::format("\"another {}\"", m_syntax.form(t)));
            return;
        }
        bool inserted = false;
        const int close = end;
        if (closesInsertion(end)) {
            end = beforeInserted(end);
            inserted = true;
            if (!inSentence(end, t))
                return;
        }
        if (const int whole = beforeIncluding(end); whole >= 0) {
            end = whole;
            inserted = true;
        }
        Phrase phrase;
        if (!phraseAt(end, phrase))
            return;
        // "The three clerks - two women and a man - were killed"
        const int article = phrase.first - 1;
        if (!opensClause(inSentence(article, t) && m_syntax.lower(article) == "the" ? article - 1 : article, t))
            return;
        if (inserted && phrase.quantity.low < 2)
            return;
        tell(phrase, t, attribute);
        if (inserted) {
            sumOfParts(phrase, phrase.noun + 1, close, t, attribute);
        } else if (inSentence(t + 2, t) && (isDash(t + 1) || m_syntax.form(t + 1) == ":")) {
            // "Nine people were wounded -- seven civilians and two soldiers"
            int stop = t + 2;
            while (inSentence(stop, t) && stop < t + 16 && !isDash(stop) && m_syntax.upos(stop) != Upos::VERB &&
                   m_syntax.upos(stop) != Upos::ADP)
                ++stop;
            sumOfParts(phrase, t + 2, stop, t, attribute);
        }
        // "Nine people, three gunmen among them, were killed": a part of them, too.
        Phrase part;
        if (inserted && inSentence(close - 3, t) && m_syntax.lower(close - 1) == "them" &&
            m_syntax.lower(close - 2) == "among" && phraseAt(close - 3, part) && part.first > phrase.noun)
            tell(part, t, attribute);
        // "19 fighters from the group and four farmers were killed": what the "and" joins them to.
        const int joint = phrase.first - 1;
        if (!inSentence(joint, t) || m_syntax.lower(joint) != "and" || listBefore(joint, t, attribute))
            return;
        // "A 16-year-old and two men were shot"
        if (const auto aged = inSentence(joint - 1, t) ? byAge(joint - 1) : std::nullopt;
            aged && !isClaimed(aged->span, attribute, aged->quantity)) {
            emitAt(attribute, t, m_x.eventOf(t), aged->quantity, "all", aged->span,
                   fmt::format("a passive of \"{}\" by its words: {}", m_syntax.form(t), aged->how));
            return;
        }
        for (int i = joint - 1; inSentence(i, t) && i > joint - 8; --i) {
            if (m_syntax.upos(i) == Upos::PUNCT || m_syntax.upos(i) == Upos::AUX || m_syntax.isVerb(i))
                return;
            const auto q = m_x.quantityAt[static_cast<std::size_t>(i)];
            if (q < 0)
                continue;
            const auto& found = m_x.quantities[static_cast<std::size_t>(q)];
            if (found.identifier || found.ordinal || found.fraction || !found.unit.empty() || found.headToken < i ||
                found.headToken >= joint || !denotesPeople(m_syntax, found.headToken))
                return;
            Phrase other;
            other.first = m_syntax.tokenAt(found.span.begin);
            other.noun = found.headToken;
            other.quantity = found.quantity;
            tell(other, t, attribute);
            return;
        }
    }
};

} // namespace

void findPassives(Extraction& extraction) {
    PassiveCounter(extraction).run();
}

} // namespace parallax::claim
