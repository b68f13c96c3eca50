package io.muniment.infra.identity;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.security.CurrentActor;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.projection.schema.tables.records.IdentitySessionRecord;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OwnDoors
@Requires(Permission.USE_OWN_ACCOUNT)
class OwnPasswordEndpoint {

    private final Sessions sessions;
    private final ReservedAddresses addresses;
    private final Passwords passwords;
    private final Guesses guesses;
    private final CurrentActor actor;

    OwnPasswordEndpoint(
            Sessions sessions, ReservedAddresses addresses, Passwords passwords, Guesses guesses, CurrentActor actor) {
        this.sessions = sessions;
        this.addresses = addresses;
        this.passwords = passwords;
        this.guesses = guesses;
        this.actor = actor;
    }

    /** Ends all other sessions: whoever knew the old password may have begun them. */
    @PostMapping("/auth/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@RequestBody @Valid Change change, HttpServletRequest request) {
        IdentitySessionRecord session =
                actor.session().flatMap(sessions::find).orElseThrow(OwnPasswordEndpoint::notHere);
        AccountState account = addresses.account(session.getAccount()).orElseThrow(OwnPasswordEndpoint::notHere);
        Guesses.Guess guess = guesses.begin(account.email(), new Sessions.Origin(request.getRemoteAddr(), null));
        String current =
                passwords.matching(account, change.currentPassword()).orElseThrow(OwnPasswordEndpoint::anotherOne);
        guesses.wasRight(guess);
        if (passwords
                .change(account, current, change.newPassword(), session.getId())
                .isEmpty()) {
            throw anotherOne();
        }
    }

    private static Refused anotherOne() {
        return new Refused(EdgeCode.ACCESS_DENIED, "The current password is another one.");
    }

    private static Refused notHere() {
        return new Refused(EdgeCode.NOT_FOUND, "Your password is not kept here.");
    }

    /** One password for another. */
    record Change(
            @NotEmpty @Size(max = SignInEndpoint.LONGEST) String currentPassword,
            @NotEmpty @Size(max = SignInEndpoint.LONGEST) String newPassword) {

        /** Never the passwords. */
        @Override
        public String toString() {
            return "another password";
        }
    }
}
