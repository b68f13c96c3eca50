package io.muniment.infra.proof;

import io.muniment.infra.verify.Subtree;
import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;

/** What is noticed in passing when what is stored is not what was hashed. {@link LedgerAudit} looks at all of it. */
final class Altered {

    private Altered() {}

    static ProofRefused hashesMissing(Subtree part) {
        return because("hashes of the events from position %d on are missing".formatted(part.index() << part.level()));
    }

    static ProofRefused eventMissing(long position) {
        return because("the event at position %d is missing".formatted(position));
    }

    static ProofRefused eventChanged(long position) {
        return because("the event at position %d is not the one that was hashed".formatted(position));
    }

    static ProofRefused hashesThere(long size) {
        return because("hashes of events from position %d on are there already".formatted(size));
    }

    static ProofRefused signedOtherwise(long size, String why) {
        return because("the checkpoint of %d events does not go with the hashes: %s".formatted(size, why));
    }

    private static ProofRefused because(String what) {
        return new ProofRefused(Reason.LEDGER_ALTERED, what);
    }
}
