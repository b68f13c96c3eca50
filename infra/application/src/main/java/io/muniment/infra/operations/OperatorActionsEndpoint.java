package io.muniment.infra.operations;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Requires(value = Permission.OPERATE, scope = Scope.ORGANIZATION)
class OperatorActionsEndpoint {

    private final Operators operators;
    private final OperatorActions actions;

    OperatorActionsEndpoint(Operators operators, OperatorActions actions) {
        this.operators = operators;
        this.actions = actions;
    }

    @GetMapping("/api/admin/actions")
    Page<OperatorAction> actions(
            @RequestParam(required = false) @Nullable String projection,
            @RequestParam(required = false) @Nullable String actor,
            @Valid PageRequest page) {
        operators.current();
        return actions.page(projection, actor, page);
    }
}
