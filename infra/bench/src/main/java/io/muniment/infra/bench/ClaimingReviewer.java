package io.muniment.infra.bench;

import io.muniment.command.SystemCommands;
import io.muniment.command.verification.claimreview.ClaimReview;
import io.muniment.command.verification.releasereview.ReleaseReview;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.util.Random;

/** Claims and releases requests that are theirs alone, first each of them, then in no order. */
final class ClaimingReviewer implements ClosedLoop.Step {

    private static final Actor RITA = Actor.person("rita", Role.REVIEWER, new TenantId("demo"));

    private final SystemCommands commands;
    private final int first;
    private final boolean[] claimed;
    private final Random random;
    private int met;

    ClaimingReviewer(SystemCommands commands, int first, int count) {
        this.commands = commands;
        this.first = first;
        this.claimed = new boolean[count];
        this.random = new Random(first);
    }

    @Override
    public void take() {
        int place = met < claimed.length ? met++ : random.nextInt(claimed.length);
        VerificationRequestId id = new VerificationRequestId(Story.idOf(first + place + 1));
        commands.send(claimed[place] ? new ReleaseReview(id) : new ClaimReview(id), RITA);
        claimed[place] = !claimed[place];
    }
}
