package io.muniment.infra.access;

import io.muniment.kernel.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said of persons was gathered, or left the house, without a query.
 *
 * @param actor who, as far as that is known
 * @param code of what was done
 */
public record PersonalDataTaken(
        TenantId tenant,
        @Nullable String actor,
        @Nullable String role,
        String method,
        String path,
        String requestId,
        String code) {}
