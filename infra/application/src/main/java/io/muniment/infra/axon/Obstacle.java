package io.muniment.infra.axon;

import org.springframework.core.NestedExceptionUtils;

/** Why a processor does not get on, and whether that will pass by itself. */
public record Obstacle(String cause, boolean passing) {

    static Obstacle of(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String message = root.getMessage();
        return new Obstacle(
                message == null || message.isBlank() ? root.getClass().getSimpleName() : message,
                PassingFailure.is(failure));
    }
}
