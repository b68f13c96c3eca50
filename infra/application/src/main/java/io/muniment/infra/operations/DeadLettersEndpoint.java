package io.muniment.infra.operations;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is parked may be personal: whoever looks at it is noted, like whoever does something with it. */
@RestController
@RequestMapping("/api/admin/dead-letters")
@Requires(value = Permission.OPERATE, scope = Scope.ORGANIZATION)
class DeadLettersEndpoint {

    private static final String EVERY_PROJECTION = "*";

    private final Operators operators;
    private final DeadLetters letters;
    private final DeadLetterControl control;
    private final OperatorActions actions;

    DeadLettersEndpoint(Operators operators, DeadLetters letters, DeadLetterControl control, OperatorActions actions) {
        this.operators = operators;
        this.letters = letters;
        this.control = control;
        this.actions = actions;
    }

    @GetMapping
    Page<DeadLetterSummary> parked(
            @RequestParam(required = false) @Nullable String projection, @Valid PageRequest page) {
        actions.note(operators.current(), "list", projection == null ? EVERY_PROJECTION : projection, null, null);
        return letters.page(projection, page);
    }

    @GetMapping("/{id}")
    DeadLetterDetails one(@PathVariable String id) {
        Actor operator = operators.current();
        DeadLetterDetails details = letters.details(id);
        actions.note(operator, "inspect", details.letter().projection(), id, null);
        return details;
    }

    @PostMapping("/{id}/retry")
    Leftover retry(@PathVariable String id) {
        return control.retry(id, operators.current());
    }

    @PostMapping("/{id}/discard")
    Leftover discard(@PathVariable String id, @RequestBody @Valid Discard why) {
        return control.discard(id, why.reason().strip(), operators.current());
    }

    record Discard(@NotBlank @Size(max = 500) String reason) {}
}
