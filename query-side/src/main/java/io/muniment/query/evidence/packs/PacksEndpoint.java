package io.muniment.query.evidence.packs;

import io.muniment.kernel.evidence.PackStanding;
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
class PacksEndpoint {

    private final Queries queries;

    PacksEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/api/evidence-packs")
    Page<PackSummary> list(@RequestParam(required = false) @Nullable PackStanding standing, @Valid PageRequest page) {
        return queries.ask(new FindPacks(standing, page));
    }

    @GetMapping("/api/evidence-packs/{id}")
    PackDetails details(@PathVariable String id) {
        return queries.ask(new FindPack(id));
    }
}
