package io.muniment.infra.identity;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.identity.Sessions.Begun;
import io.muniment.infra.identity.Sessions.Origin;
import io.muniment.infra.identity.Sessions.Outcome;
import io.muniment.infra.security.SessionRenewed;
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
        AccountState account =
                EmailAddress.of(wish.email()).flatMap(addresses::find).orElse(null);
        Guesses.Guess guess = guesses.begin(wish.email(), account, origin);
        boolean isRight = passwords.matches(account, wish.password());
        Membership membership = account == null ? null : chosen(account, wish.tenant());
        if (!isRight || account == null || account.status() != AccountStatus.OPEN || membership == null) {
            throw new Refused(EdgeCode.SIGN_IN_REFUSED, "The e-mail address or the password is wrong.");
        }
        guesses.wasRight(guess);
        if (passwords.mustChange(account.id())) {
            changeNow(account, wish.newPassword());
        }
        Begun begun = sessions.begin(account.id(), membership.tenant(), origin);
        Actor actor = actor(account, membership);
        listeners.publishEvent(new SomebodySignedIn(actor));
        return signedIn(actor, begun.session(), begun.next());
    }

    private void changeNow(AccountState account, @Nullable String newPassword) {
        if (newPassword == null) {
            throw new Refused(EdgeCode.PASSWORD_MUST_CHANGE, "Say another one as newPassword.");
        }
        passwords.change(account, newPassword);
    }

    /** What the account is comes from its history each time: whatever was taken from it is gone. */
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
                yield signedIn(actor, renewed.session(), renewed.next());
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

    private static Refused notRenewed() {
        return new Refused(EdgeCode.REFRESH_REFUSED, "The session is over, or the token is none of it.");
    }
}
