package io.muniment.infra.documents;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Removes files of refused or broken uploads: those that no event names although their upload has long ended, what is
 * left of uploads that broke off, and folders that have become empty. A file is kept before the event that names it is
 * written; the grace lies between the two. What this house did not put there is let alone.
 */
@Component
class DocumentSweep {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentSweep.class);
    private static final Pattern REQUEST = Pattern.compile(
            VerificationRequestId.PREFIX + "_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{64}|" + FileDocumentStore.INCOMING + "[0-9]+\\.part");

    private final FileDocumentStore store;
    private final NamedDocuments named;
    private final Clock clock;
    private final Duration grace;

    DocumentSweep(
            FileDocumentStore store,
            NamedDocuments named,
            Clock clock,
            @Value("${muniment.documents.sweep-grace:24h}") Duration grace) {
        this.store = store;
        this.named = named;
        this.clock = clock;
        this.grace = grace;
    }

    void sweep() throws IOException {
        if (Files.notExists(store.root())) {
            return;
        }
        Instant oldEnough = clock.instant().minus(grace);
        int removed = 0;
        for (Path tenant : within(store.root(), Files::isDirectory)) {
            for (Path request : within(tenant, DocumentSweep::isOfARequest)) {
                removed += sweepRequest(tenant, request, oldEnough);
            }
            store.removeIfEmpty(tenant);
        }
        if (removed > 0) {
            LOG.info("Removed {} files that no event names", removed);
        }
    }

    private int sweepRequest(Path tenant, Path request, Instant oldEnough) throws IOException {
        Set<String> kept = named.of(
                new TenantId(tenant.getFileName().toString()),
                new VerificationRequestId(request.getFileName().toString()));
        int removed = 0;
        for (Path file : within(request, DocumentSweep::isOurs)) {
            boolean isNamed = kept.contains(file.getFileName().toString());
            if (!isNamed && store.removeIfUntouchedSince(oldEnough, file)) {
                removed++;
            }
        }
        store.removeIfEmpty(request);
        return removed;
    }

    private static boolean isOfARequest(Path folder) {
        return REQUEST.matcher(folder.getFileName().toString()).matches() && Files.isDirectory(folder);
    }

    private static boolean isOurs(Path file) {
        return FILE.matcher(file.getFileName().toString()).matches();
    }

    private static List<Path> within(Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(which).toList();
        }
    }
}
