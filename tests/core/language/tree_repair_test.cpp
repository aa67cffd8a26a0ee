#include "language/tree_repair.h"

#include "language/analyser.h"
#include "language/tree_editor.h"

#include <gtest/gtest.h>

#include <deque>
#include <sstream>
#include <string>
#include <vector>

namespace parallax::language {
namespace {

// A sentence of "form UPOS XPOS head relation" a line, heads from 1 with 0 for the root, as in CoNLL-U.
class TreeRepair : public testing::Test {
protected:
    // The heads and relations after the repair, "2 nsubj 0 root ...".
    std::string repaired(const std::string& lines) {
        std::istringstream in(lines);
        std::string form, upos, xpos, relation;
        int head = 0;
        std::vector<Token> tokens;
        while (in >> form >> upos >> xpos >> head >> relation) {
            Token token;
            token.span.begin = static_cast<std::uint32_t>(m_text.size());
            m_text += form;
            token.span.end = static_cast<std::uint32_t>(m_text.size());
            m_text += ' ';
            token.lemma = form;
            token.upos = parseUpos(upos);
            token.xpos = m_names.emplace_back(xpos).c_str();
            token.relation = m_names.emplace_back(relation).c_str();
            token.head = head - 1;
            tokens.push_back(std::move(token));
        }
        repairTree(m_text, tokens, 0);
        std::string out;
        for (const Token& token : tokens) {
            out += out.empty() ? "" : " ";
            out += std::to_string(token.head + 1) + " " + std::string(token.relation);
        }
        return out;
    }

private:
    std::string m_text;
    std::deque<std::string> m_names;
};

TEST_F(TreeRepair, aParticipleWithAnObjectBehindTheRootNounIsThePredicate) {
    EXPECT_EQ(repaired("Rebels NOUN NNS 0 root\n"
                       "killed VERB VBN 1 acl\n"
                       "judges NOUN NNS 2 obj\n"
                       ". PUNCT . 1 punct\n"),
              "2 nsubj 0 root 2 obj 2 punct");
}

// What is asked about a word that there is not has no answer.
TEST(TreeEditor, ThereIsNothingBeforeTheFirstWord) {
    std::vector<Token> tokens(1);
    tokens[0].span = {0, 4};
    tokens[0].upos = Upos::NOUN;
    tokens[0].xpos = "NN";
    tokens[0].relation = "root";
    tokens[0].head = -1;
    TreeEditor tree("Fire", tokens, 0);
    for (const int none : {-1, 1}) {
        EXPECT_FALSE(tree.noun(none) || tree.comma(none) || tree.capital(none) || tree.people(none) ||
                     tree.speaks(none) || tree.finite(none) || tree.hang(none, 0, "dep"));
        EXPECT_EQ(tree.head(none), -1);
        EXPECT_EQ(tree.form(none), "");
        EXPECT_TRUE(tree.children(none).empty());
    }
    EXPECT_TRUE(tree.noun(0) && tree.capital(0));
}

// Both once asked for the word before the first of the sentence.
TEST_F(TreeRepair, aParticipleThatOpensTheSentenceHangsOnTheNounAtTheRoot) {
    EXPECT_EQ(repaired("Wounded VERB VBN 2 parataxis\n"
                       "Novak PROPN NNP 0 root\n"
                       "leaves VERB VBZ 2 parataxis\n"
                       ". PUNCT . 2 punct\n"),
              "2 acl 3 nsubj 0 root 3 punct");
}

TEST_F(TreeRepair, aRelativeClauseWithoutSubjectIsNotWhatWasSaid) {
    EXPECT_EQ(repaired("Amid ADP IN 2 case\n"
                       "fighting NOUN NN 6 obl\n"
                       ", PUNCT , 4 punct\n"
                       "died VERB VBD 2 acl:relcl\n"
                       "Novak PROPN NNP 6 nsubj\n"
                       "say VERB VBD 0 root\n"),
              "2 case 6 obl 4 punct 2 acl:relcl 6 nsubj 0 root");
}

TEST(TreeRepairOfText, aNounWithAnObjectIsAVerb) {
    const Document document =
        analyser().analyse("About 15 men cut through the depot's fence, shot the guards at the gate and broke in.");
    for (const Token& token : document.tokens) {
        if (token.span.in(document.text) == "shot") {
            EXPECT_EQ(token.upos, Upos::VERB);
            EXPECT_EQ(token.lemma, "shoot");
            return;
        }
    }
    FAIL() << "no such word";
}

TEST_F(TreeRepair, theDatelineIsNoSubject) {
    EXPECT_EQ(repaired("HALVET PROPN NNP 6 nsubj\n"
                       ", PUNCT , 3 punct\n"
                       "Orsa PROPN NNP 1 appos\n"
                       "- PUNCT : 6 punct\n"
                       "Guards NOUN NNS 6 nsubj\n"
                       "fled VERB VBD 0 root\n"),
              "6 obl:unmarked 3 punct 1 appos 6 punct 6 nsubj 0 root");
}

TEST_F(TreeRepair, theSubjectBehindADatelineIsNoOtherNameOfTheTown) {
    EXPECT_EQ(repaired("HALVET PROPN NNP 5 nsubj\n"
                       "- PUNCT : 4 punct\n"
                       "A DET DT 4 det\n"
                       "woman NOUN NN 1 appos\n"
                       "fled VERB VBD 0 root\n"),
              "5 obl:unmarked 4 punct 4 det 5 nsubj 0 root");
}

TEST_F(TreeRepair, anAgeStandsForANounBeforeWhere) {
    EXPECT_EQ(repaired("death NOUN NN 0 root\n"
                       "of ADP IN 11 case\n"
                       "a DET DT 11 det\n"
                       "16 NUM CD 6 nummod\n"
                       "- PUNCT HYPH 4 punct\n"
                       "year NOUN NN 8 compound\n"
                       "- PUNCT HYPH 6 punct\n"
                       "old ADJ JJ 11 amod\n"
                       "in ADP IN 11 case\n"
                       "a DET DT 11 det\n"
                       "car NOUN NN 1 nmod\n"),
              "0 root 8 case 8 det 6 nummod 4 punct 8 compound 6 punct 1 nmod 11 case 11 det 8 nmod");
}

TEST_F(TreeRepair, aDayBesideTheSubjectSaysWhen) {
    EXPECT_EQ(repaired("Officers NOUN NNS 2 nsubj\n"
                       "said VERB VBD 0 root\n"
                       "Sunday PROPN NNP 2 nsubj\n"
                       "that SCONJ IN 5 mark\n"
                       "rained VERB VBD 2 ccomp\n"),
              "2 nsubj 0 root 2 obl:unmarked 5 mark 2 ccomp");
}

TEST_F(TreeRepair, theBeginningOfANameBelongsToTheSubjectsPhrase) {
    EXPECT_EQ(repaired("Orsa PROPN NNP 6 nsubj\n"
                       "County PROPN NNP 3 compound\n"
                       "Sheriff PROPN NNP 5 nmod:poss\n"
                       "'s PART POS 3 case\n"
                       "deputies NOUN NNS 6 nsubj\n"
                       "left VERB VBD 0 root\n"),
              "2 compound 3 compound 5 nmod:poss 3 case 6 nsubj 0 root");
    // Not where an article opens a phrase of its own.
    EXPECT_EQ(repaired("Orsa PROPN NNP 4 nsubj\n"
                       "the DET DT 3 det\n"
                       "hunter NOUN NN 4 nsubj\n"
                       "left VERB VBD 0 root\n"),
              "4 nsubj 3 det 4 nsubj 0 root");
}

TEST_F(TreeRepair, whatSomebodyIsStandsBeforeTheName) {
    EXPECT_EQ(repaired("neighbor NOUN NN 4 nsubj\n"
                       "Ana PROPN NNP 4 nsubj\n"
                       "Holm PROPN NNP 2 flat\n"
                       "said VERB VBD 0 root\n"
                       ". PUNCT . 4 punct\n"),
              "2 nmod:desc 4 nsubj 2 flat 0 root 4 punct");
}

TEST_F(TreeRepair, aPrepositionBeforeASubjectLeadsItsClause) {
    EXPECT_EQ(repaired("They PRON PRP 2 nsubj\n"
                       "left VERB VBD 0 root\n"
                       "before ADP IN 4 case\n"
                       "guards NOUN NNS 5 nsubj\n"
                       "came VERB VBD 2 advcl\n"),
              "2 nsubj 0 root 5 mark 5 nsubj 2 advcl");
}

TEST_F(TreeRepair, aPastWithAnObjectBehindAfterAndANounIsAClause) {
    EXPECT_EQ(repaired("Ports NOUN NNS 2 nsubj\n"
                       "closed VERB VBD 0 root\n"
                       "after ADP IN 4 case\n"
                       "floods NOUN NNS 2 obl\n"
                       "left VERB VBD 4 acl\n"
                       "many ADJ JJ 5 obj\n"
                       "homeless ADJ JJ 5 xcomp\n"),
              "2 nsubj 0 root 5 mark 5 nsubj 2 advcl 5 obj 5 xcomp");
}

TEST_F(TreeRepair, aNumberBetweenAndAndAPassiveIsItsSubject) {
    EXPECT_EQ(repaired("Clerks NOUN NNS 3 nsubj:pass\n"
                       "were AUX VBD 3 aux:pass\n"
                       "killed VERB VBN 0 root\n"
                       "and CCONJ CC 5 cc\n"
                       "dozens NOUN NNS 3 conj\n"
                       "more ADV RBR 8 advmod\n"
                       "were AUX VBD 8 cop\n"
                       "wounded VERB VBN 3 conj\n"),
              "3 nsubj:pass 3 aux:pass 0 root 8 cc 8 nsubj:pass 5 amod 8 aux:pass 3 conj");
}

TEST_F(TreeRepair, aParticipleBehindACommaTellsOfTheVerb) {
    EXPECT_EQ(repaired("Men NOUN NNS 2 nsubj\n"
                       "stormed VERB VBD 0 root\n"
                       "a DET DT 4 det\n"
                       "depot NOUN NN 2 obj\n"
                       ", PUNCT , 6 punct\n"
                       "killing VERB VBG 4 advcl\n"
                       "two NUM CD 6 obj\n"),
              "2 nsubj 0 root 4 det 2 obj 6 punct 2 advcl 6 obj");
}

TEST_F(TreeRepair, aNounWithAConjunctionIsAConjunct) {
    EXPECT_EQ(repaired("named VERB VBN 0 root\n"
                       "as ADP IN 3 case\n"
                       "Marr PROPN NNP 1 obl\n"
                       "and CCONJ CC 5 cc\n"
                       "wife NOUN NN 1 obl\n"),
              "0 root 3 case 1 obl 5 cc 3 conj");
}

TEST_F(TreeRepair, whatAnAttackIsOnBelongsToIt) {
    EXPECT_EQ(repaired("Police NOUN NNS 2 nsubj\n"
                       "confirmed VERB VBD 0 root\n"
                       "attack NOUN NN 2 obj\n"
                       "on ADP IN 6 case\n"
                       "the DET DT 6 det\n"
                       "harbour NOUN NN 2 obl\n"),
              "2 nsubj 0 root 2 obj 6 case 6 det 3 nmod");
}

TEST_F(TreeRepair, theMiddleOfAListIsNoApposition) {
    EXPECT_EQ(repaired("burned VERB VBD 0 root\n"
                       "the DET DT 3 det\n"
                       "mill NOUN NN 1 obj\n"
                       ", PUNCT , 6 punct\n"
                       "the DET DT 6 det\n"
                       "bridge NOUN NN 3 appos\n"
                       ", PUNCT , 10 punct\n"
                       "and CCONJ CC 10 cc\n"
                       "two NUM CD 10 nummod\n"
                       "barns NOUN NNS 3 conj\n"),
              "0 root 3 det 1 obj 6 punct 6 det 3 conj 10 punct 10 cc 10 nummod 3 conj");
}

TEST_F(TreeRepair, aParticipleWithoutObjectStays) {
    EXPECT_EQ(repaired("Judge NOUN NN 0 root\n"
                       "killed VERB VBN 1 acl\n"
                       "in ADP IN 4 case\n"
                       "Velin PROPN NNP 2 obl\n"),
              "0 root 1 acl 4 case 2 obl");
}

TEST_F(TreeRepair, aRelativeClauseIsNotTheMainClause) {
    EXPECT_EQ(repaired("In ADP IN 2 case\n"
                       "clashes NOUN NNS 4 obl\n"
                       "that PRON WDT 4 nsubj\n"
                       "erupted VERB VBD 0 root\n"
                       ", PUNCT , 8 punct\n"
                       "men NOUN NNS 8 nsubj:pass\n"
                       "were AUX VBD 8 aux:pass\n"
                       "killed VERB VBN 4 conj\n"
                       ". PUNCT . 4 punct\n"),
              "2 case 8 obl 4 nsubj 2 acl:relcl 8 punct 8 nsubj:pass 8 aux:pass 0 root 8 punct");
}

TEST_F(TreeRepair, theNounAtTheRootIsTheSubjectOfTheVerbWithoutOne) {
    EXPECT_EQ(repaired("The DET DT 2 det\n"
                       "family NOUN NN 0 root\n"
                       "of ADP IN 4 case\n"
                       "Novak PROPN NNP 2 nmod\n"
                       ", PUNCT , 2 punct\n"
                       "is AUX VBZ 7 aux\n"
                       "waiting VERB VBG 2 parataxis\n"),
              "2 det 7 nsubj 4 case 2 nmod 2 punct 7 aux 0 root");
}

TEST_F(TreeRepair, twoSubjectsWithAConjunctionAreCoordinated) {
    EXPECT_EQ(repaired("Men NOUN NNS 5 nsubj:pass\n"
                       "and CCONJ CC 5 cc\n"
                       "women NOUN NNS 5 nsubj:pass\n"
                       "were AUX VBD 5 aux:pass\n"
                       "killed VERB VBN 0 root\n"),
              "5 nsubj:pass 3 cc 1 conj 5 aux:pass 0 root");
}

TEST_F(TreeRepair, whatHasACopulaBeforeAVerbOfSayingWasSaid) {
    EXPECT_EQ(repaired("They PRON PRP 3 nsubj\n"
                       "were AUX VBD 3 cop\n"
                       "members NOUN NNS 6 nsubj\n"
                       ", PUNCT , 3 punct\n"
                       "police NOUN NN 6 nsubj\n"
                       "said VERB VBD 0 root\n"),
              "3 nsubj 3 cop 6 ccomp 3 punct 6 nsubj 0 root");
}

TEST_F(TreeRepair, afterLeadsAClauseWhereItsNounHasAVerb) {
    EXPECT_EQ(repaired("Ministers NOUN NNS 2 nsubj\n"
                       "declared VERB VBD 0 root\n"
                       "alert NOUN NN 6 nsubj\n"
                       "after ADP IN 5 case\n"
                       "bombings NOUN NNS 3 nmod\n"
                       "left VERB VBD 2 conj\n"
                       "ten NUM CD 6 obj\n"),
              "2 nsubj 0 root 2 obj 6 mark 6 nsubj 2 advcl 6 obj");
}

TEST_F(TreeRepair, whatDependsOnACommaDependsOnItsHead) {
    EXPECT_EQ(repaired("Yesterday NOUN NN 2 obl\n"
                       ", PUNCT , 4 punct\n"
                       "they PRON PRP 4 nsubj\n"
                       "left VERB VBD 0 root\n"),
              "4 obl 4 punct 4 nsubj 0 root");
}

TEST_F(TreeRepair, listsAfterIncludingHoldTogether) {
    EXPECT_EQ(repaired("killed VERB VBD 0 root\n"
                       "ten NUM CD 3 nummod\n"
                       "people NOUN NNS 1 obj\n"
                       ", PUNCT , 6 punct\n"
                       "including VERB VBG 6 case\n"
                       "children NOUN NNS 3 nmod\n"
                       "and CCONJ CC 8 cc\n"
                       "nurses NOUN NNS 3 conj\n"),
              "0 root 3 nummod 1 obj 6 punct 6 case 3 nmod 8 cc 6 conj");
}

TEST_F(TreeRepair, noCompoundStandsBeforeAPreposition) {
    EXPECT_EQ(repaired("Raiders NOUN NNS 2 nsubj\n"
                       "robbed VERB VBD 0 root\n"
                       "a DET DT 9 det\n"
                       "baker NOUN NN 9 compound\n"
                       "and CCONJ CC 6 cc\n"
                       "porter NOUN NN 4 conj\n"
                       "at ADP IN 9 case\n"
                       "one NUM CD 9 nummod\n"
                       "store NOUN NN 2 obj\n"),
              "2 nsubj 0 root 4 det 2 obj 6 cc 4 conj 9 case 9 nummod 6 nmod");
}

TEST_F(TreeRepair, aParticipleBeforeACommaAndAVerbOfSayingIsWhatWasSaid) {
    EXPECT_EQ(repaired("Two NUM CD 2 nummod\n"
                       "bakers NOUN NNS 8 nsubj\n"
                       "killed VERB VBN 2 acl\n"
                       "in ADP IN 5 case\n"
                       "Velin PROPN NNP 3 obl\n"
                       ", PUNCT , 3 punct\n"
                       "officials NOUN NNS 8 nsubj\n"
                       "say VERB VBP 0 root\n"),
              "2 nummod 3 nsubj:pass 8 ccomp 5 case 3 obl 3 punct 8 nsubj 0 root");
}

TEST_F(TreeRepair, aClauseWithAConjunctionIsNotTheMainOneAndWhoSpeaksLastSaysAll) {
    EXPECT_EQ(repaired("Before ADP IN 3 mark\n"
                       "they PRON PRP 3 nsubj\n"
                       "fled VERB VBD 0 root\n"
                       "they PRON PRP 5 nsubj\n"
                       "phoned VERB VBD 3 ccomp\n"
                       ", PUNCT , 5 punct\n"
                       "Novak PROPN NNP 8 nsubj\n"
                       "say VERB VBP 5 conj\n"),
              "3 mark 3 nsubj 5 advcl 5 nsubj 8 ccomp 5 punct 8 nsubj 0 root");
}

TEST_F(TreeRepair, whatIsSaidBehindACommaIsNoRelativeClause) {
    EXPECT_EQ(repaired("During ADP IN 2 case\n"
                       "raids NOUN NNS 9 obl\n"
                       ", PUNCT , 6 punct\n"
                       "men NOUN NNS 6 nsubj:pass\n"
                       "were AUX VBD 6 aux:pass\n"
                       "killed VERB VBN 2 acl:relcl\n"
                       ", PUNCT , 2 punct\n"
                       "Novak PROPN NNP 9 nsubj\n"
                       "say VERB VBP 0 root\n"),
              "2 case 6 obl 6 punct 6 nsubj:pass 6 aux:pass 9 ccomp 2 punct 9 nsubj 0 root");
}

TEST_F(TreeRepair, noVerbSaysTwoClausesWithoutAConjunction) {
    EXPECT_EQ(repaired("Men NOUN NNS 3 nsubj:pass\n"
                       "were AUX VBD 3 aux:pass\n"
                       "killed VERB VBN 10 ccomp\n"
                       ", PUNCT , 7 punct\n"
                       "women NOUN NNS 7 nsubj:pass\n"
                       "were AUX VBD 7 aux:pass\n"
                       "wounded VERB VBN 10 ccomp\n"
                       ", PUNCT , 7 punct\n"
                       "Novak PROPN NNP 10 nsubj\n"
                       "say VERB VBP 0 root\n"),
              "3 nsubj:pass 3 aux:pass 10 ccomp 7 punct 7 nsubj:pass 7 aux:pass 3 conj 7 punct 10 nsubj 0 root");
}

TEST_F(TreeRepair, theNumberBehindOfWhomIsTheSubject) {
    EXPECT_EQ(repaired("Officers NOUN NNS 2 nsubj:pass\n"
                       "wounded VERB VBN 0 root\n"
                       "of ADP IN 4 case\n"
                       "whom PRON WP 7 obj\n"
                       "two NUM CD 4 nummod\n"
                       "later ADV RB 7 advmod\n"
                       "died VERB VBD 2 conj\n"),
              "2 nsubj:pass 0 root 4 case 5 nmod 7 nsubj 7 advmod 2 conj");
}

TEST(TagRepair, aFormThatOnlyVerbsHaveIsNoNoun) {
    const Document document = analyser().analyse("A quake shook Velin. A man clung to it.");
    ASSERT_GT(document.tokens.size(), 7U);
    EXPECT_EQ(document.tokens[2].xpos, "VBD");
    EXPECT_EQ(document.tokens[7].xpos, "VBD");
}

TEST(TagRepair, aParticipleBetweenSubjectAndObjectIsThePredicate) {
    const Document document = analyser().analyse("The blast shattered windows and destroyed a kiosk.");
    ASSERT_GT(document.tokens.size(), 2U);
    EXPECT_EQ(document.tokens[2].xpos, "VBD");
    EXPECT_EQ(document.tokens[2].head, -1);
}

TEST(TagRepair, aFormOfThePastAloneIsNoPresent) {
    const Document document = analyser().analyse("The robbers stole 17 rifles.");
    ASSERT_GT(document.tokens.size(), 2U);
    EXPECT_EQ(document.tokens[2].xpos, "VBD");
    EXPECT_EQ(document.tokens[2].lemma, "steal");
}

TEST(TagRepair, peopleInThePluralShoot) {
    const Document document = analyser().analyse("Gunmen shot and wounded three officers on Monday.");
    ASSERT_GT(document.tokens.size(), 5U);
    EXPECT_EQ(document.tokens[1].xpos, "VBD");
    EXPECT_EQ(document.tokens[1].head, -1);
    EXPECT_EQ(document.tokens[3].lemma, "wound");
}

TEST(TagRepair, aPastJoinedToAPastWithAnObject) {
    const Document document = analyser().analyse("Rebels kidnapped and killed a judge on Monday.");
    ASSERT_GT(document.tokens.size(), 4U);
    EXPECT_EQ(document.tokens[1].xpos, "VBD");
    EXPECT_EQ(document.tokens[1].head, -1);
}

TEST(TagRepair, aWordForAPersonBehindAnArticleAloneIsANoun) {
    const Document document = analyser().analyse("A civilian was killed in Velin on Monday.");
    ASSERT_GT(document.tokens.size(), 3U);
    EXPECT_EQ(document.tokens[1].upos, Upos::NOUN);
    EXPECT_EQ(document.tokens[1].head, 3);
}

TEST(TagRepair, unknownCapitalsAreAName) {
    const Document document = analyser().analyse("Police confirmed an RLF attack on the town hall.");
    ASSERT_GT(document.tokens.size(), 4U);
    EXPECT_EQ(document.tokens[3].upos, Upos::PROPN);
}

TEST(TreeRepairOfText, aParticipleWithASubjectAndNoAuxiliaryIsAPast) {
    const Document document = analyser().analyse("A bomb exploded near the town hall on Friday.");
    ASSERT_GT(document.tokens.size(), 2U);
    EXPECT_EQ(document.tokens[2].head, -1);
    EXPECT_EQ(document.tokens[2].xpos, "VBD");
}

TEST_F(TreeRepair, anAdjectiveInACompoundIsANounOrNoCompound) {
    const Document document = analyser().analyse("The governor raised the alert level in Velin to red on Friday.");
    ASSERT_GT(document.tokens.size(), 5U);
    EXPECT_EQ(document.tokens[4].upos, Upos::NOUN);
    EXPECT_EQ(document.tokens[4].relation, "compound");
    EXPECT_EQ(repaired("a DET DT 3 det\n"
                       "careful ADJ JJ 3 compound\n"
                       "plan NOUN NN 0 root\n"),
              "3 det 3 amod 0 root");
}

TEST_F(TreeRepair, whatIsSaidBehindARelativeClause) {
    EXPECT_EQ(repaired("the DET DT 2 det\n"
                       "man NOUN NN 0 root\n"
                       "who PRON WP 4 nsubj\n"
                       "fell VERB VBD 2 acl:relcl\n"
                       "with ADP IN 6 case\n"
                       "guards NOUN NNS 8 nsubj\n"
                       "was AUX VBD 8 cop\n"
                       "twenty NUM CD 4 obl\n"),
              "2 det 8 nsubj 4 nsubj 2 acl:relcl 6 case 4 obl 8 cop 0 root");
}

} // namespace
} // namespace parallax::language
