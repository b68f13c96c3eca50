package io.muniment.infra.jooq;

import io.muniment.infra.embedded.BuildServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * {@code GenerateJooq OUTPUT PACKAGE MIGRATIONS…}: does nothing while the migrations and this generator are the same.
 * Each folder of migrations is a history of its own.
 */
public final class GenerateJooq {

    /** Tables of others, and the functions that btree_gist brings. */
    private static final String NOT_OURS = "flyway_.*|scheduled_tasks|gbt_.*|gbtree.*|gist_.*|.*_dist";

    private GenerateJooq() {}

    public static void main(String[] arguments) throws Exception { // whatever fails here fails the build
        generate(Arrays.stream(arguments).skip(2).map(Path::of).toList(), Path.of(arguments[0]), arguments[1]);
    }

    /** Returns whether there was anything to do. */
    static boolean generate(List<Path> migrations, Path output, String targetPackage) throws Exception {
        var stamp = output.resolve(".fingerprint");
        var fingerprint = Fingerprint.of(migrations, targetPackage);
        if (isStamped(stamp, fingerprint)) {
            return false;
        }
        var database = BuildServices.postgres().createDatabase("jooq");
        migrations.forEach(folder -> migrate(database, folder));
        writeCode(database, output, targetPackage);
        Files.writeString(stamp, fingerprint);
        return true;
    }

    private static boolean isStamped(Path stamp, String fingerprint) throws IOException {
        return Files.exists(stamp) && Files.readString(stamp).equals(fingerprint);
    }

    private static void migrate(String database, Path migrations) {
        Flyway.configure()
                .dataSource(database, null, null)
                .locations("filesystem:" + migrations.toAbsolutePath())
                .table("flyway_" + migrations.getFileName())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static void writeCode(String database, Path output, String targetPackage) throws Exception {
        Files.createDirectories(output);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(database))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                .withExcludes(NOT_OURS)
                                .withForcedTypes(new ForcedType()
                                        .withName("INSTANT")
                                        .withIncludeTypes("(?i:timestamp(tz|.*with time zone).*)")))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withJavaTimeTypes(true)
                                .withDeprecationOnUnknownTypes(false)
                                .withGlobalObjectReferences(true))
                        .withTarget(new Target()
                                .withPackageName(targetPackage)
                                .withDirectory(output.toString())
                                .withClean(true))));
    }
}
