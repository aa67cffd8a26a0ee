// Time expressions by table: a sentence, the day it speaks from, and what is found, one "text = TYPE value
// [earliest..latest]" after the other.
#include "mention/time_mention.h"

#include <gtest/gtest.h>

#include <string>

namespace parallax::mention {
namespace {

std::vector<TimeMention> findIn(std::string_view text, const char* reportDate) {
    language::Document document;
    document.text = text;
    TimeContext context;
    if (const auto interval = base::parseInterval(reportDate, reportDate)) {
        context.reportDate = *interval;
    }
    return findTimes(document, context);
}

std::string shown(std::string_view text, const std::vector<TimeMention>& times) {
    std::string result;
    for (const TimeMention& time : times) {
        result += result.empty() ? "" : "; ";
        result += std::string(time.span.in(text)) + " = " + std::string(name(time.type)) + " " + time.value;
        if (time.interval.known()) {
            result += " [" + base::earliestText(time.interval).value_or("?") + ".." +
                      base::latestText(time.interval).value_or("?") + "]";
        }
    }
    return result;
}

std::string found(const char* text, const char* reportDate) {
    return shown(text, findIn(text, reportDate));
}

struct Row {
    const char* text;
    const char* reportDate;
    const char* expected;
};

TEST(TimeMention, SentencesOfOneReport) {
    const Row rows[] = {
        {"The bridge was blown up on June 5, 2016.", "2016-06-08",
         "June 5, 2016 = DATE 2016-06-05 [2016-06-05..2016-06-05]"},
        {"It began between April 8 and June 5.", "2016-06-08",
         "April 8 = DATE 2016-04-08 [2016-04-08..2016-04-08]; June 5 = DATE 2016-06-05 [2016-06-05..2016-06-05]"},
        {"It ran from 3 to 5 June and on July 7 and 9.", "2016-06-08",
         "3 = DATE 2016-06-03 [2016-06-03..2016-06-03]; 5 June = DATE 2016-06-05 [2016-06-05..2016-06-05]; July 7 = "
         "DATE 2016-07-07 [2016-07-07..2016-07-07]; 9 = DATE 2016-07-09 [2016-07-09..2016-07-09]"},
        {"They came on 08.06.2016 and left on 13.06.2016.", "2016-06-08",
         "08.06.2016 = DATE 2016-06-08 [2016-06-08..2016-06-08]; 13.06.2016 = DATE 2016-06-13 "
         "[2016-06-13..2016-06-13]"},
        // A birthday is no day that the clock of the next paragraph runs on.
        {"The raid was on 14 March. He was born on 3 May 1987.\n\nIt began at 9.15pm.", "2019-04-02",
         "14 March = DATE 2019-03-14 [2019-03-14..2019-03-14]; 3 May 1987 = DATE 1987-05-03 [1987-05-03..1987-05-03]; "
         "9.15pm = TIME 2019-03-14T21:15 [2019-03-14T21:15..2019-03-14T21:15]"},
        {"They came on 6/8/16 at 2.28pm.", "2016-06-08",
         "6/8/16 at 2.28pm = TIME 2016-06-08T14:28 [2016-06-08T14:28..2016-06-08T14:28]"},
        {"The list says 25/12/2015 and 05/06/2016.", "2016-06-08",
         "25/12/2015 = DATE 2015-12-25 [2015-12-25..2015-12-25]; 05/06/2016 = DATE 2016-06-05 "
         "[2016-06-05..2016-06-05]"},
        {"Shots were heard about 6 p.m. Monday.", "2016-06-08",
         "about 6 p.m. Monday = TIME 2016-06-06T18:00 [2016-06-06T17:30..2016-06-06T18:29]"},
        {"The alarm rang at 14:30 on Sunday.", "2016-06-08",
         "14:30 on Sunday = TIME 2016-06-05T14:30 [2016-06-05T14:30..2016-06-05T14:30]"},
        {"In the wee hours of Monday the guards slept.", "2016-06-08",
         "the wee hours of Monday = TIME 2016-06-06TMO [2016-06-06T00:00..2016-06-06T06:29]"},
        {"By mid-afternoon the roads were shut.", "2016-06-08",
         "mid-afternoon = TIME 2016-06-08TAF [2016-06-08T13:00..2016-06-08T16:59]"},
        {"It was a wet early June.", "2016-06-08", "early June = DATE 2016-06 [2016-06-01..2016-06-15]"},
        {"Ramadan began in heat; last Ramadan was calm.", "2016-06-08",
         "Ramadan = DATE 2016-06-07 [2016-06-06..2016-07-07]; last Ramadan = DATE 2015-06-17 [2015-06-17..2015-07-18]"},
        {"They met on Easter Monday and at Thanksgiving.", "2016-06-08",
         "Easter Monday = DATE 2016-03-28 [2016-03-28..2016-03-28]; Thanksgiving = DATE 2015-11-26 "
         "[2015-11-26..2015-11-26]"},
        {"For the past year and a half nothing moved.", "2016-06-08",
         "the past year and a half = DURATION P18M [2014-12-07..2016-06-08]"},
        {"In the late 1990s and in the '80s trade grew.", "2016-06-08",
         "the late 1990s = DATE 199 [1995-01-01..1999-12-31]; the '80s = DATE 198 [1980-01-01..1989-12-31]"},
        {"The men were in their late teens and early 20s, one in his mid-30s and a woman in her early fifties.",
         "2016-06-08", ""},
        {"The 20th century and the third quarter of 2015 were better.", "2016-06-08",
         "The 20th century = DATE 19 [1900-01-01..2000-12-31]; the third quarter of 2015 = DATE 2015-Q3 "
         "[2015-07-01..2015-09-30]"},
        {"In fiscal 2015 sales fell.", "2016-06-08", "fiscal 2015 = DATE 2015 [2014-04-01..2016-03-31]"},
        {"The day before yesterday it rained; the day after tomorrow it will snow.", "2016-06-08",
         "The day before yesterday = DATE 2016-06-06 [2016-06-06..2016-06-06]; the day after tomorrow = DATE "
         "2016-06-10 [2016-06-10..2016-06-10]"},
        {"Three weeks ago he left; two days later he came back.", "2016-06-08",
         "Three weeks ago = DATE 2016-W20 [2016-05-15..2016-05-22]; two days later = DATE 2016-05-20 "
         "[2016-05-20..2016-05-20]"},
        {"He comes every Monday, twice a week, daily.", "2016-06-08",
         "every Monday = SET XXXX-WXX-1; a week = SET P1W; daily = SET P1D"},
        {"Since March 2014 the school has been shut.", "2016-06-08",
         "March 2014 = DATE 2014-03 [2014-03-01..2014-03-31]"},
        {"It will open by next Friday.", "2016-06-08", "next Friday = DATE 2016-06-10 [2016-06-10..2016-06-17]"},
        {"On the night of 4 June 2016 the depot burned.", "2016-06-08",
         "the night of 4 June 2016 = TIME 2016-06-04TNI [2016-06-04T17:00..2016-06-05T05:59]"},
        {"Early on Sunday morning a shot was heard.", "2016-06-08",
         "Early on Sunday morning = TIME 2016-06-05TMO [2016-06-05T00:00..2016-06-05T08:59]"},
        {"He may march to the second house in 1200 steps.", "2016-06-08", ""},
        {"May Brodd said August Stone may come in May.", "2016-06-08", "May = DATE 2016-05 [2016-05-01..2016-05-31]"},
        {"Around midnight on June 5 they fled.", "2016-06-08",
         "Around midnight on June 5 = TIME 2016-06-05T24:00 [2016-06-04T23:30..2016-06-06T00:30]"},
        {"At about 3:15 a.m. local time the roof fell.", "2016-06-08",
         "about 3:15 a.m. local time = TIME 2016-06-08T03:15 [2016-06-08T02:45..2016-06-08T03:44]"},
        {"The summer of 1914 and last winter were dry.", "2016-06-08",
         "The summer of 1914 = DATE 1914-SU [1914-06-01..1914-09-30]; last winter = DATE 2015-WI "
         "[2014-12-01..2016-03-31]"},
        {"In 480 BC and in AD 79 cities burned.", "2016-06-08",
         "480 BC = DATE BC0480 [-0479-01-01..-0479-12-31]; AD 79 = DATE 0079 [0079-01-01..0079-12-31]"},
        {"It took an hour and a half, then 5 1/2 hours, then 1hr 4 mins.", "2016-06-08",
         "an hour and a half = DURATION PT1H30M; 5 1/2 hours = DURATION PT5H30M; 1hr 4 mins = DURATION PT1H4M"},
        {"She waited several months, a few days, and dozens of years.", "2016-06-08",
         "several months = DURATION PXM; a few days = DURATION PXD; dozens of years = DURATION PXY"},
        {"Last night, this morning, tonight and tomorrow evening.", "2016-06-08",
         "Last night = TIME 2016-06-07TNI [2016-06-07T17:00..2016-06-08T05:59]; this morning = TIME 2016-06-08TMO "
         "[2016-06-08T00:00..2016-06-08T11:59]; tonight = TIME 2016-06-08TNI [2016-06-08T17:00..2016-06-09T05:59]; "
         "tomorrow evening = TIME 2016-06-09TEV [2016-06-09T16:30..2016-06-09T23:59]"},
        {"At 1400 GMT and 0930 hours the line was dead.", "2016-06-08",
         "1400 GMT = TIME 2016-06-08T14:00 [2016-06-08T02:00..2016-06-09T04:00]; 0930 hours = TIME 2016-06-08T09:30 "
         "[2016-06-08T09:30..2016-06-08T09:30]"},
        {"At half past three, at five o'clock and at quarter to six.", "2016-06-08",
         "half past three = TIME 2016-06-08T03:30 [2016-06-08T03:30..2016-06-08T03:30]; five o'clock = TIME "
         "2016-06-08T05:00 [2016-06-08T05:00..2016-06-08T05:00]; quarter to six = TIME 2016-06-08T05:45 "
         "[2016-06-08T05:45..2016-06-08T05:45]"},
        {"It happened Tuesday, June 7.", "2016-06-08", "Tuesday, June 7 = DATE 2016-06-07 [2016-06-07..2016-06-07]"},
        {"It happened on the weekend, and will again next weekend.", "2016-06-08",
         "the weekend = DATE 2016-W22-WE [2016-06-03T17:00..2016-06-05]; next weekend = DATE 2016-W24-WE "
         "[2016-06-17T17:00..2016-06-19]"},
        {"Later that day, the same month, and earlier this year.", "2016-06-08",
         "Later that day = DATE 2016-06-08 [2016-06-08..2016-06-08]; the same month = DATE 2016-06 "
         "[2016-06-01..2016-06-30]; earlier this year = DATE 2016 [2016-01-01..2016-06-08]"},
        {"The first half of 2015 and the last two weeks of May 2016.", "2016-06-08",
         "The first half of 2015 = DATE 2015-H1 [2015-01-01..2015-06-30]; the last two weeks of May 2016 = DURATION "
         "P2W [2016-05-15..2016-05-31]"},
        {"A decade ago and almost two centuries ago.", "2016-06-08",
         "A decade ago = DATE 2006 [2001-06-04..2011-06-12]; almost two centuries ago = DATE 1816 "
         "[1811-06-05..1821-06-12]"},
        {"A 13-year-old and a man aged 34 and a two-day trip.", "2016-06-08", "two-day = DURATION P2D"},
        {"On 2016-06-05T14:28 and 2016-06-04.", "2016-06-08",
         "2016-06-05T14:28 = TIME 2016-06-05T14:28 [2016-06-05T14:28..2016-06-05T14:28]; 2016-06-04 = DATE 2016-06-04 "
         "[2016-06-04..2016-06-04]"},
        {"Call 555-01-2016 or +7 701 555 01 16.", "2016-06-08", ""},
        {"Now, recently, and in the future.", "2016-06-08",
         "Now = DATE PRESENT_REF; recently = DATE PAST_REF; the future = DATE FUTURE_REF"},
        {"On June 5 and on Sunday, it happened at 2pm.", "",
         "June 5 = DATE XXXX-06-05; Sunday = DATE XXXX-WXX-7; 2pm = TIME XXXX-XX-XXT14:00"},
        {"On June 5, 2016 it began; two days later, on Tuesday, it ended.", "",
         "June 5, 2016 = DATE 2016-06-05 [2016-06-05..2016-06-05]; two days later = DATE 2016-06-07 "
         "[2016-06-07..2016-06-07]; Tuesday = DATE 2016-06-07 [2016-06-07..2016-06-07]"},
        {"Nineteen ninety-six was a good year, in two thousand three it broke.", "2016-06-08",
         "Nineteen ninety-six = DATE 1996 [1996-01-01..1996-12-31]; two thousand three = DATE 2003 "
         "[2003-01-01..2003-12-31]"},
        {"From 9 to 11 a.m. and between 2 and 3 p.m. on Sunday.", "2016-06-08",
         "9 = TIME 2016-06-08T09:00 [2016-06-08T09:00..2016-06-08T09:59]; 11 a.m. = TIME 2016-06-08T11:00 "
         "[2016-06-08T11:00..2016-06-08T11:59]; 2 = TIME 2016-06-05T14:00 [2016-06-05T14:00..2016-06-05T14:59]; 3 p.m. "
         "on Sunday = TIME 2016-06-05T15:00 [2016-06-05T15:00..2016-06-05T15:59]"},
        {"On Dec. 31 he left; on Jan. 4 he will be back.", "2016-06-08",
         "Dec. 31 = DATE 2015-12-31 [2015-12-31..2015-12-31]; Jan. 4 = DATE 2017-01-04 [2017-01-04..2017-01-04]"},
        {"10 Nov 11 and Nov. '12.", "2016-06-08",
         "10 Nov 11 = DATE 2011-11-10 [2011-11-10..2011-11-10]; Nov. '12 = DATE 2012-11 [2012-11-01..2012-11-30]"},
        {"In early 2016, mid-2015 and the end of 2014.", "2016-06-08",
         "early 2016 = DATE 2016 [2016-01-01..2016-07-01]; mid-2015 = DATE 2015 [2015-03-02..2015-11-01]; the end of "
         "2014 = DATE 2014 [2014-09-01..2014-12-31]"},
        {"He left two days after June 5 and the day before Christmas.", "2016-06-08",
         "two days after June 5 = DATE 2016-06-07 [2016-06-07..2016-06-07]; the day before Christmas = DATE 2015-12-24 "
         "[2015-12-24..2015-12-24]"},
        {"It rained the week before last; he leaves a week from Friday.", "2016-06-08",
         "the week before last = DATE 2016-W21 [2016-05-22..2016-05-29]; a week from Friday = DATE 2016-06-17 "
         "[2016-06-17..2016-06-17]"},
        {"He waited for a week from Monday.", "2016-06-08",
         "a week = DURATION P1W; Monday = DATE 2016-06-06 [2016-06-06..2016-06-06]"},
        {"The day before last Tuesday it rained.", "2016-06-08",
         "The day before last Tuesday = DATE 2016-06-06 [2016-06-06..2016-06-06]"},
        {"They must answer by Friday.", "2016-06-08", "Friday = DATE 2016-06-10 [2016-06-10..2016-06-10]"},
        {"The strike lasted until Monday.", "2016-06-08", "Monday = DATE 2016-06-06 [2016-06-06..2016-06-06]"},
        {"Early this morning and late last night guards fell asleep.", "2016-06-08",
         "Early this morning = TIME 2016-06-08TMO [2016-06-08T00:00..2016-06-08T08:59]; late last night = TIME "
         "2016-06-07TNI [2016-06-07T20:00..2016-06-08T05:59]"},
        {"The weeks after the raid were calm; he was freed weeks later.", "2016-06-08",
         "The weeks = DURATION PXW; weeks later = DATE FUTURE_REF"},
        {"He returned on Sunday, June 5, at 2:28 p.m. The gate was shut.", "2016-06-08",
         "Sunday, June 5, at 2:28 p.m = TIME 2016-06-05T14:28 [2016-06-05T14:28..2016-06-05T14:28]"},
        {"He returned at 7 p.m., June 4.", "2016-06-08",
         "7 p.m., June 4 = TIME 2016-06-04T19:00 [2016-06-04T19:00..2016-06-04T19:59]"},
        {"On Saturday 4 June 2016 at around 11:45 p.m. a man called.", "2016-06-08",
         "Saturday 4 June 2016 at around 11:45 p.m. = TIME 2016-06-04T23:45 [2016-06-04T23:15..2016-06-05T00:14]"},
        {"From Monday to Wednesday it rained.", "2016-06-08",
         "Monday = DATE 2016-06-06 [2016-06-06..2016-06-06]; Wednesday = DATE 2016-06-08 [2016-06-08..2016-06-08]"},
        {"From 2014 to 2016, and 2010-12.", "2016-06-08",
         "2014 = DATE 2014 [2014-01-01..2014-12-31]; 2016 = DATE 2016 [2016-01-01..2016-12-31]; 2010 = DATE 2010 "
         "[2010-01-01..2010-12-31]; 12 = DATE 2012 [2012-01-01..2012-12-31]"},
        {"It has been two years since the raid.", "2016-06-08", "two years = DURATION P2Y"},
        {"Until last month, he had lived there since the 1970s.", "2016-06-08",
         "last month = DATE 2016-05 [2016-05-01..2016-05-31]; the 1970s = DATE 197 [1970-01-01..1979-12-31]"},
        {"He was born on 3 March 1981, 35 years ago.", "2016-06-08",
         "3 March 1981 = DATE 1981-03-03 [1981-03-03..1981-03-03]; 35 years ago = DATE 1981 [1980-12-07..1981-12-31]"},
        {"The trial opens in September and ends before Ramadan next year.", "2016-06-08",
         "September = DATE 2016-09 [2016-09-01..2016-09-30]; Ramadan next year = DATE 2017-05-26 "
         "[2017-05-26..2017-06-26]"},
        {"She saw it at dawn on Tuesday and at dusk.", "2016-06-08",
         "dawn on Tuesday = TIME 2016-06-07TMO [2016-06-07T03:00..2016-06-07T08:59]"},
        {"It happened overnight.", "2016-06-08", "overnight = TIME 2016-06-07TNI [2016-06-07T17:00..2016-06-08T05:59]"},
        {"Around 12:02 Sunday morning and at 12:45 this afternoon.", "2016-06-08",
         "Around 12:02 Sunday morning = TIME 2016-06-05T00:02 [2016-06-04T23:32..2016-06-05T00:31]; 12:45 this "
         "afternoon = TIME 2016-06-08T12:45 [2016-06-08T12:45..2016-06-08T12:45]"},
        {"Sunday afternoon, Sunday evening and on the morning of Monday.", "2016-06-08",
         "Sunday afternoon = TIME 2016-06-05TAF [2016-06-05T12:00..2016-06-05T18:29]; Sunday evening = TIME "
         "2016-06-05TEV [2016-06-05T16:30..2016-06-05T23:59]; the morning of Monday = TIME 2016-06-06TMO "
         "[2016-06-06T00:00..2016-06-06T11:59]"},
        {"The attack lasted 20 minutes, up to 3 hours or 40-45 minutes.", "2016-06-08",
         "20 minutes = DURATION PT20M; up to 3 hours = DURATION PT3H; 40-45 minutes = DURATION PTXM"},
        {"They met twice in the first week of June.", "2016-06-08",
         "the first week of June = DURATION P1W [2016-06-01..2016-06-10]"},
        {"He fasted during the first days of Ramadan.", "2016-06-08",
         "the first days of Ramadan = DATE 2016-06-07 [2016-06-06..2016-06-21]"},
        {"Some two weeks earlier a similar raid failed.", "2016-06-08",
         "Some two weeks earlier = DATE 2016-W21 [2016-05-22..2016-05-29]"},
        {"The next day they fled; the following Monday they came back.", "2016-06-08",
         "The next day = DATE 2016-06-09 [2016-06-09..2016-06-09]; the following Monday = DATE 2016-06-13 "
         "[2016-06-13..2016-06-13]"},
        {"Shortly after 3 p.m. Sunday, shortly before noon.", "2016-06-08",
         "3 p.m. Sunday = TIME 2016-06-05T15:00 [2016-06-05T15:00..2016-06-05T15:29]; noon = TIME 2016-06-05T12:00 "
         "[2016-06-05T11:30..2016-06-05T12:00]"},
        {"It was after 12:15 p.m. Sunday.", "2016-06-08",
         "12:15 p.m. Sunday = TIME 2016-06-05T12:15 [2016-06-05T12:15..2016-06-05T13:14]"},
        {"It closed before 3 p.m. Sunday; shortly, 4 p.m. Sunday was the hour.", "2016-06-08",
         "3 p.m. Sunday = TIME 2016-06-05T15:00 [2016-06-05T15:00..2016-06-05T15:59]; 4 p.m. Sunday = TIME "
         "2016-06-05T16:00 [2016-06-05T16:00..2016-06-05T16:59]"},
        {"In the spring of next year; this autumn; next summer.", "2016-06-08",
         "the spring of next year = DATE 2017-SP [2017-03-01..2017-06-30]; this autumn = DATE 2016-FA "
         "[2016-09-01..2016-12-31]; next summer = DATE 2017-SU [2017-06-01..2017-09-30]"},
        {"By the end of the week, at the beginning of the month, mid-month.", "2016-06-08",
         "the end of the week = DATE 2016-W23 [2016-06-10..2016-06-12]; the beginning of the month = DATE 2016-06 "
         "[2016-06-01..2016-06-10]"},
        {"A week ago Sunday, a month from now.", "2016-06-08",
         "A week ago Sunday = DATE 2016-06-05 [2016-06-05..2016-06-05]; a month from now = DATE 2016-07 "
         "[2016-06-23..2016-07-31]"},
        {"He served from May 3, 2010 until June 4, 2012.", "2016-06-08",
         "May 3, 2010 = DATE 2010-05-03 [2010-05-03..2010-05-03]; June 4, 2012 = DATE 2012-06-04 "
         "[2012-06-04..2012-06-04]"},
        {"At 2.28pm on June 5th, at 14.30 on the 6th.", "2016-06-08",
         "2.28pm on June 5th = TIME 2016-06-05T14:28 [2016-06-05T14:28..2016-06-05T14:28]; 14.30 on the 6th = TIME "
         "2016-06-06T14:30 [2016-06-06T14:30..2016-06-06T14:30]"},
        {"On the 5th of this month.", "2016-06-08", "the 5th of this month = DATE 2016-06-05 [2016-06-05..2016-06-05]"},
        {"Eid al-Fitr, New Year's Eve and Christmas 2015.", "2016-06-08",
         "Eid al-Fitr = DATE 2016-07-07 [2016-07-06..2016-07-10]; New Year's Eve = DATE 2015-12-31 "
         "[2015-12-31..2015-12-31]; Christmas 2015 = DATE 2015-12-25 [2015-12-25..2015-12-25]"},
        {"On Monday at 5 p.m. the market shut.", "2016-06-08",
         "Monday at 5 p.m. = TIME 2016-06-06T17:00 [2016-06-06T17:00..2016-06-06T17:59]"},
        {"The call came Monday evening from a village.", "2016-06-08",
         "Monday evening = TIME 2016-06-06TEV [2016-06-06T16:30..2016-06-06T23:59]"},
        {"In the next few days more troops will come.", "2016-06-08", "the next few days = DURATION PXD"},
        {"He was 25 in 1998.", "2016-06-08", "1998 = DATE 1998 [1998-01-01..1998-12-31]"},
        {"It snowed from December 2015 to February 2016.", "2016-06-08",
         "December 2015 = DATE 2015-12 [2015-12-01..2015-12-31]; February 2016 = DATE 2016-02 "
         "[2016-02-01..2016-02-29]"},
        {"He worked there through January.", "2016-06-08", "January = DATE 2016-01 [2016-01-01..2016-01-31]"},
        {"A fight broke out on May 9, Victory Day.", "2016-06-08",
         "May 9 = DATE 2016-05-09 [2016-05-09..2016-05-09]; Victory Day = DATE 2016-05-09 [2016-05-09..2016-05-09]"},
        {"On Nov. 30 a guard fled; he will be tried on Nov. 30.", "2016-06-08",
         "Nov. 30 = DATE 2015-11-30 [2015-11-30..2015-11-30]; Nov. 30 = DATE 2016-11-30 [2016-11-30..2016-11-30]"},
        {"The shop, at 7.30 a.m. on Tuesday, was still open.", "2016-06-08",
         "7.30 a.m. on Tuesday = TIME 2016-06-07T07:30 [2016-06-07T07:30..2016-06-07T07:30]"},
        {"Around 1910 the first line was built.", "2016-06-08", "Around 1910 = DATE 1910 [1905-01-01..1915-12-31]"},
        {"He left at 06:05:30 on 2016-06-01.", "2016-06-08",
         "06:05:30 on 2016-06-01 = TIME 2016-06-01T06:05:30 [2016-06-01T06:05..2016-06-01T06:05]"},
        {"The mine was shut two and a half years later.", "2016-06-08",
         "two and a half years later = DATE 2018 [2018-01-01..2019-06-09]"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(found(row.text, row.reportDate), row.expected) << row.text;
    }
}

TEST(TimeMention, WordsThatAreNoTimes) {
    for (const char* text : {
             "He may march to the house in 1200 steps.",
             "He paid $1,990 for 2000 bricks and 1990 tiles.",
             "Call 555-01-2016 or +7 701 555 01 16.",
             "The Rovers won 3-1 before 2,016 people.",
             "The summit fell to Jan Brodd, second of five.",
             "A 13-year-old boy and a man aged 34 hid.",
             "Its mass is 1.5 times 10.25 units.",
             "The Long March was famous, spring water was not.",
             "Version 1.2.2016.4 was shipped.",
         }) {
        EXPECT_EQ(found(text, "2016-06-08"), "") << text;
    }
}

TEST(TimeMention, OrderOfNumericDatesComesFromTheDocument) {
    EXPECT_EQ(found("It was 05/06/2016.", "2016-06-08"), "05/06/2016 = DATE 2016-06-05 [2016-06-05..2016-06-05]");
    EXPECT_EQ(
        found("It was 05/06/2016, not 05/25/2016.", "2016-05-29"),
        "05/06/2016 = DATE 2016-05-06 [2016-05-06..2016-05-06]; 05/25/2016 = DATE 2016-05-25 [2016-05-25..2016-05-25]");
    EXPECT_EQ(
        found("It was 05/06/2016, not 25/05/2016.", "2016-07-29"),
        "05/06/2016 = DATE 2016-06-05 [2016-06-05..2016-06-05]; 25/05/2016 = DATE 2016-05-25 [2016-05-25..2016-05-25]");
    EXPECT_EQ(found("It was 05.06.2016.", "2020-01-01"), "05.06.2016 = DATE 2016-06-05 [2016-06-05..2016-06-05]");
}

TEST(TimeMention, WithoutAReportDateNothingIsMadeUp) {
    EXPECT_EQ(found("On June 5 and on Sunday, it happened at 2pm.", ""),
              "June 5 = DATE XXXX-06-05; Sunday = DATE XXXX-WXX-7; 2pm = TIME XXXX-XX-XXT14:00");
    EXPECT_EQ(found("Unrest came in 2011. On June 5 it came again.", ""),
              "2011 = DATE 2011 [2011-01-01..2011-12-31]; June 5 = DATE XXXX-06-05");
    EXPECT_EQ(
        found("He came on June 8, 2016. On June 5 he had left.", ""),
        "June 8, 2016 = DATE 2016-06-08 [2016-06-08..2016-06-08]; June 5 = DATE 2016-06-05 [2016-06-05..2016-06-05]");
    EXPECT_EQ(found("Last week it rained, yesterday it snowed.", ""),
              "Last week = DATE XXXX-WXX; yesterday = DATE XXXX-XX-XX");
    EXPECT_EQ(found("On June 5, 2016 it began; two days later, on Tuesday, it ended.", ""),
              "June 5, 2016 = DATE 2016-06-05 [2016-06-05..2016-06-05]; two days later = DATE 2016-06-07 "
              "[2016-06-07..2016-06-07]; Tuesday = DATE 2016-06-07 [2016-06-07..2016-06-07]");
}

TEST(TimeMention, AYearThatTheCallerInferredIsMarked) {
    language::Document document;
    document.text = "On June 5 shots were fired.";
    TimeContext context;
    context.year = 2016;
    const auto times = findTimes(document, context);
    ASSERT_EQ(times.size(), 1U);
    EXPECT_EQ(times[0].value, "2016-06-05");
    EXPECT_EQ(times[0].interval.basis, base::Basis::Inferred);
    EXPECT_EQ(times[0].because, "2016 is taken for the year, which is not printed");
}

TEST(TimeMention, AWideReportDateWidensWhatLeansOnIt) {
    language::Document document;
    document.text = "On Sunday the depot burned. It was built in May 2010.";
    TimeContext context;
    context.reportDate = *base::parseInterval("2016-06-06", "2016-06-12");
    const auto times = findTimes(document, context);
    EXPECT_EQ(shown(document.text, times),
              "Sunday = DATE 2016-06-XX [2016-06-05..2016-06-12]; May 2010 = DATE 2010-05 [2010-05-01..2010-05-31]");
}

TEST(TimeMention, RangesAndSides) {
    struct SideRow {
        const char* text;
        const char* told; // EDTF of what the first time tells
    };
    const SideRow rows[] = {
        {"It lasted between April 8 and June 5.", "2016-04-08/2016-06-05"},
        {"It lasted from April 8 to June 5.", "2016-04-08/2016-06-05"},
        {"It lasted from April 8 until June 5.", "2016-04-08/2016-06-05"},
        {"It lasted April 8-June 5.", "2016-04-08/2016-06-05"},
        {"It has lasted since April 8.", "2016-04-08/.."},
        {"It ended before April 8.", "../2016-04-08"},
        {"It will end by June 30.", "../2016-06-30"},
        {"It lasted until April 8.", "../2016-04-08"},
        {"He came after April 8.", "2016-04-08/.."},
        {"He came on April 8 and June 5.", "2016-04-08"},
        {"The curfew of June 6 lasted from 8pm until 7am.", "2016-06-06"},
        {"A curfew holds from 8pm until 7am.", "2016-06-08T20:00/2016-06-09T07:59"},
        {"The shift is from 2 to 4 p.m. on Sunday.", "2016-06-05T14:00/2016-06-05T16:59"},
        {"It has lasted for three days.", ""},
    };
    for (const SideRow& row : rows) {
        const auto times = findIn(row.text, "2016-06-08");
        ASSERT_FALSE(times.empty()) << row.text;
        EXPECT_EQ(base::edtf(toldInterval(times, 0)), row.told) << row.text;
    }
}

TEST(TimeMention, AHistoryLeansOnItsOwnDates) {
    const char* text =
        "In March 1811 the town of Ostrow rose. In April 1811 it fell. In 1812 the walls were built, and in May 1813 "
        "they were taken down. The siege of 1814 failed. In June 1815 a treaty was signed. On 3 July the "
        "duke left; the next day the troops followed. In October he returned. In 1816 he died.";
    EXPECT_EQ(
        found(text, "2009-12-19"),
        "March 1811 = DATE 1811-03 [1811-03-01..1811-03-31]; April 1811 = DATE 1811-04 [1811-04-01..1811-04-30]; "
        "1812 = DATE 1812 [1812-01-01..1812-12-31]; May 1813 = DATE 1813-05 [1813-05-01..1813-05-31]; "
        "1814 = DATE 1814 [1814-01-01..1814-12-31]; June 1815 = DATE 1815-06 [1815-06-01..1815-06-30]; "
        "3 July = DATE 1815-07-03 [1815-07-03..1815-07-03]; the next day = DATE 1815-07-04 [1815-07-04..1815-07-04]; "
        "October = DATE 1815-10 [1815-10-01..1815-10-31]; 1816 = DATE 1816 [1816-01-01..1816-12-31]");
}

TEST(TimeMention, TheTenseSaysWhichFriday) {
    const Row rows[] = {
        {"The mayor spoke on Friday.", "2016-06-08", "Friday = DATE 2016-06-03 [2016-06-03..2016-06-03]"},
        {"The mayor will speak on Friday.", "2016-06-08", "Friday = DATE 2016-06-10 [2016-06-10..2016-06-10]"},
        {"The mayor is due to be tried on Friday.", "2016-06-08", "Friday = DATE 2016-06-10 [2016-06-10..2016-06-10]"},
        {"The mayor designated Friday as a day of rest.", "2016-06-08",
         "Friday = DATE 2016-06-10 [2016-06-10..2016-06-10]"},
        {"The mayor declared Friday a day of rest.", "2016-06-08", "Friday = DATE 2016-06-10 [2016-06-10..2016-06-10]"},
        {"The mayor declared Friday that he was tired.", "2016-06-08",
         "Friday = DATE 2016-06-03 [2016-06-03..2016-06-03]"},
        {"On Friday, the mayor resigned.", "2016-06-08", "Friday = DATE 2016-06-03 [2016-06-03..2016-06-03]"},
        {"On Friday, the mayor will resign.", "2016-06-08", "Friday = DATE 2016-06-10 [2016-06-10..2016-06-10]"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(found(row.text, row.reportDate), row.expected) << row.text;
    }
}

TEST(TimeMention, NumbersBesideADateAreNoDays) {
    const Row rows[] = {
        {"As of June 8, 25 were dead.", "2016-06-10", "June 8 = DATE 2016-06-08 [2016-06-08..2016-06-08]"},
        {"On June 8, 25 people died.", "2016-06-10", "June 8 = DATE 2016-06-08 [2016-06-08..2016-06-08]"},
        {"On June 8 and 9, 25 people died.", "2016-06-10",
         "June 8 = DATE 2016-06-08 [2016-06-08..2016-06-08]; 9 = DATE 2016-06-09 [2016-06-09..2016-06-09]"},
        {"They met on April 7, 16 and 20.", "2016-06-10",
         "April 7 = DATE 2016-04-07 [2016-04-07..2016-04-07]; 16 = DATE 2016-04-16 [2016-04-16..2016-04-16]; "
         "20 = DATE 2016-04-20 [2016-04-20..2016-04-20]"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(found(row.text, row.reportDate), row.expected) << row.text;
    }
}

TEST(TimeMention, BusinessYears) {
    EXPECT_EQ(found("This year's third quarter was weak; sales fell from a year earlier.", "2016-10-20"),
              "This year's third quarter = DATE 2016-Q3 [2016-07-01..2016-09-30]; a year earlier = DATE 2015-Q3 "
              "[2015-07-01..2015-09-30]");
    EXPECT_EQ(found("In the year ended March 31 sales fell.", "2016-06-08"),
              "the year = DURATION P1Y; March 31 = DATE 2016-03-31 [2016-03-31..2016-03-31]");
}

TEST(TimeMention, AnEarlierStoryGoesOn) {
    EXPECT_EQ(
        found("On June 30, 2011 a guard was shot. On July 8 the depot burned.", "2016-06-08"),
        "June 30, 2011 = DATE 2011-06-30 [2011-06-30..2011-06-30]; July 8 = DATE 2011-07-08 [2011-07-08..2011-07-08]");
}

TEST(TimeMention, BackgroundIsWhatLiesMonthsBack) {
    const auto times = findIn("On Sunday the depot burned, as it had in 2011 and last month.", "2016-06-08");
    ASSERT_EQ(times.size(), 3U);
    EXPECT_FALSE(times[0].background);
    EXPECT_TRUE(times[1].background);
    EXPECT_FALSE(times[2].background);
}

TEST(TimeMention, OnlySentencesOfTheDocumentAreLookedAt) {
    language::Document document;
    document.text = "Monday edition. On Sunday it burned.";
    language::Sentence sentence;
    sentence.span = {16, 36};
    document.sentences.push_back(sentence);
    TimeContext context;
    context.reportDate = base::TimeInterval::ofDay(2016, 6, 8);
    const auto times = findTimes(document, context);
    ASSERT_EQ(times.size(), 1U);
    EXPECT_EQ(times[0].span.in(document.text), "Sunday");
    EXPECT_EQ(times[0].sentence, 0U);
}

TEST(TimeMention, LinesBrokenToAWidthAreOneParagraph) {
    EXPECT_EQ(found("The guards of the old depot at the river were fired at on June\n5, 2016, and fled.", "2016-06-08"),
              "June\n5, 2016 = DATE 2016-06-05 [2016-06-05..2016-06-05]");
    EXPECT_EQ(found("Shots in June\n5 guards fled", "2016-06-08"), "June = DATE 2016-06 [2016-06-01..2016-06-30]");
}

TEST(TimeMention, AnyBytesAreSurvived) {
    std::string text;
    const char* words[] = {" the ",   " last ",  "12",       " June ", "'",
                           ":",       "30",      " p.m.",    " of ",   " years ",
                           "-",       " ago ",   "\xE2\x80", " BC ",   "99999999999999999999",
                           " every ", " early ", "\n"};
    unsigned state = 7;
    for (int index = 0; index < 20000; ++index) {
        state = state * 1103515245U + 12345U;
        text += words[(state >> 16U) % std::size(words)];
        if (index % 50 == 0) {
            text += static_cast<char>(state >> 24U);
        }
    }
    std::uint32_t end = 0;
    for (const TimeMention& time : findIn(text, "2016-06-08")) {
        ASSERT_LE(end, time.span.begin);
        ASSERT_LT(time.span.begin, time.span.end);
        ASSERT_LE(time.span.end, text.size());
        ASSERT_FALSE(time.value.empty());
        ASSERT_FALSE(time.because.empty());
        if (time.interval.bounded()) {
            ASSERT_LT(*time.interval.begin, *time.interval.end);
        }
        end = time.span.end;
    }
    EXPECT_GT(end, 0U);
}

} // namespace
} // namespace parallax::mention
