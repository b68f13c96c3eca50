package io.muniment.infra.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.rebuild.ProjectionRebuilds;
import io.muniment.projection.TableFold;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rebuilt table is another table: it has the policies and the grants of the one whose place it takes. */
@RunningMuniment
class RebuiltWallTest {

    @Autowired
    private ProjectionRebuilds rebuilds;

    @Autowired
    private List<TableFold<?>> readModels;

    @Autowired
    private OwnerDatabase owner;

    @Test
    void standsAsBefore() throws Exception {
        String policies = policies();
        String grants = grants();
        String views = views();
        assertThat(policies).contains("identity_accounts", "of_its_members", "verification_requests_past");

        rebuilds.rebuild(readModels.stream().map(TableFold::name).toList()).get(90, TimeUnit.SECONDS);

        assertThat(policies()).isEqualTo(policies);
        assertThat(grants()).isEqualTo(grants);
        assertThat(views()).isEqualTo(views).contains("security_invoker=true");
    }

    private String policies() {
        return said(
                "select tablename, policyname, permissive, roles, cmd, qual, with_check, relrowsecurity, relforcerowsecurity"
                        + " from pg_policies join pg_class on relname = tablename and relnamespace = 'public'::regnamespace"
                        + " where schemaname = 'public' order by 1, 2");
    }

    private String grants() {
        return said(
                "select relname, grantee::regrole, privilege_type from pg_class, aclexplode(relacl)"
                        + " where relnamespace = 'public'::regnamespace order by relname, grantee::regrole::text, privilege_type");
    }

    private String views() {
        return said(
                "select relname, reloptions from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'");
    }

    private String said(String sql) {
        return owner.db().fetch(sql).formatCSV();
    }
}
