#include "actor/name_key.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <utility>

namespace parallax::actor {

namespace {

using Pair = std::pair<const char*, const char*>;

// Words that public lists of transliteration variants give for one name (many systems, many languages).
constexpr std::array<Pair, 60> sameNames{{
    {"Yevgeny", "Evgeny"},
    {"Yevgeny", "Evgenii"},
    {"Sergei", "Sergey"},
    {"Sergei", "Sergej"},
    {"Dmitry", "Dmitri"},
    {"Dmitry", "Dmitriy"},
    {"Yuri", "Iurii"},
    {"Yuri", "Yuriy"},
    {"Aleksandr", "Alexander"},
    {"Aleksei", "Alexey"},
    {"Gorbachev", "Gorbachov"},
    {"Khrushchev", "Khruschev"},
    {"Zelensky", "Zelenskyy"},
    {"Zelensky", "Zelenskiy"},
    {"Tchaikovsky", "Chaikovsky"},
    {"Qaddafi", "Gaddafi"},
    {"Qaddafi", "Kadhafi"},
    {"Mohammed", "Muhammad"},
    {"Mohammed", "Mohamed"},
    {"Hussein", "Husayn"},
    {"Hussein", "Hussain"},
    {"Osama", "Usama"},
    {"Qaeda", "Qaida"},
    {"Hezbollah", "Hizbullah"},
    {"Nasser", "Nasir"},
    {"Salim", "Salem"},
    {"Abdullah", "Abdallah"},
    {"Ahmad", "Ahmed"},
    {"Mahmoud", "Mahmud"},
    {"Yusuf", "Youssef"},
    {"Khaled", "Khalid"},
    {"Faisal", "Faysal"},
    {"Suleiman", "Sulayman"},
    {"Ibrahim", "Ebrahim"},
    {"Omar", "Umar"},
    {"Fatima", "Fatimah"},
    {"Aisha", "Ayesha"},
    {"Noor", "Nur"},
    {"Karim", "Kareem"},
    {"Rashid", "Rasheed"},
    {"Sloviansk", "Slavyansk"},
    {"Kharkiv", "Kharkov"},
    {"Luhansk", "Lugansk"},
    {"Kyiv", "Kiev"},
    {"Nikolai", "Nikolay"},
    {"Vasily", "Vasiliy"},
    {"Anatoly", "Anatoliy"},
    {"Mikhail", "Mihail"},
    {"Ekaterina", "Yekaterina"},
    {"Fyodor", "Fedor"},
    {"Semyonov", "Semenov"},
    {"Alekseev", "Alexeyev"},
    {"Tajik", "Tadzhik"},
    {"Jalalabad", "Dzhalalabad"},
    {"Azerbaijan", "Azerbaidzhan"},
    {"Askar", "Asqar"},
    {"Kasymov", "Kassymov"},
    {"Peking", "Pekin"},
    {"Goethe", "Göthe"},
    {"Müller", "Mueller"},
}};

// Different names that look alike.
constexpr std::array<Pair, 50> otherNames{{
    {"Marat", "Murat"},     {"Ivanov", "Ivanova"}, {"Petrov", "Petrova"},  {"Almas", "Almat"},
    {"Hassan", "Hussein"},  {"Karim", "Karima"},   {"Samir", "Samira"},    {"Daniel", "Daniela"},
    {"Martin", "Martinez"}, {"Oman", "Omar"},      {"Ali", "Alia"},        {"Juan", "Jan"},
    {"Maria", "Mario"},     {"Nadir", "Nadira"},   {"Berlin", "Merlin"},   {"Sokolov", "Sokolin"},
    {"Petrenko", "Petrov"}, {"Andrei", "Andrea"},  {"Viktor", "Viktoria"}, {"Roman", "Romana"},
    {"Sanders", "Sandra"},  {"Carter", "Carver"},  {"Allen", "Ellen"},     {"Brown", "Braun"},
    {"Kim", "Kima"},        {"Lena", "Lina"},      {"Anna", "Inna"},       {"Aman", "Amin"},
    {"Tamir", "Timur"},     {"Baker", "Becker"},   {"Hall", "Hill"},       {"Bell", "Ball"},
    {"Bolat", "Bulut"},     {"Serik", "Sark"},     {"Damir", "Demir"},     {"Rahim", "Rahman"},
    {"Salman", "Sulaiman"}, {"Hamid", "Hamida"},   {"Walker", "Welker"},   {"Stone", "Stein"},
    {"Novak", "Nowicki"},   {"Ross", "Russ"},      {"Marin", "Moran"},     {"Kaplan", "Koplin"},
    {"Talas", "Tulus"},     {"Medina", "Madina"},  {"Parker", "Porker"},   {"Basra", "Busra"},
    {"Barak", "Burak"},     {"Kaspar", "Kosper"},
}};

std::string word(const char* name) {
    return nameWords(name).front();
}

} // namespace

TEST(NameKey, FoldsCaseAccentsAndPossessives) {
    EXPECT_EQ(nameKey("the Ministry of Défense's"), "ministry of defense");
    EXPECT_EQ(nameKey("Al-Noor"), "al noor");
    EXPECT_EQ(nameKey("O'Hara"), "ohara");
    EXPECT_EQ(nameKey("Göteborg"), "goteborg");
    EXPECT_EQ(nameKey("Юрий"), "urij") << "as ICU transliterates";
    EXPECT_EQ(nameKey("..."), "");
}

TEST(NameKey, SpellingsOfOneName) {
    int found = 0;
    for (const auto& [left, right] : sameNames) {
        const bool same = sameSpelling(word(left), word(right));
        found += same;
        if (!same)
            std::printf("apart: %s %s %.2f\n", left, right, spellingDistance(word(left), word(right)));
    }
    // README.md has the figure; those missed exchange consonants (g/h, kh/k) that other names tell apart by.
    EXPECT_GE(found, 46);
}

TEST(NameKey, NamesThatLookAlikeStayApart) {
    int joined = 0;
    for (const auto& [left, right] : otherNames) {
        const bool same = sameSpelling(word(left), word(right));
        joined += same;
        if (same)
            std::printf("joined: %s %s %.2f\n", left, right, spellingDistance(word(left), word(right)));
    }
    EXPECT_LE(joined, 7);
}

TEST(NameKey, Initials) {
    EXPECT_EQ(initials({"union", "of", "river", "pilots"}, false), "urp");
    EXPECT_EQ(initials({"union", "of", "river", "pilots"}, true), "uorp");
}

} // namespace parallax::actor
