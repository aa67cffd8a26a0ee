// The rules of the repair of trees: each a function over the tree of one sentence, whose comment gives an example.
#pragma once

#include "language/tree_editor.h"

namespace parallax::language {

// Inside noun phrases, and what hangs on a wrong word beside the right one.
void repairPhrases(TreeEditor& tree);

// Which clause is the main one, and whose a subject or an object is. After repairPhrases.
void repairClauses(TreeEditor& tree);

// What is said, thought or asked: a part of repairClauses.
void repairSpeech(TreeEditor& tree);

// Where clauses are joined to others. After repairClauses.
void repairJoints(TreeEditor& tree);

// Ranges of numbers, ages, and the people of somebody with an age.
void repairNumbers(TreeEditor& tree);

// Of two subjects of one word the one that is none: a dateline, a day, the beginning of a name. After repairClauses.
void repairSubjects(TreeEditor& tree);

// What is said of whom, and that it is past. After repairClauses.
void repairPredicates(TreeEditor& tree);

// What a deed makes of whom it is done to: "shot dead two men". After repairPhrases.
void repairResults(TreeEditor& tree);

} // namespace parallax::language
