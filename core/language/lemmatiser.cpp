#include "language/lemmatiser.h"

#include "language/hashing.h"
#include "language/word_info.h"
#include "language/wordnet.h"

#include <array>

namespace parallax::language {

namespace {

bool hasLetterOrDigit(std::string_view text) {
    for (const char c : text) {
        if ((c | 32) >= 'a' ? (c | 32) <= 'z' || static_cast<unsigned char>(c) >= 0x80 : c >= '0' && c <= '9') {
            return true;
        }
    }
    return false;
}

// "bigger" -> "big", "earliest" -> "early": the form without the ending `size` long, as WordNet has it.
void positive(std::string_view lower, std::size_t size, bool adjective, std::string& out) {
    const auto known = [&](std::string_view word) {
        return adjective ? isAdjective(word) : isAdverb(word) || isAdjective(word);
    };
    if (lower.size() <= size + 1) {
        out = lower;
        return;
    }
    const std::string stem(lower.substr(0, lower.size() - size));
    const std::array<std::string, 4> candidates{
        stem.back() == 'i' ? stem.substr(0, stem.size() - 1) + "y" : stem + "e", stem,
        stem.size() > 2 && stem.back() == stem[stem.size() - 2] ? stem.substr(0, stem.size() - 1) : stem, stem + "e"};
    // "larger": the shorter "larg" is no word; "later": "late" before "lat".
    for (const std::string& candidate : candidates) {
        if (known(candidate)) {
            out = candidate;
            return;
        }
    }
    out = lower;
}

// A plural that WordNet does not know.
void singular(std::string_view lower, std::string& out) {
    const std::string_view base = nounBase(lower);
    if (base != lower || isNoun(lower)) {
        out = base;
        return;
    }
    // A compound's last part: "co-workers".
    if (const std::size_t dash = lower.rfind('-'); dash != std::string_view::npos && dash + 1 < lower.size()) {
        out = lower.substr(0, dash + 1);
        out += nounBase(lower.substr(dash + 1));
        return;
    }
    out = lower;
    if (lower.size() > 4 && lower.ends_with("ies")) {
        out.replace(out.size() - 3, 3, "y");
    } else if (lower.size() > 4 && (lower.ends_with("ches") || lower.ends_with("shes") || lower.ends_with("sses") ||
                                    lower.ends_with("xes"))) {
        out.resize(out.size() - 2);
    } else if (lower.size() > 2 && lower.ends_with("s") && !lower.ends_with("ss")) {
        out.resize(out.size() - 1);
        if (out.ends_with("'")) {
            out.pop_back();
        }
    }
}

// A verb form that WordNet does not know.
void baseVerb(std::string_view lower, std::string_view xpos, std::string& out) {
    const std::string_view base = verbBase(lower);
    if (base != lower || isVerb(lower)) {
        out = base;
        return;
    }
    if (const std::size_t dash = lower.rfind('-'); dash != std::string_view::npos && dash + 1 < lower.size()) {
        std::string rest;
        baseVerb(lower.substr(dash + 1), xpos, rest);
        out = std::string(lower.substr(0, dash + 1)) + rest;
        return;
    }
    // "rehired": what is left without a prefix may be known.
    for (const std::string_view prefix : {std::string_view("re"), std::string_view("un"), std::string_view("over"),
                                          std::string_view("out"), std::string_view("mis"), std::string_view("pre")}) {
        if (lower.starts_with(prefix) && lower.size() > prefix.size() + 3) {
            const std::string_view rest = verbBase(lower.substr(prefix.size()));
            if (rest != lower.substr(prefix.size())) {
                out = std::string(prefix) + std::string(rest);
                return;
            }
        }
    }
    out = lower;
    const auto strip = [&](std::size_t size) {
        out.resize(out.size() - size);
        if (out.size() > 2 && out.back() == out[out.size() - 2] &&
            std::string_view("bdgmnprt").find(out.back()) != std::string_view::npos) {
            out.pop_back();
        } else if (out.size() > 2 && (out.ends_with("v") || out.ends_with("z") || out.ends_with("at") ||
                                      out.ends_with("c") || out.ends_with("dg") || out.ends_with("is"))) {
            out += 'e';
        }
    };
    if (xpos == "VBG" && lower.size() > 4 && lower.ends_with("ing")) {
        strip(3);
    } else if ((xpos == "VBD" || xpos == "VBN") && lower.size() > 4 && lower.ends_with("ied")) {
        out.replace(out.size() - 3, 3, "y");
    } else if ((xpos == "VBD" || xpos == "VBN") && lower.size() > 3 && lower.ends_with("ed")) {
        strip(2);
    } else if (xpos == "VBZ" && lower.size() > 2 && lower.ends_with("s")) {
        out.pop_back();
    }
}

// "fled" of "flead", which the treebanks mistype, and "shot" that was taken for an infinitive: WordNet knows better.
void correctVerb(std::string_view lower, Upos upos, std::string_view xpos, std::string& lemma) {
    if (upos != Upos::VERB || !xpos.starts_with("VB") || isVerb(lemma)) {
        return;
    }
    if (const std::string_view base = verbBase(lower); base != lower && isVerb(base)) {
        lemma = base;
    }
}

} // namespace

std::uint32_t Lemmatiser::key(std::string_view lower, Upos upos, std::string_view xpos) {
    return feature(500, hashOf(lower), static_cast<std::uint32_t>(upos), hashOf(xpos));
}

void Lemmatiser::normalise(std::string_view form, std::string& out) {
    toLower(form, out);
    for (std::size_t at = 0; (at = out.find("\xe2\x80\x99", at)) != std::string::npos;) {
        out.replace(at, 3, "'");
    }
}

void Lemmatiser::byRule(std::string_view form, std::string_view lower, Upos upos, std::string_view xpos,
                        std::string& out) {
    if (!hasLetterOrDigit(form) || upos == Upos::X || upos == Upos::NUM || upos == Upos::SYM || upos == Upos::PUNCT) {
        // Typographic signs have plain lemmas.
        static constexpr std::array<std::array<std::string_view, 2>, 7> plain{{{"\xe2\x80\x9c", "\""},
                                                                               {"\xe2\x80\x9d", "\""},
                                                                               {"\xe2\x80\x98", "'"},
                                                                               {"\xe2\x80\x99", "'"},
                                                                               {"\xe2\x80\x93", "-"},
                                                                               {"\xe2\x80\x94", "-"},
                                                                               {"\xe2\x80\xa6", "..."}}};
        out = upos == Upos::NUM ? lower : form;
        for (const auto& [sign, lemma] : plain) {
            if (form == sign) {
                out = lemma;
            }
        }
        return;
    }
    if (upos == Upos::PROPN) {
        out = form;
        if (xpos == "NNPS" && form.size() > 3) {
            std::string base;
            singular(lower, base);
            // The capitals of the form, cut or changed at the end.
            std::size_t same = 0;
            while (same < base.size() && same < lower.size() && base[same] == lower[same]) {
                ++same;
            }
            out = std::string(form.substr(0, same)) + base.substr(same);
        }
        return;
    }
    if (upos == Upos::NOUN && (xpos == "NNS" || xpos == "NNPS")) {
        singular(lower, out);
    } else if ((upos == Upos::VERB || upos == Upos::AUX) && xpos != "VB" && xpos != "VBP" && xpos != "MD") {
        baseVerb(lower, xpos, out);
    } else if ((xpos == "JJR" || xpos == "RBR") && lower.ends_with("er")) {
        positive(lower, 2, xpos == "JJR", out);
    } else if ((xpos == "JJS" || xpos == "RBS") && lower.ends_with("est")) {
        positive(lower, 3, xpos == "JJS", out);
    } else if (upos == Upos::ADJ && xpos == "NNP") {
        out = form; // "United" in a name
    } else {
        out = lower;
    }
}

void Lemmatiser::lemma(std::string_view form, Upos upos, std::string_view xpos, std::string& out) const {
    std::string lower;
    normalise(form, lower);
    const std::uint32_t offset = m_table.find(key(lower, upos, xpos));
    if (offset != FrozenMap::none && offset < m_table.data().size()) {
        out = m_table.data().data() + offset;
        correctVerb(lower, upos, xpos, out);
        return;
    }
    byRule(form, lower, upos, xpos, out);
    correctVerb(lower, upos, xpos, out);
}

} // namespace parallax::language
