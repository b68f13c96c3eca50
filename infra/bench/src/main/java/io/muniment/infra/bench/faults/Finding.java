package io.muniment.infra.bench.faults;

import java.util.Locale;

/** Something that must not be. */
record Finding(Kind kind, String what) {

    enum Kind {
        /** Acknowledged and not stored, or stored as another version than was said. */
        LOST,
        /** One command stored twice. */
        DOUBLED,
        /** Positions or versions with gaps or twins, time that runs back, or a later command before an earlier one. */
        DISORDERED,
        /** Refused, and stored nevertheless. */
        HAUNTING,
        /** What the system does by itself about an event, done twice or not at all. */
        EFFECTS,
        /** An event that somebody could not take in, though nothing is wrong with any: what broke was to pass. */
        PARKED,
        /** A read model that is not what a fresh replay makes of the ledger. */
        DIVERGENT;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
