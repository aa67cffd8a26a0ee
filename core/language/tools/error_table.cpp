// parallax-errors: what the analysis does wrong on given tokens, the most frequent kinds first.
//   parallax-errors GOLD.conllu|GOLD.iob2...
// Over all the files together: heads by the relation that the word really has, relations where the head is right
// (without subtypes), universal tags, lemmas where the tag is right, and names (IOB2 of Universal NER).
#include "base/error.h"
#include "language/analyser.h"
#include "language/conllu.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace parallax::language;

constexpr std::size_t rows = 20;

std::string_view plain(std::string_view relation) {
    return relation.substr(0, relation.find(':'));
}

class Table {
public:
    // Compares the tokens that `own` says other things of than `gold`.
    void addTokens(const Document& gold, const Document& own) {
        for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
            const Token &right = gold.tokens[i], &said = own.tokens[i];
            const std::string relation(plain(right.relation));
            ++m_tokens;
            if (said.head != right.head) {
                count("head of " + relation);
            } else if (plain(said.relation) != relation) {
                count(relation + " called " + std::string(plain(said.relation)));
            }
            if (said.upos != right.upos) {
                count(std::string(name(right.upos)) + " tagged " + std::string(name(said.upos)));
            } else if (said.lemma != right.lemma && right.lemma != "_") {
                count("lemma of " + std::string(name(right.upos)));
            }
        }
    }

    void addNames(const Document& gold, const Document& own) {
        for (const Name& right : gold.names) {
            const Name* said = meeting(own, right);
            const std::string kind(name(right.kind));
            if (said == nullptr) {
                count("name " + kind + " not found");
            } else if (said->firstToken != right.firstToken || said->endToken != right.endToken) {
                count("name " + kind + " with other words");
            } else if (said->kind != right.kind) {
                count("name " + kind + " called " + std::string(name(said->kind)));
            }
        }
        for (const Name& said : own.names) {
            if (meeting(gold, said) == nullptr) {
                count("name " + std::string(name(said.kind)) + " where none is");
            }
        }
    }

    void print() const {
        std::vector<std::pair<std::size_t, std::string>> ranked;
        for (const auto& [kind, count] : m_counts) {
            ranked.emplace_back(count, kind);
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        std::printf("%zu tokens\n", m_tokens);
        for (std::size_t i = 0; i < std::min(rows, ranked.size()); ++i) {
            std::printf("%6zu  %s\n", ranked[i].first, ranked[i].second.c_str());
        }
    }

private:
    void count(const std::string& kind) { ++m_counts[kind]; }

    static const Name* meeting(const Document& document, const Name& name) {
        for (const Name& other : document.names) {
            if (other.firstToken < name.endToken && name.firstToken < other.endToken) {
                return &other;
            }
        }
        return nullptr;
    }

    std::map<std::string, std::size_t> m_counts;
    std::size_t m_tokens = 0;
};

std::string contentOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw parallax::base::Error("cannot read " + path);
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: parallax-errors GOLD.conllu|GOLD.iob2...\n");
        return 2;
    }
    try {
        Table table;
        for (int i = 1; i < argc; ++i) {
            const std::string path = argv[i];
            const bool names = path.ends_with(".iob2");
            const GivenDocument gold = names ? readIob2(contentOf(path)) : readConllu(contentOf(path));
            Document own = gold.document;
            analyser().annotate(own);
            if (names) {
                table.addNames(gold.document, own);
            } else {
                table.addTokens(gold.document, own);
            }
        }
        table.print();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
