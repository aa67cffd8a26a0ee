#include "event/kind_likeness.h"

namespace parallax::event {

using mention::EventKind;

bool canBePart(EventKind kind) {
    return mention::isViolent(kind) || kind == EventKind::Arrest || kind == EventKind::Operation ||
           kind == EventKind::Alert || kind == EventKind::Curfew || kind == EventKind::Accident ||
           kind == EventKind::Protest || kind == EventKind::Other;
}

double newsworth(EventKind kind) {
    if (mention::isViolent(kind))
        return 1;
    switch (kind) {
    case EventKind::Accident:
    case EventKind::Disaster:
        return 1;
    case EventKind::Arrest:
    case EventKind::Operation:
    case EventKind::Protest:
    case EventKind::Sentence:
    case EventKind::Trial:
    case EventKind::Charge:
    case EventKind::Plot:
        return 0.6;
    case EventKind::Alert:
    case EventKind::Curfew:
    case EventKind::Burial:
    case EventKind::Mourning:
    case EventKind::Appointment:
    case EventKind::Departure:
        return 0.4;
    case EventKind::Other:
        return 0.3;
    case EventKind::Statement:
    case EventKind::Post:
        return 0.15;
    case EventKind::Attack:
    case EventKind::Bombing:
    case EventKind::Shooting:
    case EventKind::Hijacking:
    case EventKind::Kidnapping:
    case EventKind::Arson:
    case EventKind::Killing:
    case EventKind::Clash:
        break;
    }
    return 0;
}

double kindLikeness(EventKind left, EventKind right) {
    if (left == right)
        return 1;
    const auto either = [&](EventKind kind) { return left == kind || right == kind; };
    const auto both = [&](EventKind a, EventKind b) { return (left == a && right == b) || (left == b && right == a); };
    if (mention::isViolent(left) && mention::isViolent(right)) {
        // "The attack" can be said of any of them; a hijacking is no bombing.
        if (either(EventKind::Attack))
            return either(EventKind::Hijacking) || either(EventKind::Kidnapping) ? 0.4 : 0.7;
        if (either(EventKind::Killing))
            return either(EventKind::Hijacking) ? 0 : 0.5;
        if (both(EventKind::Shooting, EventKind::Clash))
            return 0.7;
        if (either(EventKind::Clash))
            return 0.3;
        return 0;
    }
    if (both(EventKind::Arrest, EventKind::Operation))
        return 0.5;
    if (both(EventKind::Clash, EventKind::Operation))
        return 0.5;
    if (both(EventKind::Killing, EventKind::Operation))
        return 0.4;
    if (both(EventKind::Attack, EventKind::Operation) || both(EventKind::Shooting, EventKind::Operation))
        return 0.2;
    if (both(EventKind::Sentence, EventKind::Trial) || both(EventKind::Trial, EventKind::Charge))
        return 0.5;
    if (both(EventKind::Charge, EventKind::Arrest))
        return 0.4;
    if (both(EventKind::Statement, EventKind::Post))
        return 0.5;
    if (both(EventKind::Protest, EventKind::Clash))
        return 0.4;
    if (both(EventKind::Alert, EventKind::Curfew))
        return 0.4;
    if (both(EventKind::Burial, EventKind::Mourning))
        return 0.4;
    if (both(EventKind::Accident, EventKind::Disaster))
        return 0.6;
    if (both(EventKind::Accident, EventKind::Attack) || both(EventKind::Accident, EventKind::Bombing) ||
        both(EventKind::Accident, EventKind::Arson) || both(EventKind::Accident, EventKind::Shooting))
        return 0.4;
    if (either(EventKind::Disaster) && either(EventKind::Killing))
        return 0.4;
    if (either(EventKind::Accident) && either(EventKind::Killing))
        return 0.4;
    if (both(EventKind::Plot, EventKind::Attack))
        return 0.3;
    if (either(EventKind::Other) && !either(EventKind::Statement) && !either(EventKind::Post))
        return 0.3;
    return 0;
}

} // namespace parallax::event
