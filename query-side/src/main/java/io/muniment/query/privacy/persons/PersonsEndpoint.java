package io.muniment.query.privacy.persons;

import io.muniment.kernel.privacy.PersonStanding;
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
class PersonsEndpoint {

    private final Queries queries;

    PersonsEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/privacy/persons")
    Page<PersonSummary> list(
            @RequestParam(required = false) @Nullable PersonStanding standing, @Valid PageRequest page) {
        return queries.ask(new FindPersons(standing, page));
    }

    @GetMapping("/api/privacy/persons/{person}")
    PersonDetails details(@PathVariable String person) {
        return queries.ask(new FindPerson(person));
    }
}
