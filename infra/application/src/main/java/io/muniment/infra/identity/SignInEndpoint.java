package io.muniment.infra.identity;

import io.muniment.infra.security.CurrentActor;
import io.muniment.infra.security.SomebodySignedOut;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth")
@OwnDoors
class SignInEndpoint {

    static final int LONGEST = 1024;
    private static final String TENANT = "[a-z0-9][a-z0-9-]{0,62}";

    private final SignIn door;
    private final Sessions sessions;
    private final CurrentActor actor;
    private final ApplicationEventPublisher listeners;

    SignInEndpoint(SignIn door, Sessions sessions, CurrentActor actor, ApplicationEventPublisher listeners) {
        this.door = door;
        this.sessions = sessions;
        this.actor = actor;
        this.listeners = listeners;
    }

    @PostMapping("/login")
    IssuedTokens login(@RequestBody @Valid Credentials credentials, HttpServletRequest request) {
        String tenant = credentials.tenant();
        return door.signIn(
                new SignIn.Wish(
                        credentials.email(),
                        credentials.password(),
                        credentials.newPassword(),
                        tenant == null ? null : new TenantId(tenant)),
                Doors.origin(request));
    }

    /** Also changes the tenant, where the account has a role in several. */
    @PostMapping("/refresh")
    IssuedTokens refresh(@RequestBody @Valid Renewal renewal) {
        String tenant = renewal.tenant();
        return door.renew(renewal.refreshToken(), tenant == null ? null : new TenantId(tenant));
    }

    @Requires(Permission.USE_OWN_ACCOUNT)
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout() {
        actor.session().flatMap(sessions::find).ifPresent(session -> {
            sessions.end(session.getId(), session.getAccount(), "signed out");
            listeners.publishEvent(new SomebodySignedOut(actor.get()));
        });
    }

    /**
     * What somebody signs in with.
     *
     * @param newPassword where the password is to be changed first
     * @param tenant in which to act; the first one if it is not said
     */
    record Credentials(
            @NotBlank @Size(max = LONGEST) String email,
            @NotEmpty @Size(max = LONGEST) String password,
            @Nullable @Size(max = LONGEST) String newPassword,
            @Nullable @Pattern(regexp = TENANT) String tenant) {

        /** Never the passwords. */
        @Override
        public String toString() {
            return "somebody's credentials";
        }
    }

    /** @param tenant in which to act from now on, if another is wanted */
    record Renewal(
            @NotBlank @Size(max = LONGEST) String refreshToken,
            @Nullable @Pattern(regexp = TENANT) String tenant) {

        /** Never the token. */
        @Override
        public String toString() {
            return "a renewal";
        }
    }
}
