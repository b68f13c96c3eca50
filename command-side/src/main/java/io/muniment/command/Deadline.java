package io.muniment.command;

import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;

/**
 * Something that falls due for one aggregate of one tenant. There is one deadline of a name and aggregate at a time.
 * What it is about is the instant that the aggregate knows, by which it tells a deadline that no longer counts.
 */
public record Deadline(String name, String aggregateId, TenantId tenant, Instant due, Instant about) {}
