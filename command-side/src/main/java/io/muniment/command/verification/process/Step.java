package io.muniment.command.verification.process;

import java.time.Instant;
import java.util.List;

/** What the process remembers next, and what is to be done now. */
record Step(VerificationProcess next, List<Do> actions) {

    Step {
        actions = List.copyOf(actions);
    }

    /** One thing to do. */
    sealed interface Do {

        record Send(Object command) implements Do {}

        /** Remind before the deadline, expire at it. */
        record WatchCollection(Instant deadline) implements Do {}

        record ForgetDeadlines() implements Do {}
    }
}
