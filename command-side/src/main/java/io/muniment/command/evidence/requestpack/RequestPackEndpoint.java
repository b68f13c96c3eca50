package io.muniment.command.evidence.requestpack;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackSubject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RequestPackEndpoint {

    private final Commands commands;
    private final IdSource ids;

    RequestPackEndpoint(Commands commands, IdSource ids) {
        this.commands = commands;
        this.ids = ids;
    }

    /** Accepted: it is made by a job, and says itself how far it is. */
    @PostMapping("/api/evidence-packs")
    ResponseEntity<Receipt> request(@RequestBody @Valid PackOrder order) {
        EvidencePackId id = ids.next(EvidencePackId.PREFIX, EvidencePackId::new);
        Receipt receipt = commands.send(new RequestPack(id, order.scope(), order.named(), order.known()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/evidence-packs/" + receipt.id()))
                .body(receipt);
    }

    /** What of, and what was known of it when. */
    record PackOrder(
            @NotNull PackScope scope,
            @Nullable List<@Valid @NotNull SubjectOfPack> subjects,
            @Nullable Instant asOf) {

        List<PackSubject> named() {
            return Objects.requireNonNullElse(subjects, List.<SubjectOfPack>of()).stream()
                    .map(subject -> new PackSubject(subject.type(), subject.id()))
                    .toList();
        }

        /** As exactly as the ledger knows times. */
        @Nullable
        Instant known() {
            return asOf == null ? null : asOf.truncatedTo(ChronoUnit.MICROS);
        }
    }

    /** An aggregate, as histories name it. */
    record SubjectOfPack(
            @NotBlank @Size(max = 100) String type,
            @NotBlank @Size(max = 100) String id) {}
}
