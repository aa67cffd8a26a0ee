#include "claim/role_evidence.h"

#include "language/wordnet.h"
#include "mention/actor_nouns.h"
#include "mention/belligerents.h"

#include <algorithm>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::EventMention;
using mention::Modality;
using mention::Rel;

// How many sentences after violence are still about it.
constexpr std::uint32_t sentencesAfter = 2;
constexpr std::uint32_t leadSentences = 4;

bool counts(const EventMention& one) {
    return mention::isViolent(one.kind) && !one.generic && one.modality != Modality::Denied;
}

std::string_view modalityName(Modality modality) {
    switch (modality) {
    case Modality::Fact:
        return "fact";
    case Modality::Alleged:
        return "alleged";
    case Modality::Planned:
        return "planned";
    case Modality::Possible:
        return "possible";
    case Modality::Denied:
        return "denied";
    }
    return "";
}

} // namespace

RoleEvidence::RoleEvidence(const Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {
    const auto& all = m_x.events.mentions;
    m_bySentence.resize(m_syntax.document().sentences.size());
    for (std::size_t e = 0; e < all.size(); ++e)
        if (counts(all[e]) && all[e].token >= 0) {
            m_violent.push_back(static_cast<std::int32_t>(e));
            m_bySentence[all[e].sentence].push_back(static_cast<std::int32_t>(e));
        }
    m_frameOfEvent.assign(all.size(), nullptr);
    for (std::size_t f = 0; f < m_x.frames.size(); ++f)
        if (const auto e = m_x.events.frameEvent[f]; e >= 0 && event(e).token == m_x.frames[f].at)
            m_frameOfEvent[static_cast<std::size_t>(e)] = &m_x.frames[f];
    m_conflict = mention::tellsOfConflict(m_syntax);
}

std::string_view RoleEvidence::place(std::uint32_t sentence, bool headline) {
    if (headline)
        return "title";
    return sentence == 0 ? "1" : sentence <= 2 ? "2-3" : sentence <= 6 ? "4-7" : sentence <= 14 ? "8-15" : "16+";
}

// How long before the report it happened.
std::string_view RoleEvidence::age(const EventMention& one) const {
    if (!one.time.known())
        return "undated";
    if (!one.time.begin || !m_x.report.published.begin)
        return "open";
    const auto days = (m_x.report.published.begin->minutes - one.time.begin->minutes) / 1440;
    return days < 0      ? "ahead"
           : days <= 3   ? "days"
           : days <= 10  ? "week"
           : days <= 40  ? "month"
           : days <= 200 ? "months"
           : days <= 800 ? "year"
                         : "years";
}

// What is said of the whole report: how much violence, how recent, in whose voice.
RoleEvidence::Notes RoleEvidence::report() const {
    Notes notes;
    const auto note = [&](std::string_view name, std::string_view value) { notes.emplace_back(name, value); };
    const auto& all = m_x.events.mentions;
    std::size_t generic = 0, dated = 0, facts = 0, recent = 0, planned = 0, background = 0, nominal = 0;
    for (const auto& one : all) {
        if (!mention::isViolent(one.kind))
            continue;
        generic += one.generic ? 1 : 0;
        planned += one.modality == Modality::Planned || one.modality == Modality::Denied ? 1 : 0;
        background += one.background ? 1 : 0;
        nominal += one.nominal ? 1 : 0;
        if (!counts(one))
            continue;
        facts += one.modality == Modality::Fact ? 1 : 0;
        const auto when = age(one);
        dated += one.time.known() && one.time.precision <= base::Precision::Day ? 1 : 0;
        recent += when == "days" || when == "week" ? 1 : 0;
    }
    const auto sentences = m_syntax.document().sentences.size();
    note("doc-violent=", bucket(m_violent.size()));
    note("doc-facts=", bucket(facts));
    note("doc-generic=", bucket(generic));
    note("doc-planned=", bucket(planned));
    note("doc-dated=", bucket(dated));
    note("doc-recent=", bucket(recent));
    note("doc-background=", bucket(10 * background / (m_violent.size() + generic)));
    note("doc-nominal=", bucket(10 * nominal / (m_violent.size() + generic + planned)));
    note("doc-sentences=", bucket(sentences));
    note("doc-density=", bucket(10 * m_violent.size() / (sentences + 1)));
    note("doc-first=", place(event(m_violent.front()).sentence, false));
    note("doc-conflict=", m_conflict ? "yes" : "no");
    if (m_x.events.main >= 0) {
        const auto& main = event(m_x.events.main);
        note("doc-main=", mention::name(main.kind));
        note("doc-mainAge=", age(main));
        note("doc-mainPlace=", main.place.empty() ? "no" : "yes");
    } else {
        note("doc-main=", "none");
    }
    std::size_t first = 0, quoted = 0;
    for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
        const auto word = m_syntax.lower(t);
        if (m_syntax.upos(t) == Upos::PRON && (word == "we" || word == "i" || word == "our" || word == "us"))
            ++first;
        if (m_x.attributions.at(t))
            ++quoted;
    }
    note("doc-we=", bucket(100 * first / (m_syntax.size() + 1) + (first > 0 ? 1 : 0)));
    note("doc-said=", bucket(10 * quoted / (m_syntax.size() + 1)));
    return notes;
}

void RoleEvidence::wordsAndDeeds(RoleFeatures& out) const {
    for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t)
        if (const auto lemma = generalWord(t); !lemma.empty())
            out.add("doc-word=", lemma);
    for (const auto e : m_violent) {
        const auto& one = event(e);
        const auto kind = mention::name(one.kind);
        out.add("doc-deed=", one.lemma);
        out.add("doc-deed-age=", kind, " ", age(one), " ", modalityName(one.modality));
        out.add("doc-deed-at=", kind, " ", place(one.sentence, false));
        for (const auto& part : one.participants) {
            const auto& who = m_x.actors.mentions[part.actorMention];
            const auto* noun =
                who.form == mention::MentionForm::Nominal ? mention::ActorNouns::shared().find(who.headLemma) : nullptr;
            const auto what = noun ? noun->scope : mention::name(who.kind);
            out.add("doc-part=", kind, " ", mention::name(part.role), " ", what);
            if (one.sentence < leadSentences)
                out.add("doc-part=", kind, " ", mention::name(part.role), " ", what, " lead");
        }
    }
}

// The lemma of a common noun, verb or adjective in small letters that WordNet knows, else nothing: never a name.
std::string_view RoleEvidence::generalWord(int t) const {
    const auto tag = m_syntax.upos(t);
    if (tag != Upos::NOUN && tag != Upos::VERB && tag != Upos::ADJ)
        return {};
    const auto form = m_syntax.form(t);
    if (form.empty() || form.front() < 'a' || form.front() > 'z')
        return {};
    const auto lemma = m_syntax.lemma(t);
    if (lemma.size() < 3)
        return {};
    const bool known = tag == Upos::NOUN   ? language::isNoun(lemma)
                       : tag == Upos::VERB ? language::isVerb(lemma)
                                           : language::isAdjective(lemma);
    return known ? lemma : std::string_view();
}

// The way from `t` up and down the tree to `to`: "nsubj", "obl<conj>", "far" where it is long.
std::string RoleEvidence::pathTo(int t, int to) const {
    std::vector<int> up;
    for (int i = t; i >= 0; i = m_syntax.head(i))
        up.push_back(i);
    std::vector<int> down;
    for (int i = to; i >= 0; i = m_syntax.head(i)) {
        if (const auto found = std::ranges::find(up, i); found != up.end()) {
            const auto ups = static_cast<std::size_t>(found - up.begin());
            if (ups + down.size() > 4)
                return ups + down.size() > 7 ? "far" : "wide";
            std::string path;
            for (std::size_t k = 0; k < ups; ++k)
                path.append(k ? "<" : "").append(relation(up[k]));
            for (auto d = down.rbegin(); d != down.rend(); ++d)
                path.append(">").append(relation(*d));
            return path;
        }
        down.push_back(i);
    }
    return "far";
}

std::int32_t RoleEvidence::nearest(int t, std::size_t& distance) const {
    std::int32_t best = -1;
    distance = 1U << 20U;
    for (const auto e : m_bySentence[m_syntax.sentence(t)]) {
        const auto d = static_cast<std::size_t>(std::abs(event(e).token - t));
        const auto far = d + (m_syntax.below(t, event(e).token) ? 0U : 12U);
        if (far < distance) {
            distance = far;
            best = e;
        }
    }
    // A sentence that goes on with what one shortly before it told.
    const auto sentence = m_syntax.sentence(t);
    for (std::uint32_t back = 1; best < 0 && back <= sentencesAfter && back <= sentence; ++back)
        if (const auto& before = m_bySentence[sentence - back]; !before.empty()) {
            best = before.back();
            distance = 1000 * back;
        }
    return best;
}

void RoleEvidence::phrase(RoleFeatures& out, int t, bool named) const {
    std::size_t distance = 0;
    const auto e = nearest(t, distance);
    const auto said = m_x.attributions.at(t);
    const auto& sentence = m_syntax.sentenceOf(t);
    out.add("at=", place(m_syntax.sentence(t), sentence.headline));
    if (said)
        out.add("said");
    if (!named) {
        const auto lemma = generalWord(t);
        if (!lemma.empty()) {
            out.add("head=", lemma);
            out.add("domain=", language::domain(lemma, language::WordClass::Noun));
            if (mention::isBelligerent(lemma))
                out.add(m_conflict ? "belligerent-in-conflict" : "belligerent");
            if (const auto* noun = mention::ActorNouns::shared().find(lemma))
                out.add("scope=", noun->scope);
        }
        std::string_view article = "none";
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            if (r == Rel::Det)
                article = m_syntax.lower(c) == "a" || m_syntax.lower(c) == "an" ? "a" : m_syntax.lower(c);
            else if (r == Rel::NmodPoss)
                article = "whose";
            else if (r == Rel::Nummod)
                out.add("number");
            else if (r == Rel::Amod || r == Rel::Compound) {
                if (const auto word = generalWord(c); !word.empty())
                    out.add("mod=", word);
                else if (r == Rel::Compound)
                    out.add("mod-name");
            } else if (r == Rel::AclRelcl) {
                out.add("relative");
            } else if (r == Rel::Acl) {
                out.add("acl=", generalWord(c));
            }
        }
        out.add("article=", article, m_syntax.xpos(t, "NNS") ? " pl" : " sg");
    }
    const auto preposition = m_syntax.preposition(t);
    if (const int head = m_syntax.head(m_syntax.firstConjunct(t)); head >= 0) {
        const auto r = relation(m_syntax.firstConjunct(t));
        out.add("rel=", r, preposition);
        if (const auto word = generalWord(head); !word.empty()) {
            out.add("gov=", r, preposition, " of ", word);
            if (m_syntax.isVerb(head))
                out.add("gov-domain=", r, " of ", language::domain(word, language::WordClass::Verb));
        }
    }
    if (e < 0) {
        out.add("no violence in its sentence");
        return;
    }
    const auto& one = event(e);
    if (one.sentence != m_syntax.sentence(t)) {
        out.add("violence before");
        out.add("after=", one.lemma);
        out.add("after-kind=", mention::name(one.kind));
        out.add("after-telling=", modalityName(one.modality), one.background ? " past" : "",
                one.history ? " history" : "");
        out.add("after-age=", age(one));
        return;
    }
    const auto path = pathTo(t, one.token);
    const auto* frame = m_frameOfEvent[static_cast<std::size_t>(e)];
    const std::string_view voice = one.nominal ? "noun " : frame && frame->passive ? "passive " : "";
    out.add("path=", voice, path);
    out.add("path=", voice, path, preposition, " ", mention::name(one.kind));
    out.add("path=", path, preposition, " ", one.lemma);
    out.add("near=", one.lemma);
    out.add("near-kind=", mention::name(one.kind));
    out.add("near-telling=", modalityName(one.modality), one.background ? " past" : "", one.history ? " history" : "");
    out.add("near-age=", age(one));
    out.add("near-side=", t < one.token ? "before " : "after ",
            distance < 4    ? "3"
            : distance < 9  ? "8"
            : distance < 16 ? "15"
                            : "far");
}

void RoleEvidence::rule(RoleFeatures& out, std::string_view role, std::int32_t e) const {
    out.add("rule=", role);
    if (e < 0)
        return;
    const auto& one = event(e);
    out.add("rule=", role, " of ", mention::name(one.kind), one.nominal ? " noun" : "");
    out.add("rule=", role, " of ", one.lemma);
    out.add("rule-telling=", modalityName(one.modality), one.background ? " past" : "", one.history ? " history" : "");
    out.add("rule-age=", age(one));
    if (e == m_x.events.main)
        out.add("rule of the story");
    out.add(one.place.empty() ? "rule-place=no" : "rule-place=yes");
    out.add("rule-at=", place(one.sentence, false));
}

} // namespace parallax::claim
