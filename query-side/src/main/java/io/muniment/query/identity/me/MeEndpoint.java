package io.muniment.query.identity.me;

import io.muniment.kernel.identity.Permission;
import io.muniment.query.Queries;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MeEndpoint {

    private final Queries queries;

    MeEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping({"/api/me", "/me"})
    Me me() {
        return queries.ask(new FindMe());
    }

    @GetMapping("/api/me/permissions/check")
    MyPermission permission(@RequestParam Permission permission) {
        return queries.ask(new FindMyPermission(permission));
    }
}
