#include "language/conllu.h"

#include "base/error.h"

#include <gtest/gtest.h>

namespace parallax::language {
namespace {

const char* const small = "# sent_id = 1\n"
                          "1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n"
                          "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                          "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
                          "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
                          "4\tsee\tsee\tVERB\tVB\t_\t0\troot\t_\t_\n"
                          "5\tLysa\tLysa\tPROPN\tNNP\t_\t4\tobj\t_\tSpaceAfter=No\n"
                          "6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
                          "\n";

TEST(Conllu, ReadsAndWritesTheSame) {
    const GivenDocument given = readConllu(small);
    EXPECT_EQ(given.document.text, "We didn't see Lysa. \n");
    ASSERT_EQ(given.document.tokens.size(), 6u);
    EXPECT_EQ(given.document.form(2), "n't");
    EXPECT_EQ(given.document.tokens[0].head, 3);
    EXPECT_EQ(given.document.tokens[3].head, -1);
    EXPECT_EQ(conllu(given), small);
}

TEST(Conllu, WritesContractionsAsOneSurfaceToken) {
    const GivenDocument given = readConllu(small);
    const std::string out = conllu(given.document);
    EXPECT_NE(out.find("2-3\tdidn't\t"), std::string::npos) << out;
}

TEST(Conllu, RefusesWhatIsNotConllu) {
    for (const char* wrong : {"1\tWe\twe\n\n", "2\tWe\twe\tPRON\tPRP\t_\t0\troot\t_\t_\n",
                              "1\tWe\twe\tPRON\tPRP\t_\tx\troot\t_\t_\n", "1-5\tWe\t_\t_\t_\t_\t_\t_\t_\t_\n"}) {
        EXPECT_THROW(readConllu(wrong), base::Error) << wrong;
    }
}

TEST(Iob2, ReadsAndWritesTheSame) {
    const std::string text = "# text = "
                             "x\n1\tAnn\tB-PER\t-\t-\n2\tLee\tI-PER\t-\t-\n3\tof\tO\t-\t-\n4\tVORG\tB-ORG\t-\t-"
                             "\n5\tLysa\tB-LOC\t-\t-\n6\tTavria\tB-LOC\t-\t-\n\n";
    const GivenDocument given = readIob2(text);
    ASSERT_EQ(given.document.names.size(), 4u);
    EXPECT_EQ(given.document.names[0].span.in(given.document.text), "Ann Lee");
    EXPECT_EQ(iob2(given), text);
    EXPECT_THROW(readIob2("1\n"), base::Error);
}

} // namespace
} // namespace parallax::language
