package io.muniment.infra.tenancy;

import io.muniment.infra.security.UnsafeConfiguration;
import io.muniment.projection.schema.Routines;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The role as which the application runs: made by the owner where it is not there, and looked at before it is used. */
record RuntimeRole(JdbcConnectionDetails login, OwnerDatabase owner, DataSource dataSource, boolean isProduction) {

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeRole.class);

    private static final String REMEDY =
            "Name a role of its own in DATABASE_USER, and the owner of the tables in DATABASE_OWNER:"
                    + " see docs/operations/running.md, 'Roles of the database'.";

    /** After the migrations, which make what it is granted. */
    void ready() {
        String name = login.getUsername();
        if (owner.isApart() && name != null && !name.isBlank()) {
            make(name);
        }
        List<String> faults = faults();
        if (faults.isEmpty()) {
            return;
        }
        String what = "The application would run as a role of the database that " + String.join(", ", faults);
        if (owner.isApart() || isProduction) {
            throw new UnsafeConfiguration(what, REMEDY);
        }
        LOG.warn("{}: row-level security is no second wall then. {}", what, REMEDY);
    }

    private void make(String name) {
        try {
            owner.db().transaction(making -> making.dsl().connection(connection -> make(connection, name)));
        } catch (DataAccessException refused) {
            throw new UnsafeConfiguration(
                    "The owner of the database could not make the role %s, or not admit it: %s"
                            .formatted(name, refused.getMessage()),
                    "Let an administrator of the server say: create role \"%s\" login password '…' connection limit 50;"
                                    .formatted(name)
                            + " grant muniment_runtime to \"%s\" with inherit true;".formatted(name)
                            + " grant muniment_everywhere to \"%s\" with inherit false, set true;".formatted(name));
        }
    }

    /** The password is made a verifier here: the server, and its log, never see it. */
    private void make(Connection connection, String name) throws SQLException {
        boolean isMade = Boolean.TRUE.equals(Routines.runtimeRoleMade(
                DSL.using(connection, SQLDialect.POSTGRES).configuration(), name));
        if (isMade) {
            String password = Objects.requireNonNullElse(login.getPassword(), "");
            connection.unwrap(PGConnection.class).alterUserPassword(name, password.toCharArray(), null);
            LOG.info("Made the role {}, as which the application runs", name);
        }
    }

    private List<String> faults() {
        DSLContext db = DSL.using(dataSource, SQLDialect.POSTGRES);
        try {
            return List.of(Objects.requireNonNull(Routines.runtimeRoleFaults(db.configuration())));
        } catch (DataAccessException refused) {
            throw new UnsafeConfiguration(
                    "The application cannot sign in to the database: " + refused.getMessage(), REMEDY);
        }
    }
}
