package io.muniment.infra.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of one cluster, brought into a state to start from whatever ended the last run. */
record PostgresHome(Path folder, Path binaries) {

    private static final String UNFINISHED = "unfinished-";

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    boolean hasCluster() {
        return Files.exists(data());
    }

    void tidy() throws IOException {
        // the server trusts its callers on this machine and its binaries are writable: only the owner comes in here
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(folder, ownerOnly);
        Files.createDirectories(binaries, ownerOnly);
        var postmaster = Postmaster.of(data());
        if (postmaster.isPresent()) {
            postmaster.get().retire();
        }
        removeUnfinishedClusters();
        removeHalfUnpackedBinaries();
    }

    Path newCluster() throws IOException {
        return Files.createTempDirectory(folder, UNFINISHED);
    }

    /** The move is what makes a new cluster the cluster: a kill cannot leave half of one. */
    void adopt(Path newCluster) throws IOException {
        Files.move(newCluster, data(), StandardCopyOption.ATOMIC_MOVE);
        Folders.flush(folder);
    }

    private void removeUnfinishedClusters() throws IOException {
        try (var leftovers = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (var leftover : leftovers) {
                Folders.deleteTree(leftover);
            }
        }
    }

    /** The library never writes a file again that is there, even where a kill left half of it. */
    private void removeHalfUnpackedBinaries() throws IOException {
        try (var versions = Files.newDirectoryStream(binaries)) {
            for (var version : versions) {
                if (!Files.exists(version.resolve(".exists"))) {
                    Folders.deleteTree(version);
                }
            }
        }
    }
}
