package io.muniment.query.identity.roles;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Role;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue: the same for everybody who is signed in. What only the system is and does is not in it. */
@RestController
@Requires(Permission.USE_OWN_ACCOUNT)
class RolesEndpoint {

    private static final List<RoleDetails> ROLES = Arrays.stream(Role.values())
            .filter(role -> role != Role.SYSTEM)
            .map(RoleDetails::of)
            .toList();

    private static final List<Permission> PERMISSIONS = Arrays.stream(Permission.values())
            .filter(permission -> permission != Permission.ACT_AS_SYSTEM)
            .toList();

    @GetMapping("/api/roles")
    Page<RoleDetails> roles(@Valid PageRequest page) {
        return page(ROLES, page);
    }

    @GetMapping("/api/roles/{role}")
    RoleDetails role(@PathVariable String role) {
        return ROLES.stream()
                .filter(each -> each.role().name().equals(role))
                .findFirst()
                .orElseThrow(() -> new NotFound(role));
    }

    @GetMapping("/api/permissions")
    Page<Permission> permissions(@Valid PageRequest page) {
        return page(PERMISSIONS, page);
    }

    private static <T> Page<T> page(List<T> all, PageRequest page) {
        return Page.of(all.stream().skip(page.offset()).limit(page.size()).toList(), page, all.size());
    }
}
