package planted.query.deal.dealboard;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;

@Requires(Permission.OPERATE)
record QueryFromNowhere() implements Query<String> {}
