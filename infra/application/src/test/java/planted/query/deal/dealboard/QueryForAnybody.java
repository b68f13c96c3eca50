package planted.query.deal.dealboard;

import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;

@ReadsFrom("deals")
record QueryForAnybody() implements Query<String> {}
