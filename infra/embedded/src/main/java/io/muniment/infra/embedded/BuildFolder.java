package io.muniment.infra.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository is: the folder that holds the Maven wrapper. */
final class BuildFolder {

    private BuildFolder() {}

    static Path root() {
        var given = System.getProperty("muniment.root");
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new CannotStart("Run this inside the repository, or name its folder with -Dmuniment.root=FOLDER.");
    }
}
