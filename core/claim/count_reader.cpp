#include "claim/count_reader.h"

#include "base/one_of.h"
#include "claim/scope.h"
#include "language/wordnet.h"
#include "mention/actor_nouns.h"

#include <algorithm>
#include <array>

namespace parallax::claim {

using language::NounClass;
using language::Upos;
using mention::Quantity;
using mention::Rel;
using mention::Relation;

const mention::QuantityMention* CountReader::quantityOf(int t) const {
    auto q = m_x.quantityOfNoun[static_cast<std::size_t>(t)];
    if (q < 0)
        q = m_x.quantityAt[static_cast<std::size_t>(t)];
    if (q < 0)
        return nullptr;
    const auto& found = m_x.quantities[static_cast<std::size_t>(q)];
    if (found.identifier || found.ordinal || !found.unit.empty())
        return nullptr;
    if (const int before = m_syntax.tokenAt(found.span.begin) - 1; before >= 0 && m_syntax.lower(before) == "how")
        return nullptr; // "how many"
    if (isAge(found) || isParentOf(found.span))
        return nullptr;
    if (m_syntax.lower(m_syntax.tokenAt(found.span.begin)) == "how")
        return nullptr;
    return &found;
}

bool CountReader::isParentOf(base::Span number) const {
    static constexpr std::array<std::string_view, 8> parents{"mother", "father", "parent",      "mum",
                                                             "mom",    "dad",    "grandmother", "widow"};
    const int t = m_syntax.tokenAt(number.begin);
    return t >= 2 && m_syntax.lower(t - 1) == "of" &&
           std::ranges::find(parents, m_syntax.lemma(t - 2)) != parents.end();
}

bool CountReader::isAge(const mention::QuantityMention& number) const {
    const int t = m_syntax.tokenAt(number.span.begin);
    // "an elderly couple, both 80, "
    if (t >= 2 && (m_syntax.lower(t - 1) == "both" || m_syntax.lower(t - 1) == "each") && m_syntax.form(t - 2) == "," &&
        m_syntax.sentence(t - 2) == m_syntax.sentence(t) && number.headToken < 0)
        return true;
    if (t < 2 || m_syntax.form(t - 1) != "," || m_syntax.sentence(t - 2) != m_syntax.sentence(t) ||
        m_syntax.upos(t - 2) != Upos::PROPN || m_syntax.upos(t) != Upos::NUM ||
        number.quantity.relation != Relation::Equal || number.quantity.low > 110)
        return false;
    const auto digits = m_syntax.form(t);
    const int next = m_syntax.tokenAt(number.span.end);
    if (digits.empty() || digits[0] < '0' || digits[0] > '9' || next >= static_cast<int>(m_syntax.size()) ||
        (m_syntax.upos(next) != Upos::AUX && m_syntax.upos(next) != Upos::VERB && m_syntax.upos(next) != Upos::PUNCT))
        return false;
    const int mention = m_x.actors.at(t - 2);
    if (mention < 0)
        return false;
    const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(mention)];
    if (actor.form != mention::MentionForm::Name || actor.kind != mention::ActorKind::Person)
        return false;
    const auto* said = m_x.attributions.at(t); // "According to Lea Brand, 26 were arrested"
    return !said || said->speaker != mention;
}

bool CountReader::isZeroWord(int t) const {
    const auto word = m_syntax.lower(t);
    return word == "nobody" || word == "none" || (word == "one" && t > 0 && m_syntax.lower(t - 1) == "no") ||
           word == "no-one";
}

bool CountReader::isTime(int t) const {
    const auto span = m_syntax.token(t).span;
    const auto found = std::ranges::partition_point(
        m_x.times, [&](const mention::TimeMention& time) { return time.span.end <= span.begin; });
    return found != m_x.times.end() && found->span.contains(span);
}

std::optional<Counted> CountReader::countOf(int t) const {
    Counted counted;
    const auto [from, to] = m_syntax.nounPhrase(t);
    (void)to;
    if (isZeroWord(t)) {
        counted.quantity = {Relation::Equal, 0, 0.0};
        counted.span = m_syntax.span(std::max(from, t - 1), t);
        counted.how = "nobody";
        return counted;
    }
    const auto* q = quantityOf(t);
    // "at least 11 injured, officials said": a comma parts the number from the noun.
    if (q && q->span.end < m_syntax.token(t).span.begin) {
        for (int i = m_syntax.tokenAt(q->span.end); i < t; ++i) {
            if (m_syntax.form(i) == "," && m_x.framesOfToken[static_cast<std::size_t>(i - 1)] >= 0)
                return std::nullopt;
        }
    }
    if (q) {
        counted.quantity = q->quantity;
        counted.span = q->span.joined(m_syntax.token(t).span);
        counted.how = "a number";
        const bool inside = q->span.contains(m_syntax.token(t).span);
        counted.noun = inside && q->headToken >= 0 ? q->headToken : inside ? -1 : t;
        if (inside && counted.noun < 0) {
            for (const int c : m_syntax.children(t)) {
                if (m_syntax.rel(c) == Rel::Nmod &&
                    (m_syntax.preposition(c) == "of" || m_syntax.preposition(c) == "among")) {
                    counted.noun = c;
                    counted.span = counted.span.joined(m_syntax.token(c).span);
                    counted.how = "a part of a group";
                }
            }
        } else if (counted.noun >= 0 && !q->elliptic) {
            counted.span = counted.span.joined(m_syntax.token(counted.noun).span);
        }
        return counted;
    }
    const auto tag = m_syntax.upos(t);
    if (const auto o = m_x.quantityOfNoun[static_cast<std::size_t>(t)]; o >= 0 && tag == Upos::NOUN) {
        // "an eighth suspect was arrested": eight by now.
        const auto& ordinal = m_x.quantities[static_cast<std::size_t>(o)];
        if (ordinal.ordinal && m_syntax.xpos(t, "NN") && ordinal.quantity.low >= 2 && denotesPeople(m_syntax, t)) {
            // "the second officer", "the third victim": one of those that the story has told of.
            const int before = m_syntax.tokenAt(ordinal.span.begin) - 1;
            const bool one = before >= 0 && m_syntax.sentence(before) == m_syntax.sentence(t) &&
                             (m_syntax.lower(before) == "the" || m_syntax.upos(before) == Upos::PRON ||
                              m_syntax.upos(before) == Upos::PART);
            // "a 10th-grader", "a fifth-grade pupil": of a class.
            const auto last = ordinal.span.end;
            const std::string_view text = m_syntax.document().text;
            const bool counts = !one && (last >= text.size() || text[last] != '-');
            const double number = counts ? ordinal.quantity.low : 1;
            counted.quantity = {Relation::Equal, number, number};
            counted.ordinal = counts;
            counted.noun = t;
            counted.span = ordinal.span.joined(m_syntax.token(t).span);
            counted.how = "an ordinal that counts up to this one";
            return counted;
        }
    }
    if (tag == Upos::NOUN && (m_syntax.xpos(t, "NN") || m_syntax.xpos(t, "NNP"))) {
        // One of them, told without a number: "a customer", "another guard", "the clerk".
        bool article = false, no = false;
        for (const int c : m_syntax.children(t)) {
            // "a 35-year-old sheriff's deputy", "his wife"
            article = article || m_syntax.rel(c) == Rel::NmodPoss;
            if (m_syntax.rel(c) != Rel::Det)
                continue;
            const auto word = m_syntax.lower(c);
            no = no || word == "no";
            article = article || word == "a" || word == "an" || word == "another" || word == "the" || word == "one";
        }
        if (no) {
            counted.quantity = {Relation::Equal, 0, 0.0};
            counted.noun = t;
            counted.span = m_syntax.span(from, t);
            counted.how = "none";
            return counted;
        }
        const auto lemma = m_syntax.lemma(t);
        const auto* known = mention::ActorNouns::shared().find(lemma); // "driver", "bomber"
        const bool one = known && !language::isA(lemma, NounClass::Group, 1) &&
                         (known->kind == mention::ActorKind::Person ||
                          (known->kind == mention::ActorKind::Group && known->scope != "all"));
        const bool person =
            (one || language::isA(lemma, NounClass::Person, 2)) && lemma != "people" && lemma != "police";
        const bool role = article || m_syntax.rel(t) == Rel::Conj || m_syntax.sentenceOf(t).headline;
        if (person && role && !language::isA(lemma, NounClass::Organisation, 1)) {
            counted.quantity = {Relation::Equal, 1, 1.0};
            counted.noun = t;
            counted.span = m_syntax.span(from, t);
            counted.how = "one person in the singular";
            return counted;
        }
        return std::nullopt;
    }
    if (tag == Upos::NOUN || tag == Upos::ADJ) {
        for (const int c : m_syntax.children(t)) {
            if (m_syntax.rel(c) == Rel::Det && m_syntax.lower(c) == "no") {
                counted.quantity = {Relation::Equal, 0, 0.0};
                counted.noun = t;
                counted.span = m_syntax.span(c, t);
                counted.how = "none";
                return counted;
            }
        }
    }
    return std::nullopt;
}

std::optional<Counted> CountReader::byAge(int t) const {
    static constexpr std::array<std::string_view, 5> articles{"a", "an", "the", "another", "one"};
    if (m_syntax.lower(t) != "old")
        return std::nullopt;
    // "a 16-year-old", "a 16 year old": back over hyphens, the unit and the number
    int at = t - 1;
    const auto skipHyphen = [&] { at -= at >= 0 && m_syntax.form(at) == "-" ? 1 : 0; };
    skipHyphen();
    if (at < 1 || (m_syntax.lower(at) != "year" && m_syntax.lower(at) != "month"))
        return std::nullopt;
    --at;
    skipHyphen();
    if (at < 1 || m_syntax.upos(at) != Upos::NUM || !base::isOneOf(m_syntax.lower(at - 1), articles))
        return std::nullopt;
    Counted counted;
    counted.quantity = {Relation::Equal, 1, 1.0};
    counted.span = m_syntax.span(at - 1, t);
    counted.how = "one person by age";
    return counted;
}

std::optional<Counted> CountReader::named(int t) const {
    const int mention = m_x.actors.at(t);
    if (mention < 0)
        return std::nullopt;
    const auto& actor = m_x.actors.mentions[static_cast<std::size_t>(mention)];
    if (actor.form != mention::MentionForm::Name || actor.kind != mention::ActorKind::Person)
        return std::nullopt;
    const int appos = m_syntax.child(t, Rel::Appos);
    if (appos < 0 || !denotesPeople(m_syntax, appos))
        return std::nullopt;
    Counted counted;
    counted.quantity = {Relation::Equal, 1, 1.0};
    counted.noun = appos;
    counted.span = actor.span.joined(m_syntax.token(appos).span);
    counted.how = "one person by name, with a role";
    return counted;
}

void CountReader::emitAt(Attribute attribute, int token, std::int32_t event, const Quantity& quantity,
                         std::string scope, base::Span span, std::string why) {
    ReportClaim claim;
    claim.attribute = attribute;
    claim.scope = std::move(scope);
    claim.relation = quantity.relation;
    claim.value = quantity;
    claim.span = span;
    claim.why.push_back(std::move(why));
    m_x.add(std::move(claim), token, event);
}

} // namespace parallax::claim
