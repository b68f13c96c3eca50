package io.muniment.infra.operations;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A rebuild goes on for long: its progress is part of the projection's status. */
@RestController
@RequestMapping("/api/admin/projections/{name}/rebuild")
@Requires(value = Permission.OPERATE, scope = Scope.ORGANIZATION)
class RebuildEndpoint {

    private final Operators operators;
    private final OperatedProcessors processors;
    private final ProjectionStatuses statuses;
    private final OperatorActions actions;
    private final Rebuilds rebuilds;

    RebuildEndpoint(
            Operators operators,
            OperatedProcessors processors,
            ProjectionStatuses statuses,
            OperatorActions actions,
            Rebuilds rebuilds) {
        this.operators = operators;
        this.processors = processors;
        this.statuses = statuses;
        this.actions = actions;
        this.rebuilds = rebuilds;
    }

    /**
     * Begins, or goes on with what was stopped, has failed or was cut off; {@code anew} forgets what that had built.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ProjectionStatus rebuild(@PathVariable String name, @RequestParam(defaultValue = "false") boolean anew) {
        Actor operator = operators.current();
        ProjectionStatus before = statuses.of(processors.named(name));
        if (!rebuilds.canRebuild(before.name())) {
            throw new Refused(
                    EdgeCode.PROJECTION_NOT_REBUILT, "%s acts, or its store cannot be read anew.".formatted(name));
        }
        actions.note(operator, anew ? "rebuild-anew" : "rebuild", name, null, null);
        if (anew && !rebuilds.forget(name)) {
            throw new Refused(EdgeCode.PROJECTION_NOT_REBUILT, "A rebuild goes on; stop it first.");
        }
        rebuilds.start(name);
        return statuses.of(processors.named(name));
    }

    @PostMapping("/stop")
    ProjectionStatus stop(@PathVariable String name) {
        Actor operator = operators.current();
        ProjectionStatus before = statuses.of(processors.named(name));
        actions.note(operator, "stop-rebuild", before.name(), null, null);
        rebuilds.stop(before.name());
        return statuses.of(processors.named(name));
    }
}
