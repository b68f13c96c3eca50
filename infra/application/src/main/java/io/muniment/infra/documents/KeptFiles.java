package io.muniment.infra.documents;

import io.muniment.kernel.tenancy.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The files of documents, for whoever takes copies of what events name. */
@Component
public class KeptFiles {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final FileDocumentStore store;

    KeptFiles(FileDocumentStore store) {
        this.store = store;
    }

    public Optional<Path> find(TenantId tenant, String aggregateId, String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            return Optional.empty();
        }
        Path file = store.root().resolve(tenant.value()).resolve(aggregateId).resolve(sha256);
        return Optional.of(file).filter(Files::isRegularFile);
    }
}
