package io.muniment.kernel.identity;

import java.util.List;

/** An actor asked for what its role does not allow. */
public final class PermissionMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Permission> anyOf;
    private final String gate;
    private final String remedy;

    public PermissionMissing(Role role, List<Permission> anyOf) {
        this(
                "The role %s has none of %s".formatted(role, anyOf),
                anyOf,
                "permission:" + named(anyOf, "|"),
                "It needs one of %s.".formatted(anyOf));
    }

    static PermissionMissing oneOfAll(Role role, List<Permission> missing) {
        return new PermissionMissing(
                "The role %s lacks %s".formatted(role, missing),
                missing,
                "permission:" + named(missing, "&"),
                "It needs %s, too.".formatted(missing));
    }

    static PermissionMissing tooNarrow(Role role, List<Permission> wanted, Scope scope) {
        return new PermissionMissing(
                "What the role %s has of %s does not reach %s".formatted(role, wanted, scope),
                wanted,
                "scope:" + scope,
                "It needs one of %s as far as %s.".formatted(wanted, scope));
    }

    static PermissionMissing tooLow(Role role, Tier tier) {
        return new PermissionMissing(
                "The role %s is below the tier %s".formatted(role, tier),
                List.of(),
                "tier:" + tier,
                "It needs a role of the tier %s.".formatted(tier));
    }

    private PermissionMissing(String message, List<Permission> anyOf, String gate, String remedy) {
        super(message, null, false, false);
        this.anyOf = List.copyOf(anyOf);
        this.gate = gate;
        this.remedy = remedy;
    }

    private static String named(List<Permission> permissions, String between) {
        return String.join(between, permissions.stream().map(Permission::name).toList());
    }

    public List<Permission> anyOf() {
        return anyOf;
    }

    /** Where the actor was stopped, as it is noted: {@code permission:READ_AUDIT}, {@code scope:ALL}. */
    public String gate() {
        return gate;
    }

    /** One sentence that says what would do. */
    public String remedy() {
        return remedy;
    }
}
