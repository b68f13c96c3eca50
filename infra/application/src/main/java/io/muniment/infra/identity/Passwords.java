package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_FORMER_PASSWORD;
import static io.muniment.projection.schema.Tables.IDENTITY_PASSWORD;

import io.muniment.command.SystemCommands;
import io.muniment.command.identity.setpassword.RecordPasswordSet;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.FieldProblem;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.projection.EveryTenant;
import io.muniment.projection.schema.tables.records.IdentityLinkRecord;
import io.muniment.projection.schema.tables.records.IdentityPasswordRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The passwords of accounts. There is a row first, and then the event that says so: it is never said too early. */
@Component
class Passwords {

    private final DSLContext db;
    private final PasswordHashes hashes;
    private final PasswordPolicy policy;
    private final Sessions sessions;
    private final Links links;
    private final SystemCommands commands;
    private final IdentitySettings.Password settings;
    private final Clock clock;
    private final boolean isDemo;

    Passwords(
            DSLContext db,
            PasswordHashes hashes,
            PasswordPolicy policy,
            Sessions sessions,
            Links links,
            SystemCommands commands,
            IdentitySettings settings,
            Clock clock,
            @Value("${muniment.demo:false}") boolean isDemo) {
        this.db = EveryTenant.of(db);
        this.hashes = hashes;
        this.policy = policy;
        this.sessions = sessions;
        this.links = links;
        this.commands = commands;
        this.settings = settings.password();
        this.clock = clock;
        this.isDemo = isDemo;
    }

    boolean has(AccountId account) {
        return find(account).isPresent();
    }

    /**
     * The hash that the password has, if it is the one. The same work is done whoever asks, for whomever: for nobody,
     * too.
     */
    Optional<String> matching(@Nullable AccountState account, String password) {
        boolean isPublished = password.equals(DemoUser.PASSWORD) && !isDemo;
        Optional<IdentityPasswordRecord> known = account == null ? Optional.empty() : find(account.id());
        String hash = known.map(IdentityPasswordRecord::getHash).orElse(null);
        if (!hashes.matches(password, hash) || isPublished) {
            return Optional.empty();
        }
        return known.map(row -> hashes.isOutdated(row.getHash()) ? hashAnew(row, password) : row.getHash());
    }

    boolean mustChange(AccountId account) {
        Duration maxAge = settings.maxAge();
        return find(account)
                .filter(row -> row.getMustChange()
                        || maxAge.isPositive() && row.getSetAt().plus(maxAge).isBefore(clock.instant()))
                .isPresent();
    }

    /**
     * By its owner, who was asked for the one before: what was begun with that one ends with it. None if it was changed
     * in the meantime, or else the hash of the new one.
     *
     * @param former hash of the one before
     * @param session that goes on, if any does
     */
    Optional<String> change(AccountState account, String former, String password, @Nullable String session) {
        List<FieldProblem> faults = new ArrayList<>(policy.faults(password, account));
        if (faults.isEmpty() && wasUsed(account.id(), password)) {
            faults.add(usedBefore());
        }
        if (!faults.isEmpty()) {
            throw Refused.because(EdgeCode.PASSWORD_REFUSED, faults);
        }
        String hash = hashes.hash(password);
        boolean isChanged = db.transactionResult(work -> replace(work.dsl(), account, former, hash, session));
        if (!isChanged) {
            return Optional.empty();
        }
        say(account, account.person());
        return Optional.of(hash);
    }

    /**
     * By whoever was sent a link: all that was begun before ends, and no other link is good any more. None if the link
     * was used in the meantime, or else the hash of the password.
     */
    Optional<String> setByLink(AccountState account, String password, IdentityLinkRecord link) {
        List<FieldProblem> faults = new ArrayList<>(policy.faults(password, account));
        if (faults.isEmpty() && wasUsed(account.id(), password)) {
            faults.add(usedBefore());
        }
        requireNone(faults);
        String hash = hashes.hash(password);
        boolean isSet = db.transactionResult(work -> {
            Optional<IdentityPasswordRecord> former = lock(work.dsl(), account);
            if (!links.use(work.dsl(), link)) {
                return false;
            }
            former.ifPresent(row -> remember(work.dsl(), row));
            put(work.dsl(), account, hash);
            sessions.endOthers(work.dsl(), null, account.id(), "the password was set by a link");
            links.revoke(work.dsl(), account.id().value());
            return true;
        });
        if (!isSet) {
            return Optional.empty();
        }
        say(account, account.person());
        return Optional.of(hash);
    }

    /** Before anything is made of it: the account may not be there yet. */
    void requireGood(AccountState account, String password) {
        requireNone(policy.faults(password, account));
    }

    String hash(String password) {
        return hashes.hash(password);
    }

    /** The first one, chosen by its owner; what an attempt before has left counts for nothing. */
    void choose(AccountState account, String hash) {
        put(db, account, hash);
        say(account, account.person());
    }

    private static void requireNone(List<FieldProblem> faults) {
        if (!faults.isEmpty()) {
            throw Refused.because(
                    EdgeCode.PASSWORD_REFUSED,
                    faults.stream()
                            .map(fault -> new FieldProblem("password", fault.code(), fault.message()))
                            .toList());
        }
    }

    private FieldProblem usedBefore() {
        return PasswordPolicy.fault(
                "used-before", "is one of the last %d of the account".formatted(settings.remembered()));
    }

    private static Optional<IdentityPasswordRecord> lock(DSLContext inTurn, AccountState account) {
        return inTurn.selectFrom(IDENTITY_PASSWORD)
                .where(IDENTITY_PASSWORD.ACCOUNT.eq(account.id().value()))
                .forUpdate()
                .fetchOptional();
    }

    private void put(DSLContext db, AccountState account, String hash) {
        Instant now = clock.instant();
        db.insertInto(IDENTITY_PASSWORD)
                .set(IDENTITY_PASSWORD.ACCOUNT, account.id().value())
                .set(IDENTITY_PASSWORD.HASH, hash)
                .set(IDENTITY_PASSWORD.SET_AT, now)
                .set(IDENTITY_PASSWORD.MUST_CHANGE, false)
                .onConflict(IDENTITY_PASSWORD.ACCOUNT)
                .doUpdate()
                .set(IDENTITY_PASSWORD.HASH, hash)
                .set(IDENTITY_PASSWORD.SET_AT, now)
                .set(IDENTITY_PASSWORD.MUST_CHANGE, false)
                .execute();
    }

    /** The first one, chosen by somebody else; one that is there stays. */
    void give(AccountState account, String password, boolean mustChange) {
        int given = db.insertInto(IDENTITY_PASSWORD)
                .set(IDENTITY_PASSWORD.ACCOUNT, account.id().value())
                .set(IDENTITY_PASSWORD.HASH, hashes.hash(password))
                .set(IDENTITY_PASSWORD.SET_AT, clock.instant())
                .set(IDENTITY_PASSWORD.MUST_CHANGE, mustChange)
                .onConflictDoNothing()
                .execute();
        if (given > 0) {
            say(account, null);
        }
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

    private boolean replace(
            DSLContext inTurn, AccountState account, String former, String hash, @Nullable String session) {
        IdentityPasswordRecord row = inTurn.selectFrom(IDENTITY_PASSWORD)
                .where(IDENTITY_PASSWORD.ACCOUNT.eq(account.id().value()))
                .and(IDENTITY_PASSWORD.HASH.eq(former))
                .forUpdate()
                .fetchOne();
        if (row == null) {
            return false;
        }
        remember(inTurn, row);
        inTurn.update(IDENTITY_PASSWORD)
                .set(IDENTITY_PASSWORD.HASH, hash)
                .set(IDENTITY_PASSWORD.SET_AT, clock.instant())
                .set(IDENTITY_PASSWORD.MUST_CHANGE, false)
                .where(IDENTITY_PASSWORD.ACCOUNT.eq(account.id().value()))
                .execute();
        sessions.endOthers(inTurn, session, account.id(), "the password was changed");
        links.revoke(inTurn, account.id().value());
        return true;
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
    private String hashAnew(IdentityPasswordRecord row, String password) {
        String hash = hashes.hash(password);
        int made = db.update(IDENTITY_PASSWORD)
                .set(IDENTITY_PASSWORD.HASH, hash)
                .where(IDENTITY_PASSWORD.ACCOUNT.eq(row.getAccount()))
                .and(IDENTITY_PASSWORD.HASH.eq(row.getHash()))
                .execute();
        return made > 0 ? hash : row.getHash();
    }

    private Optional<IdentityPasswordRecord> find(AccountId account) {
        return db.selectFrom(IDENTITY_PASSWORD)
                .where(IDENTITY_PASSWORD.ACCOUNT.eq(account.value()))
                .fetchOptional();
    }
}
