package io.muniment.kernel.identity;

import static io.muniment.kernel.identity.Permission.ACT_AS_SYSTEM;
import static io.muniment.kernel.identity.Permission.OPERATE;
import static io.muniment.kernel.identity.Permission.PROTECT_PRIVACY;
import static io.muniment.kernel.identity.Permission.READ_AUDIT;
import static io.muniment.kernel.identity.Permission.REQUEST_VERIFICATION;
import static io.muniment.kernel.identity.Permission.REVIEW_VERIFICATION;
import static io.muniment.kernel.identity.Permission.WRITE_CONTENT;
import static io.muniment.kernel.identity.Scope.ALL;
import static io.muniment.kernel.identity.Scope.ORGANIZATION;
import static io.muniment.kernel.identity.Scope.OWN;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What each role may: what its tier may, and what it is there for. It is said nowhere else. */
final class Catalogue {

    private static final Map<Role, Grants> OF_ROLES = ofRoles();

    private Catalogue() {}

    static Grants of(Role role) {
        return Objects.requireNonNull(OF_ROLES.get(role));
    }

    private static Map<Role, Grants> ofRoles() {
        Map<Role, Grants> all = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            all.put(role, made(role));
        }
        return all;
    }

    private static Grants made(Role role) {
        Grants ofTier = role.tier().grants();
        return switch (role) {
            case SUPER_ADMIN -> ofAdmins(ofTier).everywhere();
            case ADMIN -> ofAdmins(ofTier);
            case REVIEWER -> ofTier.and(ORGANIZATION, REVIEW_VERIFICATION);
            case COMPLIANCE_OFFICER -> ofTier.and(ORGANIZATION, READ_AUDIT, PROTECT_PRIVACY);
            case AUDITOR -> ofTier.and(ORGANIZATION, READ_AUDIT);
            case MARKETER -> ofTier.and(ORGANIZATION, WRITE_CONTENT);
            case BUILDER, AUTHORIZED_SELLER, OWNER -> ofTier.and(OWN, REQUEST_VERIFICATION, WRITE_CONTENT);
            case BUYER, CLIENT -> ofTier.and(OWN, REQUEST_VERIFICATION);
            case GUEST -> ofTier;
            case OPERATOR -> ofTier.and(ORGANIZATION, OPERATE);
            case SYSTEM -> Grants.NONE.and(ALL, ACT_AS_SYSTEM);
        };
    }

    private static Grants ofAdmins(Grants ofTier) {
        return ofTier.and(OWN, REQUEST_VERIFICATION)
                .and(ORGANIZATION, REVIEW_VERIFICATION, READ_AUDIT, PROTECT_PRIVACY, OPERATE);
    }
}
