package io.muniment.infra.security;

import io.muniment.infra.security.development.DemoUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/** What anybody could guess, read or overhear is no secret: each is refused by its name, and never shown. */
record ProductionSecrets(Binder configuration) {

    private static final String HOUSE = "muniment";
    private static final int SHORTEST_PASSWORD = 12;
    private static final int SHORTEST_OF_PEOPLE = 8;
    private static final List<String> DATABASES = List.of("spring.datasource", "muniment.privacy.key-store");
    private static final Pattern IN_ADDRESS = Pattern.compile("[?&]password=([^&]*)");

    private static final List<String> MADE_IN_DATA =
            List.of("master-key", "proof-key.pem", "token-signing-key.pem", "evidence-link-key");

    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    void refuseWeak() {
        DATABASES.forEach(this::refuseGuessable);
        configuration
                .bind("muniment.identity.password.min-length", Integer.class)
                .ifBound(ProductionSecrets::refuseShort);
        namedFiles().forEach(ProductionSecrets::refuseOpenToOthers);
        Path data = configuration.bind("muniment.data", Path.class).orElse(Path.of("data"));
        MADE_IN_DATA.forEach(name -> refuseOpenToOthers("muniment.data", data.resolve(name)));
        configuration.bind("muniment.privacy.vault.address", URI.class).ifBound(ProductionSecrets::refuseOverheard);
    }

    private void refuseGuessable(String database) {
        String user = text(database + ".username");
        String given = text(database + ".password");
        Matcher said = IN_ADDRESS.matcher(text(database + ".url"));
        String password = given.isEmpty() && said.find() ? said.group(1) : given;
        if (password.isEmpty()) { // a certificate, or whatever else the database asks for
            return;
        }
        if (password.length() < SHORTEST_PASSWORD
                || password.equalsIgnoreCase(user)
                || password.equals(DemoUser.PASSWORD)) {
            throw new UnsafeConfiguration(
                    "%s.password has less than %d characters, is the name of its user, or is published"
                            .formatted(database, SHORTEST_PASSWORD),
                    "Give the database's user a password of chance (openssl rand -base64 24).");
        }
    }

    private static void refuseShort(int least) {
        if (least < SHORTEST_OF_PEOPLE) {
            throw new UnsafeConfiguration(
                    "muniment.identity.password.min-length=%d lets people choose passwords that are guessed"
                            .formatted(least),
                    "Ask for %d characters at least.".formatted(SHORTEST_OF_PEOPLE));
        }
    }

    /** Whatever is called a file, of today's settings and of tomorrow's, has a secret in it. */
    private Map<String, Path> namedFiles() {
        Map<String, Path> files = new TreeMap<>();
        configuration
                .bind(HOUSE, Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((setting, value) -> {
                    if (setting.toLowerCase(Locale.ROOT).endsWith("file") && !value.isBlank()) {
                        files.put(HOUSE + "." + setting, Path.of(value));
                    }
                });
        return files;
    }

    /** Its group may read it: that is how files are mounted for a user of their own. */
    private static void refuseOpenToOthers(String setting, Path file) {
        if (!Files.isRegularFile(file)
                || !file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw new UnsafeConfiguration(
                        "%s: %s can be read or written by every user of the machine".formatted(setting, file),
                        "chmod 600 %s; mount it with mode 0400, or 0440 for a group.".formatted(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(setting + " cannot be looked at", unreadable);
        }
    }

    private static void refuseOverheard(URI vault) {
        if ("http".equalsIgnoreCase(vault.getScheme()) && !THIS_MACHINE.contains(String.valueOf(vault.getHost()))) {
            throw new UnsafeConfiguration(
                    "muniment.privacy.vault.address is not https: its token and keys of persons could be overheard",
                    "Name it with https, or reach it by an agent on this machine.");
        }
    }

    private String text(String setting) {
        return configuration.bind(setting, String.class).orElse("");
    }
}
