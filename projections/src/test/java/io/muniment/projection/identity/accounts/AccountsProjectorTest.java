package io.muniment.projection.identity.accounts;

import static io.muniment.projection.schema.Tables.IDENTITY_ACCOUNTS;
import static io.muniment.projection.schema.Tables.IDENTITY_MEMBERSHIPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.event.EventName;
import io.muniment.kernel.identity.AccountEvent;
import io.muniment.kernel.identity.AccountEvent.AccountErased;
import io.muniment.kernel.identity.AccountEvent.AccountOpened;
import io.muniment.kernel.identity.AccountEvent.AccountReinstated;
import io.muniment.kernel.identity.AccountEvent.AccountSuspended;
import io.muniment.kernel.identity.AccountEvent.MembershipGranted;
import io.muniment.kernel.identity.AccountEvent.MembershipWithdrawn;
import io.muniment.kernel.identity.AccountEvent.PasswordLinkOrdered;
import io.muniment.kernel.identity.AccountEvent.PasswordSet;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.FedProjector;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.Recorded;
import io.muniment.projection.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

class AccountsProjectorTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
    private static final List<Role> ROLES = List.of(Role.values());
    private static final int ACCOUNTS = 9;
    private static final int STEPS = 200;

    private final DSLContext db = TestDatabase.db();
    private final FedProjector projector = new FedProjector(new AccountsProjector(new Accounts(), db));
    private final List<LedgerEntry> log = new ArrayList<>();
    private final Map<AccountId, AccountState> states = new HashMap<>();
    private final Map<AccountId, Long> versions = new HashMap<>();

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
                    IDENTITY_ACCOUNTS, IDENTITY_ACCOUNTS.ID.eq(state.id().value()));
            assertThat(row.getEmail()).isEqualTo(state.email());
            assertThat(row.getDisplayName()).isEqualTo(state.displayName());
            assertThat(row.getStatus()).isEqualTo(state.status().name());
            assertThat(row.getVersion()).isEqualTo(versions.get(state.id()));
            assertThat(db.selectFrom(IDENTITY_MEMBERSHIPS)
                            .where(IDENTITY_MEMBERSHIPS.ACCOUNT.eq(state.id().value()))
                            .fetch(membership -> new Membership(
                                    new TenantId(membership.getTenant()), Role.valueOf(membership.getRole()))))
                    .containsExactlyInAnyOrderElementsOf(state.memberships());
        });
        assertThat(db.fetchCount(IDENTITY_ACCOUNTS)).isEqualTo(states.size());
        assertThat(log.stream().map(entry -> entry.event().getClass()).collect(Collectors.<Class<?>>toSet()))
                .as("every event was fed")
                .containsExactlyInAnyOrder(AccountEvent.class.getPermittedSubclasses());
    }

    @Test
    void portionsDoublesAndReplaysGiveTheSameRows() {
        live(new Random(4));
        projector.feed(log);
        String inOne = tables();
        log.forEach(projector::feed);
        assertThat(tables()).isEqualTo(inOne);
        projector.reset();
        log.forEach(entry -> projector.feed(List.of(entry, entry)));
        assertThat(tables()).isEqualTo(inOne);
        projector.reset();
        projector.replay(log);
        assertThat(tables()).isEqualTo(inOne);
    }

    @Test
    void whyItIsSuspendedGoesWithThePerson() {
        AccountId id = id(0);
        happen(new AccountOpened(id, ACME, "ada", "ada@acme.example", "Ada Byron"));
        happen(new AccountSuspended(id, "ada", "on leave"));
        projector.feed(log);
        assertThat(db.fetchSingle(IDENTITY_ACCOUNTS).getSuspendedFor()).isEqualTo("on leave");
        happen(new AccountErased(id, "ada"));
        projector.feed(log);
        assertThat(tables()).doesNotContain("on leave", "ada@acme.example", "Ada Byron");
    }

    private void live(Random chance) {
        for (int step = 0; step < STEPS; step++) {
            AccountId id = id(chance.nextInt(ACCOUNTS));
            String person = "person-" + id.value().substring(id.value().length() - 1);
            AccountState state = states.get(id);
            TenantId tenant = chance.nextBoolean() ? ACME : OTHER;
            happen(
                    state == null
                            ? new AccountOpened(id, ACME, person, person + "@acme.example", "Name of " + person)
                            : switch (chance.nextInt(16)) {
                                case 0 -> new AccountErased(id, person);
                                case 1, 2 -> new AccountSuspended(id, person, "reason " + step);
                                case 3, 4 -> new AccountReinstated(id);
                                case 5 -> new PasswordLinkOrdered(id);
                                case 6 -> new PasswordSet(id);
                                case 7, 8, 9 -> new MembershipWithdrawn(id, tenant);
                                default -> new MembershipGranted(id, tenant, ROLES.get(chance.nextInt(ROLES.size())));
                            });
        }
    }

    private static AccountId id(int number) {
        return new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a4" + number);
    }

    private String tables() {
        return Arrays.asList(
                        db.selectFrom(IDENTITY_ACCOUNTS)
                                .orderBy(IDENTITY_ACCOUNTS.ID)
                                .fetch()
                                .formatJSON(),
                        db.selectFrom(IDENTITY_MEMBERSHIPS)
                                .orderBy(IDENTITY_MEMBERSHIPS.ACCOUNT, IDENTITY_MEMBERSHIPS.TENANT)
                                .fetch()
                                .formatJSON())
                .toString();
    }

    private void happen(AccountEvent event) {
        EventName name = Objects.requireNonNull(event.getClass().getAnnotation(EventName.class));
        Instant at = BEGIN.plusSeconds(log.size());
        long version = versions.merge(event.id(), 0L, (before, _) -> before + 1);
        states.put(event.id(), AccountState.next(states.get(event.id()), event));
        log.add(new LedgerEntry(
                event,
                new Recorded(
                        log.size(),
                        "account",
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
