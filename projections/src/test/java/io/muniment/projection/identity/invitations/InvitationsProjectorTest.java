package io.muniment.projection.identity.invitations;

import static io.muniment.projection.schema.Tables.IDENTITY_INVITATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.event.EventName;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.InvitationEvent;
import io.muniment.kernel.identity.InvitationEvent.InvitationAccepted;
import io.muniment.kernel.identity.InvitationEvent.InvitationErased;
import io.muniment.kernel.identity.InvitationEvent.InvitationExpired;
import io.muniment.kernel.identity.InvitationEvent.InvitationResent;
import io.muniment.kernel.identity.InvitationEvent.InvitationRevoked;
import io.muniment.kernel.identity.InvitationEvent.PersonInvited;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.InvitationState;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.FedProjector;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.Recorded;
import io.muniment.projection.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationsProjectorTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
    private static final int INVITATIONS = 9;
    private static final int STEPS = 200;

    private final DSLContext db = TestDatabase.db();
    private final FedProjector projector = new FedProjector(new InvitationsProjector(new Invitations(), db));
    private final List<LedgerEntry> log = new ArrayList<>();
    private final Map<InvitationId, InvitationState> states = new HashMap<>();
    private final Map<InvitationId, Long> versions = new HashMap<>();

    @BeforeEach
    void begin() {
        projector.reset();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theRowsAreWhatTheFoldSays(long seed) {
        live(new Random(seed));
        projector.feed(log);

        states.values().forEach(state -> {
            var row = db.fetchSingle(
                    IDENTITY_INVITATIONS, IDENTITY_INVITATIONS.ID.eq(state.id().value()));
            assertThat(row.getEmail()).isEqualTo(state.email());
            assertThat(row.getRole()).isEqualTo(state.role().name());
            assertThat(row.getStatus()).isEqualTo(state.status().name());
            assertThat(row.getAccount()).isEqualTo(state.account().value());
            assertThat(row.getExpiresAt()).isEqualTo(state.expiresAt());
            assertThat(row.getVersion()).isEqualTo(versions.get(state.id()));
        });
        assertThat(db.fetchCount(IDENTITY_INVITATIONS)).isEqualTo(states.size());
        assertThat(log.stream().map(entry -> entry.event().getClass()).collect(Collectors.<Class<?>>toSet()))
                .as("every event was fed")
                .containsExactlyInAnyOrder(InvitationEvent.class.getPermittedSubclasses());
    }

    @Test
    void portionsDoublesAndReplaysGiveTheSameRows() {
        live(new Random(4));
        projector.feed(log);
        String inOne = table();
        log.forEach(projector::feed);
        assertThat(table()).isEqualTo(inOne);
        projector.reset();
        log.forEach(entry -> projector.feed(List.of(entry, entry)));
        assertThat(table()).isEqualTo(inOne);
        projector.reset();
        projector.replay(log);
        assertThat(table()).isEqualTo(inOne);
    }

    @Test
    void whoWasInvitedGoesWithThePerson() {
        happen(first(id(0)));
        projector.feed(log);
        assertThat(table()).contains("@acme.example");
        happen(new InvitationErased(id(0), person(id(0))));
        projector.feed(log);
        assertThat(table()).doesNotContain("@acme.example");
    }

    private void live(Random chance) {
        for (int step = 0; step < STEPS; step++) {
            InvitationId id = id(chance.nextInt(INVITATIONS));
            happen(
                    states.get(id) == null
                            ? first(id)
                            : switch (chance.nextInt(16)) {
                                case 0 -> new InvitationErased(id, person(id));
                                case 1, 2, 3 -> new InvitationRevoked(id);
                                case 4, 5, 6 -> new InvitationExpired(id);
                                case 7, 8, 9 -> new InvitationAccepted(id, account(chance.nextInt(INVITATIONS)));
                                default -> new InvitationResent(id, BEGIN.plusSeconds(step));
                            });
        }
    }

    private static PersonInvited first(InvitationId id) {
        return new PersonInvited(
                id, ACME, account(1), person(id), person(id) + "@acme.example", Role.BUYER, BEGIN.plusSeconds(7));
    }

    private static String person(InvitationId id) {
        return "person-" + id.value().substring(id.value().length() - 1);
    }

    private static InvitationId id(int number) {
        return new InvitationId("inv_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a4" + number);
    }

    private static AccountId account(int number) {
        return new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a4" + number);
    }

    private String table() {
        return db.selectFrom(IDENTITY_INVITATIONS)
                .orderBy(IDENTITY_INVITATIONS.ID)
                .fetch()
                .formatJSON();
    }

    private void happen(InvitationEvent event) {
        EventName name = Objects.requireNonNull(event.getClass().getAnnotation(EventName.class));
        Instant at = BEGIN.plusSeconds(log.size());
        long version = versions.merge(event.id(), 0L, (before, _) -> before + 1);
        states.put(event.id(), InvitationState.next(states.get(event.id()), event));
        log.add(new LedgerEntry(
                event,
                new Recorded(
                        log.size(),
                        "invitation",
                        event.id().value(),
                        version,
                        name.value(),
                        name.revision(),
                        at,
                        at,
                        ACME,
                        "mina",
                        "ADMIN",
                        null,
                        "request",
                        "correlation",
                        "causation",
                        "event-" + log.size())));
    }
}
