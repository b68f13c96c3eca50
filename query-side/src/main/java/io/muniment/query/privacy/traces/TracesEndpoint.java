package io.muniment.query.privacy.traces;

import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Queries;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TracesEndpoint {

    private final Queries queries;

    TracesEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/privacy/persons/{person}/traces")
    Page<TraceOfPerson> traces(@PathVariable String person, @Valid PageRequest page) {
        return queries.ask(new FindTraces(person, page));
    }
}
