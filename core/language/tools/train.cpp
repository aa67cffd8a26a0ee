// parallax-train: makes the language models.
//   parallax-train OUTPUT-FOLDER TREEBANK.conllu...
// Deterministic: the same treebanks give the same bytes.
#include "language/tools/training/arc_choice_training.h"
#include "language/tools/training/corpus.h"
#include "language/tools/training/lemma_training.h"
#include "language/tools/training/name_training.h"
#include "language/tools/training/parser_training.h"
#include "language/tools/training/tag_review_training.h"
#include "language/tools/training/tagger_training.h"
#include "language/tools/training/tokeniser_training.h"

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

namespace {

using namespace parallax::training;

void write(const std::string& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    if (!out.flush()) {
        std::fprintf(stderr, "cannot write %s\n", path.c_str());
        std::exit(1);
    }
    std::fprintf(stderr, "%s: %zu bytes\n", path.c_str(), bytes.size());
}

// The tags of the five folds are kept beside the models, so that parts which stand on tags can be trained by
// themselves.
void keepTags(const std::string& path, const Corpus& corpus) {
    std::ofstream out(path, std::ios::binary);
    for (const Example& example : corpus.examples) {
        for (const auto* tags : {&example.predicted, &example.others}) {
            out.write(reinterpret_cast<const char*>(tags->data()), static_cast<std::streamsize>(tags->size()));
        }
    }
}

void readTags(const std::string& path, Corpus& corpus) {
    std::ifstream in(path, std::ios::binary);
    for (Example& example : corpus.examples) {
        for (auto* tags : {&example.predicted, &example.others}) {
            tags->resize(example.words.size());
            in.read(reinterpret_cast<char*>(tags->data()), static_cast<std::streamsize>(tags->size()));
        }
    }
    if (!in) {
        std::fprintf(stderr, "%s is missing or of other treebanks: train the tagger first\n", path.c_str());
        std::exit(1);
    }
}

std::string partName(const std::string& folder, std::uint32_t part) {
    return folder + "/parser-without-part-" + std::to_string(part + 1) + ".bin";
}

std::string readFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        std::fprintf(stderr, "%s is missing: train \"parts\" first\n", path.c_str());
        std::exit(1);
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

int main(int argc, char** argv) {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    std::string only;
    if (arguments.size() > 1 && arguments[0] == "--only") {
        only = arguments[1];
        arguments.erase(arguments.begin(), arguments.begin() + 2);
    }
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: parallax-train [--only tokeniser,lemmas,tagger,names,parser,parts,choice,review] "
                             "OUTPUT-FOLDER TREEBANK.conllu...\n");
        return 2;
    }
    const auto wanted = [&](const char* part) { return only.empty() || only.find(part) != std::string::npos; };
    try {
        const std::string folder = arguments[0];
        Corpus corpus = readCorpus({arguments.begin() + 1, arguments.end()}, true);
        if (wanted("tokeniser")) {
            write(folder + "/tokeniser.bin", trainTokeniser(corpus));
        }
        if (wanted("lemmas")) {
            write(folder + "/lemmas.bin", trainLemmas(corpus));
        }
        if (wanted("tagger")) {
            write(folder + "/tagger.bin", trainTagger(corpus));
            keepTags(folder + "/predicted.tags", corpus);
        } else {
            readTags(folder + "/predicted.tags", corpus);
        }
        if (wanted("names")) {
            write(folder + "/names.bin", trainNames(corpus));
        }
        if (wanted("parser")) {
            write(folder + "/parser.bin", trainParser(corpus));
        }
        // Parsers that have not seen a part of the treebanks; from what they say of it the choice between the two
        // parsers and the second look at tags are learnt. Kept beside the models like the tags.
        for (std::uint32_t part = 0; part < parserParts && wanted("parts"); ++part) {
            write(partName(folder, part), trainParserWithout(part, corpus));
        }
        std::vector<std::string> parsers;
        for (std::uint32_t part = 0; part < parserParts && (wanted("choice") || wanted("review")); ++part) {
            parsers.push_back(readFile(partName(folder, part)));
        }
        if (wanted("choice")) {
            write(folder + "/choice.bin", trainArcChoice(corpus, parsers));
        }
        if (wanted("review")) {
            write(folder + "/review.bin", trainTagReview(corpus, parsers, readFile(folder + "/choice.bin")));
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
