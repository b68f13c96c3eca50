package io.muniment.infra.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * {@code DATABASE_URL} in either form: {@code postgres://user:password@host:port/name} or {@code jdbc:postgresql:…}.
 */
record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    static DatabaseAddress of(String url, Environment environment) {
        String user = environment.getProperty("DATABASE_USER");
        String password = environment.getProperty("DATABASE_PASSWORD");
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(url, user, password);
        }
        try {
            URI uri = new URI(url);
            if (!List.of("postgres", "postgresql").contains(uri.getScheme()) || uri.getHost() == null) {
                throw malformed();
            }
            String[] login = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            int port = uri.getPort() < 0 ? 5432 : uri.getPort();
            return new DatabaseAddress(
                    "jdbc:postgresql://%s:%d%s%s".formatted(uri.getHost(), port, uri.getRawPath(), query),
                    login.length > 0 ? decoded(login[0]) : user,
                    login.length > 1 ? decoded(login[1]) : password);
        } catch (URISyntaxException notAUrl) {
            throw malformed();
        }
    }

    Map<String, Object> asProperties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", jdbcUrl);
        if (user != null) {
            properties.put("spring.datasource.username", user);
        }
        if (password != null) {
            properties.put("spring.datasource.password", password);
        }
        return properties;
    }

    /** The owner of the tables, if it is another than who signs in here. */
    static Map<String, Object> ownedBy(Map<String, Object> database, Environment environment) {
        String owner = environment.getProperty("DATABASE_OWNER");
        if (owner == null) {
            return database;
        }
        Map<String, Object> properties = new HashMap<>(database);
        properties.put("spring.flyway.url", database.get("spring.datasource.url"));
        properties.put("spring.flyway.user", owner);
        properties.put("spring.flyway.password", environment.getProperty("DATABASE_OWNER_PASSWORD", ""));
        return properties;
    }

    /** The value itself stays out of the message: it holds a password. */
    private static CannotRun malformed() {
        return new CannotRun(
                "DATABASE_URL cannot be read: it takes the form postgres://user:password@host:port/database"
                        + " or jdbc:postgresql://host:port/database.");
    }

    /** As in any part of a URL but a form: a plus is a plus. */
    private static String decoded(String text) {
        return StringUtils.uriDecode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseAddress of " + user;
    }
}
