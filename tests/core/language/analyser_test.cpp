#include "base/resource.h"
#include "language/analyser.h"
#include "language/conllu.h"
#include "language/middle_initial.h"
#include "language/sentence_source.h"

#include <gtest/gtest.h>
#include <random>
#include <string>

namespace parallax::language {
namespace {

// One sentence a line: "form/UPOS/head form:relation", so that a table of small texts reads well.
std::string printed(const Document& document) {
    std::string out;
    for (const Sentence& sentence : document.sentences) {
        for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
            const Token& token = document.tokens[i];
            out += std::string(document.form(i)) + '/' + std::string(name(token.upos)) + '/' + token.lemma + '/' +
                   std::string(token.relation) + '>' +
                   (token.head < 0 ? "" : std::string(document.form(static_cast<std::size_t>(token.head)))) + ' ';
        }
        out += '\n';
    }
    return out;
}

std::string forms(const Document& document) {
    std::string out;
    for (const Sentence& sentence : document.sentences) {
        for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
            out += std::string(document.form(i)) + ' ';
        }
        out += "| ";
    }
    return out;
}

// What the header promises of every document.
void expectWellFormed(const Document& document) {
    std::uint32_t next = 0;
    std::uint32_t at = 0;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const Sentence& sentence = document.sentences[s];
        ASSERT_EQ(sentence.firstToken, next);
        ASSERT_LT(sentence.firstToken, sentence.endToken);
        next = sentence.endToken;
        int roots = 0;
        for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
            const Token& token = document.tokens[i];
            ASSERT_LE(at, token.span.begin);
            ASSERT_LT(token.span.begin, token.span.end);
            ASSERT_LE(token.span.end, document.text.size());
            ASSERT_EQ(token.sentence, s);
            at = token.span.end;
            roots += token.head < 0;
            // Walking up reaches the root.
            std::int32_t up = token.head;
            for (std::uint32_t steps = 0; up >= 0; ++steps) {
                ASSERT_LE(steps, sentence.endToken - sentence.firstToken);
                ASSERT_GE(up, static_cast<std::int32_t>(sentence.firstToken));
                ASSERT_LT(up, static_cast<std::int32_t>(sentence.endToken));
                up = document.tokens[static_cast<std::size_t>(up)].head;
            }
        }
        ASSERT_EQ(roots, 1);
    }
    ASSERT_EQ(next, document.tokens.size());
    std::uint32_t nameEnd = 0;
    for (const Name& name : document.names) {
        ASSERT_LE(nameEnd, name.firstToken);
        ASSERT_LT(name.firstToken, name.endToken);
        ASSERT_EQ(document.tokens[name.firstToken].sentence, document.tokens[name.endToken - 1].sentence);
        nameEnd = name.endToken;
    }
}

TEST(Analyser, CutsTokensAsTheTreebanksDo) {
    EXPECT_EQ(forms(analyser().analyse("The guards didn't shoot at 2.28pm, Col. Varga said.")),
              "The guards did n't shoot at 2.28 pm , Col. Varga said . | ");
    EXPECT_EQ(forms(analyser().analyse("It cost $200 million. The mayor's car was hit.")),
              "It cost $ 200 million . | The mayor 's car was hit . | ");
    EXPECT_EQ(forms(analyser().analyse("“We won’t leave,” he said. “Not now.”")),
              "“ We wo n’t leave , ” he said . | “ Not now . ” | ");
}

TEST(Analyser, TagsAndParses) {
    const Document document = analyser().analyse("Three soldiers were killed by gunmen.");
    EXPECT_EQ(
        printed(document),
        "Three/NUM/three/nummod>soldiers soldiers/NOUN/soldier/nsubj:pass>killed were/AUX/be/aux:pass>killed "
        "killed/VERB/kill/root> by/ADP/by/case>gunmen gunmen/NOUN/gunman/obl:agent>killed ./PUNCT/./punct>killed \n");
}

// The tag of the word `form` in `text`.
std::string tagOf(const std::string& text, std::string_view form) {
    const Document document = analyser().analyse(text);
    for (const Token& token : document.tokens) {
        if (token.span.in(document.text) == form)
            return std::string(token.xpos);
    }
    return "none";
}

TEST(Analyser, TellsAParticipleFromTheNounOfItsForm) {
    EXPECT_EQ(tagOf("Orla Venn told dispatchers her nephew had been shot in the leg.", "shot"), "VBN");
    EXPECT_EQ(tagOf("THEY FOUND THAT VENN HAD BEEN SHOT AND KILLED.", "SHOT"), "VBN");
    EXPECT_EQ(tagOf("Seven-year-old boy shot and killed near his home in Halvet", "shot"), "VBN");
    EXPECT_EQ(tagOf("A teenager accidentally shot and killed her brother Friday night.", "shot"), "VBD");
    EXPECT_EQ(tagOf("Someone in a van shot at him, she said.", "shot"), "VBD");
    EXPECT_EQ(tagOf("A man and a woman were both shot overnight in Halvet.", "shot"), "VBN");
    EXPECT_EQ(tagOf("Police say a 15-year-old shot a friend.", "shot"), "VBD");
    EXPECT_EQ(tagOf("The officer fired a warning shot into the air.", "shot"), "NN");
    EXPECT_EQ(tagOf("Orla Venn was treated for a gun shot wound.", "shot"), "NN");
}

TEST(Analyser, SeparatesLines) {
    const std::string text = "Fire in the old town\n\nA fire broke out on Monday. Nobody was hurt\n";
    const Document document = analyser().analyse(text);
    ASSERT_EQ(document.sentences.size(), 3u);
    EXPECT_EQ(document.sentences[0].line, 0u);
    EXPECT_TRUE(document.sentences[0].headline);
    EXPECT_EQ(document.sentences[1].line, 1u);
    EXPECT_FALSE(document.sentences[1].headline);
}

TEST(Analyser, JoinsHardWrappedLines) {
    const std::string text =
        "The river rose by two metres during the night and\nflooded the lower streets before the people who\n"
        "live there could leave. Boats were sent from the\nharbour in the morning.\n\nThe water fell on Friday.\n";
    const Document document = analyser().analyse(text);
    EXPECT_EQ(document.sentences.size(), 3u);
}

TEST(Analyser, KeepsItsPromisesOnAnyBytes) {
    std::mt19937 random(1);
    const std::string pieces[] = {"the ",     "\n",    "\xff", "\xe2\x80", "\xe2\x80\x9d", "'s", "Mr. ", ". ",
                                  "(",        "1,000", "-",    "\t",       "\xf0\x9f\x98", "A",  " ",    "n't",
                                  "\xc2\xa0", "@",     "\0"};
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (int i = 0; i < 120; ++i) {
            if (random() % 4 == 0) {
                text += static_cast<char>(random() & 0xff);
            } else {
                text += pieces[random() % std::size(pieces)];
            }
        }
        expectWellFormed(analyser().analyse(text));
    }
    expectWellFormed(analyser().analyse(""));
    expectWellFormed(analyser().analyse(" \n "));
    expectWellFormed(analyser().analyse(std::string(100000, 'a')));
    expectWellFormed(analyser().analyse(std::string(20000, '(')));
}

// Ten times the text on one line: ten times the tokens, but for what the seams change. Were anything remembered from
// one sentence to the next, the counts would drift apart.
TEST(Analyser, CountsGrowWithTheTextWithoutLineBreaks) {
    std::string once;
    for (int i = 0; i < 40; ++i) {
        once += "Two guards of the depot were hurt when a lorry hit the gate near the port on Monday night. ";
    }
    std::string ten;
    for (int i = 0; i < 10; ++i) {
        ten += once;
    }
    const Document small = analyser().analyse(once), large = analyser().analyse(ten);
    EXPECT_EQ(large.tokens.size(), 10 * small.tokens.size());
    EXPECT_EQ(large.sentences.size(), 10 * small.sentences.size());
    EXPECT_EQ(large.names.size(), 10 * small.names.size());
    // A line without any end of a sentence is cut all the same.
    std::string endless;
    for (int i = 0; i < 5000; ++i) {
        endless += "water and ";
    }
    expectWellFormed(analyser().analyse(endless));
    for (const Sentence& sentence : analyser().analyse(endless).sentences) {
        EXPECT_LE(sentence.endToken - sentence.firstToken, 400U);
    }
}

// A text longer than a part, with quotes, abbreviations, words without spaces between them and bytes that are no text.
std::string longText(std::string_view between) {
    std::string text;
    for (int i = 0; i < 1200; ++i) {
        text += "Col. Varga said on " + std::to_string(i % 28 + 1) + " May 2011 that the depot's gate wasn't shut";
        text += i % 7 == 0 ? ".\xff" : i % 11 == 0 ? "...(\"Why?\")" : i % 13 == 0 ? " at 2.28pm" : ".";
        text += i % 50 == 0 ? std::string(2500, i % 100 == 0 ? '-' : 'q') : std::string(between);
    }
    return text;
}

TEST(Analyser, PartsOfALongTextAreTheWhole) {
    for (const std::string_view between : {" ", "\n", "\n\n", ""}) {
        const std::string text = longText(between);
        std::string parts, names;
        std::size_t count = 0;
        analyser().analyseInParts(text, [&](const DocumentPart& part) {
            expectWellFormed(part.document);
            parts += conllu(part);
            names += iob2(part.document);
            ++count;
        });
        const Document whole = analyser().analyse(text);
        EXPECT_GT(count, 3U);
        EXPECT_EQ(parts, conllu(whole));
        EXPECT_EQ(names, iob2(whole));
    }
}

// A part ends with a line, not inside of it, where lines are short.
TEST(Analyser, PartsEndWithLines) {
    const std::string text = longText("\n");
    std::uint32_t sentences = 0, tokens = 0, parts = 0;
    analyser().analyseInParts(text, paragraphsOf(text), 0, 500, [&](const DocumentPart& part) {
        EXPECT_EQ(part.sentencesBefore, sentences);
        EXPECT_EQ(part.tokensBefore, tokens);
        sentences += static_cast<std::uint32_t>(part.document.sentences.size());
        tokens += static_cast<std::uint32_t>(part.document.tokens.size());
        const std::uint32_t end = part.document.sentences.back().span.end;
        EXPECT_TRUE(end == text.size() || text[end] == '\n') << end;
        ++parts;
    });
    EXPECT_GT(parts, 5U);
    EXPECT_EQ(tokens, analyser().analyse(text).tokens.size());
}

// Sentences are parsed side by side; what stands beside one must not show in it.
TEST(Analyser, ASentenceIsTheSameAloneAndAmongOthers) {
    const std::string text = longText(" ").substr(0, 12000);
    const Document whole = analyser().analyse(text);
    ASSERT_GT(whole.sentences.size(), 20U);
    std::string alone;
    for (const Sentence& sentence : whole.sentences) {
        Document one;
        one.text = whole.text;
        for (std::uint32_t i = sentence.firstToken; i < sentence.endToken; ++i) {
            one.tokens.emplace_back().span = whole.tokens[i].span;
        }
        one.sentences.push_back(sentence);
        one.sentences[0].firstToken = 0;
        one.sentences[0].endToken = sentence.endToken - sentence.firstToken;
        analyser().annotate(one);
        alone += printed(one);
    }
    EXPECT_EQ(alone, printed(whole));
}

TEST(Analyser, ATextIsTheSameAloneAndAmongOthers) {
    const std::vector<std::string> texts = {longText(" ").substr(0, 9000), "",
                                            "Guards fire on crowd\n\nThe mayor of Lune was hurt.",
                                            "Anton Varga said: “We won’t leave.”\n\n\nThe IRT denied it."};
    std::vector<std::vector<base::Span>> lines;
    for (const std::string& text : texts) {
        lines.push_back(paragraphsOf(text));
    }
    std::vector<Analyser::Source> sources;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        sources.push_back({texts[i], lines[i], i == 2 ? std::size_t{1} : std::size_t{0}});
    }
    const std::vector<Document> together = analyser().analyse(sources);
    ASSERT_EQ(together.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Document alone = analyser().analyse(texts[i], lines[i], sources[i].headlines);
        expectWellFormed(together[i]);
        EXPECT_EQ(printed(together[i]), printed(alone));
        ASSERT_EQ(together[i].names.size(), alone.names.size());
        for (std::size_t n = 0; n < alone.names.size(); ++n) {
            EXPECT_EQ(together[i].names[n].span, alone.names[n].span);
        }
    }
    EXPECT_TRUE(together[2].sentences.front().headline);
    EXPECT_FALSE(together[3].names.empty());
}

TEST(Analyser, EmptyTextHasNoParts) {
    for (const std::string_view text : {"", " \n\t\n "}) {
        analyser().analyseInParts(text, [](const DocumentPart&) { FAIL() << "a part of nothing"; });
    }
}

TEST(SentenceSource, GivesTheSameInStepsOfAnySize) {
    const Tokeniser tokeniser(base::resource("models/tokeniser.bin"));
    const std::string text = longText(" ") + "   ";
    const base::Span line{0, static_cast<std::uint32_t>(text.size())};
    std::vector<base::Span> wholeTokens;
    std::vector<std::uint32_t> wholeEnds;
    tokeniser.split(text, line, wholeTokens, wholeEnds);
    for (const std::size_t step : {std::size_t{1}, std::size_t{17}, std::size_t{5000}}) {
        SentenceSource source(tokeniser, text, line);
        std::vector<base::Span> tokens;
        std::vector<std::uint32_t> ends;
        while (!source.finished()) {
            source.next(step, tokens, ends);
        }
        EXPECT_EQ(tokens, wholeTokens);
        EXPECT_EQ(ends, wholeEnds);
    }
}

TEST(Analyser, IsTheSameEachTime) {
    const std::string text =
        "Rebels attacked the airport of Zelvia on Tuesday, the Defence Ministry said. No one was hurt.";
    EXPECT_EQ(conllu(analyser().analyse(text)), conllu(analyser().analyse(text)));
}

TEST(Analyser, knowsPlacesOfSeveralWords) {
    const Document document = analyser().analyse("Rallies were held in New York, in Saudi Arabia and in New Zealand.");
    ASSERT_EQ(document.names.size(), 3U);
    for (const Name& name : document.names) {
        EXPECT_EQ(name.kind, NameKind::Place) << name.span.in(document.text);
        EXPECT_EQ(name.endToken - name.firstToken, 2U);
    }
}

TEST(Analyser, takesNoAddressForAName) {
    const Document document = analyser().analyse("Write to MVelin@harwick-post.com or see www.harwick-post.com today.");
    EXPECT_TRUE(document.names.empty());
}

TEST(Analyser, cutsThePossessiveOffAnyWord) {
    for (const std::string text : {"Monday's raid killed four.", "He read Tuesday\xe2\x80\x99s report."}) {
        const Document document = analyser().analyse(text);
        ASSERT_EQ(document.tokens.size(), 6U) << text;
        EXPECT_EQ(document.tokens[text[0] == 'M' ? 1 : 3].xpos, "POS") << text;
    }
}

TEST(Analyser, keepsAnApostropheInsideATranscribedName) {
    EXPECT_EQ(forms(analyser().analyse("Fighters left Shuva'iya and Dar\xe2\x80\x99"
                                       "a on Monday.")),
              "Fighters left Shuva'iya and Dar\xe2\x80\x99"
              "a on Monday . | ");
    EXPECT_EQ(forms(analyser().analyse("Novak's wife said they'll leave, and Ana'd stay.")),
              "Novak 's wife said they 'll leave , and Ana 'd stay . | ");
}

TEST(Analyser, endsASentenceBehindAnAbbreviationWhereAnotherOpens) {
    EXPECT_EQ(forms(analyser().analyse("Two hundred died, according to the U.N. More than 40 people were missing.")),
              "Two hundred died , according to the U.N. | More than 40 people were missing . | ");
    EXPECT_EQ(forms(analyser().analyse("He left the U.S. Two Rivers mission on Monday.")),
              "He left the U.S. Two Rivers mission on Monday . | ");
}

TEST(Analyser, keepsAnInitialBetweenNames) {
    EXPECT_EQ(forms(analyser().analyse("He met President Marko V. Kolen in Velm.")),
              "He met President Marko V. Kolen in Velm . | ");
    EXPECT_EQ(forms(analyser().analyse("Two advisers, Igor I. Novak and Ana B. Velm, spoke.")),
              "Two advisers , Igor I. Novak and Ana B. Velm , spoke . | ");
    EXPECT_TRUE(isMiddleInitial("Marko V. Kolen", 6));
    EXPECT_FALSE(isMiddleInitial("World War I. Tavria had lost.", 10));
    EXPECT_FALSE(isMiddleInitial("of Tavria V. The king left.", 10));
}

// Sentences are parsed side by side and words are remembered: neither may show.
TEST(Analyser, saysTheSameOfASentenceAmongOthersAsAlone) {
    const std::vector<std::string> endings{"stood in the harbour.",
                                           "was seen by two guards near the old mill on Tuesday.", "fell.",
                                           "told the crew, who had waited since noon, that nobody would come."};
    std::string text, alone;
    for (std::size_t i = 0; i < 400; ++i) {
        // Words that no other sentence has push earlier ones out of memory.
        std::string line = "The";
        for (std::size_t word = 0; word <= i % 7; ++word) {
            line += " til" + std::string(1, static_cast<char>('a' + i / 26)) + static_cast<char>('a' + i % 26) +
                    std::string(1 + word, 'o') + "rk";
        }
        line += ' ' + endings[i % endings.size()];
        alone += printed(analyser().analyse(line));
        text += line + '\n';
    }
    EXPECT_EQ(printed(analyser().analyse(text)), alone);
}

} // namespace
} // namespace parallax::language
