// The words of English time expressions, from resources/lexicon/time_words.tsv.
#pragma once

#include <cstdint>
#include <string_view>

namespace parallax::mention {

// Values of the role "unit". Night counts nights; Season and Part of day have roles of their own.
enum class TimeUnit : std::int8_t {
    None,
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
    Night,
    Semester
};
// Values of the role "part".
enum class PartOfDay : std::int8_t {
    None,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Dawn,
    Dusk,
    Daytime,
    SmallHours
};
// Values of the role "shift": how a unit or a name stands to the time that it leans on.
enum class TimeShift : std::int8_t {
    None,
    Last,
    Past,
    Previous,
    This,
    Current,
    Next,
    Coming,
    Following,
    That,
    Same,
    Latest,
    Recent,
    These,
    Those,
    Final,
    First,
    Whole
};
// Values of the role "edge": which stretch of a period is meant.
enum class TimeEdge : std::int8_t { None, Early, Mid, Late, Earlier, Later, Start, Middle, End };
// Values of the role "direction": on which side of its anchor an amount of time leads.
enum class TimeDirection : std::int8_t { None, Ago, Earlier, Before, Later, After, Hence, On, Back };

// Values of the role "glue": small words that hold expressions together.
enum class Glue : std::int8_t {
    None,
    The,
    A,
    Of,
    In,
    At,
    On,
    And,
    Or,
    To,
    From,
    Between,
    Until,
    Through,
    Since,
    By,
    Before,
    After,
    During,
    Half,
    Old,
    Age,
    Time,
    Period,
    Hours,
    Than,
    More,
    Less,
    Least,
    Most,
    Part,
    Local,
    Fiscal,
    O,
    Clock,
    P,
    M,
    Am,
    Pm,
    OrdinalSuffix,
    S,
    Wee,
    Now,
    Other,
    Once,
    Twice,
    Times,
    Long,
    Over,
    Up,
    Dozens,
    Hundreds,
    Thousands,
    Future,
    Past,
    Latter,
    Ended,
    Hrs,
    Within,
    For,
    Moment,
    B,
    C,
    D,
    E,
    T,
    Day,
    Days,
    Next,
    Last,
    Former,
    As
};

// What a word can be in a time expression; 0 in a field: not that. A word may be many things ("second", "may", "march",
// "fall").
struct TimeWord {
    std::int16_t month = 0, monthShort = 0;                        // 1-12; the short form may carry a full stop
    std::int16_t weekday = 0, weekdayPlural = 0, weekdayShort = 0; // 1 Monday .. 7
    std::int16_t unit = 0, units = 0, unitShort = 0;               // TimeUnit: singular, plural, abbreviated
    std::int16_t cardinal = 0;                                     // 1 .. 90
    std::int16_t scale = 0;                                        // power of ten: hundred 2, thousand 3
    std::int16_t ordinal = 0;                                      // 1 ..
    std::int16_t season = 0, seasons = 0;                          // 1 spring 2 summer 3 autumn 4 winter
    std::int16_t part = 0, parts = 0;                              // PartOfDay
    std::int16_t clockWord = 0;                                    // hour: noon 12, midnight 24
    std::int16_t dayWord = 0;   // 10 today, 9 yesterday, 11 tomorrow, 12 tonight, 13 overnight, 14 nowadays
    std::int16_t reference = 0; // 1 now, 2 past, 3 future, without a date
    std::int16_t shift = 0;     // TimeShift
    std::int16_t edge = 0;      // TimeEdge
    std::int16_t approx = 0;    // 1 about, 2 just under, 3 just over, 4 exactly
    std::int16_t frequency = 0; // TimeUnit: daily, weekly ...
    std::int16_t every = 0;     // 1 every, each; 2 per
    std::int16_t zone = 0;      // minutes east of Greenwich + 1000
    std::int16_t era = 0;       // 1 BC, 2 AD
    std::int16_t vague = 0;     // least number meant: several 3, few 2
    std::int16_t direction = 0; // TimeDirection
    std::int16_t filler = 0;    // may stand between number and unit: "two more weeks"
    std::int16_t tense = 0;     // of a verb: 1 past, 2 future, 3 present
    std::int16_t appoints = 0;  // a verb whose object a day can be: "declared Thursday a day of rest"
    std::int16_t roman = 0;
    std::int16_t glue = 0;       // Glue
    std::int16_t decadeWord = 0; // "sixties" 60
};

// The entry of a word in lower case, or null. Any thread; entries live as long as the program.
const TimeWord* findTimeWord(std::string_view lowerCase);

} // namespace parallax::mention
