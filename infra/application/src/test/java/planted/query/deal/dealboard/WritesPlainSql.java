package planted.query.deal.dealboard;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

record WritesPlainSql(DSLContext sql) {

    int count() {
        return sql.fetchCount(DSL.table("deal"));
    }
}
