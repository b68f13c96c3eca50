package io.muniment.kernel.identity;

import io.muniment.kernel.tenancy.TenantId;

/** What an account is in one tenant. */
public record Membership(TenantId tenant, Role role) {}
