package io.muniment.infra.axon;

import io.muniment.command.Receipt;
import io.muniment.command.verification.submitrequest.SubmitVerificationRequest;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationType;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Sends commands as anybody, past the web layer. */
@TestComponent
public final class Sender {

    public static final Actor ADA = Actor.person("ada", Role.BUYER, new TenantId("demo"));
    public static final String REQUEST = "request-of-a-test";

    private final CommandGateway gateway;
    private final IdSource ids;

    Sender(CommandGateway gateway, IdSource ids) {
        this.gateway = gateway;
        this.ids = ids;
    }

    public Receipt send(Object command, Actor actor) {
        return send(command, MessageContext.of(actor, REQUEST));
    }

    Receipt send(Object command, Map<String, ?> metadata) {
        return Objects.requireNonNull(gateway.sendAndWait(
                GenericCommandMessage.asCommandMessage(command).withMetaData(metadata)));
    }

    public Receipt submit(String subject) {
        return send(submission(subject, null), ADA);
    }

    SubmitVerificationRequest submission(String subject, @Nullable Instant effectiveAt) {
        return new SubmitVerificationRequest(
                ids.next(VerificationRequestId.PREFIX, VerificationRequestId::new),
                VerificationType.PROPERTY,
                subject,
                "101 Harbour Street",
                "Ada Byron",
                effectiveAt);
    }

    /** A subject that no other test speaks of. */
    public String newSubject() {
        return "subject-" + ids.next();
    }
}
