package io.muniment.infra.security.development;

import io.muniment.kernel.identity.Role;
import java.util.List;
import java.util.Optional;

/** Somebody who may sign in with nothing but a name, for show. */
public record DemoUser(String name, Role role, String tenant) {

    public static final List<DemoUser> ALL = List.of(
            new DemoUser("ada", Role.BUYER, "demo"),
            new DemoUser("olga", Role.OWNER, "demo"),
            new DemoUser("rita", Role.REVIEWER, "demo"),
            new DemoUser("ravi", Role.REVIEWER, "demo"),
            new DemoUser("mina", Role.ADMIN, "demo"),
            new DemoUser("axel", Role.AUDITOR, "demo"),
            new DemoUser("otto", Role.OPERATOR, "demo"),
            new DemoUser("eve", Role.BUYER, "other"));

    static Optional<DemoUser> named(String name) {
        return ALL.stream().filter(user -> user.name().equals(name)).findAny();
    }
}
