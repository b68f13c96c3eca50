package io.muniment.infra.operations;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.projection.InOneSegment;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** The processors of this application, found and not listed. */
@Component
class OperatedProcessors {

    private final EventProcessingConfiguration processing;
    private final ListableBeanFactory beans;

    OperatedProcessors(EventProcessingConfiguration processing, ListableBeanFactory beans) {
        this.processing = processing;
        this.beans = beans;
    }

    List<StreamingEventProcessor> all() {
        return processing.eventProcessors().keySet().stream()
                .sorted()
                .flatMap(name -> find(name).stream())
                .toList();
    }

    StreamingEventProcessor named(String name) {
        return find(name).orElseThrow(() -> new Refused(EdgeCode.NOT_FOUND, "No projection is called " + name + "."));
    }

    private Optional<StreamingEventProcessor> find(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class);
    }

    List<String> groupsOf(StreamingEventProcessor processor) {
        return projectorsOf(processor)
                .map(projector -> annotation(projector, ProcessingGroup.class)
                        .orElseThrow()
                        .value())
                .distinct()
                .sorted()
                .toList();
    }

    /** Why the processor is never split, if there is a reason. */
    Optional<String> onlyOneSegmentBecause(StreamingEventProcessor processor) {
        return projectorsOf(processor)
                .flatMap(projector -> annotation(projector, InOneSegment.class).stream())
                .map(InOneSegment::because)
                .findFirst();
    }

    private Stream<String> projectorsOf(StreamingEventProcessor processor) {
        return Arrays.stream(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                .filter(projector -> annotation(projector, ProcessingGroup.class)
                        .flatMap(group -> processing.eventProcessorByProcessingGroup(
                                group.value(), StreamingEventProcessor.class))
                        .filter(other -> Objects.equals(other.getName(), processor.getName()))
                        .isPresent());
    }

    private <A extends Annotation> Optional<A> annotation(String bean, Class<A> type) {
        return Optional.ofNullable(beans.findAnnotationOnBean(bean, type));
    }
}
