package io.muniment.infra.evidence;

import io.muniment.infra.documents.KeptFiles;
import io.muniment.kernel.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files that events name by their SHA-256, each once, and why one is not there. */
final class PackDocuments {

    static final String FOLDER = "documents/";

    private final KeptFiles files;
    private final TenantId tenant;
    private final PackFolder folder;
    private final Map<String, Map<String, Object>> named = new TreeMap<>();

    PackDocuments(KeptFiles files, TenantId tenant, PackFolder folder) {
        this.files = files;
        this.tenant = tenant;
        this.folder = folder;
    }

    /** Copied as it is named, if it is what the event says; says why it is missing otherwise. */
    Optional<String> add(String aggregateId, String sha256, boolean isErased) throws IOException {
        String name = FOLDER + sha256;
        if (folder.has(name)) {
            return Optional.empty();
        }
        Optional<Path> file = isErased ? Optional.empty() : files.find(tenant, aggregateId, sha256);
        String missing = null;
        if (file.isEmpty()) {
            missing = isErased ? "erased" : "not kept";
        } else if (!copied(file.get(), name, sha256)) {
            missing = "not the file that was named";
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sha256", sha256);
        if (missing != null) {
            document.put("missing", missing);
        }
        named.put(sha256, document);
        return Optional.ofNullable(missing);
    }

    private boolean copied(Path file, String name, String sha256) throws IOException {
        try (PackFolder.Writing copy = folder.write(name)) {
            Files.copy(file, copy);
        }
        return folder.keepOnly(name, sha256);
    }

    Object[] all() {
        return named.values().toArray();
    }

    long present() {
        return named.values().stream()
                .filter(one -> !one.containsKey("missing"))
                .count();
    }

    long missing() {
        return named.size() - present();
    }
}
