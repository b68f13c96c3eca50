package io.muniment.query.identity.invitations;

import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.InvitationStatus;
import io.muniment.kernel.identity.Role;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InvitationsEndpoint {

    private final Queries queries;

    InvitationsEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/invitations")
    Page<InvitationSummary> invitations(
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable InvitationStatus status,
            @Valid PageRequest page) {
        return queries.ask(new FindInvitations(role, status, page));
    }

    @GetMapping("/api/invitations/{id}")
    InvitationDetails invitation(@PathVariable InvitationId id) {
        return queries.ask(new FindInvitation(id));
    }
}
