// English words for what the core names: the window's labels. One place, so that panels, models and dialogs say the
// same.
#pragma once

#include "base/civil_time.h"
#include "claim/claim.h"
#include "disagreement/disagreement.h"
#include "event/event.h"
#include "mention/actor_mention.h"
#include "mention/event_mention.h"
#include "pipeline/case.h"
#include "store/store.h"

#include <QString>

namespace parallax::app {

QString attributeWords(claim::Attribute attribute, const std::string& otherName,
                       const std::string& scope); // "Attackers killed"
QString kindWords(disagreement::Kind kind);       // "update over time"
QString kindExplained(disagreement::Kind kind);   // one sentence for a tool tip
QString eventKindWords(mention::EventKind kind);
QString roleWords(mention::Role role);
QString actorKindWords(mention::ActorKind kind);
QString hedgeWords(claim::Hedge hedge);          // empty for None
QString basisWords(base::Basis basis);           // how a time is known: "stated", "inferred"
QString decisionWords(store::DecisionKind kind); // "rename event"
QString stageWords(std::string_view stage);      // of base::Progress: "Analysing reports"; another one as it is

// "5 June 2016, 14:28", "5 to 7 June 2016", "before 6 June 2016, 06:00", "June 2016", "no date".
QString timeWords(const base::TimeInterval& time);
QString dayWords(base::CivilTime time); // "5 Jun 2016"

// brief::withDatesInWords
QString withDatesInWords(const QString& sentence);

// How a report is called where there is little room: its publisher, else its title, else its file.
QString reportName(const pipeline::CaseParts& content, const pipeline::CaseReport& report);
// Its date, short: "8 Jun 2016", "5–7 Jun 2016"; empty when nothing is known. An inferred one ends with "*",
// one that an analyst set with "†".
QString reportDate(const pipeline::CaseReport& report);
// "1 event", "5 events": `one` and `many` are the words.
QString counted(qsizetype number, const QString& one, const QString& many);
QString claimValue(const pipeline::Claim& claim); // "at least 10", "unknown"

} // namespace parallax::app
