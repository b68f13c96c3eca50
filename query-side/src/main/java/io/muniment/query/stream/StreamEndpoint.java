package io.muniment.query.stream;

import io.muniment.projection.schema.view.HistoryLine;
import io.muniment.query.Followed;
import io.muniment.query.Queries;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

@RestController
class StreamEndpoint {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Queries queries;

    StreamEndpoint(Queries queries) {
        this.queries = queries;
    }

    @GetMapping(path = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<Flux<ServerSentEvent<StreamedEvent>>> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId) {
        var followed = queries.follow(new FollowHistory(lastEventId), HistoryLine.class);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no") // a proxy must not hold events back
                .body(withHeartbeat(follow(followed).map(StreamEndpoint::event)));
    }

    /** Whoever leaves while they are still sent what they missed has not subscribed to the updates, but is told of. */
    static Flux<HistoryLine> follow(Followed<MissedLines, HistoryLine> followed) {
        return Flux.using(
                () -> followed, StreamEndpoint::lines, each -> each.leave().run());
    }

    /** An update that the answer already holds is left out; whoever missed too much resumes from what they got. */
    private static Flux<HistoryLine> lines(Followed<MissedLines, HistoryLine> followed) {
        var missed = followed.now();
        var updates = followed.updates().filter(line -> line.written() > missed.lastWritten());
        return Flux.fromIterable(missed.lines()).concatWith(missed.thereAreMore() ? Flux.empty() : updates);
    }

    private static ServerSentEvent<StreamedEvent> event(HistoryLine line) {
        return ServerSentEvent.builder(StreamedEvent.of(line))
                .id(Long.toString(line.position()))
                .build();
    }

    /**
     * The first beat is at once: whoever waits for the answer of a quiet stream has it then. The others keep proxies
     * from closing a quiet connection, and notice a client that has gone.
     */
    static <T> Flux<ServerSentEvent<T>> withHeartbeat(Flux<ServerSentEvent<T>> events) {
        var beat = ServerSentEvent.<T>builder().comment("still here").build();
        return events.publish(shared -> Flux.merge(
                shared,
                Flux.interval(Duration.ZERO, HEARTBEAT).map(_ -> beat).takeUntilOther(shared.ignoreElements())));
    }
}
