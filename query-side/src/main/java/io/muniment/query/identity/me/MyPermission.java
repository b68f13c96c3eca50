package io.muniment.query.identity.me;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Scope;

/** Whether something is allowed, and how far. */
record MyPermission(Permission permission, boolean allowed, Scope scope) {}
