package io.muniment.infra.operations;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.security.CurrentActor;
import io.muniment.infra.security.Installation;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.PermissionMissing;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * People with the permission to operate, of the one tenant that runs this installation: processors and what they have
 * parked belong to all tenants alike. Where no tenant is named, nobody operates.
 */
@Component
class Operators {

    private final CurrentActor actor;
    private final Installation installation;

    Operators(CurrentActor actor, Installation installation) {
        this.actor = actor;
        this.installation = installation;
    }

    /** Who makes the current request, if they may. */
    Actor current() {
        Actor operator = actor.get();
        if (!operator.may(Permission.OPERATE)) {
            throw new PermissionMissing(operator.role(), List.of(Permission.OPERATE));
        }
        if (!installation.isRunBy(operator)) {
            throw Refused.atGate("installation", EdgeCode.ACCESS_DENIED, "Another tenant runs this installation.");
        }
        return operator;
    }
}
