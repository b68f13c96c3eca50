package io.muniment.infra.operations;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Not ready while a processor stands still before something that does not pass by itself. */
@Component("projections")
class ProjectionsHealth implements HealthIndicator {

    private final OperatedProcessors processors;
    private final ProjectionStatuses statuses;

    ProjectionsHealth(OperatedProcessors processors, ProjectionStatuses statuses) {
        this.processors = processors;
        this.statuses = statuses;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        processors
                .all()
                .forEach(processor -> statuses.lastingObstacleOf(processor)
                        .ifPresent(obstacle -> health.down().withDetail(processor.getName(), obstacle.cause())));
        return health.build();
    }
}
