package io.muniment.query.identity.me;

import io.muniment.query.Queries;
import org.springframework.web.bind.annotation.GetMapping;
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
}
