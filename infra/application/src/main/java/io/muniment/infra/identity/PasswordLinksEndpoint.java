package io.muniment.infra.identity;

import io.muniment.infra.identity.Sessions.Origin;
import io.muniment.kernel.identity.AccountState;
import io.muniment.projection.schema.tables.records.IdentityLinkRecord;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For whoever cannot sign in, but has the account's mailbox. */
@RestController
@RequestMapping("/auth/password")
@OwnDoors
class PasswordLinksEndpoint {

    private final Guesses guesses;
    private final CountedLinks counted;
    private final ForgottenPasswords.Asked asked;
    private final Links links;
    private final ReservedAddresses addresses;
    private final Passwords passwords;
    private final SignIn door;

    PasswordLinksEndpoint(
            Guesses guesses,
            CountedLinks counted,
            ForgottenPasswords.Asked asked,
            Links links,
            ReservedAddresses addresses,
            Passwords passwords,
            SignIn door) {
        this.guesses = guesses;
        this.counted = counted;
        this.asked = asked;
        this.links = links;
        this.addresses = addresses;
        this.passwords = passwords;
        this.door = door;
    }

    /** Accepted, whoever has the address, if anybody has. */
    @PostMapping("/forgot")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgotPassword(@RequestBody @Valid Forgotten forgotten, HttpServletRequest request) {
        guesses.askForLink(Doors.origin(request));
        counted.countPasswordLink(forgotten.email());
        asked.note(forgotten.email());
    }

    /** Whoever sets the first password is signed in with it. */
    @PostMapping("/setup")
    IssuedTokens setUpPassword(@RequestBody @Valid ByLink wish, HttpServletRequest request) {
        Origin origin = Doors.origin(request);
        Set set = set(LinkPurpose.PASSWORD_SETUP, wish, origin);
        return door.begin(set.account(), set.hash(), origin);
    }

    /** Ends all sessions: whoever knew the old password may have begun them. */
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetPassword(@RequestBody @Valid ByLink wish, HttpServletRequest request) {
        set(LinkPurpose.PASSWORD_RESET, wish, Doors.origin(request));
    }

    private Set set(LinkPurpose purpose, ByLink wish, Origin origin) {
        String tried = guesses.tryLink(origin);
        IdentityLinkRecord link = links.require(purpose, wish.token());
        guesses.wasRight(tried);
        AccountState account = addresses
                .account(link.getSubject())
                .filter(LinksByMail::signsIn)
                .orElseThrow(Links::over);
        String hash = passwords.setByLink(account, wish.password(), link).orElseThrow(Links::over);
        guesses.forgive(account.email(), origin);
        return new Set(account, hash);
    }

    /** A password that was set. */
    private record Set(AccountState account, String hash) {}

    /** Whose password is forgotten. */
    record Forgotten(
            @NotBlank @Size(max = SignInEndpoint.LONGEST) String email) {}

    /** @param token what stands behind the {@code #} of the link */
    record ByLink(
            @NotBlank @Size(max = SignInEndpoint.LONGEST) String token,
            @NotEmpty @Size(max = SignInEndpoint.LONGEST) String password) {

        /** Never the token and the password. */
        @Override
        public String toString() {
            return "a password by a link";
        }
    }
}
