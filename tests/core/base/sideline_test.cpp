#include "base/sideline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <semaphore>
#include <stdexcept>
#include <vector>

namespace {

using parallax::base::Sideline;

void nothing() {}

TEST(Sideline, runsJobsInOrderBesideTheCaller) {
    Sideline line(true);
    std::vector<int> done;
    std::thread::id ran;
    std::binary_semaphore began(0), go(0);
    line.add([&] {
        ran = std::this_thread::get_id();
        began.release();
        go.acquire();
        done.push_back(1);
    });
    began.acquire(); // it runs though nobody asked for the end
    line.add([&] { done.push_back(2); });
    line.add([&] { done.push_back(3); });
    go.release();
    line.finish(nothing);
    EXPECT_EQ(done, (std::vector{1, 2, 3}));
    EXPECT_NE(ran, std::this_thread::get_id());
    line.add([&] { done.push_back(4); });
    line.finish(nothing);
    EXPECT_EQ(done.back(), 4);
}

TEST(Sideline, withNoThreadBesideRunsThemWhenTheyAreToEnd) {
    Sideline line(false);
    std::vector<int> done;
    line.add([&] { done.push_back(1); });
    line.add([&] { done.push_back(2); });
    EXPECT_TRUE(done.empty());
    line.finish(nothing);
    EXPECT_EQ(done, (std::vector{1, 2}));
}

TEST(Sideline, looksUpWhileItWaits) {
    Sideline line(true);
    std::atomic<int> looks = 0;
    line.add([&] { looks.wait(0); });
    line.finish([&] {
        ++looks;
        looks.notify_all();
    });
    EXPECT_GE(looks, 1);
}

TEST(Sideline, throwsWhatAJobThrewAndDropsTheRest) {
    for (const bool beside : {true, false}) {
        bool later = false;
        Sideline line(beside);
        const auto all = [&] {
            line.add([] { throw std::runtime_error("first"); });
            line.add([&] { later = true; });
            line.finish(nothing);
        };
        EXPECT_THROW(all(), std::runtime_error);
        if (beside) {
            EXPECT_THROW(line.add([&] { later = true; }), std::runtime_error);
        }
        EXPECT_FALSE(later);
    }
}

TEST(Sideline, waitsForTheJobThatRunsAndDropsTheOthersWhenItGoes) {
    bool ended = false, later = false;
    {
        Sideline line(true);
        std::binary_semaphore began(0);
        line.add([&] {
            began.release();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            ended = true;
        });
        line.add([&] { later = true; });
        began.acquire();
    }
    EXPECT_TRUE(ended);
    EXPECT_FALSE(later);
}

} // namespace
