// What is worked out from a case and kept in its file: only of the present state, and only what changed is written.
#include "store/store.h"
#include "support/sample_case.h"
#include "support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

namespace {

using namespace parallax;
using store::OpenStatus;
using store::Store;

class Derived : public testing::Test {
protected:
    Derived() {
        OpenStatus status{};
        m_store = Store::open(m_file, true, status);
        base::NoProgress unwatched;
        m_store->fill(test::sampleCase(), unwatched);
    }

    store::ContentState state() const {
        store::ContentState state;
        base::NoProgress unwatched;
        m_store->load(unwatched, state);
        return state;
    }
    std::size_t keep(const std::vector<std::string>& parts, const store::ContentState& of) {
        std::size_t at = 0;
        return m_store->keepDerived("test", of, [&](std::string& part) {
            if (at == parts.size())
                return false;
            part = parts[at++];
            return true;
        });
    }
    std::optional<std::vector<std::string>> kept() const {
        std::vector<std::string> parts;
        if (!m_store->derived("test", [&](std::string_view part) { parts.emplace_back(part); }))
            return std::nullopt;
        return parts;
    }

    const test::TemporaryFolder m_folder;
    const std::filesystem::path m_file = m_folder / "a.parallax";
    std::unique_ptr<Store> m_store;
};

TEST_F(Derived, comesBackInItsParts) {
    EXPECT_EQ(kept(), std::nullopt);
    const std::vector<std::string> parts{"first", std::string("\0\1\2", 3), "", std::string(100000, 'x')};
    EXPECT_EQ(keep(parts, state()), 4U);
    EXPECT_EQ(kept(), parts);
    EXPECT_EQ(m_store->check(), std::vector<std::string>());
}

TEST_F(Derived, onlyChangedPartsAreWritten) {
    keep({"one", "two", "three"}, state());
    EXPECT_EQ(keep({"one", "2", "three"}, state()), 1U);
    EXPECT_EQ(kept(), (std::vector<std::string>{"one", "2", "three"}));
    EXPECT_EQ(keep({"one"}, state()), 0U);
    EXPECT_EQ(kept(), std::vector<std::string>{"one"});
}

TEST_F(Derived, restsWhenSomethingWasDecided) {
    keep({"one"}, state());
    m_store->decide({0, "", store::DecisionKind::EventTitle, "E1", "Another title", "", false});
    EXPECT_EQ(kept(), std::nullopt);
    keep({"two"}, state());
    EXPECT_EQ(kept(), std::vector<std::string>{"two"});
    m_store->undo();
    EXPECT_EQ(kept(), std::nullopt);
}

TEST_F(Derived, ofAnEarlierStateIsNotKept) {
    const store::ContentState before = state();
    m_store->decide({0, "", store::DecisionKind::EventTitle, "E1", "Another title", "", false});
    EXPECT_EQ(keep({"one"}, before), 0U);
    EXPECT_EQ(kept(), std::nullopt);
}

TEST_F(Derived, damageIsNoticed) {
    keep({std::string(5000, 'x'), "two"}, state());
    SQLite::Database(m_file.string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE derived_part SET data = zeroblob(5000) WHERE position = 0");
    EXPECT_EQ(kept(), std::nullopt);
}

} // namespace
