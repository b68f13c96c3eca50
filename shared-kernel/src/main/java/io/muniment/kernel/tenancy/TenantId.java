package io.muniment.kernel.tenancy;

import java.util.regex.Pattern;

/** The short name of a tenant, fit for a path, a file name and an index name. */
public record TenantId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A tenant is named by 1 to 63 of a-z, 0-9 and -, not '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
