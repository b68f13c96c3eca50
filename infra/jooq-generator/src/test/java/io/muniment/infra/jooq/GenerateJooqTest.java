package io.muniment.infra.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GenerateJooqTest {

    @TempDir
    Path migrations;

    @TempDir
    Path others;

    @TempDir
    Path output;

    @BeforeEach
    void aFirstMigration() throws Exception {
        Files.writeString(migrations.resolve("V1__baseline.sql"), """
            CREATE TABLE deed (id uuid PRIMARY KEY, signed_at timestamptz NOT NULL);
            CREATE TABLE scheduled_tasks (task_name text PRIMARY KEY);
            """);
        Files.writeString(others.resolve("V1__others.sql"), "CREATE TABLE seal (id uuid PRIMARY KEY);");
    }

    @Test
    void everyTableOfOursBecomesARecordAndNothingElseDoes() throws Exception {
        assertThat(generate()).isTrue();

        assertThat(output.resolve("probe/tables")).isDirectoryContaining("glob:**/Deed.java");
        assertThat(output.resolve("probe/tables/Deed.java")).content().contains("SQLDataType.INSTANT");
        assertThat(output.resolve("probe/tables/records/DeedRecord.java")).exists();
        assertThat(output.resolve("probe/tables/ScheduledTasks.java")).doesNotExist();
        assertThat(output.resolve("probe/tables")).isDirectoryContaining("glob:**/Seal.java");
        assertThat(output.resolve("probe/tables")).isDirectoryNotContaining("glob:**/Flyway*");
        assertThat(output.resolve("probe/tables/pojos")).doesNotExist();
    }

    @Test
    void onlyAChangeIsAReasonToDoItAgain() throws Exception {
        assertThat(generate()).isTrue();
        assertThat(generate()).isFalse();

        Files.writeString(migrations.resolve("V2__more.sql"), "ALTER TABLE deed ADD COLUMN place text;");
        assertThat(generate()).isTrue();
        assertThat(output.resolve("probe/tables/Deed.java")).content().contains("PLACE");
    }

    private boolean generate() throws Exception {
        return GenerateJooq.generate(List.of(migrations, others), output, "probe");
    }
}
