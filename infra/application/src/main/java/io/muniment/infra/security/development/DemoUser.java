package io.muniment.infra.security.development;

import io.muniment.kernel.identity.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody who shows the product, and whose password is no secret. */
public record DemoUser(String name, Role role, String tenant) {

    public static final String PASSWORD = "101-harbour-street";

    public static final List<DemoUser> ALL = List.of(
            new DemoUser("ada", Role.BUYER, "demo"),
            new DemoUser("olga", Role.OWNER, "demo"),
            new DemoUser("rita", Role.REVIEWER, "demo"),
            new DemoUser("ravi", Role.REVIEWER, "demo"),
            new DemoUser("mina", Role.ADMIN, "demo"),
            new DemoUser("axel", Role.AUDITOR, "demo"),
            new DemoUser("otto", Role.OPERATOR, "demo"),
            new DemoUser("eve", Role.BUYER, "other"));

    public String email() {
        return "%s@%s.example".formatted(name, tenant);
    }

    public String displayName() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static Optional<DemoUser> named(String name) {
        return ALL.stream().filter(user -> user.name().equals(name)).findAny();
    }
}
