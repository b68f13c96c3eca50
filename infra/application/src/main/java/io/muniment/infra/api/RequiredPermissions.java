package io.muniment.infra.api;

import io.muniment.kernel.identity.Need;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Tier;
import io.swagger.v3.oas.models.Operation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/**
 * Each operation says who may: {@code x-requires} holds what its commands, its queries and itself ask for. What the
 * system does in its course is not asked of the caller.
 */
final class RequiredPermissions implements GlobalOperationCustomizer {

    static final String EXTENSION = "x-requires";

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        List<Map<String, Object>> needs = NeedsOfEndpoint.of(endpoint).stream()
                .filter(need -> !need.anyOf().equals(List.of(Permission.ACT_AS_SYSTEM)))
                .map(RequiredPermissions::told)
                .distinct()
                .sorted(Comparator.comparing(Map::toString))
                .toList();
        if (!needs.isEmpty()) {
            operation.addExtension(EXTENSION, needs);
        }
        return operation;
    }

    private static Map<String, Object> told(Need need) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (!need.anyOf().isEmpty()) {
            told.put("anyOf", names(need.anyOf()));
        }
        if (!need.allOf().isEmpty()) {
            told.put("allOf", names(need.allOf()));
        }
        told.put("scope", need.scope().name());
        if (need.tier() != Tier.GUEST) {
            told.put("tier", need.tier().name());
        }
        return told;
    }

    private static List<String> names(List<Permission> permissions) {
        return permissions.stream()
                .filter(permission -> permission != Permission.ACT_AS_SYSTEM)
                .map(Permission::name)
                .sorted()
                .toList();
    }
}
