// How old the persons are that a report names.
#include "claim/extraction.h"

#include <algorithm>

namespace parallax::claim {
namespace {

using language::Upos;
using mention::Syntax;

class Finder {
public:
    explicit Finder(Extraction& extraction) : m_x(extraction), m_syntax(extraction.syntax) {}

    void run() {
        for (std::size_t i = 0; i < m_x.actors.mentions.size(); ++i) {
            const auto& actor = m_x.actors.mentions[i];
            if (actor.form == mention::MentionForm::Name && actor.kind == mention::ActorKind::Person &&
                !behind(static_cast<std::int32_t>(i), actor))
                before(static_cast<std::int32_t>(i), actor);
        }
    }

private:
    bool in(int t, const mention::ActorMention& actor) const {
        return t >= 0 && t < static_cast<int>(m_syntax.size()) && m_syntax.sentence(t) == actor.sentence;
    }
    // An age in years, in digits.
    bool isAge(int t) const {
        const auto form = m_syntax.form(t);
        return !form.empty() && form.size() <= 2 &&
               std::ranges::all_of(form, [](char c) { return c >= '0' && c <= '9'; });
    }

    // "Ana Novak, 32, and Adam Berg, 25 were": in a list of ages the last one needs no comma behind it.
    bool agesBefore(const mention::ActorMention& actor) const {
        const auto& sentence = m_syntax.sentenceOf(actor.headToken);
        return std::ranges::any_of(m_x.claims, [&](const ReportClaim& claim) {
            return claim.attribute == Attribute::Age && sentence.span.contains(claim.span) &&
                   claim.span.begin < actor.span.begin;
        });
    }

    // "Ana Novak, 32, ", "Ana Novak (32)", "Ana Novak, aged 32"
    bool behind(std::int32_t mention, const mention::ActorMention& actor) {
        int t = m_syntax.tokenAt(actor.span.end);
        if (!in(t + 1, actor))
            return false;
        const bool bracket = m_syntax.form(t) == "(";
        if (m_syntax.form(t) != "," && !bracket)
            return false;
        ++t;
        const bool aged = m_syntax.lower(t) == "aged" || m_syntax.lower(t) == "age";
        if (aged && in(t + 1, actor))
            ++t;
        if (!isAge(t))
            return false;
        if (bracket && (!in(t + 1, actor) || m_syntax.form(t + 1) != ")"))
            return false;
        if (!bracket && !aged && in(t + 1, actor)) {
            const auto closing = m_syntax.form(t + 1);
            if (closing != "," && closing != "." && closing != ";" && closing != ":" && closing != ")" &&
                m_syntax.upos(t + 1) != Upos::CCONJ && !(m_syntax.upos(t + 1) == Upos::AUX && agesBefore(actor)))
                return false;
        }
        tell(mention, actor, t, actor.span.joined(m_syntax.token(t).span), "a number behind a name");
        return true;
    }

    // "19-year-old Adam Berg", "the 19-year-old student Adam Berg"
    void before(std::int32_t mention, const mention::ActorMention& actor) {
        const int first = m_syntax.tokenAt(actor.span.begin);
        int t = first - 1;
        // "the 38-year-old suspect, Adam Berg,"
        const int behindName = m_syntax.tokenAt(actor.span.end);
        if (in(t - 1, actor) && m_syntax.form(t) == "," && m_syntax.upos(t - 1) == Upos::NOUN &&
            in(behindName, actor) && (m_syntax.form(behindName) == "," || m_syntax.form(behindName) == "."))
            --t;
        for (int words = 0; words < 3 && in(t, actor) && !m_syntax.lower(t).ends_with("old"); ++words, --t) {
            const auto tag = m_syntax.upos(t);
            if (tag != Upos::NOUN && tag != Upos::ADJ && tag != Upos::PROPN)
                return;
        }
        if (!in(t, actor) || !m_syntax.lower(t).ends_with("old"))
            return;
        const int old = t;
        bool year = m_syntax.lower(t).find("year") != std::string_view::npos;
        for (int back = 0; back < 4 && in(t - 1, actor) && !isAge(t); ++back) {
            --t;
            year = year || m_syntax.lower(t) == "year";
        }
        if (year && isAge(t) && t < old)
            tell(mention, actor, t, m_syntax.token(t).span.joined(actor.span), "years before a name");
    }

    void tell(std::int32_t mention, const mention::ActorMention& actor, int number, base::Span span, const char* why) {
        ReportClaim claim;
        claim.attribute = Attribute::Age;
        claim.scope = actor.text;
        claim.value = std::string(m_syntax.form(number));
        claim.span = span;
        claim.subject = mention;
        claim.why.emplace_back(why);
        m_x.add(std::move(claim), actor.headToken, -1);
    }

    Extraction& m_x;
    const Syntax& m_syntax;
};

} // namespace

void findAges(Extraction& extraction) {
    Finder(extraction).run();
}

} // namespace parallax::claim
