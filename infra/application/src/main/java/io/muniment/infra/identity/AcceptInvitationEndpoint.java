package io.muniment.infra.identity;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OwnDoors
class AcceptInvitationEndpoint {

    private static final String ONE_LINE = "[^\\x00-\\x1F\\x7F]*";

    private final InvitationDoor door;

    AcceptInvitationEndpoint(InvitationDoor door) {
        this.door = door;
    }

    /** Whoever has an account says its password; all others choose one. */
    @PostMapping("/auth/invitations/accept")
    @ResponseStatus(HttpStatus.CREATED)
    Accepted acceptInvitation(@RequestBody @Valid Acceptance wish, HttpServletRequest request) {
        return door.accept(wish, Doors.origin(request));
    }

    /** With what somebody may sign in from now on, and as what. */
    record Accepted(AccountId account, TenantId tenant, Role role) {}

    /**
     * What somebody comes in with.
     *
     * @param token what stands behind the {@code #} of the link
     * @param displayName as others are to call them; the name of the mailbox if that is not said
     */
    record Acceptance(
            @NotBlank @Size(max = SignInEndpoint.LONGEST) String token,
            @NotEmpty @Size(max = SignInEndpoint.LONGEST) String password,

            @Nullable @Size(max = 200) @Pattern(regexp = ONE_LINE)
            String displayName) {

        /** Never the token and the password. */
        @Override
        public String toString() {
            return "an acceptance";
        }
    }
}
