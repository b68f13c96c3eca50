package planted.query.deal.dealboard;

import java.sql.PreparedStatement;

record GoesAroundJooq(PreparedStatement statement) {}
