package io.muniment.infra.edge;

import io.muniment.command.Receipt;
import io.muniment.infra.http.Attempt;
import io.muniment.infra.http.CurrentRequest;
import io.muniment.infra.http.problem.Refusal;
import io.muniment.infra.security.CurrentActor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.PermissionMissing;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationRule;
import io.muniment.query.NotFound;
import io.muniment.query.PageTooDeep;
import io.muniment.query.SearchUnavailable;
import io.muniment.query.UnknownSort;
import io.muniment.query.Versioned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@TestComponent // never found by scanning
@RestController
@RequestMapping("/api/test")
class TestEndpoints {

    static final String ID = "vrq_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11";

    final AtomicInteger executions = new AtomicInteger();
    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    volatile CountDownLatch slowDown = new CountDownLatch(0);

    private final CurrentActor actor;
    private final CurrentRequest request;

    TestEndpoints(CurrentActor actor, CurrentRequest request) {
        this.actor = actor;
        this.request = request;
    }

    enum Size {
        SMALL,
        LARGE
    }

    record Part(DocumentId document, Size size) {}

    record Order(
            @NotBlank String name,
            @Min(1) int count,
            @Nullable @Valid List<Part> parts) {}

    record Detail(VerificationRequestId id, long version) implements Versioned {}

    @GetMapping("/whoami")
    Map<String, String> whoAmI() {
        var me = actor.get();
        return Map.of(
                "id", me.id(), "role", me.role().name(), "tenant", me.tenant().value());
    }

    @GetMapping("/conditions")
    Map<String, String> conditions() {
        return Map.of(
                "version",
                request.expectedVersion().toString(),
                "token",
                request.consistencyToken().orElse("-"),
                "requestId",
                request.requestId());
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.CREATED)
    Receipt order(@RequestBody @Valid Order order) throws InterruptedException {
        int execution = executions.incrementAndGet();
        slowDown.await();
        return new Receipt(ID, execution, "token-" + execution);
    }

    @PostMapping("/status/{status}")
    ResponseEntity<String> status(@PathVariable int status, @RequestParam(defaultValue = "3") int size) {
        executions.incrementAndGet();
        return ResponseEntity.status(status).header("X-Other", "kept?").body("x".repeat(size));
    }

    @PostMapping("/uploads")
    Map<String, Object> upload(@RequestParam MultipartFile file) throws IOException {
        return Map.of("bytes", file.getBytes().length, "execution", executions.incrementAndGet());
    }

    @GetMapping("/things/{id}")
    Detail thing(@PathVariable VerificationRequestId id) {
        return new Detail(id, 7);
    }

    @GetMapping("/things")
    List<Detail> things(@RequestParam(defaultValue = "1") @Min(1) int page) {
        return List.of(new Detail(new VerificationRequestId(ID), page));
    }

    @GetMapping("/large")
    String large() {
        return "x".repeat(100_000);
    }

    @GetMapping("/large-json")
    List<String> largeJson() {
        return List.of("x".repeat(100_000));
    }

    @PostMapping("/fail/{how}")
    void failHalfway(@PathVariable String how) throws Exception {
        executions.incrementAndGet();
        request.attempt().ifPresent(attempts::add);
        fail(how);
    }

    @GetMapping("/fail/{how}")
    void fail(@PathVariable String how) throws Exception {
        throw switch (how) {
            case "conflict" -> new RuleBroken(VerificationRule.NOT_QUEUED, "It is not in the queue.");
            case "forbidden" -> new RuleBroken(VerificationRule.OWN_REQUEST, "It is your own.");
            case "unprocessable" -> new RuleBroken(VerificationRule.REASONS_MISSING, "Say why.");
            case "permission" -> new PermissionMissing(Role.BUYER, List.of(Permission.READ_AUDIT));
            case "race" -> new ConcurrencyException("secret");
            case "stale" -> new ConflictingAggregateVersionException(ID, 3, 5);
            case "gone" -> new AggregateNotFoundException(ID, "secret");
            case "remote" ->
                new CommandExecutionException(
                        "secret",
                        null,
                        Refusal.of(new RuleBroken(VerificationRule.NOT_QUEUED, "It is not in the queue.")));
            case "connection" -> new CannotGetJdbcConnectionException("secret");
            case "shutdown" -> new IllegalStateException(new SQLException("secret", "57P01"));
            case "search" -> new SearchUnavailable(new IOException("secret"));
            case "unseen" -> new NotFound(ID);
            case "deep" -> new PageTooDeep(10_000);
            case "lock" -> new LockAcquisitionFailedException("secret");
            case "deadlock" -> new CommandExecutionException("secret", new DeadlockException("secret"));
            case "late" -> new QueryTimeoutException("secret");
            case "serialization" -> new IllegalStateException(new SQLException("secret", "40001"));
            case "crowded" -> new IllegalStateException(new SQLException("secret", "53300"));
            case "sort" -> new UnknownSort("colour", Set.of("name"));
            case "syntax" -> new IllegalStateException(new SQLException("secret", "42601"));
            default -> new IllegalStateException("secret");
        };
    }
}
