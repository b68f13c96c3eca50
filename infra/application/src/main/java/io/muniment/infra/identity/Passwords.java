package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_FORMER_PASSWORD;
import static io.muniment.projection.schema.Tables.IDENTITY_PASSWORD;

import io.muniment.command.SystemCommands;
import io.muniment.command.identity.setpassword.RecordPasswordSet;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.FieldProblem;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.projection.schema.tables.records.IdentityPasswordRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The passwords of accounts. There is a row first, and then the event that says so: it is never said too early. */
@Component
class Passwords {

    private final DSLContext db;
    private final PasswordHashes hashes;
    private final PasswordPolicy policy;
    private final SystemCommands commands;
    private final IdentitySettings.Password settings;
    private final Clock clock;

    Passwords(
            DSLContext db,
            PasswordHashes hashes,
            PasswordPolicy policy,
            SystemCommands commands,
            IdentitySettings settings,
            Clock clock) {
        this.db = db;
        this.hashes = hashes;
        this.policy = policy;
        this.commands = commands;
        this.settings = settings.password();
        this.clock = clock;
    }

    boolean has(AccountId account) {
        return find(account).isPresent();
    }

    /** The same work is done whoever asks, for whomever: for nobody, too. */
    boolean matches(@Nullable AccountState account, String password) {
        Optional<IdentityPasswordRecord> known = account == null ? Optional.empty() : find(account.id());
        String hash = known.map(IdentityPasswordRecord::getHash).orElse(null);
        if (!hashes.matches(password, hash)) {
            return false;
        }
        known.filter(row -> hashes.isOutdated(row.getHash())).ifPresent(row -> hashAnew(row, password));
        return true;
    }

    boolean mustChange(AccountId account) {
        Duration maxAge = settings.maxAge();
        return find(account)
                .filter(row -> row.getMustChange()
                        || maxAge.isPositive() && row.getSetAt().plus(maxAge).isBefore(clock.instant()))
                .isPresent();
    }

    /** By its owner, who was asked for the one before. */
    void change(AccountState account, String password) {
        List<FieldProblem> faults = new ArrayList<>(policy.faults(password, account));
        if (faults.isEmpty() && wasUsed(account.id(), password)) {
            faults.add(PasswordPolicy.fault(
                    "used-before", "is one of the last %d of the account".formatted(settings.remembered())));
        }
        if (!faults.isEmpty()) {
            throw Refused.because(EdgeCode.PASSWORD_REFUSED, faults);
        }
        store(account, password, false);
        say(account, account.person());
    }

    /** The first one, chosen by somebody else. */
    void give(AccountState account, String password, boolean mustChange) {
        store(account, password, mustChange);
        say(account, null);
    }

    List<FieldProblem> faults(AccountState account, String password) {
        return policy.faults(password, account);
    }

    private void say(AccountState account, @Nullable String owner) {
        commands.send(
                new RecordPasswordSet(account.id()), new Actor("system:identity", Role.SYSTEM, account.home(), owner));
    }

    private boolean wasUsed(AccountId account, String password) {
        List<String> used = new ArrayList<>();
        find(account).map(IdentityPasswordRecord::getHash).ifPresent(used::add);
        used.addAll(db.select(IDENTITY_FORMER_PASSWORD.HASH)
                .from(IDENTITY_FORMER_PASSWORD)
                .where(IDENTITY_FORMER_PASSWORD.ACCOUNT.eq(account.value()))
                .orderBy(IDENTITY_FORMER_PASSWORD.SET_AT.desc())
                .limit(Math.max(0, settings.remembered() - 1))
                .fetch(IDENTITY_FORMER_PASSWORD.HASH));
        return settings.remembered() > 0 && used.stream().anyMatch(hash -> hashes.matches(password, hash));
    }

    private void store(AccountState account, String password, boolean mustChange) {
        String hash = hashes.hash(password);
        Instant now = clock.instant();
        String id = account.id().value();
        db.transaction(work -> {
            IdentityPasswordRecord former = work.dsl()
                    .selectFrom(IDENTITY_PASSWORD)
                    .where(IDENTITY_PASSWORD.ACCOUNT.eq(id))
                    .forUpdate()
                    .fetchOne();
            if (former != null) {
                remember(work.dsl(), former);
            }
            work.dsl()
                    .insertInto(IDENTITY_PASSWORD)
                    .set(IDENTITY_PASSWORD.ACCOUNT, id)
                    .set(IDENTITY_PASSWORD.HASH, hash)
                    .set(IDENTITY_PASSWORD.SET_AT, now)
                    .set(IDENTITY_PASSWORD.MUST_CHANGE, mustChange)
                    .onDuplicateKeyUpdate()
                    .set(IDENTITY_PASSWORD.HASH, hash)
                    .set(IDENTITY_PASSWORD.SET_AT, now)
                    .set(IDENTITY_PASSWORD.MUST_CHANGE, mustChange)
                    .execute();
        });
    }

    private static void remember(DSLContext db, IdentityPasswordRecord former) {
        db.insertInto(IDENTITY_FORMER_PASSWORD)
                .set(IDENTITY_FORMER_PASSWORD.ACCOUNT, former.getAccount())
                .set(IDENTITY_FORMER_PASSWORD.SET_AT, former.getSetAt())
                .set(IDENTITY_FORMER_PASSWORD.HASH, former.getHash())
                .onConflictDoNothing()
                .execute();
    }

    /** Unless it was changed in the meantime. */
    private void hashAnew(IdentityPasswordRecord row, String password) {
        db.update(IDENTITY_PASSWORD)
                .set(IDENTITY_PASSWORD.HASH, hashes.hash(password))
                .where(IDENTITY_PASSWORD.ACCOUNT.eq(row.getAccount()))
                .and(IDENTITY_PASSWORD.HASH.eq(row.getHash()))
                .execute();
    }

    private Optional<IdentityPasswordRecord> find(AccountId account) {
        return db.selectFrom(IDENTITY_PASSWORD)
                .where(IDENTITY_PASSWORD.ACCOUNT.eq(account.value()))
                .fetchOptional();
    }
}
