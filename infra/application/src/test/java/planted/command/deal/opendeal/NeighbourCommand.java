package planted.command.deal.opendeal;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;

@Requires(Permission.OPERATE)
public record NeighbourCommand() {}
