package io.muniment.infra.evidence;

import io.muniment.infra.secrets.DurableFiles;
import io.muniment.kernel.tenancy.TenantId;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files under the data folder: tenant, then pack. A file is there whole or not at all; while it is made there is a
 * folder beside it. Whoever fetches one keeps it from being called erased.
 */
final class PackFiles {

    private final Path root;
    private final Map<String, Integer> beingFetched = new HashMap<>();
    private final Set<String> closed = new HashSet<>();

    PackFiles(Path data) {
        this.root = data.resolve("evidence-packs");
    }

    Path file(TenantId tenant, String pack) {
        return root.resolve(tenant.value()).resolve(pack + ".zip");
    }

    private Path workshop(TenantId tenant, String pack) {
        return root.resolve(tenant.value()).resolve("making-" + pack);
    }

    /** An empty folder; what an attempt that was killed has left in it is gone. */
    Path emptyWorkshop(TenantId tenant, String pack) throws IOException {
        Path workshop = workshop(tenant, pack);
        removeAll(workshop);
        return Files.createDirectories(workshop);
    }

    void removeWorkshop(TenantId tenant, String pack) throws IOException {
        removeAll(workshop(tenant, pack));
    }

    private static void removeAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                List<Path> all = found.sorted(Comparator.reverseOrder()).toList();
                for (Path one : all) {
                    Files.deleteIfExists(one);
                }
            }
        }
    }

    void publish(TenantId tenant, String pack, Path made) throws IOException {
        Path file = file(tenant, pack);
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.sync(root.resolve(tenant.value()));
        DurableFiles.sync(root);
    }

    /** Says how many files there were. */
    int remove(TenantId tenant, String pack) throws IOException {
        removeWorkshop(tenant, pack);
        return Files.deleteIfExists(file(tenant, pack)) ? 1 : 0;
    }

    /** From now on nobody begins to fetch it; whether somebody is at it still. */
    synchronized boolean closeWhileFetched(String pack) {
        closed.add(pack);
        return beingFetched.containsKey(pack);
    }

    /** To be closed; none if there is none to be fetched. */
    synchronized Optional<Fetched> fetch(TenantId tenant, String pack) throws IOException {
        if (closed.contains(pack)) {
            return Optional.empty();
        }
        try {
            Path file = file(tenant, pack);
            Fetched fetched = new Fetched(this, pack, Files.size(file), Files.newInputStream(file));
            beingFetched.merge(pack, 1, Integer::sum);
            return Optional.of(fetched);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private synchronized void letGo(String pack) {
        beingFetched.computeIfPresent(pack, (_, count) -> count == 1 ? null : count - 1);
    }

    /** A file that somebody is fetching. */
    record Fetched(PackFiles files, String pack, long bytes, InputStream content) implements Closeable {

        @Override
        public void close() throws IOException {
            try {
                content.close();
            } finally {
                files.letGo(pack);
            }
        }
    }
}
