package io.muniment.kernel.identity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is asked of whoever comes, as {@link Requires} says it. */
public record Need(List<Permission> anyOf, List<Permission> allOf, Scope scope, Tier tier) {

    public Need {
        anyOf = List.copyOf(anyOf);
        allOf = List.copyOf(allOf);
    }

    public static Need of(Requires requires) {
        return new Need(List.of(requires.value()), List.of(requires.all()), requires.scope(), requires.tier());
    }

    /** Ends at the first gate that is closed to the actor. */
    public void check(Actor actor) {
        if (!actor.role().tier().reaches(tier)) {
            throw PermissionMissing.tooLow(actor.role(), tier);
        }
        checkThatIsGiven(actor);
        checkThatReaches(actor);
    }

    private void checkThatIsGiven(Actor actor) {
        if (!anyOf.isEmpty() && anyOf.stream().noneMatch(actor::may)) {
            throw new PermissionMissing(actor.role(), anyOf);
        }
        List<Permission> missing =
                allOf.stream().filter(permission -> !actor.may(permission)).toList();
        if (!missing.isEmpty()) {
            throw PermissionMissing.oneOfAll(actor.role(), missing);
        }
    }

    private void checkThatReaches(Actor actor) {
        boolean isTooNarrow = !anyOf.isEmpty() && anyOf.stream().noneMatch(permission -> reaches(actor, permission))
                || !allOf.stream().allMatch(permission -> reaches(actor, permission));
        if (isTooNarrow) {
            throw PermissionMissing.tooNarrow(
                    actor.role(), Stream.concat(anyOf.stream(), allOf.stream()).toList(), scope);
        }
    }

    private boolean reaches(Actor actor, Permission permission) {
        return actor.scopeOf(permission).covers(scope);
    }

    /** How much of the tenant somebody sees who passes: as far as the widest of what they have. */
    public Scope reachOf(Actor actor) {
        return Stream.concat(anyOf.stream(), allOf.stream())
                .map(actor::scopeOf)
                .max(Comparator.naturalOrder())
                .orElse(Scope.NONE);
    }
}
