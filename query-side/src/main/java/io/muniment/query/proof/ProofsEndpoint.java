package io.muniment.query.proof;

import io.muniment.query.Queries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/proofs")
class ProofsEndpoint {

    private final Queries queries;

    ProofsEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/checkpoint")
    SignedCheckpoint checkpoint(@RequestParam(required = false) @Nullable Long size) {
        return queries.ask(new FindCheckpoint(size));
    }

    @GetMapping("/inclusion")
    InclusionProof inclusion(@RequestParam String eventId, @RequestParam(required = false) @Nullable Long size) {
        return queries.ask(new FindInclusion(eventId, size));
    }

    @GetMapping("/consistency")
    ConsistencyProof consistency(@RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        return queries.ask(new FindConsistency(from, to));
    }

    @GetMapping("/keys")
    ProofKeys keys() {
        return queries.ask(new FindProofKeys());
    }
}
