package io.muniment.infra.operations;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/admin/projections")
@Requires(value = Permission.OPERATE, scope = Scope.ORGANIZATION)
class ProjectionsEndpoint {

    private final Operators operators;
    private final OperatedProcessors processors;
    private final ProjectionStatuses statuses;
    private final ProjectionControl control;
    private final SegmentControl segments;

    ProjectionsEndpoint(
            Operators operators,
            OperatedProcessors processors,
            ProjectionStatuses statuses,
            ProjectionControl control,
            SegmentControl segments) {
        this.operators = operators;
        this.processors = processors;
        this.statuses = statuses;
        this.control = control;
        this.segments = segments;
    }

    /** All of them are one page: there are as many as the application has projectors and processes. */
    @GetMapping
    Page<ProjectionStatus> projections() {
        operators.current();
        List<ProjectionStatus> all = statuses.all();
        return new Page<>(all, 0, all.size(), all.size(), false);
    }

    @GetMapping("/{name}")
    ProjectionStatus projection(@PathVariable String name) {
        operators.current();
        return statuses.of(processors.named(name));
    }

    @PostMapping("/{name}/pause")
    ProjectionStatus pause(@PathVariable String name, @RequestBody(required = false) @Valid @Nullable Pause why) {
        Actor operator = operators.current();
        StreamingEventProcessor processor = processors.named(name);
        control.pause(processor, operator, why == null ? null : why.reason());
        return statuses.of(processor);
    }

    @PostMapping("/{name}/resume")
    ProjectionStatus resume(@PathVariable String name) {
        Actor operator = operators.current();
        StreamingEventProcessor processor = processors.named(name);
        control.resume(processor, operator);
        return statuses.of(processor);
    }

    @PostMapping("/{name}/split")
    ProjectionStatus split(@PathVariable String name, @RequestBody(required = false) @Valid @Nullable Which which) {
        Actor operator = operators.current();
        StreamingEventProcessor processor = processors.named(name);
        segments.split(processor, which == null ? null : which.segment(), operator);
        return statuses.of(processor);
    }

    @PostMapping("/{name}/merge")
    ProjectionStatus merge(@PathVariable String name, @RequestBody(required = false) @Valid @Nullable Which which) {
        Actor operator = operators.current();
        StreamingEventProcessor processor = processors.named(name);
        segments.merge(processor, which == null ? null : which.segment(), operator);
        return statuses.of(processor);
    }

    record Pause(@Nullable @Size(max = 500) String reason) {}

    /** Without a segment, the one that suits best. */
    record Which(@Nullable @Min(0) Integer segment) {}
}
