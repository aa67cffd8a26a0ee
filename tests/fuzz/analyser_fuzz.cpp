// Any bytes into the language stage and the mentions: libFuzzer's target, built with clang and PARALLAX_FUZZ=ON.
//   build-fuzz/analyser-fuzz -max_len=20000 -max_total_time=600 CORPUS-FOLDER
#include "language/analyser.h"
#include "mention/actor_finder.h"
#include "mention/quantity.h"
#include "mention/syntax.h"
#include "mention/time_mention.h"

#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

using namespace parallax;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

// What language::Document promises.
void checkDocument(const language::Document& document) {
    std::uint32_t next = 0, at = 0;
    for (const language::Sentence& sentence : document.sentences) {
        require(sentence.firstToken == next && sentence.firstToken < sentence.endToken);
        next = sentence.endToken;
        int roots = 0;
        for (std::uint32_t t = sentence.firstToken; t < sentence.endToken; ++t) {
            const language::Token& token = document.tokens[t];
            require(at <= token.span.begin && token.span.begin < token.span.end &&
                    token.span.end <= document.text.size());
            at = token.span.end;
            roots += token.head < 0 ? 1 : 0;
            std::int32_t up = token.head;
            for (std::uint32_t steps = 0; up >= 0; ++steps) {
                require(steps <= sentence.endToken - sentence.firstToken);
                require(up >= static_cast<std::int32_t>(sentence.firstToken) &&
                        up < static_cast<std::int32_t>(sentence.endToken));
                up = document.tokens[static_cast<std::size_t>(up)].head;
            }
        }
        require(roots == 1);
    }
    require(next == document.tokens.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const language::Document document = language::analyser().analyse(text);
    checkDocument(document);
    const std::vector<mention::TimeMention> times = mention::findTimes(document, {});
    std::vector<base::Span> spans;
    for (const mention::TimeMention& time : times) {
        require(time.span.end <= size);
        spans.push_back(time.span);
    }
    for (const mention::QuantityMention& quantity : mention::findQuantities(document, spans)) {
        require(quantity.span.end <= size && quantity.quantity.setMin() >= 0);
    }
    const mention::Syntax syntax(document);
    mention::ActorMentions actors = mention::findActors(syntax);
    mention::resolveChains(syntax, actors);
    for (const mention::ActorMention& actor : actors.mentions) {
        require(actor.wholeSpan.end <= size && actor.span.begin <= actor.span.end);
    }
    return 0;
}
