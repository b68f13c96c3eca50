package io.muniment.infra.identity;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.identity.Sessions.Begun;
import io.muniment.infra.identity.Sessions.Origin;
import io.muniment.infra.identity.Sessions.Outcome;
import io.muniment.infra.security.SessionRenewed;
import io.muniment.infra.security.SignInTried;
import io.muniment.infra.security.SomebodySignedIn;
import io.muniment.infra.security.TokenReused;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.tables.records.IdentitySessionRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The door for whoever has a password. What is wrong is told to nobody, nor whether there is such an account. */
@Component
@OwnDoors
class SignIn {

    private final ReservedAddresses addresses;
    private final Guesses guesses;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final ApplicationEventPublisher listeners;

    SignIn(
            ReservedAddresses addresses,
            Guesses guesses,
            Passwords passwords,
            Sessions sessions,
            AccessTokens tokens,
            ApplicationEventPublisher listeners) {
        this.addresses = addresses;
        this.guesses = guesses;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.listeners = listeners;
    }

    /**
     * What somebody says at the door.
     *
     * @param newPassword instead of the one that is to be changed
     * @param tenant in which to act, if there are several
     */
    record Wish(
            String email,
            String password,
            @Nullable String newPassword,
            @Nullable TenantId tenant) {}

    IssuedTokens signIn(Wish wish, Origin origin) {
        Guesses.Guess guess = guesses.begin(wish.email(), origin);
        AccountState account =
                EmailAddress.of(wish.email()).flatMap(addresses::find).orElse(null);
        Membership membership = account == null ? null : chosen(account, wish.tenant());
        if (account != null && membership != null) {
            listeners.publishEvent(new SignInTried(actor(account, membership)));
        }
        String hash = passwords.matching(account, wish.password()).orElse(null);
        if (hash == null || account == null || account.status() != AccountStatus.OPEN || membership == null) {
            throw notSignedIn();
        }
        guesses.wasRight(guess);
        String standing = passwords.mustChange(account.id()) ? changeNow(account, hash, wish.newPassword()) : hash;
        return begin(account, standing, membership, origin);
    }

    /** For whoever has just set a password. */
    IssuedTokens begin(AccountState account, String hash, Origin origin) {
        Membership membership = chosen(account, null);
        if (membership == null) {
            throw notSignedIn();
        }
        return begin(account, hash, membership, origin);
    }

    private IssuedTokens begin(AccountState account, String hash, Membership membership, Origin origin) {
        Begun begun =
                sessions.begin(account.id(), hash, membership.tenant(), origin).orElseThrow(SignIn::notSignedIn);
        Actor actor = nowThatItIsBegun(begun.session());
        listeners.publishEvent(new SomebodySignedIn(actor));
        return signedIn(actor, begun.session(), begun.next());
    }

    /** What was taken from the account before the session was there has ended nothing: so it is read once more. */
    private Actor nowThatItIsBegun(IdentitySessionRecord session) {
        Optional<AccountState> account =
                addresses.account(session.getAccount()).filter(now -> now.status() == AccountStatus.OPEN);
        Optional<Actor> actor = account.flatMap(
                now -> now.membershipIn(new TenantId(session.getTenant())).map(membership -> actor(now, membership)));
        return actor.orElseThrow(() -> {
            sessions.end(session.getId(), session.getAccount(), "the account was closed");
            return notSignedIn();
        });
    }

    private String changeNow(AccountState account, String hash, @Nullable String newPassword) {
        if (newPassword == null) {
            throw new Refused(EdgeCode.PASSWORD_MUST_CHANGE, "Say another one as newPassword.");
        }
        return passwords.change(account, hash, newPassword, null).orElseThrow(SignIn::notSignedIn);
    }

    /**
     * What the account is comes from its history each time: whatever was taken from it is gone. The generation was read
     * before it: a token that says what the account was is of a generation that no longer counts.
     */
    IssuedTokens renew(String text, @Nullable TenantId tenant) {
        RefreshToken token = RefreshToken.of(text).orElseThrow(SignIn::notRenewed);
        IdentitySessionRecord session = sessions.of(token).orElseThrow(SignIn::notRenewed);
        AccountState account = addresses.account(session.getAccount()).orElseThrow(SignIn::notRenewed);
        Membership membership = chosen(account, tenant == null ? new TenantId(session.getTenant()) : tenant);
        if (account.status() != AccountStatus.OPEN || membership == null) {
            throw notRenewed();
        }
        Actor actor = actor(account, membership);
        return switch (sessions.renew(token, session.getId(), membership.tenant())) {
            case Outcome.Renewed renewed -> {
                listeners.publishEvent(new SessionRenewed(actor));
                yield signedIn(actor, session, renewed.next());
            }
            case Outcome.Reused _ -> {
                listeners.publishEvent(new TokenReused(actor));
                throw notRenewed();
            }
            case Outcome.Refused _ -> throw notRenewed();
        };
    }

    private IssuedTokens signedIn(Actor actor, IdentitySessionRecord session, RefreshToken next) {
        return new IssuedTokens(
                tokens.of(actor, session), next.text(), "Bearer", tokens.life().toSeconds(), session.getId());
    }

    /** The first one that was granted, unless another is wanted. */
    private static @Nullable Membership chosen(AccountState account, @Nullable TenantId tenant) {
        Optional<Membership> chosen =
                tenant == null ? account.memberships().stream().findFirst() : account.membershipIn(tenant);
        return chosen.orElse(null);
    }

    private static Actor actor(AccountState account, Membership membership) {
        return Actor.person(account.person(), membership.role(), membership.tenant());
    }

    private static Refused notSignedIn() {
        return new Refused(EdgeCode.SIGN_IN_REFUSED, "The e-mail address or the password is wrong.");
    }

    private static Refused notRenewed() {
        return new Refused(EdgeCode.REFRESH_REFUSED, "The session is over, or the token is none of it.");
    }
}
